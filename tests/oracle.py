"""Slow and plain: every allocation there is, and the best of them by the checker's count.

Nothing here reads a rule's rows or a tier's costs. What the engine accepts, charges and
chooses is held against this.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod

from ortools.sat.python import cp_model

from assigner.allocation import Allocation, Seats
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.compact.seating import Seating
from assigner.solve.parts import whole
from assigner.statement import state
from assigner.verify import judge

Key = tuple[tuple[str, Seats], ...]


def key(allocation: Allocation) -> Key:
    """An allocation as something that can be compared and looked up."""
    return tuple(sorted(allocation.seats.items(), key=lambda item: item[0]))


def allocations(problem: Problem) -> Iterator[Allocation]:
    """Every allocation: each case unassigned, or with any caseworker and any co-worker."""
    choices: list[list[Seats | None]] = []
    for case in problem.cases:
        options: list[Seats | None] = [None]
        for lead in problem.workers:
            options.append(Seats(lead))
            if problem.seats(case) == 2:
                options += [Seats(lead, beside) for beside in problem.workers]
        choices.append(options)
    for chosen in product(*choices):
        placed = zip(problem.cases, chosen, strict=True)
        yield Allocation({case: seats for case, seats in placed if seats is not None})


MANY = 10_000
"""Ways to charge, of all seats alike: so many are not gone through one by one."""


class _Collector(cp_model.CpSolverSolutionCallback):
    def __init__(self, seating: Seating) -> None:
        super().__init__()
        self.seating = seating
        self.found: dict[Key, int] = {}

    def on_solution_callback(self) -> None:
        where, charged = _seen(self.seating, self.boolean_value, self.value)
        self.found[where] = min(charged, self.found.get(where, charged))


def _seen(
    seating: Seating, taken: Callable[[cp_model.IntVar], bool],
    value: Callable[[cp_model.IntVar], int],
) -> tuple[Key, int]:
    """An allocation that was found, and what it is charged."""
    parts = [part for part, variable in seating.parts.items() if taken(variable)]
    beside = {part.case: part.worker for part in parts if part.seat == "assists"}
    seats = {p.case: Seats(p.worker, beside.get(p.case)) for p in parts if p.seat == "takes"}
    return key(Allocation(seats)), sum(
        value(excess) * price for charges in seating.soft.values() for excess, price in charges)


def engine_accepts(problem: Problem, rules: Sequence[Rule]) -> Mapping[Key, int]:
    """Every allocation the engine's rows allow, with the least its soft rules charge."""
    statement = state(problem, rules)
    seating = Seating(statement, whole(statement))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    charges = [excess for charges in seating.soft.values() for excess, _ in charges]
    ways = prod(1 + max(within) - min(within) for within in (one.proto.domain for one in charges))
    if ways > MANY:
        return _cheapest_first(seating, solver)
    collector = _Collector(seating)
    solver.parameters.enumerate_all_solutions = True
    status = solver.solve(seating.model, collector)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return collector.found


def _cheapest_first(seating: Seating, solver: cp_model.CpSolver) -> Mapping[Key, int]:
    """The same where minutes are charged: the cheapest again and again, without those found."""
    found: dict[Key, int] = {}
    seating.model.minimize(sum(
        excess * price for charges in seating.soft.values() for excess, price in charges))
    while (status := solver.solve(seating.model)) == cp_model.OPTIMAL:
        where, charged = _seen(seating, solver.boolean_value, solver.value)
        found.setdefault(where, charged)
        seating.model.add_bool_or(
            ~variable if solver.boolean_value(variable) else variable
            for variable in seating.parts.values())
    assert status == cp_model.INFEASIBLE, solver.status_name(status)
    return found


def lawful(problem: Problem, rules: Sequence[Rule]) -> Iterator[Allocation]:
    """Every allocation that breaches no hard rule."""
    hard = [rule for rule in rules if rule.hard]
    for allocation in allocations(problem):
        for place, rule in enumerate(hard):
            if any(True for _ in rule.breaches(problem, allocation)):
                hard.insert(0, hard.pop(place))  # what was broken is soon broken again
                break
        else:
            yield allocation


