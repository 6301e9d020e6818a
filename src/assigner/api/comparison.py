"""Several models on one day, all judged by the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import JsonValue

from assigner.api.day import Day, Read, require_all, under
from assigner.api.named import require
from assigner.api.progress import Cancel, limits
from assigner.api.shown import in_notebook
from assigner.baselines import NAMES, NEEDS, OFFICE
from assigner.documents.compare import CompareDocument
from assigner.documents.part import written
from assigner.errors import InputError, Misused, NothingFound
from assigner.later import kept_for_later
from assigner.scenarios.compare import DayRun, by_baseline, by_model
from assigner.scenarios.compare import compare as judged_by_first
from assigner.scenarios.compare_document import compare_document
from assigner.veil import veil
from assigner.views.compare import compare_printout
from assigner.words import marked, say

if TYPE_CHECKING:
    from pandas import DataFrame

ALL = "all"
"""Every habit that the day has facts for."""
HABIT = marked("a habit that a day is compared with")


@dataclass(frozen=True)
class Comparison:
    """What each model makes of the day; `typed` is the document by its class."""

    typed: CompareDocument = field(repr=False)
    runs: tuple[DayRun, ...] = field(repr=False)

    def __repr__(self) -> str:
        """How many policies and habits stand side by side."""
        return f"<Comparison of {len(self.runs)} policies and habits>"

    def frame(self) -> "DataFrame":
        """A row a new case: whom each model gives it to, a column a model, and if they differ.

        A case that nobody takes under a model is missing there.
        """
        from pandas import DataFrame  # noqa: PLC0415  # half a second, for who wants a frame

        differ = {row.case for row in self.typed.differences}
        rows = [
            {"case": case, **{run.name: _holder(run, case) for run in self.runs},
             "differs": case in differ}
            for case in self.runs[0].problem.cases
        ]
        return DataFrame(rows, columns=["case", *self.names, "differs"])

    def tiers_frame(self) -> "DataFrame":
        """A row a run and tier: what it comes to, counted by the first model."""
        from pandas import DataFrame  # noqa: PLC0415  # likewise

        return DataFrame([
            {"run": name, "name": tier.name, "unit": tier.unit, "value": tier.value}
            for name, run in zip(self.names, self.typed.runs, strict=True)
            for tier in run.judged.tiers
        ])

    @cached_property
    def document(self) -> dict[str, JsonValue]:
        """The contract's JSON."""
        return written(self.typed)

    @property
    def names(self) -> list[str]:
        """The models, in the order asked, then the habits."""
        return [run.name for run in self.runs]

    def __str__(self) -> str:
        return self.typed.words

    def _repr_html_(self) -> str:
        """A notebook shows what `assigner compare` shows."""
        return in_notebook(compare_printout(self.typed))


def compare(  # a day, and everything that may be put beside it
    day: Day, models: Sequence[str], *, baselines: Sequence[str] = (), seed: int = 0,
    seconds: float | None = None, cancel: Cancel | None = None,
) -> Comparison:
    """Solve the day under each model; every allocation is judged by the first of them.

    `baselines`: how offices do it without an engine, under the first model's hard rules, as
    `assigner compare --baseline` has them. `seconds`: for each model; `cancel` ends them all, each
    with the best it has. Raises InputError with the faults of the day under each, or for a
    baseline that is none, and NothingFound where the first found no allocation in the time given.
    """
    models, baselines = _several(models), _several(baselines)
    if not models:
        raise InputError([str(say("Name at least one model."))])
    for name in baselines:
        require(name, (*NAMES, ALL), HABIT)
    read = require_all({name: under(day, name) for name in models})
    return side_by_side(read, baselines, seed=seed, seconds=seconds, cancel=cancel)


def side_by_side(
    read: Mapping[str, Read], baselines: Sequence[str] = (), *, seed: int = 0,
    seconds: float | None = None, cancel: Cancel | None = None,
) -> Comparison:
    """Solve each day under its model, then by habits; see `compare`."""
    runs = [
        by_model(name, policy, policy.pose(facts, seed=seed, kept=kept_for_later(facts, policy)),
                 limits(seconds, cancel))
        for name, (facts, policy) in read.items()
    ]
    first = runs[0]
    if first.status == "unknown":
        raise NothingFound(say("The first model, which judges all, found no allocation in the "
                               "time given. Give more time with --time-limit."))
    decided = any(case.given_to for case in first.problem.cases.values())
    if OFFICE in baselines and not decided:
        raise Misused(say(
            "The export does not say whom the office gave its cases to (given_to, Givet til)."
        ))
    called = first.policy.called
    every = [name for name in NAMES if name not in NEEDS or called.has(NEEDS[name])]
    wanted = every if ALL in baselines else [*dict.fromkeys(baselines)]
    runs += [
        by_baseline(name, first.policy, first.problem)
        for name in wanted if name != OFFICE or decided
    ]
    veil().plain |= {run.name for run in runs}  # who has a restricted case under which of them
    return Comparison(compare_document(judged_by_first(runs)), tuple(runs))


def _several(names: Sequence[str]) -> Sequence[str]:
    """One name is a list of one, not of its letters."""
    return [names] if isinstance(names, str) else [str(name) for name in names]


def _holder(run: DayRun, case: str) -> str | None:
    seats = run.allocation.seats.get(case)
    return None if seats is None else seats.caseworker
