"""A tier of a difference, as the tier asks to see it to put it in words."""

from dataclasses import dataclass

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.explain.difference import Difference, TierChange
from assigner.kept_room import KeptRoom
from assigner.objective import LoadChange
from assigner.words import Words


@dataclass(frozen=True)
class Shown:
    """A tier of a difference as the tier puts it in words."""

    difference: Difference
    change: TierChange

    @property
    def before(self) -> float:
        """The plan's cost, in the tier's unit."""
        return self.change.tier.shown(self.difference.planned.problem, self.change.before)

    @property
    def after(self) -> float:
        """The trial's."""
        return self.change.tier.shown(self.difference.planned.problem, self.change.after)

    @property
    def worse(self) -> bool:
        """Whether the trial costs more."""
        return self.change.after > self.change.before

    @property
    def left(self) -> tuple[str, ...]:
        """The cases that lose their caseworker and get none."""
        return self.difference.left

    @property
    def placed(self) -> tuple[str, ...]:
        """The cases without a caseworker in the plan that get one."""
        return self.difference.placed

    @property
    def fullest(self) -> LoadChange | None:
        """Of those whose load changes, who ends fullest where it is worse, or began so."""
        loads = [load for load in self.difference.loads if load.capacity]
        if not loads:
            return None
        worse = self.difference.verdict == "possible_but_worse"
        return max(
            loads, key=lambda load: (
                (load.after if worse else load.before) / load.capacity, load.worker,
            ),
        )

    @property
    def broken(self) -> tuple[Words, ...]:
        """What the soft rules of the tier have to say of the trial, and not of the plan."""
        planned = self.difference.planned
        problem, named = planned.problem, self.change.tier.costs(planned.problem).soft
        return tuple(
            breach.words for rule in planned.rules if not rule.hard and rule.soft_tier == named
            for known in [{breach.subject for breach in rule.breaches(
                problem, planned.allocation)}]
            for breach in rule.breaches(problem, self.difference.allocation)
            if breach.subject not in known
        )

    @property
    def taken(self) -> tuple[str, KeptRoom] | None:
        """Whose room the one that is worse takes more of: the dearest, and what it is kept for.

        None where what it takes is worth no more: then it is worse for the evenness of loads.
        """
        more, less = self.difference.allocation, self.difference.planned.allocation
        if not self.worse:
            more, less = less, more
        problem = self.difference.planned.problem

        def worth(allocation: Allocation) -> int:
            return sum(
                kept.of(problem.count(problem.cases[case]))
                for worker, kept in problem.kept.items() for case in allocation.takes(worker)
            )

        if worth(more) <= worth(less):
            return None
        found = [
            (worker, kept) for worker, kept in problem.kept.items()
            if set(more.takes(worker)) - set(less.takes(worker))
        ]
        return max(found, key=lambda one: (one[1].price, one[0]), default=None)

    @property
    def called(self) -> Called:
        """The office's own words."""
        return self.difference.planned.problem.called
