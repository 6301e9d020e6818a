"""A copy of an instance with its faulty cells coloured, and a sheet of faults that leads there.

The tables are written anew, every cell as the text it was read as, where it stood: row and
column are those of the user's file. Civil registration numbers are masked.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from assigner.files.complaints import Complaint
from assigner.files.grid import Grid
from assigner.words import say
from assigner.words.civil_number import masked

_COLOURS = ("#FBE0DC", "#FDF0D0")
_LONGEST_NAME = 31
_NO_SIGN = re.compile(r"[\[\]:*?/\\]")


def workbook_of_faults(
    grids: Sequence[Grid], complaints: Sequence[Complaint], names: Mapping[str, str],
    others: Mapping[str, Mapping[int, Sequence[str]]],
) -> bytes:
    """The workbook. `names`: the file of a grid -> what its sheet and complaints call it.

    `others`: every other sheet, by name: row number -> cells.
    """
    import xlsxwriter  # noqa: PLC0415  # only for workbooks

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold = book.add_format({"bold": True, "bg_color": "#DCE8EE"})
    colours = [book.add_format({"bg_color": colour}) for colour in _COLOURS]
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    tables = {names.get(grid.file, grid.file): grid for grid in grids}
    front = book.add_worksheet(str(say("Faults")))
    titles = _titles((*tables, *others), front.get_name())
    _faults(front, complaints, titles, (bold, wrap, book.get_default_url_format()))
    for name, grid in tables.items():
        mine = [complaint for complaint in complaints if complaint.file == name]
        _table(book.add_worksheet(titles[name]), grid, mine, bold, colours)
    for name, kept in others.items():
        mine = [complaint for complaint in complaints if complaint.file == name]
        if name != front.get_name():
            _cells(book.add_worksheet(titles[name]), kept.items(), mine, colours)
    book.close()
    return out.getvalue()


def _titles(names: Iterable[str], front: str) -> dict[str, str]:
    """Name of a table -> of its sheet: no longer than a sheet's, its signs, and no name twice.

    Excel takes names for the same whatever their case, and some signs in none.
    """
    titles: dict[str, str] = {}
    taken = {front.casefold()}
    for name in names:
        bare = _NO_SIGN.sub("_", name).strip("'") or "_"
        title, number = bare[:_LONGEST_NAME], 1
        while title.casefold() in taken:
            number += 1
            title = f"{bare[:_LONGEST_NAME - 4]} ({number})"
        taken.add(title.casefold())
        titles[name] = title
    return titles


def _faults(
    sheet: Any, complaints: Sequence[Complaint], titles: Mapping[str, str],
    forms: tuple[Any, Any, Any],
) -> None:
    bold, wrap, link = forms
    heads = (say("Where"), say("Column"), say("Value"), say("What is wrong"),
             say("What to write instead"), say("Code"))
    for place, (head, width) in enumerate(zip(heads, (22, 20, 24, 50, 60, 8), strict=True)):
        sheet.write_string(0, place, str(head), bold)
        sheet.set_column(place, place, width)
    for row, complaint in enumerate(complaints, start=1):
        cell = f"{complaint.column or 'A'}{complaint.row or 1}"
        if complaint.file in titles:
            title = titles[complaint.file].replace("'", "''")
            where = f"internal:'{title}'!{cell}"
            sheet.write_url(row, 0, where, link, f"{complaint.file} {cell}")
        else:
            sheet.write_string(row, 0, complaint.file, wrap)
        said = (complaint.header or "", complaint.value, complaint.message, complaint.fix,
                complaint.code)
        for place, value in enumerate(said, start=1):
            sheet.write_string(row, place, str(value), wrap)
    sheet.freeze_panes(1, 0)


def _table(
    sheet: Any, grid: Grid, complaints: Sequence[Complaint], bold: Any, colours: Sequence[Any]
) -> None:
    """One table where it stood, its faults coloured and told in a note."""
    rows = [*grid.above, (grid.header_row, grid.header),
            *zip(grid.numbers, grid.rows, strict=True), *grid.aside]
    _cells(sheet, rows, complaints, colours, {grid.header_row: bold})
    sheet.set_column(0, max(1, len(grid.header)) - 1, 14)
    sheet.freeze_panes(grid.header_row, 1)


def _cells(
    sheet: Any, rows: Iterable[tuple[int, Sequence[str]]], complaints: Sequence[Complaint],
    colours: Sequence[Any], forms: Mapping[int, Any] = MappingProxyType({}),
) -> None:
    """Cells where they stood. `forms`: row number -> how its cells without a fault look."""
    found: dict[tuple[int, int], list[Complaint]] = defaultdict(list)
    for complaint in complaints:
        if complaint.row is not None:
            found[complaint.row, _index(complaint.column)].append(complaint)
    for number, cells in rows:
        for place, text in enumerate(cells):
            wrong = found.get((number, place), [])
            form = forms.get(number)
            if wrong:
                form = colours[all(item.warning for item in wrong)]
            if text or wrong:
                sheet.write_string(number - 1, place, masked(text), form)
    for (number, place), wrong in found.items():
        note = "\n".join(f"{item.message} {item.fix}" for item in wrong)
        sheet.write_comment(number - 1, place, note, {"x_scale": 2, "author": ""})


def _index(column: str | None) -> int:
    number = 0
    for sign in column or "A":
        number = number * 26 + ord(sign) - 64
    return number - 1
