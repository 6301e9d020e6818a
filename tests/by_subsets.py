"""A second way to the best allocation, for one adviser a case: a programme over subsets.

Held and Karp's idea, worker by worker: the best cost of giving some set of cases to the
first k caseworkers. Costs are compared in the order of the tiers; each is added up over
caseworkers (`leximax`: merged in order), so what is best for a part stays best in a whole.
`minmax` is reached in two rounds: the highest first, then everything else below it.
It knows neither rows nor CP-SAT; what a caseworker may hold is asked of the checker.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assigner.allocation import Allocation, Seats, load_after
from assigner.objective import Measure, Tier
from assigner.problem import Problem
from assigner.rule import Rule

Cost = tuple[tuple[int, ...], ...]
Subset = frozenset[str]


@dataclass(frozen=True)
class Way:
    """A cost and the seats that have it."""

    cost: Cost
    seats: Mapping[str, Seats]


def best_by_subsets(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], kind: Measure
) -> Way:
    """The best allocation. Rules must judge each caseworker's cases by themselves."""
    if kind != "minmax":
        return _best(problem, rules, tiers, kind, None)
    place = [tier.name for tier in tiers].index("balance")
    first = _best(problem, rules, tiers[: place + 1], kind, None)
    return _best(problem, rules, tiers, kind, first.cost[place][0] if first.cost[place] else 0)


def _best(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], kind: Measure, lid: int | None
) -> Way:
    ways: dict[Subset, Way] = {frozenset(): Way(_nothing(tiers), {})}
    for worker in problem.workers:
        hands = list(_hands(problem, rules, tiers, kind, worker, lid))
        after: dict[Subset, Way] = {}
        for placed, way in ways.items():
            for mine, cost in hands:
                if placed & mine:
                    continue
                together = placed | mine
                total = _add(tiers, kind, way.cost, cost, lid)
                if together not in after or total < after[together].cost:
                    seats = {**way.seats, **{case: Seats(worker) for case in mine}}
                    after[together] = Way(total, seats)
        ways = after
    left = {
        placed: _unassigned(problem, tiers, placed) for placed in ways
    }
    return min(
        (Way(_add(tiers, kind, way.cost, left[placed], lid), way.seats)
         for placed, way in ways.items()),
        key=lambda way: way.cost,
    )


def _hands(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], kind: Measure, worker: str,
    lid: int | None,
) -> Iterator[tuple[Subset, Cost]]:
    """What one caseworker may be given, and what it costs."""
    for size in range(len(problem.cases) + 1):
        for mine in combinations(problem.cases, size):
            allocation = Allocation({case: Seats(worker) for case in mine})
            found = [(rule, b) for rule in rules for b in rule.breaches(problem, allocation)]
            if any(rule.hard for rule, _ in found):
                continue
            own = [(rule, b) for rule, b in found if b.subject in {worker, *mine}]
            high = load_after(problem, allocation, worker) * problem.steepness[worker]
            if lid is not None and high > lid:
                continue
            yield frozenset(mine), tuple(
                _hand(problem, tier, kind, allocation, worker,
                      sum(rule.price * b.amount for rule, b in own
                          if rule.soft_tier == tier.name))
                for tier in tiers
            )


def _hand(
    problem: Problem, tier: Tier, kind: Measure, allocation: Allocation, worker: str, soft: int
) -> tuple[int, ...]:
    if tier.name == "balance":
        if problem.capacity[worker] <= 0:
            return (0,) if kind == "sumsq" else ()
        load = load_after(problem, allocation, worker)
        steep = problem.steepness[worker]
        return (load * load * steep,) if kind == "sumsq" else (load * steep,)
    if tier.name == "unassigned":
        return (0,)
    return tier.measure(problem, allocation, soft)


def _unassigned(problem: Problem, tiers: Sequence[Tier], placed: Subset) -> Cost:
    anybody = next(iter(problem.workers))
    allocation = Allocation({case: Seats(anybody) for case in placed})
    return tuple(
        tier.measure(problem, allocation, 0) if tier.name == "unassigned"
        else () if tier.name == "balance" else (0,)
        for tier in tiers
    )


def _nothing(tiers: Sequence[Tier]) -> Cost:
    return tuple(() if tier.name == "balance" else (0,) for tier in tiers)


def _add(
    tiers: Sequence[Tier], kind: Measure, one: Cost, other: Cost, lid: int | None
) -> Cost:
    total: list[tuple[int, ...]] = []
    for tier, a, b in zip(tiers, one, other, strict=True):
        if tier.name == "unassigned":
            total.append(max(a, b))  # nothing is left but what nobody at all has
        elif tier.name != "balance":
            total.append((a[0] + b[0],))
        elif kind == "sumsq":
            total.append((sum(a) + sum(b),))
        elif kind == "leximax":
            total.append(tuple(sorted(a + b, reverse=True)))
        else:
            total.append((0,) if lid is not None else (max(a + b, default=0),))
    return tuple(total)
