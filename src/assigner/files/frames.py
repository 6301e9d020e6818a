"""Data frames as an instance: each cell as the text a file would hold, then read as any file.

The only way in for a program that has its tables in memory; nothing here knows another rule
than the readers of files do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from assigner.errors import InputError
from assigner.files.columns import SCHEMAS
from assigner.files.complaints import CASELOAD, Complaint
from assigner.files.grid import Grid
from assigner.files.header import Header
from assigner.files.ordinary import Row
from assigner.files.read import Reading, assemble
from assigner.files.vocabulary import Vocabulary
from assigner.words import say

if TYPE_CHECKING:
    from pandas import DataFrame, Index


@dataclass(frozen=True)
class FrameTables:
    """A day of data frames as texts: what it was made of, whatever becomes of the frames.

    `tables`: the rows of each file, its header first. `missing`: files without a frame.
    """

    day: date
    office: str
    tables: Mapping[str, Sequence[Row]]
    missing: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, frames: Mapping[str, "DataFrame | None"], *, date: date | str, office: str
    ) -> "FrameTables":
        """The texts of `caseworkers`, `cases` and `caseload`.

        Raises InputError for what is no data frame, or no day.
        """
        tables, missing = {}, []
        for schema in SCHEMAS:
            frame = frames.get(_name(schema.file))
            if frame is not None:
                tables[schema.file] = _rows(_name(schema.file), frame)
            elif schema.file != CASELOAD:
                missing.append(schema.file)
        return cls(as_day(date), office, tables, tuple(missing))

    def read(self, model: str, vocabulary: Vocabulary | None) -> Reading:
        """The instance they hold in the words of a model, or all that is wrong in them.

        Complaints name the frame and the label of its row (else the place, from 0: see `_labels`),
        none where it is of the header.
        """
        grids = []
        for file, rows in self.tables.items():
            grid = Grid(file)
            grid.fill([(number, list(cells), damaged) for number, cells, damaged in rows], header=0)
            grids.append(grid)
        found = assemble(Header(self.day, model, office=self.office), grids, vocabulary,
                         [_no_frame(file) for file in self.missing])
        return Reading(found.instance, self._placed(found.errors), self._placed(found.warnings))

    def _placed(self, complaints: Iterable[Complaint]) -> tuple[Complaint, ...]:
        head = {file: rows[0][0] for file, rows in self.tables.items()}
        return tuple(
            replace(item, file=_name(item.file),
                    row=None if item.row == head.get(item.file) else item.row)
            for item in complaints
        )


def as_day(value: object) -> date:
    """A day of a date, of a moment (a pandas Timestamp, say) or of ISO's letters.

    Raises InputError for anything else.
    """
    try:
        if isinstance(value, date):
            return date.fromisoformat(_day(value))
        if isinstance(value, str):
            return date.fromisoformat(value)
        # A numpy.datetime64; a number has no such type.
        return date.fromisoformat(str(value)[:10] if hasattr(value, "dtype") else "")
    except ValueError:
        raise InputError([str(say(
            'date: "{value}" is no day. Write it as {example}.', value=value, example="2026-11-23",
        ))]) from None


def _rows(name: str, frame: "DataFrame") -> Sequence[Row]:
    """The frame as rows of texts, the header first, numbered before all others."""
    from pandas import DataFrame  # noqa: PLC0415  # who has a frame has loaded it already

    if not isinstance(frame, DataFrame):
        raise InputError([str(say(
            "{frame}: a pandas data frame is wanted, not a {kind}.", frame=name,
            kind=type(frame).__name__,
        ))])
    labels = _labels(frame.index)
    columns = [[_text(value) for value in frame.iloc[:, at]] for at in range(len(frame.columns))]
    rows = zip(*columns, strict=True) if columns else ((),) * len(labels)
    return [
        (min([0, *labels]) - 1, [str(name) for name in frame.columns], False),
        *((label, list(cells), False) for label, cells in zip(labels, rows, strict=True)),
    ]


def _labels(index: "Index") -> list[int]:
    """The labels of the rows where they are whole numbers, each its own; else places, from 0."""
    labels = list(index)
    if any(not isinstance(label, int) or isinstance(label, bool) for label in labels):
        return list(range(len(labels)))
    return labels if index.is_unique else list(range(len(labels)))


def _text(value: object) -> str:
    """A cell as a CSV would hold it; lists are separated by `|`, what is missing is blank."""
    from pandas.api.types import is_list_like  # noqa: PLC0415  # likewise

    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, Mapping):
        return "|".join(f"{_text(key)}:{_text(score)}" for key, score in value.items())
    if is_list_like(value):
        parts = [_text(item) for item in value]  # type: ignore[attr-defined]  # it is like a list
        return "|".join(sorted(parts) if isinstance(value, set | frozenset) else parts)
    return _scalar(value)


def _day(value: date) -> str:
    """The day of a date or a moment; blank for what is not a time at all.

    A moment of UTC is written with its Z, which no reader takes for a day (`cells`): here it may be
    another day. At midnight it is a day that somebody gave a time zone.
    """
    from pandas import isna  # noqa: PLC0415  # likewise

    if not isinstance(value, datetime):
        return value.isoformat()
    if isna(value):
        return ""
    if value.utcoffset() == timedelta(0) and value.time() != time(0):
        return value.replace(tzinfo=None).isoformat() + "Z"
    return value.date().isoformat()


def _scalar(value: object) -> str:
    from pandas import isna  # noqa: PLC0415  # likewise

    if value is None or bool(isna(value)):  # type: ignore[call-overload]  # it is one value
        return ""
    if str(value) in {"True", "False"}:
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _name(file: str) -> str:
    return file.removesuffix(".csv")


def _no_frame(file: str) -> Complaint:
    return Complaint(
        code="E151", file=file, message=say("The frame is missing."),
        fix=say("Give a frame with the columns of {file}.", file=file),
    )
