"""Rows as CSV: for programs in English, for a spreadsheet in the language spoken.

English: the keys as headers, commas, a decimal point, ISO dates, codes as they are. Another
language: its own headers, words and dates, semicolons and a decimal comma, with the mark
(BOM) by which spreadsheets know UTF-8.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assigner.files.formula import kept_text
from assigner.words import LANGUAGES, Words, language, say

_MARK = "\ufeff"


@dataclass(frozen=True)
class Coded:
    """A code for programs, and what people call it."""

    code: str
    words: Words | str


def spoken_csv(header: Mapping[str, Words], rows: Iterable[Sequence[object]]) -> str:
    """The rows under their header: key -> what it is called.

    Text that a spreadsheet would run as a formula is kept text by an apostrophe.
    """
    out = io.StringIO()
    english = language() == LANGUAGES[0]
    writer = csv.writer(out, delimiter="," if english else ";", lineterminator="\n")
    writer.writerow(list(header) if english else [str(words) for words in header.values()])
    for row in rows:
        writer.writerow([_cell(value, english) for value in row])
    return out.getvalue() if english else _MARK + out.getvalue()


def _cell(value: object, english: bool) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(say("yes") if value else say("no"))
    if isinstance(value, date):
        return value.isoformat() if english else f"{value:%d-%m-%Y}"
    if isinstance(value, Coded):
        value = value.code if english else value.words
    if isinstance(value, int | float):
        return value if english else str(value).replace(".", ",")
    return kept_text(str(value))
