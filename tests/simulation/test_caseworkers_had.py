"""Children of many caseworkers: counted by hand, and again from what every morning gave."""

from collections import defaultdict

import pytest

from assigner.instance import OpenCase
from assigner.simulation.caseworkers_had import CaseworkersHad
from assigner.simulation.tally import Tally
from tests.office import case, held
from tests.simulation.offices import setting, year

YEAR = 250


def had(*taken: tuple[int, str]) -> CaseworkersHad:
    found = CaseworkersHad()
    for number, who in taken:
        found.took("1", who, number)
    return found


def share(of: CaseworkersHad, number: int) -> float | None:
    tally = Tally(days=1)
    of.tell(tally, [case("1", children=2), held("2", "A", children=6)], number)
    return tally.measures()["three_caseworkers_share"]


def test_three_different_ones_within_a_year_are_many() -> None:
    three = had((-1, "A"), (10, "B"), (20, "C"))
    assert (three.changes("1", 20), share(three, 20)) == (2, 0.25)
    assert (three.changes("1", 10 + YEAR - 1), share(three, 10 + YEAR - 1)) == (2, 0.25)
    assert (three.changes("1", 10 + YEAR), share(three, 10 + YEAR)) == (1, 0)
    assert three.changes("1", 20 + YEAR) == 0
    assert three.earlier("1") == {"A", "B", "C"}


def test_who_gets_it_back_is_a_change_and_nobody_new() -> None:
    back = had((-1, "A"), (10, "B"), (20, "A"))
    assert (back.changes("1", 20), share(back, 20)) == (2, 0)
    same = had((-1, "A"), (10, "A"))
    assert same.changes("1", 20) == 0


@pytest.mark.landing
def test_the_run_counts_what_its_mornings_gave() -> None:
    """A second count, from who holds each case each evening; by the day they were given it."""
    there = setting(60, load_=0.9)
    run = year(there)
    seen: dict[str, list[str]] = defaultdict(list)
    for item in there.instance.caseload:
        seen[item.id].append(item.caseworker)
    gave = run._give

    def listens(allocation: object, *rest: object) -> None:
        for name, seats in allocation.seats.items():  # type: ignore[attr-defined]
            seen[name].append(seats.caseworker)
        gave(allocation, *rest)  # type: ignore[arg-type]

    run._give = listens  # type: ignore[method-assign,assignment]
    for _ in run.run():
        pass
    cases = [*run.caseloads.open.values(), *(one.case for one in run.waiting.values())]
    many = [one for one in cases if len({*seen[one.id]}) >= 3]
    assert many
    assert any(isinstance(one, OpenCase) for one in many)
    assert run.tally.measures()["three_caseworkers_share"] == (
        sum(one.children for one in many) / sum(one.children for one in cases))
    for one in (one.case for one in run.waiting.values() if len(seen[one.case.id]) > 1):
        assert one.earlier == {*seen[one.id]}
