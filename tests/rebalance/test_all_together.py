"""Placing and moving as one question: held to every allocation there is, on tiny days."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from random import Random

import pytest

from assigner.allocation import Allocation, Seats
from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.scenarios.change import Written
from assigner.scenarios.optional_moves import Choice
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalancing import Point, Rebalancing, curve
from assigner.solve import Limits, Solved
from assigner.verify import judge
from tests.draws import drawn
from tests.office import TODAY
from tests.rebalance.offices import CHEAP, rebalance

pytestmark = pytest.mark.landing

Costs = tuple[tuple[int, ...], ...]


def tiny(draw: Random) -> Instance:
    """Three people, a few open cases with siblings, a new one now and then; some are new here."""
    workers = tuple(
        Caseworker(
            id=f"w{at}", team="intake", weekly_minutes=60 * draw.choice((37, 20)),
            hired=TODAY - timedelta(days=draw.choice((30, 4000, 4000, 4000))),
            capacity_minutes=60 * draw.choice((6, 10, 15)),
            max_cases=draw.choice((None, None, None, 4)),
        )
        for at in range(3)
    )
    held = tuple(
        OpenCase(
            id=f"h{at}", phase="intake", complexity=draw.choice(("simple", "very_complex")),
            family=draw.choice(("", "f1", "f2")), children=draw.choice((1, 2, 3)),
            weight_minutes=60 * draw.choice((1, 2, 3, 4)),
            caseworker=f"w{min(draw.randrange(3), draw.randrange(3))}",
            co_caseworker="w2" if draw.random() < 0.05 else "",
            previous_caseworker=draw.choice(("", "", "w1")),
            assigned=TODAY - timedelta(days=draw.randrange(10, 900)),
            frozen=draw.random() < 0.1,
            due=draw.choice((None, None, TODAY + timedelta(days=5))),
        )
        for at in range(draw.choice((4, 5)))
    )
    held = tuple(case for case in held if case.co_caseworker != case.caseworker)
    new = tuple(
        Case(id=f"n{at}", phase="intake", complexity="simple",
             family=draw.choice(("", "f1")), two_advisers=draw.random() < 0.2,
             weight_minutes=60 * draw.choice((1, 2)))
        for at in range(draw.choice((0, 1, 2)))
    )
    return Instance(date=TODAY, model="danish-child-welfare", office="Tiny",
                    caseworkers=workers, cases=new, caseload=held)


def asked(seed: int) -> Rebalance:
    draw = Random(seed)
    day = tiny(draw)
    norms = {
        "rules.stock_ceiling.at": str(draw.choice((3, 6, 30))),
        "rules.very_complex_ceiling.at": str(draw.choice((1, 4))),
        "rules.inflow_day.at": str(draw.choice((1, 5))),
        "rules.family_caseworker.hard": draw.choice(("true", "false")),
    }
    cells = {"caseworker": "w0", "percent": "60"}
    case = draw.choice(day.caseload).id
    change = draw.choice((
        Written("capacity", cells, {}, "capacity"),
        Written("hand_over", {"case": case}, {}, "hand_over"),
        Written("leaves", {"caseworker": "w1"}, {}, "leaves"),
    ))
    return rebalance(day, [change], CHEAP | norms)


def every(choice: Choice, most: int) -> Iterator[Allocation]:
    """Every allocation with at most so many moves."""
    problem = choice.whole.problem
    options: list[list[Seats | None]] = []
    for case in problem.cases:
        people = list(problem.workers)
        if case in problem.by_choice:
            options.append([Seats(who) for who in people])
        elif problem.seats(case) == 2:
            pairs = [Seats(one, two) for one, two in product(people, people) if one != two]
            options.append([None, *pairs])
        else:
            options.append([None, *(Seats(who) for who in people)])
    for chosen in product(*options):
        seats = {c: who for c, who in zip(problem.cases, chosen, strict=True) if who is not None}
        moved = sum(seats[c].caseworker != who for c, who in problem.by_choice.items())
        if moved <= most:
            yield Allocation(seats)


def best(choice: Choice, most: int) -> Costs:
    """The least every tier comes to, in order; norms no further above than with nothing moved."""
    whole = choice.whole
    found: list[Costs] = []
    for allocation in every(choice, most):
        judged = judge(whole.problem, whole.policy.rules, whole.policy.tiers, allocation)
        if not judged.breaches:
            found.append(tuple(judged.costs[tier.name] for tier in whole.policy.tiers))
    return min(found)


def reached(point: Point) -> Costs:
    assert isinstance(point.outcome, Solved)
    return tuple(item.value for item in point.outcome.reached)


def hold(seed: int) -> int:
    """What every number of moves comes to, and that it is proven over everything."""
    day = asked(seed)
    moving = Rebalancing(day, Limits())
    first = moving.placed()
    assert isinstance(first.outcome, Solved)
    choice = Choice(day, first.outcome.allocation, first.outcome.reached)
    points = list(moving.upto(first, 3, only_last=False))
    rows = curve(points, 3)
    gained = 0
    for most, row in enumerate(rows):
        expected = best(choice, most)
        costs = tuple(tier.cost for tier in row.tiers)
        # How many cases there are makes another number of "one case unassigned".
        assert costs[1:] == expected[1:], most
        assert row.proven
        assert all(tier.over is None for tier in row.tiers)
        gained += expected[2] < best(choice, 0)[2]
        if row.stops_paying:
            assert expected[2] == best(choice, 3)[2]
    (last,) = list(moving.upto(first, 3, only_last=True))
    assert reached(last)[1:] == best(choice, 3)[1:]
    return gained


@pytest.mark.parametrize("seed", drawn(2, range(30)))
def test_no_placement_with_other_moves_is_better(seed: int) -> None:
    hold(seed)


@pytest.mark.long
def test_and_there_are_moves_that_pay() -> None:
    gained = 0
    for seed in range(30, 36):
        gained += hold(seed)
        if gained > 3:
            break
    assert gained > 3


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2000, 2300))
def test_hundreds_of_tiny_days(seed: int) -> None:
    hold(seed)
