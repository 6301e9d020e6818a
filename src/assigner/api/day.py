"""A day under a model: what it holds, what is wrong with it, and everything asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api.day_files import DayFiles
from assigner.api.day_model import UNJUDGED, UNREADABLE, loaded, names_of, unjudged
from assigner.api.pairs import pairs
from assigner.api.vocabulary import vocabulary
from assigner.errors import InputError, ModelError
from assigner.files.complaints import INSTANCE, Complaint
from assigner.files.frames import FrameTables
from assigner.files.read import Reading
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.policy.odd_weights import odd_weights
from assigner.words import Words, counted, joined, say

if TYPE_CHECKING:
    from pandas import DataFrame

    from assigner.api.answer import Answer
    from assigner.api.changes import StaffChange
    from assigner.api.comparison import Comparison
    from assigner.api.plan import Plan
    from assigner.api.progress import Cancel, Progress, QuestionProgress



@dataclass(frozen=True)
class Day:
    """An instance as read, and its model; `wrong` says why there is no model.

    `folder`: where its files lie; None for a day made of data frames, which has their `tables`.
    `profile`: the file that says how they are read, where they are an export.
    """

    folder: Path | None
    model: str
    reading: Reading
    policy: Policy | None
    wrong: ModelError | None = None
    profile: Path | None = None
    tables: FrameTables | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        """What it is, never its rows: a caseload may have 80,000."""
        facts = self.reading.instance
        if facts is None:
            return f"<Day, {self.model}: {len(self.faults)} faults>"
        return (
            f"<Day {facts.name}, {self.model}: {len(facts.caseworkers)} caseworkers, "
            f"{len(facts.cases)} new cases, {len(facts.caseload)} open; "
            f"{len(self.faults)} faults, {len(self.warnings)} warnings>"
        )

    @classmethod
    def from_folder(
        cls, path: str | Path, *, model: str | Path | None = None,
        overrides: Mapping[str, str] | None = None, profile: str | Path | None = None,
    ) -> "Day":
        """The day in a folder or workbook; see `read`."""
        by = None if profile is None else str(profile)
        day = open_day(Path(path), None if model is None else str(model), dict(overrides or {}), by)
        lost = [item.line() for item in day.reading.errors if item.code in UNREADABLE]
        if day.reading.instance is None and lost:
            raise InputError(lost)
        return day

    @classmethod
    def from_frames(
        cls, caseworkers: "DataFrame", cases: "DataFrame", caseload: "DataFrame | None" = None, *,
        date: "date | str", model: str | Path, office: str = "",
        overrides: Mapping[str, str] | None = None,
    ) -> "Day":
        """A day of three data frames with the columns of the CSV files, in any order.

        `date`: the day of allocation. A cell may be what pandas makes of it (numbers, dates, lists,
        missing); a moment of UTC is no day until it is converted (`tz_convert`). Faults name the
        frame and the label of the row, its place from 0 where labels are no whole numbers or
        repeat. Nothing is raised for bad rows; InputError for what is no data frame, or no day.
        """
        frames = {"caseworkers": caseworkers, "cases": cases, "caseload": caseload}
        tables = FrameTables.of(frames, date=date, office=office)
        return _of_tables(tables, str(model), dict(overrides or {}))

    @property
    def home(self) -> Path:
        """Where its files lie. Raises InputError for a day that was never in files."""
        if self.folder is None:
            raise InputError([str(say("The day was made of data frames: it lies in no folder."))])
        return self.folder

    @property
    def files(self) -> DayFiles:
        """Its files, to be asked again. Raises InputError for a day of data frames."""
        return DayFiles(self.home, self.by)

    @property
    def by(self) -> str | None:
        """The profile it was read by, as it can be named again."""
        return None if self.profile is None else str(self.profile)

    @property
    def date(self) -> date:
        """The day of allocation. Raises InputError where the day cannot be read."""
        return self.require()[0].date

    @property
    def unjudged(self) -> bool:
        """Whether nothing is said of the lists, as the model's words for them are not known."""
        return self.wrong is not None and names_of(self.policy, self.wrong) is None

    @property
    def faults(self) -> tuple[Complaint, ...]:
        """Everything that stops a solve; each tells itself by `str`, with its cell and its code."""
        if self.wrong is None:
            return self.reading.errors
        told = tuple(
            Complaint(code="E190", file=INSTANCE, header="model", message=joined((line,)),
                      fix=joined(()))
            for line in str(self.wrong).splitlines()
        )
        return (*self.reading.errors, *told)

    @property
    def warnings(self) -> tuple[Complaint, ...]:
        """What is read all the same, and deserves a look."""
        odd = () if self.policy is None else tuple(
            Complaint(code="W235", file=INSTANCE, header="model", warning=True, message=told,
                      fix=say("See whether hours and minutes, or two levels, are mixed up."))
            for told in odd_weights(self.policy))
        return (*self.reading.warnings, *odd)

    @property
    def lines(self) -> list[str]:
        """Every fault of instance and model, a line each, as the commands print them."""
        lines = [complaint.line() for complaint in self.reading.errors]
        return lines if self.wrong is None else [*lines, *str(self.wrong).splitlines()]

    def require(self) -> tuple[Instance, Policy]:
        """The facts and the model. Raises InputError with every fault of both at once."""
        if self.policy is None or self.reading.instance is None:
            told = [str(UNJUDGED)] if self.unjudged else []
            raise InputError([*self.lines, *told, str(_mend(len(self.lines)))])
        return self.reading.instance, self.policy

    def solve(  # noqa: PLR0913  # everything that may be decided beforehand
        self, *, seconds: float | None = None, pins: Mapping[str, str] | None = None,
        forbids: Mapping[str, str | Sequence[str]] | None = None, seed: int = 0,
        progress: "Progress | None" = None, cancel: "Cancel | None" = None,
        memory: float | None = None, by: str | None = None, reason: str | None = None,
        since: "Plan | Path | str | None" = None, stability: int | None = None,
    ) -> "Plan":
        """Allocate the new cases. `pins`: case to caseworker; `forbids`: case to one or several.

        `by`, `reason`: who pins and why; the plan keeps both, and tells what else moves for it.
        `seconds`: stop after so long with the best plan found; None: work until all is proven.
        `cancel`: an event, or a function, that says when nobody wants more: then likewise.
        `memory`: megabytes that the engine's process may hold, kept like the time; None: three
        quarters of the machine's, or of its container's.
        `since`: a plan, or its file, of the same office and model to start from, made when the day
        held other cases; the plan found is the one found without it, proven anew, only sooner.
        `stability`: solve again under so many draws of the weights; the plan then says how often
        each line is kept, and of fewer draws where `seconds` end them.
        The plan is verified before it is returned. Its status is optimal, feasible, infeasible
        (proved: nothing is allocated) or unknown (nothing found in the time or memory given).
        Raises InputError where the day has faults or a pin names nobody known, PlanError where
        `since` is of another office or model.
        """
        from assigner.api.progress import whole, whole_if  # noqa: PLC0415  # likewise
        from assigner.api.solving import solved  # noqa: PLC0415  # OR-Tools takes half a second

        return solved(self, seconds=seconds, pins=pairs("pins", pins),
                      forbids=pairs("forbids", forbids), seed=whole("seed", seed, 0),
                      progress=progress, cancel=cancel, memory=memory, by=by, reason=reason,
                      since=since, stability=whole_if("stability", stability, 1))

    def rebalance(  # noqa: PLR0913  # a question with many sides
        self, *changes: "StaffChange", max_moves: int | None = None, curve: bool = False,
        seconds: float | None = None, seed: int = 0, progress: "Progress | None" = None,
        cancel: "Cancel | None" = None, memory: float | None = None,
        pins: Mapping[str, str] | None = None,
        forbids: Mapping[str, str | Sequence[str]] | None = None,
    ) -> "Plan":
        """Place what staff changes move, with few moves; see `Leaves`, `Absent`, ...

        `max_moves`: how many other open cases may move by choice; None: as the model says.
        `pins`, `forbids`: of the day's new cases, as in `solve`.
        Raises InputError with every fault of the day and of the changes.
        """
        from assigner.api.changes import written  # noqa: PLC0415  # likewise
        from assigner.api.progress import whole, whole_if  # noqa: PLC0415  # likewise
        from assigner.api.solving import rebalanced  # noqa: PLC0415  # likewise

        return rebalanced(
            self, [written(change) for change in changes],
            max_moves=whole_if("max_moves", max_moves, 0), curve=curve,
            seconds=seconds, seed=whole("seed", seed, 0), progress=progress, cancel=cancel,
            memory=memory, pins=pairs("pins", pins), forbids=pairs("forbids", forbids),
        )

    def diagnose(
        self, *, pins: Mapping[str, str] | None = None,
        forbids: Mapping[str, str | Sequence[str]] | None = None, seconds: float | None = None,
        progress: "QuestionProgress | None" = None, cancel: "Cancel | None" = None,
    ) -> "Answer":
        """Why not everything fits: who is excluded by what, what collides, cheapest ways out.

        Cut short, it tells what is missing; NothingFound where not even what can be placed is.
        """
        from assigner.api.answer import Answer, diagnosed  # noqa: PLC0415  # likewise
        from assigner.api.progress import counting, limits  # noqa: PLC0415  # likewise

        within = limits(seconds, cancel)
        heard = counting(within, progress)
        return Answer(diagnosed(self, pairs("pins", pins), pairs("forbids", forbids), within,
                                heard=heard))

    def compare(
        self, models: Sequence[str], *, baselines: Sequence[str] = (), seed: int = 0,
        seconds: float | None = None, cancel: "Cancel | None" = None,
    ) -> "Comparison":
        """The same day under several models, all judged by the first; see `compare`."""
        from assigner.api.comparison import compare  # noqa: PLC0415  # likewise

        return compare(self, models, baselines=baselines, seed=seed, seconds=seconds,
                       cancel=cancel)


