"""The ids of rows: unique over their files, and as somebody wrote them, not a spreadsheet."""

import re
from collections.abc import Sequence

from assigner.files.cells import is_day
from assigner.files.complaints import CASEWORKERS, rows_of, shown
from assigner.files.ordinary import folded, ordinary
from assigner.files.people import same
from assigner.files.table import LOST, FileTable
from assigner.files.vocabulary import fold
from assigner.words import say

_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+[.,]0+")
_MONTH = re.compile(
    r"(?:\d{1,2}[-. ]{1,2})?(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov|dec)"
    r"[-. ]{1,2}\d{1,4}|\d{1,2}[-. ]{1,2}"
    r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov|dec)\.?",
    re.IGNORECASE,
)
# A spreadsheet keeps 15 digits of a number, and writes zeros for the rest.
_ROUNDED = re.compile(r"[1-9]\d{14}0{2,}")
# How whatever of these begins; or the sign that separates the items of a list.
_SUSPECT = re.compile(
    r"^(?:[+-]?\d|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec|#|true|false|sand|falsk)"
    r"|\|", re.IGNORECASE | re.MULTILINE,
)
_TWO = 2  # two people may well share a name
_NOTHING = {"#####", "true", "false", "sand", "falsk", "#n/a", "#ref!", "#value!", "#name?"}


def check_ids(tables: Sequence[FileTable]) -> None:
    """Complain of every id that an earlier row has, over all the tables together.

    Ids that differ by case, width, invisible signs, letters that look alike or leading
    zeros only are one fault for a table, however many there are.
    """
    if _all_apart(tables):
        return
    first: dict[str, tuple[str, int]] = {}
    spelt: dict[str, tuple[str, str, int]] = {}
    for table in tables:
        alike: list[int] = []
        raw = table.cells("id") if "id" in table.columns else []
        for index, (cell, value) in enumerate(zip(raw, table.texts("id"), strict=False)):
            if not isinstance(value, str):
                continue
            number, written = table.grid.numbers[index], cell.strip()
            file, row = first.setdefault(written, (table.file, number))
            if (file, row) != (table.file, number):
                _repeated(table, index, value, file, row)
            elif spelt.setdefault(same(value), (written, table.file, number))[0] != written:
                alike.append(index)
        if alike:
            _alike(table, alike, spelt[same(str(table.texts("id")[alike[0]]))])


def _all_apart(tables: Sequence[FileTable]) -> bool:
    """Whether no two ids look alike; False where one needs a closer look."""
    raw = [cell for table in tables if "id" in table.columns for cell in table.cells("id")]
    told = [value for table in tables for value in table.texts("id")]
    if told != raw or not ordinary(raw):
        return False
    alike = folded(raw)
    if any(text[0].isdigit() for text in alike):
        alike = [same(text) for text in alike]
    return len(set(alike)) == len(raw)


def _repeated(table: FileTable, index: int, value: str, file: str, row: int) -> None:
    where = {"value": shown(value), "file": file, "row": row}
    table.complain(
        index, "id", "E120",
        say('Row {row} has the id "{value}" already.', **where) if file == table.file
        else say('Row {row} of {file} has the id "{value}" already.', **where),
        say("Give one of the two rows its own id, or remove it."),
    )


def _alike(table: FileTable, indices: Sequence[int], first: tuple[str, str, int]) -> None:
    value, file, row = first
    table.complain(
        indices[0], "id", "E124",
        say('By case, invisible signs, leading zeros or letters that look alike only, ids differ '
            'from an earlier one ({rows}): "{value}" and "{other}", row {row} of {file}.',
            rows=rows_of([table.grid.numbers[i] for i in indices]),
            value=shown(str(table.texts("id")[indices[0]])), other=shown(value), row=row,
            file=file),
        say("Write the same id the same way, or other ids for other rows."),
    )


def check_damaged(table: FileTable) -> None:
    """Warn of ids that a spreadsheet has made something else of, and of the sign of lists."""
    raw = table.cells("id") if "id" in table.columns else []
    if ordinary(raw) and not _SUSPECT.search("\n".join(raw)):
        return
    for index, (cell, value) in enumerate(zip(raw, table.texts("id"), strict=False)):
        if value is LOST:
            continue
        text = cell.strip()
        if _SCIENTIFIC.fullmatch(text) or _ROUNDED.fullmatch(text):
            message = say('"{value}" is a long number whose last digits a spreadsheet has '
                          "dropped.", value=shown(text))
        elif _MONTH.fullmatch(text) or is_day(text):
            message = say('"{value}" is a date: a spreadsheet has likely made it of an id such '
                          "as MAR1.", value=shown(text))
        elif _DECIMAL.fullmatch(text) or text.casefold() in _NOTHING:
            message = say('"{value}" is what a spreadsheet makes of an id.', value=shown(text))
        elif "|" in text and table.file == CASEWORKERS:
            table.complain(
                index, "id", "E126",
                say('"{value}" holds |, which separates the items of a list.', value=shown(text)),
                say("Write an id without it, here and wherever it is named."),
            )
            continue
        else:
            continue
        table.complain(index, "id", "W210", message,
                       say("Format the column as text, and write the id again."))


def check_one_name(table: FileTable) -> None:
    """Warn where everybody goes by one name, as when a leader's column is read as theirs."""
    names = [fold(str(name)) for name in table.texts("name")] if "name" in table.columns else []
    if len(names) > _TWO and names[0] and len(set(names)) == 1:
        table.complain(0, "name", "W232", say("Every caseworker has the same name."),
                       say("See that the column is of their own names, not of who leads them."))
