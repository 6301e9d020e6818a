"""Results that commands write as JSON (`--format json`), held against its class."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assigner.baselines.habits import said
from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.documents import KINDS
from assigner.documents.misread import SHOWN, misread
from assigner.errors import PlanError
from assigner.view import Column, Table, Text, tabled
from assigner.words import listing, say, term

Row = dict[str, Any]

SWEPT = "sweep.json"
"""Where a sweep keeps what a page of it needs, in its folder."""


def kind_of(path: Path) -> str:
    """What a file, or a sweep's folder, says it is; blank where it is no result at all."""
    try:
        found = json_document(read_text(_file(path), MOST_JSON))
    except (OSError, ValueError):
        return ""
    return str(found.get("kind", "")) if isinstance(found, dict) else ""


def read_result(path: Path) -> Row:
    """Read a result. PlanError where it is not what that kind must be."""
    found: Row = json_document(read_text(_file(path), MOST_JSON))
    try:
        KINDS[found["kind"]].model_validate(found)
    except ValidationError as error:
        wrong = misread(error)
        if wrong.unknown:
            raise PlanError(say(
                "{path}: says what {kind} does not write: {keys}.", path=path, kind=found["kind"],
                keys=listing(wrong.unknown[:SHOWN]),
            )) from error
        raise PlanError(say(
            "{path}: is not what {kind} writes: {where}: {reason}", path=path,
            kind=found["kind"], where=wrong.where, reason=wrong.reason,
        )) from error
    return found


def _file(path: Path) -> Path:
    """The file itself, or the one that a sweep keeps in its folder."""
    return path / SWEPT if path.is_dir() else path


def run_name(run: Row) -> str:
    """The model or the habit of a run."""
    return str(run.get("model") or run.get("baseline") or "")


def legend(runs: Sequence[Row]) -> Table:
    """What each policy is, in words."""
    return tabled(say("What is compared"), list(enumerate(runs, start=1)), (
        (Column(say("No."), "count"), lambda one: one[0]),
        (Column(say("Policy")), lambda one: run_name(one[1])),
        (Column(say("What it is")), lambda one: _what(one[1])),
    ))


def _what(run: Row) -> Text:
    if not run.get("baseline"):
        return term(run["title"])
    what, drawn = said(run["baseline"]), len(run.get("birth_days_drawn", ()))
    if not drawn:
        return what
    return say("{what} {more}", what=what,
               more=say("{n} birth days were drawn from the seed.", n=drawn))
