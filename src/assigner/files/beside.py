"""What an instance holds beside its tables: the head of the day, and sheets that are not read.

A copy of the instance keeps them, so that it can be read in the place of the original.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from assigner.bounded import toml
from assigner.files.complaints import INSTANCE
from assigner.files.encoding import read_text
from assigner.files.header import line_of_each
from assigner.files.package import DAMAGED, TooLarge, opened
from assigner.files.sheet import text
from assigner.files.sheet_marks import read_marks
from assigner.files.workbook import workbook_at

Rows = Mapping[int, Sequence[str]]


def other_sheets(folder: Path, tables: Sequence[str]) -> Mapping[str, Rows]:
    """Sheets by name: row number -> cells. `tables` are the sheets that are copied anyway.

    For a folder the one sheet is that of instance.toml: names, and values beside them.
    """
    workbook = workbook_at(folder)
    return _head(folder) if workbook is None else _sheets(workbook, tables)


def _head(folder: Path) -> Mapping[str, Rows]:
    content = read_text(folder / INSTANCE)
    if not isinstance(content, str):
        return {}
    lines = content.splitlines()
    try:
        entries = toml(content)
    except tomllib.TOMLDecodeError:
        return {INSTANCE: {number: [line] for number, line in enumerate(lines, start=1)}}
    rows = line_of_each(lines)
    return {INSTANCE: {
        rows[key]: [key, text(value)] for key, value in entries.items() if key in rows
    }}


def _sheets(workbook: Path, tables: Sequence[str]) -> Mapping[str, Rows]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for books

    found: dict[str, Rows] = {}
    try:
        with opened(workbook) as package, CalamineWorkbook.from_path(workbook) as values:
            for name in values.sheet_names:
                if name in tables or read_marks(package, (name,))[name].too_far:
                    continue
                sheet = values.get_sheet_by_name(name).to_python(skip_empty_area=False)
                found[name] = {
                    number: [text(value) for value in row]
                    for number, row in enumerate(sheet, start=1)
                }
    except (TooLarge, CalamineError, *DAMAGED):
        return found
    return found
