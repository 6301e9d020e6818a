"""An instance as a folder: what the reader reads back is the same instance."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.columns import TABLES, InputColumn
from assigner.files.complaints import (
    ABSENCES,
    AGREED,
    CASELOAD,
    CASES,
    CASEWORKERS,
    FILES,
    INSTANCE,
    OPTIONAL,
    OTHER_WORK,
    REDUCTIONS,
)
from assigner.files.dialect import PROGRAMS, Dialect, Dialects
from assigner.files.formula import kept_text
from assigner.files.lists import weekday_words
from assigner.files.private import make_folder
from assigner.instance import Instance
from assigner.words import refusal, say

_USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def write_instance(
    folder: Path, instance: Instance, note: str = "", dialects: Dialects | None = None,
    headers: Mapping[str, tuple[str, ...]] = _USUAL,
) -> tuple[Path, ...]:
    """Write the instance into `folder`; return its files.

    Columns that nobody has filled are left out, where there are rows; those of a dialect
    stay. `note` becomes a comment at the head. `headers`: column -> how the office's model
    calls it, in each language.
    AssignerError when an instance is there already, or the folder cannot be made.
    """
    try:
        make_folder(folder)
    except OSError as error:
        raise AssignerError(
            str(say("{folder} cannot be made: {why}.", folder=folder, why=refusal(error)))
        ) from error
    there = [name for name in (*FILES, *OPTIONAL) if (folder / name).exists()]
    if there:
        raise AssignerError(str(say(
            "{folder} already holds {files}; nothing is overwritten. Name another folder.",
            folder=folder, files=", ".join(there),
        )))
    rows = rows_of(instance)
    files = [*FILES, *(file for file in OPTIONAL if rows[file])]
    for schema in TABLES:
        if schema.file in files:
            dialect = PROGRAMS if dialects is None else dialects[schema.file]
            table = _table(schema.called(headers).columns, rows[schema.file], dialect)
            write_atomically(folder / schema.file, encoded(table, dialect.encoding))
    # The head last: a folder cut short is no instance.
    write_atomically(folder / INSTANCE, _head(instance, note))
    return tuple(folder / name for name in files)


def rows_of(instance: Instance) -> Mapping[str, Sequence[Any]]:
    """The facts that stand in each file."""
    return {
        CASEWORKERS: instance.caseworkers, CASES: instance.cases, CASELOAD: instance.caseload,
        ABSENCES: [item for worker in instance.caseworkers for item in worker.absences],
        REDUCTIONS: [item for worker in instance.caseworkers for item in worker.reductions],
        AGREED: instance.agreed,
        OTHER_WORK: [item for worker in instance.caseworkers for item in worker.other_work],
    }


def _head(instance: Instance, note: str) -> str:
    lines = [f"# {line}" for line in note.splitlines()]
    lines += [f"date = {instance.date.isoformat()}"]
    for key in ("model", "title", "office"):
        value = getattr(instance, key)
        if value:
            lines.append(f"{key} = {_quoted(value)}")
    if instance.deciders:
        lines += ["", "[deciders]"]
        lines += [f"{_quoted(name)} = [{', '.join(map(_quoted, roles))}]"
                  for name, roles in instance.deciders]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def encoded(text: str, encoding: str) -> bytes:
    """The text in the office's encoding; in UTF-8 with its mark where that lacks a letter."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")


def _table(columns: tuple[InputColumn, ...], rows: Sequence[Any], dialect: Dialect) -> str:
    cells = {column.key: [as_cell(column, row, dialect) for row in rows] for column in columns}
    theirs = list(dialect.headers)
    kept = [column for column in columns
            if column.key in theirs or column.required or not (rows or theirs)
            or (any(cells[column.key]) and not (theirs and _says_nothing(column, rows)))]
    kept.sort(key=lambda column: theirs.index(column.key) if column.key in theirs else len(theirs))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialect.separator, lineterminator=dialect.newline)
    writer.writerow([dialect.header(column) for column in kept])
    writer.writerows(
        map(kept_text, row) for row in zip(*(cells[column.key] for column in kept), strict=True)
    )
    return out.getvalue()


def _says_nothing(column: InputColumn, rows: Sequence[Any]) -> bool:
    """Whether every row has what a table without the column means: one child in each case."""
    return all(getattr(row, column.field) == _default(row, column.field) for row in rows)


def _default(row: Any, name: str) -> object:
    """What the fact has where the cell is blank."""
    return row.__dataclass_fields__[name].default


def as_cell(column: InputColumn, row: Any, dialect: Dialect) -> str:
    """A value as a cell: minutes as hours, lists with |, truth as yes or nothing."""
    value = getattr(row, column.field)
    if value in (None, "") or (value == _default(row, column.field) and value != 1):
        return ""
    if column.field.endswith("minutes"):
        return f"{value / 60:.4f}".rstrip("0").rstrip(".").replace(".", dialect.decimal)
    if value is True:
        return dialect.spelt.get((column.key, True), "ja" if dialect.danish else "yes")
    if isinstance(value, date):
        # Four digits whatever the platform makes of %Y before the year 1000.
        return value.strftime(dialect.date.replace("%Y", f"{value.year:04}"))
    if column.key == "works":
        return "|".join(weekday_words(value, danish=dialect.danish))
    if isinstance(value, frozenset):
        return "|".join(sorted(dialect.spelt.get((column.key, item), item) for item in value))
    if isinstance(value, tuple):
        return "|".join(f"{topic}:{score:+d}" for topic, score in value)
    return dialect.spelt.get((column.key, value), str(value))
