"""What would it take: the smallest change of one declared field that gives W the case.

Each field is moved by whole minutes, cases or points until the day, solved again without any
pin, gives W the case; no smaller step does (`minimal_counterfactual`). The smallest change of
all is solved in full once more, and so is one step less. What is not solved to its end proves
nothing: then the change is told, and that it is not proven.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assigner.documents.part import CellValue
from assigner.errors import VerificationFailed
from assigner.explain.minimal_counterfactual import MinimalCounterfactual, Searched
from assigner.explain.parameter import Parameter, parameters
from assigner.explain.what_if import Trials
from assigner.files.columns import column
from assigner.problem import Problem
from assigner.solve import Contradiction, Solved, solve
from assigner.words import Words, say


@dataclass(frozen=True)
class Counterfactual:
    """A parameter moved so many steps."""

    parameter: Parameter
    step: int

    @property
    def size(self) -> float:
        """How large the change is, in shares of a whole one."""
        return self.step / self.parameter.scale

    @property
    def value(self) -> CellValue:
        """What the cell says now."""
        return self.parameter.cell(0)

    @property
    def needed(self) -> CellValue:
        """What the cell would have to say."""
        return self.parameter.cell(self.step)

    def words(self) -> Words:
        """The change as somebody would say it."""
        return say(
            "{field} {needed} instead of {value} ({id})",
            id=self.parameter.id, field=column(self.parameter.file, self.parameter.field),
            needed=written(self.needed), value=written(self.value),
        )


def written(cell: object) -> object:
    """What a cell says, as somebody would type it: a hundredth of an hour tells the minute."""
    if isinstance(cell, float):
        cell = round(cell, 2)
        return int(cell) if cell == int(cell) else cell
    return "–" if cell in (None, "") else cell


@dataclass(frozen=True)
class Counterfactuals:
    """The search for one case and one caseworker."""

    trials: Trials
    case: str
    worker: str

    @cached_property
    def searched(self) -> Mapping[Parameter, Searched]:
        """Every field that was moved, and how far the search of it came."""
        plan = self.trials.planned
        if plan.caseworker(self.case) == self.worker:
            return {}
        every = tuple(parameters(plan.problem, self.case, self.worker))
        # The shortest first: where time runs out, most is said.
        ended = {
            parameter: MinimalCounterfactual(self.trials, parameter, self.case, self.worker).found()
            for parameter in sorted(every, key=lambda parameter: parameter.most)
        }
        return {parameter: ended[parameter] for parameter in every}

    @cached_property
    def found(self) -> tuple[Counterfactual, ...]:
        """The smallest change of each field that flips the choice, the smallest first."""
        flips = [
            Counterfactual(parameter, end.step)
            for parameter, end in self.searched.items() if end.step is not None
        ]
        return tuple(
            sorted(flips, key=lambda flip: (flip.size, flip.parameter.file, flip.parameter.field))
        )

    @property
    def cut(self) -> tuple[Parameter, ...]:
        """The fields that were not searched to their end."""
        return tuple(
            parameter for parameter, end in self.searched.items()
            if end.step is None and end.until < parameter.most
        )

    @cached_property
    def proven(self) -> bool:
        """Whether the smallest change is, or that there is none.

        Proven: on a proven plan no search ended early that could have found a smaller one,
        the day changed so and solved in full gives W the case, and one step less does not.
        """
        if not self.trials.planned.proven:
            return False
        if not self.found:
            return not self.cut
        first = self.found[0]
        if any((self.searched[cut].until + 1) / cut.scale < first.size for cut in self.cut):
            return False
        return self.confirmed(first)

    def confirmed(self, flip: Counterfactual) -> bool:
        """Solve the changed day in full, and the day changed one step less.

        False where a solve did not come to its end. Raises VerificationFailed where one did
        and says otherwise.
        """
        there = self._in_full(flip.parameter.at(flip.step))
        if there is None:
            return False
        if there != (self.worker,):
            raise VerificationFailed(str(say("Defect: the change found does not flip the day.")))
        less = flip.step - 1
        before = self._in_full(flip.parameter.at(less)) if less else ()
        if before == (self.worker,):
            raise VerificationFailed(str(say("Defect: a smaller change flips the day as well.")))
        return before is not None

    def _in_full(self, problem: Problem) -> tuple[str, ...] | None:
        """Who has the case, nobody for an empty answer; None where that is not proven."""
        plan, limits = self.trials.planned, self.trials.limits
        if limits.over():
            return None
        outcome = solve(problem, plan.rules, plan.tiers, limits)
        if isinstance(outcome, Contradiction):
            return ()
        if not isinstance(outcome, Solved) or not outcome.proven:
            return None
        seats = outcome.allocation.seats.get(self.case)
        return () if seats is None else (seats.caseworker,)
