"""An instance as a folder: what the reader reads back is the same instance."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.columns import TABLES, Column
from assigner.files.complaints import AGREED, CASELOAD, CASES, CASEWORKERS, FILES, INSTANCE
from assigner.instance import Instance
from assigner.words import refusal, say


def write_instance(folder: Path, instance: Instance, note: str = "") -> tuple[Path, ...]:
    """Write the instance into `folder`; return its files.

    Columns that nobody has filled are left out, where there are rows. `note` becomes a
    comment at the head.
    AssignerError when an instance is there already, or the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AssignerError(
            str(say("{folder} cannot be made: {why}.", folder=folder, why=refusal(error)))
        ) from error
    there = [name for name in (*FILES, AGREED) if (folder / name).exists()]
    if there:
        raise AssignerError(str(say(
            "{folder} already holds {files}; nothing is overwritten. Name another folder.",
            folder=folder, files=", ".join(there),
        )))
    rows: Mapping[str, tuple[Any, ...]] = {
        CASEWORKERS: instance.caseworkers, CASES: instance.cases, CASELOAD: instance.caseload,
        AGREED: instance.agreed,
    }
    files = [*FILES, AGREED] if instance.agreed else FILES
    for schema in TABLES:
        if schema.file in files:
            write_atomically(folder / schema.file, _table(schema.columns, rows[schema.file]))
    # The head last: a folder cut short is no instance.
    write_atomically(folder / INSTANCE, _head(instance, note))
    return tuple(folder / name for name in files)


def _head(instance: Instance, note: str) -> str:
    lines = [f"# {line}" for line in note.splitlines()]
    lines += [f"date = {instance.date.isoformat()}"]
    for key in ("model", "title", "office"):
        value = getattr(instance, key)
        if value:
            lines.append(f"{key} = {_quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _table(columns: tuple[Column, ...], rows: tuple[Any, ...]) -> str:
    cells = {column.key: [_cell(column, row) for row in rows] for column in columns}
    kept = [column for column in columns
            if not rows or column.required or any(cells[column.key])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in kept])
    writer.writerows(zip(*(cells[column.key] for column in kept), strict=True))
    return out.getvalue()


def _default(row: Any, name: str) -> object:
    """What the fact has where the cell is blank."""
    return row.__dataclass_fields__[name].default


def _cell(column: Column, row: Any) -> str:
    """A value as a cell: minutes as hours, lists with |, truth as yes or nothing."""
    value = getattr(row, column.field)
    if value in (None, "") or (value == _default(row, column.field) and value != 1):
        return ""
    if column.field.endswith("_minutes"):
        return f"{value / 60:.4f}".rstrip("0").rstrip(".")
    if value is True:
        return "yes"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return "|".join(sorted(value))
    if isinstance(value, tuple):
        return "|".join(f"{topic}:{score:+d}" for topic, score in value)
    return str(value)
