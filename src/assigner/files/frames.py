"""Data frames as an instance: each cell as the text a file would hold, then read as any file.

The only way in for a program that has its tables in memory; nothing here knows another rule
than the readers of files do.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from assigner.errors import InputError
from assigner.files.columns import SCHEMAS
from assigner.files.complaints import CASELOAD, Complaint
from assigner.files.grid import Grid
from assigner.files.header import Header
from assigner.files.read import Reading, assemble
from assigner.files.vocabulary import Vocabulary
from assigner.words import say

if TYPE_CHECKING:
    from pandas import DataFrame


def read_frames(
    frames: Mapping[str, "DataFrame | None"], *, date: date, model: str, office: str,
    vocabulary: Vocabulary | None,
) -> Reading:
    """The instance that `caseworkers`, `cases` and `caseload` hold, or all that is wrong in them.

    Complaints name the frame and the label of its row, where labels are whole numbers (else the
    place, from 0).
    """
    grids, missing = [], []
    for schema in SCHEMAS:
        frame = frames.get(_name(schema.file))
        if frame is not None:
            grids.append(_grid(schema.file, frame))
        elif schema.file != CASELOAD:
            missing.append(_no_frame(schema.file))
    found = assemble(Header(date, model, office=office), grids, vocabulary, missing)
    return Reading(
        found.instance, tuple(map(_placed, found.errors)), tuple(map(_placed, found.warnings))
    )


def as_day(value: date | str) -> date:
    """A day of a date, of a moment (a pandas Timestamp, say) or of ISO's letters.

    Raises InputError for anything else.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError([str(say(
            'date: "{value}" is no day. Write it as {example}.', value=value, example="2026-11-23",
        ))]) from None


def _grid(file: str, frame: "DataFrame") -> Grid:
    """The frame as a table of texts."""
    grid = Grid(file)
    header = [str(name) for name in frame.columns]
    whole = all(isinstance(label, int) for label in frame.index)
    columns = [[_text(value) for value in frame.iloc[:, at]] for at in range(len(frame.columns))]
    rows = [
        (int(frame.index[place]) if whole else place, list(cells), False)
        for place, cells in enumerate(zip(*columns, strict=True))
    ]
    grid.fill([(0, header, False), *rows], header=0)
    return grid


def _text(value: object) -> str:
    """A cell as a CSV would hold it; lists are separated by `|`, what is missing is blank."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        # Not a time at all is a datetime, too, and equals nothing.
        return value.date().isoformat() if value == value else ""  # noqa: PLR0124
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        parts = [_text(item) for item in value]
        return "|".join(parts if isinstance(value, list | tuple) else sorted(parts))
    if isinstance(value, Mapping):
        return "|".join(f"{_text(key)}:{_text(score)}" for key, score in value.items())
    return _scalar(value)


def _scalar(value: object) -> str:
    from pandas import isna  # noqa: PLC0415  # there is a frame, so pandas is loaded already

    if value is None or isna(value) is True or bool(isna(value)):  # type: ignore[call-overload]
        return ""
    if str(value) in {"True", "False"}:
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _placed(complaint: Complaint) -> Complaint:
    return replace(complaint, file=_name(complaint.file))


def _name(file: str) -> str:
    return file.removesuffix(".csv")


def _no_frame(file: str) -> Complaint:
    return Complaint(
        code="E151", file=file, message=say("The frame is missing."),
        fix=say("Give a frame with the columns of {file}.", file=file),
    )
