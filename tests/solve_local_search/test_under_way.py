"""While it works: what is told is a whole plan with true bounds, in bounded memory."""

import tracemalloc
from dataclasses import replace

import pytest

from assigner.allocation import Allocation
from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.solve.limits import Limits
from assigner.solve.local_search.engine import allocate_office
from assigner.solve.local_search.parameters import ChainParameters, SearchParameters
from assigner.solve.outcome import Solved
from assigner.solve.standing import SolveStanding
from assigner.statement import state
from assigner.verify import disagreements
from tests.solve_local_search.offices import office, rules

TIERS = (Unassigned(), Balance())


def test_what_is_told_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SearchParameters, "tell_every", 0.0)
    day, told = office(60, 16, "tight", few=(2, 5)), list[SolveStanding]()
    ended = allocate_office(state(day, rules()), TIERS, Limits(seconds=4, tell=told.append))
    assert isinstance(ended, Solved)
    assert len(told) > len(TIERS)
    final = {item.tier.name: item for item in ended.reached}
    for standing in told:
        claimed = {item.tier.name: item.value for item in standing.reached}
        tiers = [item.tier for item in standing.reached]
        assert disagreements(day, rules(), tiers, Allocation(standing.seats), claimed) == ()
        for item in standing.reached:
            assert item.bound <= final[item.tier.name].value


@pytest.mark.landing
def test_chains_within_any_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    day = office(400, 24, "third")
    statement = state(day, rules())
    plenty = allocate_office(statement, TIERS, Limits())
    monkeypatch.setattr(ChainParameters, "labels", 500)
    monkeypatch.setattr(ChainParameters, "known", 3_000)
    little = allocate_office(statement, TIERS, Limits())
    assert isinstance(plenty, Solved)
    assert isinstance(little, Solved)
    for one in (plenty, little):
        assert one.reached[1].bound <= min(plenty.reached[1].value, little.reached[1].value)
    assert little.reached[1].value[0] < 1.001 * plenty.reached[1].value[0]


@pytest.mark.long
def test_rows_in_another_order_give_the_same_plan() -> None:
    day = office(40, 20, "tight", few=(2, 4), siblings=0.1, two_advisers=0.1)
    facts = day.instance
    turned = replace(day, instance=replace(
        facts, caseworkers=facts.caseworkers[::-1], cases=facts.cases[::-1],
    ))
    one, other = (allocate_office(state(d, rules()), TIERS, Limits()) for d in (day, turned))
    assert isinstance(one, Solved)
    assert isinstance(other, Solved)
    assert one.allocation == other.allocation


@pytest.mark.long
def test_a_large_office_in_a_gigabyte() -> None:
    day = office(6_000, 400, "third")
    statement = state(day, rules())
    tracemalloc.start()
    allocate_office(statement, TIERS, Limits(seconds=60))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2**30
