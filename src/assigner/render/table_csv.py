"""A table as CSV: for programs in English, for a spreadsheet in the language spoken.

English: the keys as headers, commas, a decimal point, ISO dates, values as they are. Another
language: its own headers, words and dates, semicolons and a decimal comma, with the mark
(BOM) by which spreadsheets know UTF-8.
"""

import csv
import io
from datetime import date

from assigner.files.formula import kept_text
from assigner.veil import veiled
from assigner.view import CSV, Cell, Table
from assigner.words import LANGUAGES, language, say

_MARK = "\ufeff"


def table_csv(table: Table) -> str:
    """The table's rows under its columns for CSV.

    Text that a spreadsheet would run as a formula is kept text by an apostrophe.
    """
    shown, out = veiled(table).on(CSV), io.StringIO()
    english = language() == LANGUAGES[0]
    writer = csv.writer(out, delimiter="," if english else ";", lineterminator="\n")
    writer.writerow([column.key if english else str(column.heading) for column in shown.columns])
    for row in shown.rows:
        if not row.group:
            writer.writerow([_value(cell, english=english) for cell in row.cells])
    return out.getvalue() if english else _MARK + out.getvalue()


def _value(cell: Cell, *, english: bool) -> str | float:
    value = cell.value if english else cell.said or cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(say("yes") if value else say("no"))
    if isinstance(value, date):
        return value.isoformat() if english else f"{value:%d-%m-%Y}"
    if isinstance(value, int | float):
        return value if english else str(value).replace(".", ",")
    return kept_text(str(value))
