"""Moves by choice, looked for in haste and proven once, against the plain model of everything.

Small days would be proven at the first glance; so the effort is taken away too, which leaves
what a large day meets: few seats at a time, and no time to look at them.
"""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from assigner.allocation import Allocation, Seats
from assigner.instance import Instance
from assigner.scenarios.change import Written
from assigner.scenarios.optional_moves import Choice
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalancing import Point, Rebalancing
from assigner.solve import Limits, cpsat
from assigner.solve.optional_moves import Together
from assigner.solve.optional_moves_parameters import OptionalMovesParameters
from assigner.verify import judge
from tests.draws import drawn
from tests.rebalance.offices import CHEAP, change, office, rebalance, with_somebody_away
from tests.rebalance.plain_model import made, solved, whole_question

KINDS = ("leaves", "absent", "returns", "hours")
EFFORTS: tuple[Mapping[str, object], ...] = (
    {},
    {"glances": ()},
    {"glances": ((3, 0.01), (8, 0.01)), "few": 0},
    {"glances": ((6, 0.001),), "few": 3, "seats_of_later_tiers": 0},
)


def asked(seed: int) -> tuple[Instance, Written]:
    draw = Random(seed)
    kind = KINDS[seed % len(KINDS)]
    day = office(draw, draw.choice((4, 5)), draw.choice((12, 18)), draw.choice((0, 2)))
    if kind == "returns":
        day = with_somebody_away(draw, day)
    return day, change(draw, day, kind)


def ended(day: Rebalance, most: int) -> tuple[Point, Point]:
    moving = Rebalancing(day, Limits())
    first = moving.placed()
    return first, list(moving.upto(first, most, only_last=True))[-1]


def after(choice: Choice, point: Point) -> Allocation:
    """The office as the point leaves it: what it does not place stays with whom it is, or nobody.

    Not beside the first placement: another case may be the one nobody takes.
    """
    home = {case.id: Seats(case.caseworker) for case in choice.offered}
    return Allocation({**home, **solved(point).allocation.seats})


def hold(seed: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Every answer there is to one staff change; how many cases moved by choice."""
    draw, (day, changed) = Random(seed), asked(seed)
    plain = rebalance(day, [changed], CHEAP)
    default = plain.policy.moves
    assert default is not None
    most = draw.choice((1, 2, 3, default.at_most.whole))
    for name, value in EFFORTS[draw.randrange(len(EFFORTS))].items():
        monkeypatch.setattr(OptionalMovesParameters, name, value)
    first, point = ended(plain, most)
    choice = Choice(plain, solved(first).allocation, solved(first).reached)
    if not choice.offered:
        return 0
    whole, tiers = choice.whole.problem, choice.whole.policy.tiers
    best = whole_question(choice, most, tiers)
    least = [item.value for item in best.reached]
    held_to(choice, most, least)

    judged = judge(whole, choice.whole.policy.rules, tiers, after(choice, point))
    assert judged.breaches == ()
    assert point.proven
    assert made(point) <= most
    for tier, value, item in zip(tiers, least, solved(point).reached, strict=True):
        assert not item.proven or item.bound == item.value
        if item.proven and tier.name not in point.over:
            assert judged.costs[tier.name] == value, tier.name

    other = ended(rebalance(_shuffled(draw, day), [changed], CHEAP), most)[1]
    monkeypatch.setattr(cpsat, "SEED", 1 + seed)
    drawn_again = ended(plain, most)[1]
    elsewhere = ended(replace(plain, seed=1 + seed), most)[1]
    alone = not best.tied and not point.over
    for again, same in ((other, not point.over), (drawn_again, not point.over), (elsewhere, alone)):
        assert again.proven
        assert _costs(again)[:3] == _costs(point)[:3]
        if same:
            assert solved(again).allocation == solved(point).allocation
    return made(point)


def held_to(choice: Choice, most: int, least: list[tuple[int, ...]]) -> None:
    """Whatever is told on the way: a plan as dear as it says, and a bound below the best."""
    question, told = choice.question, list[Together]()
    told.append(question.least(most, choice.placed, Limits(), told.append))
    (best,) = least[question.at]
    for together in told:
        judged = judge(
            choice.whole.problem, choice.whole.policy.rules, choice.whole.policy.tiers,
            Allocation(together.seats),
        )
        assert judged.breaches == ()
        assert judged.costs["moves"] == (together.value,)
        assert together.bound <= best <= together.value
    assert told[-1].proven
    for tier, value in list(zip(question.tiers, least, strict=True))[: told[-1].decided]:
        assert judged.costs[tier.name] == value, tier.name


def _shuffled(draw: Random, day: Instance) -> Instance:
    """The same day, its rows in another order."""
    return replace(
        day,
        caseworkers=tuple(draw.sample(day.caseworkers, len(day.caseworkers))),
        cases=tuple(draw.sample(day.cases, len(day.cases))),
        caseload=tuple(draw.sample(day.caseload, len(day.caseload))),
    )


def _costs(point: Point) -> list[tuple[int, ...]]:
    return [item.value for item in solved(point).reached]


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(2, range(400)))
def test_a_staff_change_ends_as_the_plain_model_says(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(seed, monkeypatch)


@pytest.mark.landing
def test_with_a_move_another_case_may_be_the_one_nobody_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seed = 1055
    day, changed = asked(seed)
    first, point = ended(rebalance(day, [changed], CHEAP), 1)
    placed = [set(solved(each).allocation.seats) & {"n0", "n1"} for each in (first, point)]
    assert placed == [{"n1"}, {"n0"}]
    assert hold(seed, monkeypatch) == 1


def test_a_width_that_holds_no_seat_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OptionalMovesParameters, "glances", ((0, 0.01),))
    monkeypatch.setattr(OptionalMovesParameters, "few", 0)
    open_at_first = 0
    for seed in range(12):
        day, changed = asked(seed)
        plain = rebalance(day, [changed], CHEAP)
        first = Rebalancing(plain, Limits()).placed()
        choice = Choice(plain, solved(first).allocation, solved(first).reached)
        told: list[Together] = []
        assert choice.question.least(3, choice.placed, Limits(), told.append).proven
        open_at_first += not told[0].proven
    assert open_at_first > 3


@pytest.mark.landing
def test_and_some_of_them_move_cases_by_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(hold(seed, monkeypatch) for seed in range(4000, 4020))
