"""Results that commands write as JSON (`--format json`), held against their shape."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.errors import PlanError
from assigner.policy.milestones import INDICATORS, Name
from assigner.report.measures import MORE
from assigner.report.page.shape import FirstDay, Part
from assigner.report.page.staffing_shape import Staffing
from assigner.words import listing, say

Row = dict[str, Any]


class _Judge(Part):
    name: str
    sha256: str


class _Run(Part):
    model: str = ""
    baseline: str = ""
    title: str


class _Tier(Part):
    name: str
    value: float


class _Summary(Part):
    new_cases: int
    unassigned: int
    utilisation_sd: float | None


class _Person(Part):
    caseworker: str
    utilisation: float


class _Breach(Part):
    rule: str
    words: str


class _Judged(Part):
    tiers: list[_Tier]
    summary: _Summary
    worst_off: _Person | None
    worst_off_today: _Person | None
    breaks: list[_Breach]


class _Compared(_Run):
    status: str
    model_sha256: str
    judged: _Judged


class _Difference(Part):
    case: str
    by: dict[str, str | None]


class Compare(Part):
    """What `compare` keeps."""

    instance: FirstDay
    judged_by: _Judge
    runs: Annotated[list[_Compared], Field(min_length=1)]
    differences: list[_Difference]


class _Seen(Part):
    value: float | None
    half_width: float | None


class _Measure(_Seen):
    unit: str


class _Milestone(Part):
    indicator: Name | None
    unit: str | None
    target: float | None
    verdict: Literal["met", "missed", "open"] | None


class _Staff(Part):
    team: str
    label: str
    needed_full_time: float
    there_full_time: float


class _Week(Part):
    seed: int
    day: date
    load_hours: float
    capacity_hours: float


class _Passed(Part):
    label: str
    change: _Seen


class _Phase(Part):
    label: str
    open: int
    entering_a_day: float
    stays_working_days: float | None


class _Warning(Part):
    kind: str
    label: str
    policy: str | None
    before: float
    after: float
    half: float


def _whole(measures: dict[str, _Measure]) -> dict[str, _Measure]:
    lost = [name for name in (*INDICATORS, *MORE, "unproven_rounds") if name not in measures]
    if lost:
        raise ValueError(str(say("lacks {name}", name=lost[0])))
    return measures


class _Practice(_Run):
    measures: Annotated[dict[str, _Measure], AfterValidator(_whole)]
    milestones: list[_Milestone]
    staffing: list[_Staff]
    passed: list[_Passed]
    weeks: list[_Week]


class _Apart(Part):
    model: str
    measures: dict[str, _Seen]


class Simulate(Part):
    """What `simulate` keeps."""

    instance: FirstDay
    days: int
    seeds: Annotated[list[int], Field(min_length=1)]
    phases: list[_Phase]
    warnings: list[_Warning]
    runs: Annotated[list[_Practice], Field(min_length=1)]
    differences: list[_Apart]


class _SweptRun(Part):
    policy: str
    office: str
    seed: int
    status: str
    failure: str | None
    milestones_met: int | None
    milestones_measured: int | None


class Sweep(Part):
    """What `sweep --format json` prints; `runs` have a column for each measure besides."""

    policies: Annotated[list[str], Field(min_length=1)]
    offices: list[str]
    seeds: list[int]
    working_days: int
    runs: Annotated[list[_SweptRun], Field(min_length=1)]


SWEPT = "sweep.json"
"""Where a sweep keeps what a page of it needs, in its folder."""

SHAPES: Mapping[str, type[BaseModel]] = {
    "compare": Compare, "simulate": Simulate, "staffing": Staffing,
    "sweep": Sweep,
}

EVERY = frozenset({"schema_version", "kind"})
KEYS: Mapping[str, frozenset[str]] = {
    "compare": EVERY | {"instance", "judged_by", "runs", "differences", "words"},
    "simulate": EVERY | {"instance", "days", "round", "seeds", "usual_days", "phases", "warnings",
                         "runs", "differences"},
    "staffing": EVERY | {"instance", "utilisation", "runs", "differences", "split"},
    "sweep": EVERY | {"policies", "offices", "seeds", "working_days", "runs"},
}
"""What a result of each kind says, at its top."""


def kind_of(path: Path) -> str:
    """What a file, or a sweep's folder, says it is; blank where it is no result at all."""
    try:
        found = json_document(read_text(_file(path), MOST_JSON))
    except (OSError, ValueError):
        return ""
    return str(found.get("kind", "")) if isinstance(found, dict) else ""


def read_result(path: Path) -> Row:
    """Read a result of a kind in SHAPES. PlanError where it is not what that kind must be."""
    found: Row = json_document(read_text(_file(path), MOST_JSON))
    try:
        SHAPES[found["kind"]].model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        raise PlanError(say(
            "{path}: is not what {kind} writes: {where}: {reason}", path=path,
            kind=found["kind"], where=".".join(map(str, first["loc"])), reason=first["msg"],
        )) from error
    unknown = found.keys() - KEYS[found["kind"]]
    if unknown:
        raise PlanError(say(
            "{path}: says what {kind} does not write: {keys}.", path=path, kind=found["kind"],
            keys=listing(unknown),
        ))
    return found


def _file(path: Path) -> Path:
    """The file itself, or the one that a sweep keeps in its folder."""
    return path / SWEPT if path.is_dir() else path


def run_name(run: Row) -> str:
    """The model or the habit of a run."""
    return str(run.get("model") or run.get("baseline") or "")