def open_day(
    folder: Path, model: str | None, overrides: dict[str, str], profile: str | None = None
) -> Day:
    """Read a folder under the model it names, or under `model`; nothing is raised for faults.

    `profile`: how an export is read. Raises InputError where there is no such profile.
    """
    files = DayFiles(folder, profile)
    name = model or files.head.model
    policy, wrong = None, None
    if name is not None:
        policy, wrong = loaded(name, overrides, None if model else files.home)
    names = names_of(policy, wrong)
    reading = files.read(None if names is None else vocabulary(names))
    if wrong is not None and names is None:
        reading = unjudged(reading)
    return Day(folder, name or "", reading, policy, wrong, files.profile)


def under(day: Day, model: str) -> Day:
    """The same day under another model. Raises InputError where the model cannot be used."""
    if day.folder is not None:
        return open_day(day.folder, model, {}, day.by)
    if day.tables is None:
        raise InputError(day.lines)
    return _of_tables(day.tables, model, {})


def _of_tables(tables: FrameTables, model: str, overrides: dict[str, str]) -> Day:
    """The day of data frames under a model, in whose words their cells are read."""
    policy, wrong = loaded(model, overrides, None)
    names = names_of(policy, wrong)
    reading = tables.read(model, None if names is None else vocabulary(names))
    if names is None:
        reading = unjudged(reading)
    return Day(None, model, reading, policy, wrong, tables=tables)


Read = tuple[Instance, Policy]


def require_all(days: Mapping[str, Day]) -> dict[str, Read]:
    """A day as each model reads it, by name. InputError with every fault, each model's once."""
    found, lines = {}, []
    for name, day in days.items():
        try:
            found[name] = day.require()
        except InputError as wrong:
            lines += [line for line in wrong.lines if line not in lines]
    if lines:
        raise InputError(lines)
    return found


def _mend(count: int) -> Words:
    return counted(
        "{n} error; nothing was solved. Mend it and try again.",
        "{n} errors; nothing was solved. Mend them and try again.", count,
    )
