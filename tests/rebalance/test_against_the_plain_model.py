"""Random staff changes: the same as the plain model with a move tier, and nothing needless."""

import itertools
from collections import Counter
from random import Random

import pytest

from assigner.instance import Instance
from assigner.scenarios.change import Written
from assigner.scenarios.optional_moves import Choice
from assigner.scenarios.rebalancing import Rebalancing, curve
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn
from tests.oracle import best
from tests.rebalance.offices import CHEAP, change, office, rebalance
from tests.rebalance.plain_model import made, plainly, solved, worth

KINDS = ("leaves", "absent", "hand_over", "joins", "hours", "capacity")


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(9, range(18)))
def test_what_must_move_is_placed_as_the_plain_model_does(seed: int) -> None:
    draw = Random(seed)
    day = office(draw, 4, 22, draw.choice((0, 2)))
    kind = KINDS[seed % 3]
    asked = rebalance(day, [change(draw, day, kind)], {})
    found = solved(Rebalancing(asked, Limits()).placed())
    plain = allocate_plainly(
        state(asked.problem, asked.policy.rules), asked.policy.tiers, Limits()
    )
    assert isinstance(plain, Solved)
    assert found.proven
    assert [item.value for item in found.reached] == [item.value for item in plain.reached]
    assert found.allocation == plain.allocation
    moved = {move.case for move in asked.moves(found.allocation)}
    assert moved <= asked.restaffed.origins.keys(), "a case moves that need not"


@pytest.mark.parametrize("seed", range(6))
def test_and_as_the_best_of_all_there_are(seed: int) -> None:
    draw = Random(100 + seed)
    day = office(draw, 3, 5, 1)
    asked = rebalance(day, [change(draw, day, ("leaves", "hand_over")[seed % 2])], {})
    found = solved(Rebalancing(asked, Limits()).placed())
    (expected,) = best(asked.problem, asked.policy.rules, asked.policy.tiers)
    assert found.allocation == expected.allocation


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(5, range(15)))
def test_moves_by_choice_are_those_of_the_plain_model(seed: int) -> None:
    draw = Random(200 + seed)
    day = office(draw, 5, 20, 0)
    asked = rebalance(day, [change(draw, day, KINDS[3 + seed % 3])], CHEAP)
    moving = Rebalancing(asked, Limits())
    first = moving.placed()
    choice = Choice(asked, solved(first).allocation, solved(first).reached)
    for most in (1, 3):
        point = list(moving.upto(first, most, only_last=True))[-1]
        assert point.proven
        assert made(point) <= most
        assert worth(point) == plainly(choice, most)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_hundreds_of_staff_changes(seed: int) -> None:
    """All of it at once: as the plain model tier by tier, nothing needless, the curve holds."""
    draw = Random(seed)
    day = office(draw, draw.choice((3, 4, 6)), draw.choice((12, 25, 40)), draw.choice((0, 0, 3)))
    kinds = draw.sample(KINDS, draw.choice((1, 1, 2)))
    asked = rebalance(day, _agreeing(draw, day, kinds), draw.choice((CHEAP, CHEAP, {})))
    moving = Rebalancing(asked, Limits())
    first = moving.placed()
    found, plain = solved(first), allocate_plainly(
        state(asked.problem, asked.policy.rules), asked.policy.tiers, Limits()
    )
    assert isinstance(plain, Solved)
    assert first.proven
    assert [item.value for item in found.reached] == [item.value for item in plain.reached]
    assert {m.case for m in asked.moves(found.allocation)} <= asked.restaffed.origins.keys()
    most = draw.choice((1, 3, 6))
    points = list(moving.upto(first, most, only_last=False))
    rows = curve(points, most)
    assert worth(points[-1]) == plainly(Choice(asked, found.allocation, found.reached), most)
    for point in points:
        policy = point.rebalance.policy
        judged = judge(
            point.rebalance.problem, policy.rules, policy.tiers, solved(point).allocation
        )
        assert judged.breaches == ()
        assert made(point) <= point.most <= most
        assert point.proven
    for before, after in itertools.pairwise(rows):
        costs = [[tier.value for tier in row.tiers[:3]] for row in (before, after)]
        assert costs[1] <= costs[0]


def _agreeing(draw: Random, day: Instance, kinds: list[str]) -> list[Written]:
    """Changes of these kinds, each of somebody else."""
    found: list[Written] = []
    for kind in kinds:
        one = change(draw, day, kind)
        if all(one.cells.get("caseworker") != other.cells.get("caseworker") for other in found):
            found.append(one)
    return found or [change(draw, day, kinds[0])]


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(2, range(12)))
def test_the_curve_never_rises_and_every_point_holds(seed: int) -> None:
    draw = Random(300 + seed)
    day = office(draw, 6, 40, draw.choice((0, 2)))
    asked = rebalance(day, [change(draw, day, KINDS[seed % len(KINDS)])], CHEAP)
    moving = Rebalancing(asked, Limits())
    points = list(moving.upto(moving.placed(), 6, only_last=False))
    rows = curve(points, 6)
    assert [row.moves for row in rows] == list(range(7))
    for point in points:
        problem, policy = point.rebalance.problem, point.rebalance.policy
        judged = judge(problem, policy.rules, policy.tiers, solved(point).allocation)
        assert judged.breaches == ()
        assert made(point) <= point.most
    for before, after in itertools.pairwise(rows):
        assert after.made <= after.moves
        costs = [[tier.value for tier in row.tiers[:4]] for row in (before, after)]
        assert costs[1][:3] <= costs[0][:3]
    assert sum(row.stops_paying for row in rows) <= 1
    assert all(row.proven for row in rows)


@pytest.mark.landing
@pytest.mark.parametrize("seeds", [
    range(3), pytest.param(range(3, 40), marks=pytest.mark.long),
], ids=len)
def test_no_case_that_stays_moves_by_choice(seeds: range) -> None:
    moved = 0
    for seed in seeds:
        draw = Random(400 + seed)
        day = office(draw, 5, 40, 0)
        asked = rebalance(day, [change(draw, day, "capacity")], CHEAP)
        moving = Rebalancing(asked, Limits())
        point = list(moving.upto(moving.placed(), 5, only_last=True))[-1]
        for move in point.rebalance.moves(solved(point).allocation):
            moved += 1
            held = asked.held[move.case]
            assert not held.frozen
            assert not held.co_caseworker
            assert held.due is None or (held.due - day.date).days > 14
    assert moved > len(seeds)


@pytest.mark.landing
def test_a_caseload_too_large_for_patterns_keeps_its_prices() -> None:
    """The office way knows no prices beside loads: it claimed the balance for both."""
    draw = Random(7)
    day = office(draw, 4, 200, 0)
    counts = Counter(case.caseworker for case in day.caseload)
    ((most, held),) = counts.most_common(1)
    asked = rebalance(day, [Written("leaves", {"caseworker": most}, {}, "leaves")], {})
    assert held > 60
    point = Rebalancing(asked, Limits(seconds=2)).placed()
    assert not solved(point).cut
    values = {item.tier.name: item.value[0] for item in solved(point).reached}
    assert values["moves"] > values["balance"]
