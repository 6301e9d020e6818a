"""Several models on one day, all judged by the first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assigner.api.day import Day, under
from assigner.api.progress import Cancel, limits
from assigner.errors import InputError, NothingFound
from assigner.report.compare_document import compare_document
from assigner.scenarios.compare import DayRun, by_model
from assigner.scenarios.compare import compare as compared
from assigner.words import say

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Comparison:
    """What each model makes of the day; `document` is the contract's."""

    document: dict[str, Any]
    runs: tuple[DayRun, ...] = field(repr=False)

    def frame(self) -> "DataFrame":
        """A row a new case: whom each model gives it to, a column a model, and if they differ.

        A case that nobody takes under a model is missing there.
        """
        from pandas import DataFrame  # noqa: PLC0415  # half a second, for who wants a frame

        differ = {row["case"] for row in self.document["differences"]}
        rows = [
            {"case": case, **{run.name: _holder(run, case) for run in self.runs},
             "differs": case in differ}
            for case in self.runs[0].problem.cases
        ]
        return DataFrame(rows, columns=["case", *self.names, "differs"])

    def tiers_frame(self) -> "DataFrame":
        """A row a model and tier: what it comes to, counted by the first model."""
        from pandas import DataFrame  # noqa: PLC0415  # likewise

        return DataFrame([
            {"model": run["model"], **tier}
            for run in self.document["runs"] for tier in run["judged"]["tiers"]
        ])

    @property
    def names(self) -> list[str]:
        """The models, in the order asked."""
        return [str(run["model"]) for run in self.document["runs"]]

    def __str__(self) -> str:
        return str(self.document["words"])

    def _repr_html_(self) -> str:
        """A notebook shows the sentence and who would get which case."""
        return f"<p>{self}</p>{self.frame().to_html(index=False)}"


def compare(
    day: Day, models: Sequence[str], *, seconds: float | None = None, cancel: Cancel | None = None
) -> Comparison:
    """Solve the day under each model; every allocation is judged by the first of them.

    `seconds`: for each model; `cancel` ends them all, each with the best it has. Raises
    InputError with the faults of the day under each, and NothingFound where the first found
    no allocation in the time given.
    """
    lines: list[str] = []
    runs = []
    for name in dict.fromkeys(models):
        read = under(day, name)
        try:
            facts, policy = read.require()
        except InputError as wrong:
            lines += [line for line in wrong.lines if line not in lines]
            continue
        runs.append((name, policy, policy.pose(facts)))
    if lines or not runs:
        raise InputError(lines or [str(say("Name at least one model."))])
    found = [by_model(*run, limits(seconds, cancel)) for run in runs]
    if found[0].status == "unknown":
        raise NothingFound(say("The first model, which judges all, found no allocation in the "
                               "time given. Give more time with --time-limit."))
    return Comparison(compare_document(compared(found)), tuple(found))


def _holder(run: DayRun, case: str) -> str | None:
    seats = run.allocation.seats.get(case)
    return None if seats is None else seats.caseworker
