"""Tables written as a workbook: real numbers and dates, and text that can never run.

Text is written as text, so that `=1+1` typed by somebody stays what they typed. The same
tables give the same bytes.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from assigner.words import Words, language, say

Form = Literal["text", "number", "hours", "share", "day"]
Value = str | float | date | Words | None
_FORMS: Mapping[Form, str] = {"text": "@", "number": "0", "hours": "0.0", "share": "0%", "day": ""}
_MADE = datetime(2026, 1, 1)
_WIDEST, _NARROWEST = 60, 9


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a cell of the same workbook."""

    text: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is called, and how its values are shown."""

    text: str | Words
    form: Form = "text"


@dataclass(frozen=True)
class OutputSheet:
    """A table with a name. `shaded` cells, by (row, column) of `rows`, carry a note."""

    name: str | Words
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Value | Link]]


def workbook(sheets: Sequence[OutputSheet], title: str | Words) -> bytes:
    """The workbook, its headings bold, frozen and with a filter."""
    import xlsxwriter  # noqa: PLC0415  # only for workbooks

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": str(title), "created": _MADE})
    forms = {form: book.add_format(_look(form)) for form in _FORMS}
    bold = book.add_format({"bold": True, "bg_color": "#DCE8EE", "valign": "top",
                            "text_wrap": True})
    link = book.get_default_url_format()
    for sheet in sheets:
        _write(book.add_worksheet(str(sheet.name)), sheet, forms, bold, link)
    book.close()
    return out.getvalue()


def _look(form: Form) -> dict[str, object]:
    code = _FORMS[form]
    if form == "day":
        code = "dd-mm-yyyy" if language() == "da" else "yyyy-mm-dd"
    return {"num_format": code, "valign": "top", "text_wrap": form == "text"}


def _write(sheet: Any, table: OutputSheet, forms: Mapping[Form, Any], bold: Any, link: Any) -> None:
    for place, heading in enumerate(table.headings):
        sheet.write_string(0, place, str(heading.text), bold)
        longest = max((len(shown(row[place])) for row in table.rows), default=0)
        width = min(_WIDEST, max(_NARROWEST, longest + 2, len(str(heading.text)) + 2))
        sheet.set_column(place, place, width)
    for down, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            form = forms[table.headings[place].form]
            if isinstance(value, Link):
                sheet.write_url(down, place, f"internal:'{value.sheet}'!{value.cell}", link,
                                value.text)
            else:
                put(sheet, down, place, value, form)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def put(sheet: Any, row: int, column: int, value: Value, form: Any) -> None:
    """One value into one cell, as what it is."""
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(row, column, shown(value), form)
        case int() | float():
            sheet.write_number(row, column, value, form)
        case date():
            sheet.write_datetime(row, column, value, form)
        case _:
            sheet.write_string(row, column, str(value), form)


def shown(value: Value | Link) -> str:
    """A value as text, for its width."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(say("yes") if value else say("no"))
    if isinstance(value, float):
        return f"{value:.1f}"
    return value.text if isinstance(value, Link) else str(value)
