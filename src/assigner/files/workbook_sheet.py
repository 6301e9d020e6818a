"""One table out of a workbook: the sheet of a name, or the first one that has such columns."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assigner.files import locks
from assigner.files.columns import Schema
from assigner.files.complaints import Complaint, letter, shown
from assigner.files.grid import DEEPEST, Grid
from assigner.files.package import DAMAGED, TooLarge, opened
from assigner.files.sheet import Sheet, text
from assigner.files.sheet_marks import read_marks
from assigner.files.vocabulary import fold, fold_name
from assigner.files.workbook import AGAIN
from assigner.words import Words, say

_LEAST = 2
"""Known columns in a row that make it a header; one alone may be a word in a note."""


def one_sheet(path: Path, schema: Schema, names: Sequence[str]) -> Grid | Complaint:
    """The sheet as a grid that is called after it; or why there is none."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for books

    lock = locks.of(path)
    if lock is not None:
        return lock
    try:
        if not path.is_file():
            return _wrong(path, say("There is no such workbook."))
        with opened(path) as package, CalamineWorkbook.from_path(path) as values:
            seen = [one.name for one in values.sheets_metadata
                    if str(one.visible).endswith("Visible")]
            marks = read_marks(package, seen)
            rows = {name: values.get_sheet_by_name(name).to_python(skip_empty_area=False)
                    for name in seen if not marks[name].too_far}
    except TooLarge:
        return _wrong(path, say("The workbook unpacks to more than can be read."))
    except (CalamineError, *DAMAGED):
        return _wrong(path, say("The workbook cannot be opened: it is protected, damaged, or "
                                "not a workbook."))
    wanted = {fold(fold_name(name)) for name in names}
    chosen = [name for name in rows if fold(fold_name(name)) in wanted] or [
        name for name, found in rows.items() if any(
            sum(schema.column(text(value)) is not None for value in row) >= _LEAST
            for row in found[:DEEPEST])]
    if not chosen:
        far = next((name for name in seen if marks[name].too_far), None)
        if far is not None:
            row, column = marks[far].last
            return Complaint(
                code="E156", file=far, row=row + 1, column=letter(column), in_book=True,
                message=say("The sheet reaches too far to be read."),
                fix=say("Delete what stands far below or beside the table."))
        return Complaint(
            code="E151", file=shown(path.name), message=say("The sheet is missing."),
            fix=say('Name a sheet "{english}" or "{danish}"; one with only its header is fine.',
                    english=names[0], danish=names[1]))
    return Sheet(replace(schema, file=chosen[0]), rows[chosen[0]], marks[chosen[0]]).grid


def _wrong(path: Path, message: Words) -> Complaint:
    return Complaint(code="E154", file=shown(path.name), message=message, fix=AGAIN)
