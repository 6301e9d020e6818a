"""Nordby as a workbook, written the ways that people and programs write workbooks."""

import csv
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from assigner.files.encoding import read_text

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None,
    reason="LibreOffice is not installed (Debian: apt-get install libreoffice-calc)",
)
ENGLISH = {"instance": "instance", "caseworkers": "caseworkers", "cases": "cases",
           "caseload": "caseload"}
DANISH = {"instance": "Dagen", "caseworkers": "Sagsbehandlere", "cases": "Nye sager",
          "caseload": "Sagsstamme"}
_DATE = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_NUMBER = re.compile(r"\d+(?:,\d+)?")
Rows = list[list[str]]


def tables(folder: Path) -> dict[str, Rows]:
    """The tables of an instance as they stand in its files."""
    found = {}
    for name in ("caseworkers", "cases", "caseload"):
        text = read_text(folder / f"{name}.csv")
        assert isinstance(text, str)
        found[name] = list(csv.reader(text.splitlines(), delimiter=";"))
    return found


class Writing:
    """A workbook being written; `put` decides what a cell's text becomes."""

    def __init__(self, path: Path, folder: Path, names: Mapping[str, str]) -> None:
        self.book = xlsxwriter.Workbook(path)
        self.names, self.tables = names, tables(folder)
        self.head = tomllib.loads((folder / "instance.toml").read_text(encoding="utf-8"))
        self.dates = self.book.add_format({"num_format": "dd-mm-yyyy"})
        self.percent = self.book.add_format({"num_format": "0%"})

    def all(self, put: Callable[..., None], top: int = 0, left: int = 0) -> None:
        sheet = self.book.add_worksheet(self.names["instance"])
        for row, (key, value) in enumerate(self.head.items()):
            sheet.write(row, 0, key)
            if isinstance(value, date):
                sheet.write_datetime(row, 1, value, self.dates)
            else:
                sheet.write(row, 1, value)
        for name, rows in self.tables.items():
            sheet = self.book.add_worksheet(self.names[name])
            for row, cells in enumerate(rows):
                for column, text in enumerate(cells):
                    if row == 0:
                        sheet.write_string(top, left + column, text)
                    else:
                        put(self, sheet, top + row, left + column, text)


def as_text(writing: Writing, sheet: Any, row: int, column: int, text: str) -> None:
    """Everything is text, numbers and dates too."""
    del writing
    if text:
        sheet.write_string(row, column, text)


def as_values(writing: Writing, sheet: Any, row: int, column: int, text: str) -> None:
    """Numbers and dates as Excel keeps them."""
    found = _DATE.fullmatch(text)
    if found:
        day = date(int(found[3]), int(found[2]), int(found[1]))
        sheet.write_datetime(row, column, day, writing.dates)
    elif _NUMBER.fullmatch(text):
        sheet.write_number(row, column, float(text.replace(",", ".")))
    elif text:
        sheet.write_string(row, column, text)


def as_formulas(writing: Writing, sheet: Any, row: int, column: int, text: str) -> None:
    """Formulas that hold the value they last gave; dates that have lost their format."""
    found = _DATE.fullmatch(text)
    if found:
        day = date(int(found[3]), int(found[2]), int(found[1]))
        sheet.write_number(row, column, (day - date(1899, 12, 30)).days)
    elif _NUMBER.fullmatch(text):
        value = float(text.replace(",", "."))
        sheet.write_formula(row, column, f"={value}+0", None, value)
    elif text:
        sheet.write_formula(row, column, f'="{text}"&""', None, text)


def by_libreoffice(folder: Path, *books: Path) -> list[Path]:
    """The workbooks, opened by one LibreOffice, as it takes its time to start, and saved again."""
    assert SOFFICE is not None
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), *map(str, books)],
        check=True, capture_output=True, timeout=120,
    )
    return [folder / book.name for book in books]
