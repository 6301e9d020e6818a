"""Slow and plain: every allocation there is, and the best of them by the checker's count.

Nothing here reads a rule's rows or a tier's costs. What the engine accepts, charges and
chooses is held against this.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

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
from assigner.verify import Judgement, judge

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


class _Collector(cp_model.CpSolverSolutionCallback):
    def __init__(self, seating: Seating) -> None:
        super().__init__()
        self.seating = seating
        self.found: dict[Key, int] = {}

    def on_solution_callback(self) -> None:
        taken = [p for p, variable in self.seating.parts.items() if self.boolean_value(variable)]
        beside = {part.case: part.worker for part in taken if part.seat == "assists"}
        seats = {p.case: Seats(p.worker, beside.get(p.case)) for p in taken if p.seat == "takes"}
        charged = sum(
            self.value(excess) * price
            for charges in self.seating.soft.values()
            for excess, price in charges
        )
        where = key(Allocation(seats))
        self.found[where] = min(charged, self.found.get(where, charged))


def engine_accepts(problem: Problem, rules: Sequence[Rule]) -> Mapping[Key, int]:
    """Every allocation the engine's rows allow, with the least its soft rules charge."""
    statement = state(problem, rules)
    seating = Seating(statement, whole(statement))
    collector = _Collector(seating)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    status = solver.solve(seating.model, collector)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return collector.found


def checker_accepts(problem: Problem, rules: Sequence[Rule]) -> Mapping[Key, int]:
    """Every allocation without a hard breach, with what its soft breaches cost."""
    found = {}
    for allocation in allocations(problem):
        breaches = [
            (rule, breach) for rule in rules for breach in rule.breaches(problem, allocation)
        ]
        if not any(rule.hard for rule, _ in breaches):
            charged = sum(rule.price * breach.amount for rule, breach in breaches)
            found[key(allocation)] = charged
    return found


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
    legal = _legal(problem, rules, tiers)
    free = replace(problem, pins=frozenset(), forbids=frozenset())
    origins = _origins(free, tiers, _legal(free, rules, tiers)) if free != problem else []
    return list(_narrow(problem, tiers, legal, origins)) if legal else []


Judged = list[tuple[Allocation, Judgement]]
Cost = tuple[int, ...]
Origin = tuple[tuple[Cost, ...], Cost]
"""What the tiers before balance cost without decisions, and how far the balance may rise."""


def _legal(problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier]) -> Judged:
    judged = [(a, judge(problem, rules, tiers, a)) for a in allocations(problem)]
    return [(a, found) for a, found in judged if not found.breaches]


def _origins(problem: Problem, tiers: Sequence[Tier], left: Judged) -> list[Origin]:
    """From where a tolerance may count; none without one."""
    before: list[Cost] = []
    for tier in tiers:
        least = min(found.costs[tier.name] for _, found in left)
        left = [(a, found) for a, found in left if found.costs[tier.name] == least]
        if isinstance(tier, Balance) and tier.tolerance:
            return [(tuple(before), most) for most in {tier.allowed(problem, a) for a, _ in left}]
        before.append(least)
    return []


def _allowed(
    problem: Problem, tier: Balance, good: Judged, before: tuple[Cost, ...],
    origins: Sequence[Origin],
) -> set[Cost]:
    """How far a balance may rise, under each origin there may be."""
    best = good[0][1].costs[tier.name]
    known = [most for costs, most in origins if costs == before and len(most) == len(best)]
    if known:
        return {tuple(map(max, most, best)) for most in known}
    return {tier.allowed(problem, a) for a, _ in good}


def _narrow(
    problem: Problem, tiers: Sequence[Tier], left: Judged, origins: Sequence[Origin],
) -> Iterator[Best]:
    for place, tier in enumerate(tiers):
        least = min(found.costs[tier.name] for _, found in left)
        good = [(a, found) for a, found in left if found.costs[tier.name] == least]
        if isinstance(tier, TieBreak):
            allocation, found = good[0]
            yield Best(allocation, found.costs, _tied(allocation, left))
            return
        if isinstance(tier, Balance) and tier.tolerance:
            before = tuple(good[0][1].costs[earlier.name] for earlier in tiers[:place])
            for most in sorted(_allowed(problem, tier, good, before, origins)):
                within = [item for item in left if _within(item[1].costs[tier.name], most)]
                yield from _narrow(problem, tiers[place + 1 :], within, origins)
            return
        left = good
    yield Best(left[0][0], left[0][1].costs, frozenset())


def _within(cost: tuple[int, ...], most: tuple[int, ...]) -> bool:
    return all(has <= may for has, may in zip(cost, most, strict=True))


def _tied(allocation: Allocation, equals: Judged) -> frozenset[str]:
    return frozenset(
        case
        for case, seats in allocation.seats.items()
        if any(other.seats.get(case) != seats for other, _ in equals)
    )
