"""Tables as a workbook: real numbers and dates, and text that can never run.

Text is written as text, so that `=1+1` typed by somebody stays what they typed. The same
tables give the same bytes.
"""

import io
from datetime import date, datetime

from assigner.veil import veiled
from assigner.view import BOOK, Cell, Column, Workbook
from assigner.words import language, say

_FORMS = {"text": "@", "number": "0.0", "count": "0", "hours": "0.0", "share": "0%", "day": ""}
_MADE = datetime(2026, 1, 1)
_WIDEST, _NARROWEST = 60, 9


def workbook(book: Workbook) -> bytes:
    """The workbook, its headings bold, frozen and with a filter."""
    import xlsxwriter  # noqa: PLC0415  # only for workbooks

    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True})
    file.set_properties({"title": str(book.title), "created": _MADE})
    forms = {form: file.add_format(_look(form)) for form in _FORMS}
    bold = file.add_format({"bold": True, "bg_color": "#DCE8EE", "valign": "top",
                            "text_wrap": True})
    for made in veiled(book).tables:
        table = made.on(BOOK)
        sheet = file.add_worksheet(str(table.sheet or table.caption))
        rows = [row.cells for row in table.rows if not row.group]
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, str(column.heading), bold)
            sheet.set_column(place, place, _width(column, [row[place] for row in rows]))
            for down, row in enumerate(rows, start=1):
                value = _value(row[place])
                if value != "":
                    write = {float: sheet.write_number, date: sheet.write_datetime,
                             str: sheet.write_string}[type(value)]
                    write(down, place, value, forms[column.form])
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    file.close()
    return out.getvalue()


def _look(form: str) -> dict[str, object]:
    code = _FORMS[form]
    if form == "day":
        code = "dd-mm-yyyy" if language() == "da" else "yyyy-mm-dd"
    return {"num_format": code, "valign": "top", "text_wrap": form == "text"}


def _width(column: Column, cells: list[Cell]) -> int:
    longest = max((len(_shown(_value(cell))) for cell in cells), default=0)
    return min(_WIDEST, max(_NARROWEST, longest + 2, len(str(column.heading)) + 2))


def _value(cell: Cell) -> str | float | date:
    """A cell as what it is; blank for nothing. What people read stands in place of a code."""
    value = cell.value
    if isinstance(value, bool):
        return str(say("yes") if value else say("no"))
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, date):
        return value
    return "" if value is None else str(cell.said or value)


def _shown(value: str | float | date) -> str:
    """A value as text, for its width."""
    return f"{value:.1f}" if isinstance(value, float) else str(value)
