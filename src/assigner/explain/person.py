"""What one caseworker carries and gained today, and why not less."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assigner.errors import NothingFound
from assigner.explain.clause import Clauses
from assigner.explain.difference import Difference
from assigner.explain.what_if import Trials
from assigner.problem import Problem
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
    changed: Problem | None = None
    """The day before the staff changes; None where there are none."""

    @property
    def morning(self) -> Problem:
        """The day as it begins, before any change."""
        return self.changed or self.trials.planned.problem

    @property
    def capacity(self) -> int:
        """Minutes a week for cases."""
        return self.trials.planned.problem.capacity[self.worker]

    @property
    def before(self) -> int:
        """Minutes a week carried before today."""
        return self.morning.load_this_morning.get(self.worker, 0)

    @property
    def capacity_before(self) -> int:
        """Minutes a week for cases before any change."""
        return self.morning.capacity.get(self.worker, 0)

    @property
    def after(self) -> int:
        """Minutes a week carried with today's cases."""
        return self.trials.planned.load[self.worker]

    @property
    def held(self) -> int:
        """Open cases held before today."""
        return len(self.morning.held.get(self.worker, ()))

    @property
    def taken_over(self) -> int:
        """Open cases of others that come to them."""
        home = self.trials.planned.problem.home
        return sum(item.case in home for item in self.gained)

    @property
    def handed_over(self) -> int:
        """Open cases held this morning that go to others."""
        return sum(now is not None for now in self._gone)

    @property
    def left(self) -> int:
        """Open cases held this morning that nobody has any more."""
        return sum(now is None for now in self._gone)

    @property
    def _gone(self) -> list[str | None]:
        """Who has the cases held this morning that are placed anew, and not with them."""
        planned = self.trials.planned
        mine = (case.id for case in self.morning.held.get(self.worker, ())
                if case.id in planned.problem.cases)
        return [now for now in map(planned.caseworker, mine) if now != self.worker]

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
