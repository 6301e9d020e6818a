"""What would it take: the smallest change of one declared field that gives W the case.

Each field is moved by whole minutes, cases or points until the day, solved again without any
pin, gives W the case; no smaller step does (`least_step`). The smallest change of all is
solved in full once more, and so is one step less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assigner.errors import NothingFound, VerificationFailed
from assigner.explain.least_step import LeastStep
from assigner.explain.lever import Lever, levers
from assigner.explain.trial import Trials
from assigner.files.columns import column
from assigner.problem import Problem
from assigner.solve import OutOfTime, Solved, solve
from assigner.words import Words, say


@dataclass(frozen=True)
class Flip:
    """A lever moved so many steps."""

    lever: Lever
    step: int

    @property
    def size(self) -> float:
        """How large the change is, in shares of a whole one."""
        return self.step / self.lever.scale

    @property
    def value(self) -> object:
        """What the cell says now."""
        return self.lever.cell(0)

    @property
    def needed(self) -> object:
        """What the cell would have to say."""
        return self.lever.cell(self.step)

    def words(self) -> Words:
        """The change as somebody would say it."""
        return say(
            "{field} {needed} instead of {value} ({id})",
            id=self.lever.id, field=column(self.lever.file, self.lever.field),
            needed=written(self.needed), value=written(self.value),
        )


def written(cell: object) -> object:
    """What a cell says, as somebody would type it: a hundredth of an hour tells the minute."""
    if isinstance(cell, float):
        cell = round(cell, 2)
        return int(cell) if cell == int(cell) else cell
    return "–" if cell in (None, "") else cell


@dataclass(frozen=True)
class Flips:
    """The search for one case and one caseworker."""

    trials: Trials
    case: str
    worker: str

    @cached_property
    def found(self) -> tuple[Flip, ...]:
        """The smallest change of each field that flips the choice, the smallest first."""
        flips = sorted(
            self._all(), key=lambda flip: (flip.size, flip.lever.file, flip.lever.field)
        )
        if flips:
            self.confirm(flips[0])
        return tuple(flips)

    @cached_property
    def searched(self) -> tuple[Lever, ...]:
        """Every field that was moved, each as far as its last step."""
        plan = self.trials.planned
        if plan.caseworker(self.case) == self.worker:
            return ()
        return tuple(levers(plan.problem, self.case, self.worker))

    def confirm(self, flip: Flip) -> None:
        """Solve the changed day in full, and the day changed one step less."""
        if self._in_full(flip.lever.at(flip.step)) != self.worker:
            raise VerificationFailed(str(say("Defect: the change found does not flip the day.")))
        less = flip.step - 1
        if less and self._in_full(flip.lever.at(less)) == self.worker:
            raise VerificationFailed(str(say("Defect: a smaller change flips the day as well.")))

    def _all(self) -> Iterator[Flip]:
        for lever in self.searched:
            step = LeastStep(self.trials, lever, self.case, self.worker).found()
            if step is not None:
                yield Flip(lever, step)

    def _in_full(self, problem: Problem) -> str | None:
        plan = self.trials.planned
        outcome = solve(problem, plan.rules, plan.tiers, self.trials.limits)
        if isinstance(outcome, OutOfTime):
            raise NothingFound(str(say("The question was not answered in the time given.")))
        if not isinstance(outcome, Solved) or self.case not in outcome.allocation.seats:
            return None
        return outcome.allocation.seats[self.case].caseworker
