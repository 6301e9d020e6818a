"""A trial against the plan: what each tier loses or gains, who carries it, what moves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from assigner.allocation import Allocation, load_after
from assigner.explain.planned import Cost, Planned
from assigner.objective import LoadChange, Tier
from assigner.problem import Problem
from assigner.rule import SeatName

Subject = tuple[str, str]
Verdict = Literal[
    "chosen", "not_allowed", "possible_but_worse", "equally_good", "possible_and_better"
]


class TierChange(NamedTuple):
    """A tier in the plan and in the trial."""

    tier: Tier
    before: Cost
    after: Cost

    @property
    def drawn(self) -> bool:
        """It is the lot."""
        return self.tier.is_lot


class Contribution(NamedTuple):
    """What one case, caseworker or rule contributes to a tier, before and after."""

    tier: str
    of: str
    subject: str
    before: int
    after: int


class SeatChange(NamedTuple):
    """A seat of a case that changes hands; None where nobody has it."""

    case: str
    seat: SeatName
    was: str | None
    becomes: str | None


@dataclass(frozen=True)
class Difference:
    """The plan and another allocation of its day.

    `most`: how far a balance with a tolerance may rise on this day, where that is known.
    `floors`: what every tier costs at least under what was asked; None: what it costs.
    """

    planned: Planned
    allocation: Allocation
    costs: Mapping[str, Cost]
    most: Cost | None = None
    floors: Mapping[str, Cost] | None = None

    @cached_property
    def tiers(self) -> tuple[TierChange, ...]:
        """Every tier, in order."""
        return tuple(
            TierChange(tier, self.planned.costs[tier.name], self.costs[tier.name])
            for tier in self.planned.tiers
        )

    @cached_property
    def deciding(self) -> TierChange | None:
        """The first tier, the lot aside, in which the two differ.

        Where the model gives up balance within a tolerance, any balance within it counts as
        equal; what is left of it decides once more after the tiers it is given up for.
        """
        for change in self.tiers:
            if self._within(change):
                continue
            if change.before != change.after and not change.drawn:
                return change
        return None

    def _within(self, change: TierChange) -> bool:
        """Whether a tier is a balance that is given up, and no further than it may be."""
        tier = change.tier
        if tier.tolerance == 0:
            return False
        most = change.before if self.most is None else self.most
        return change.after <= change.before or (
            len(most) == len(change.after)
            and all(high <= may for high, may in zip(change.after, most, strict=True))
        )

    @property
    def verdict(self) -> Verdict:
        """Worse, better or as good as the plan."""
        if self.deciding is None:
            return "equally_good"
        worse = self.deciding.after > self.deciding.before
        return "possible_but_worse" if worse else "possible_and_better"

    @property
    def certain(self) -> bool:
        """Whether the verdict holds, not for want of time.

        What is found better is so. As good: where nothing is better than the plan. Worse:
        where the first tier whose least differs from the plan's lies above it; what was
        found may be worse only because the search was cut short.
        """
        match self.verdict:
            case "possible_and_better":
                return True
            case "equally_good":
                return self.planned.proven
        for change in self.tiers:
            floor = change.after if self.floors is None else self.floors[change.tier.name]
            if change.drawn:
                continue
            if change.tier.tolerance:
                if floor != change.after or self.most is None:
                    return False
                if self._within(change):
                    continue
            if floor != change.before:
                return floor > change.before
        return False

    @cached_property
    def moves(self) -> tuple[SeatChange, ...]:
        """Every seat that changes hands, in order of case."""
        return tuple(moves(self.planned.problem, self.planned.allocation, self.allocation))

    @property
    def left(self) -> tuple[str, ...]:
        """The cases that lose their caseworker and get none, in order of id."""
        return tuple(move.case for move in self.moves
                     if move.seat == "takes" and move.becomes is None)

    @property
    def placed(self) -> tuple[str, ...]:
        """The cases without a caseworker in the plan that get one, in order of id."""
        return tuple(move.case for move in self.moves if move.seat == "takes" and move.was is None)

    @cached_property
    def loads(self) -> tuple[LoadChange, ...]:
        """Everybody whose load changes, who gains most (in points) first."""
        problem = self.planned.problem
        found = [
            LoadChange(worker, before, after, problem.capacity[worker])
            for worker, before in self.planned.load.items()
            if (after := load_after(problem, self.allocation, worker)) != before
        ]
        return tuple(sorted(found, key=lambda load: (-load.points, load.worker)))

    @cached_property
    def shares(self) -> tuple[Contribution, ...]:
        """What makes up the change of each tier; together exactly the change.

        For `minmax` they are who is fullest, before and after, in 1/scale; for `leximax` the
        utilisations that change: its cost is all of them in order; of cases without a
        caseworker each is one.
        """
        found = []
        for change in self.tiers:
            before = shares(self.planned, change.tier, self.planned.allocation)
            after = shares(self.planned, change.tier, self.allocation)
            for of, subject in sorted(before.keys() | after.keys()):
                was, becomes = before.get((of, subject), 0), after.get((of, subject), 0)
                if was != becomes:
                    found.append(Contribution(change.tier.name, of, subject, was, becomes))
        return tuple(found)


def moves(problem: Problem, before: Allocation, after: Allocation) -> Iterator[SeatChange]:
    """Every seat that `after` fills otherwise than `before`."""
    for case in problem.cases:
        one, other = before.seats.get(case), after.seats.get(case)
        lead = None if one is None else one.caseworker, None if other is None else other.caseworker
        beside = (
            None if one is None else one.co_caseworker,
            None if other is None else other.co_caseworker,
        )
        if lead[0] != lead[1]:
            yield SeatChange(case, "takes", *lead)
        if beside[0] != beside[1]:
            yield SeatChange(case, "assists", *beside)


def shares(planned: Planned, tier: Tier, allocation: Allocation) -> dict[Subject, int]:
    """What each case, caseworker and soft rule costs in a tier, counted from its prices."""
    problem = planned.problem
    costs = tier.costs(problem)
    found: dict[Subject, int] = {}

    def charge(of: str, subject: str, cost: int) -> None:
        if cost:
            found[of, subject] = found.get((of, subject), 0) + cost

    if costs.balance == "minmax":
        utilisations = {
            worker: steep * load_after(problem, allocation, worker)
            for worker, steep in problem.steepness.items()
        }
        top = min(utilisations, key=lambda worker: (-utilisations[worker], worker), default=None)
        return {} if top is None else {("caseworker", top): utilisations[top]}
    if costs.balance is not None:
        for worker, steep in problem.steepness.items():
            load = load_after(problem, allocation, worker)
            charge("caseworker", worker, steep * load * (load if costs.balance == "sumsq" else 1))
        return found
    for case in problem.cases:
        seats = allocation.seats.get(case)
        if seats is None:
            charge("case", case, 1 if costs.urgency else costs.unassigned.get(case, 0))
            continue
        if costs.takes is not None:
            charge("case", case, costs.takes(case, seats.caseworker))
        if costs.assists is not None and seats.co_caseworker is not None:
            charge("case", case, costs.assists(case, seats.co_caseworker))
    for rule in planned.rules if costs.soft else ():
        if not rule.hard and rule.soft_tier == costs.soft:
            for breach in rule.breaches(problem, allocation):
                charge("rule", f"{rule.name()}:{breach.subject}", rule.price * breach.amount)
    return found
