"""What one caseworker carries and gained today, and why not less."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assigner.errors import NothingFound
from assigner.explain.clause import Clauses
from assigner.explain.difference import Difference
from assigner.explain.what_if import Trials
from assigner.rule import SeatName
from assigner.words import Words, say


@dataclass(frozen=True)
class Gained:
    """A case somebody takes part in today; `without`: the best day in which they do not.

    None where there is no such day, or, not `answered`, where the time did not suffice.
    """

    case: str
    seat: SeatName
    minutes: int
    why: Words
    without: Difference | None
    answered: bool = True

    @property
    def certain(self) -> bool:
        """Whether what is said of the day without it holds, not for want of time."""
        return self.answered and (self.without is None or self.without.certain)


@dataclass(frozen=True)
class Person:
    """One caseworker in the plan."""

    trials: Trials
    worker: str
    tied: frozenset[str]

    @property
    def capacity(self) -> int:
        """Minutes a week for cases."""
        return self.trials.planned.problem.capacity[self.worker]

    @property
    def before(self) -> int:
        """Minutes a week carried before today."""
        return self.trials.planned.problem.load_this_morning[self.worker]

    @property
    def after(self) -> int:
        """Minutes a week carried with today's cases."""
        return self.trials.planned.load[self.worker]

    @property
    def held(self) -> int:
        """Open cases held before today."""
        return len(self.trials.planned.problem.held[self.worker])

    @cached_property
    def gained(self) -> tuple[Gained, ...]:
        """Every case of today they take part in."""
        return tuple(self._gained())

    def _gained(self) -> Iterator[Gained]:
        planned = self.trials.planned
        problem, allocation = planned.problem, planned.allocation
        clauses = Clauses(planned.statement, allocation, self.tied, proven=planned.proven)
        seats: tuple[tuple[SeatName, tuple[str, ...]], ...] = (
            ("takes", allocation.takes(self.worker)), ("assists", allocation.assists(self.worker)),
        )
        for seat, cases in seats:
            for case in cases:
                weight = problem.weight if seat == "takes" else problem.co_weight
                without, answered = self._without(case)
                yield Gained(
                    case, seat, weight[case],
                    clauses.of(case) if seat == "takes"
                    else say("assists {person}", person=allocation.seats[case].caseworker),
                    without, answered,
                )

    def _without(self, case: str) -> tuple[Difference | None, bool]:
        try:
            trial = self.trials.without([(case, self.worker)])
        except NothingFound:
            return None, False
        return None if trial is None else self.trials.compared(trial), True