def checker_accepts(problem: Problem, rules: Sequence[Rule]) -> Mapping[Key, int]:
    """Every allocation without a hard breach, with what its soft breaches cost."""
    soft = [rule for rule in rules if not rule.hard]
    return {
        key(allocation): sum(
            rule.price * breach.amount
            for rule in soft for breach in rule.breaches(problem, allocation)
        )
        for allocation in lawful(problem, rules)
    }


@dataclass(frozen=True)
class Best:
    """The best allocation, what its tiers cost, and the placed cases that are tied in it."""

    allocation: Allocation
    costs: Mapping[str, tuple[int, ...]]
    tied: frozenset[str]


def best(problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier]) -> list[Best]:
    """The best of all allocations; none when the hard rules leave none.

    More than one only where a tolerance leaves open which of several equally balanced
    allocations it starts from.
    """
    legal = _legal(problem, rules)
    free = replace(problem, pins=frozenset(), forbids=frozenset())
    origins = _origins(free, tiers, _legal(free, rules)) if free != problem else []
    return [
        Best(allocation, judge(problem, rules, tiers, allocation).costs, tied)
        for allocation, tied in _narrow(problem, tiers, legal, origins)
    ] if legal else []


Cost = tuple[int, ...]


@dataclass
class Counted:
    """What the checker counts in an allocation; a tier nobody asks for is not counted."""

    problem: Problem
    rules: Sequence[Rule]
    allocation: Allocation
    known: dict[str, Cost] = field(default_factory=dict)

    def cost(self, tier: Tier) -> Cost:
        if tier.name not in self.known:
            own = [rule for rule in self.rules if not rule.hard and rule.soft_tier == tier.name]
            self.known |= judge(self.problem, own, (tier,), self.allocation).costs
        return self.known[tier.name]


Judged = list[tuple[Allocation, Counted]]
Origin = tuple[tuple[Cost, ...], Cost]
"""What the tiers before balance cost without decisions, and how far the balance may rise."""


def _legal(problem: Problem, rules: Sequence[Rule]) -> Judged:
    return [(a, Counted(problem, rules, a)) for a in lawful(problem, rules)]


def _origins(problem: Problem, tiers: Sequence[Tier], left: Judged) -> list[Origin]:
    """From where a tolerance may count; none without one."""
    before: list[Cost] = []
    for tier in tiers:
        least = min(found.cost(tier) for _, found in left)
        left = [(a, found) for a, found in left if found.cost(tier) == least]
        if isinstance(tier, Balance) and tier.tolerance:
            return [(tuple(before), most) for most in {tier.allowed(problem, a) for a, _ in left}]
        before.append(least)
    return []


def _allowed(
    problem: Problem, tier: Balance, good: Judged, before: tuple[Cost, ...],
    origins: Sequence[Origin],
) -> set[Cost]:
    """How far a balance may rise, under each origin there may be."""
    best = good[0][1].cost(tier)
    known = [most for costs, most in origins if costs == before and len(most) == len(best)]
    if known:
        return {tuple(map(max, most, best)) for most in known}
    return {tier.allowed(problem, a) for a, _ in good}


def _narrow(
    problem: Problem, tiers: Sequence[Tier], left: Judged, origins: Sequence[Origin],
) -> Iterator[tuple[Allocation, frozenset[str]]]:
    for place, tier in enumerate(tiers):
        least = min(found.cost(tier) for _, found in left)
        good = [(a, found) for a, found in left if found.cost(tier) == least]
        if isinstance(tier, TieBreak):
            allocation = good[0][0]
            yield allocation, _tied(allocation, left)
            return
        if isinstance(tier, Balance) and tier.tolerance:
            before = tuple(good[0][1].cost(earlier) for earlier in tiers[:place])
            for most in sorted(_allowed(problem, tier, good, before, origins)):
                within = [item for item in left if _within(item[1].cost(tier), most)]
                yield from _narrow(problem, tiers[place + 1 :], within, origins)
            return
        left = good
    yield left[0][0], frozenset()


def _within(cost: tuple[int, ...], most: tuple[int, ...]) -> bool:
    return all(has <= may for has, may in zip(cost, most, strict=True))


def _tied(allocation: Allocation, equals: Judged) -> frozenset[str]:
    return frozenset(
        case
        for case, seats in allocation.seats.items()
        if any(other.seats.get(case) != seats for other, _ in equals)
    )
