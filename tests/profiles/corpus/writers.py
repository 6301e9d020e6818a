"""The programs that write exports down: spreadsheets as CSV in five countries, and workbooks."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pandas as pd
import xlsxwriter

from tests.profiles.corpus.layouts import Cell, Sheet

BOOK = "eksport.xlsx"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_TIES = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def grid(sheet: Sheet) -> list[Sequence[Cell]]:
    """Every row of a sheet from the first."""
    return [*sheet.above, *sheet.header, *sheet.rows, *sheet.below]


@dataclass(frozen=True)
class Csv:
    """A spreadsheet's way of saving CSV. `day`: a strftime form; `thousands`: between them."""

    separator: str = ";"
    encoding: str = "cp1252"
    day: str = "%d-%m-%Y"
    decimal: str = ","
    thousands: str = ""
    newline: str = "\r\n"
    sep_line: bool = False
    quoting: int = csv.QUOTE_MINIMAL
    suffix: str = ".csv"

    def __call__(self, folder: Path, sheets: Sequence[Sheet]) -> None:
        """Write one file a sheet."""
        for sheet in sheets:
            out = io.StringIO()
            if self.sep_line:
                out.write(f"sep={self.separator}{self.newline}")
            writer = csv.writer(out, delimiter=self.separator, lineterminator=self.newline,
                                quoting=self.quoting)  # type: ignore[arg-type]
            rows = grid(sheet)
            width = max(map(len, rows))
            for row in rows:
                writer.writerow([self.text(cell) for cell in (*row, *[None] * (width - len(row)))])
            data = out.getvalue().encode(self.encoding)
            (folder / f"{sheet.name}{self.suffix}").write_bytes(data)

    def text(self, cell: Cell) -> str:
        """A cell as it writes it."""
        if isinstance(cell, date):
            return cell.strftime(self.day)
        if isinstance(cell, int | float):
            text = f"{cell:,}" if self.thousands else str(cell)
            return text.replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)
        return cell or ""


def by_openpyxl(folder: Path, sheets: Sequence[Sheet]) -> None:
    """Numbers and dates as such, in the format of a Danish Excel."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        for at, row in enumerate(grid(sheet), start=1):
            for place, cell in enumerate(row, start=1):
                written = made.cell(at, place, cell)
                if isinstance(cell, date):
                    written.number_format = "dd-mm-yyyy"
        for first, last in sheet.merged:
            at = len(sheet.above) + 1
            made.merge_cells(start_row=at, end_row=at, start_column=first + 1, end_column=last + 1)
    book.save(folder / BOOK)


def _by_xlsxwriter(folder: Path, sheets: Sequence[Sheet], text: bool, old: bool) -> None:
    book = xlsxwriter.Workbook(folder / BOOK, {"date_1904": old})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        made = book.add_worksheet(sheet.name)
        for at, row in enumerate(grid(sheet)):
            for place, cell in enumerate(row):
                if isinstance(cell, date) and not text:
                    made.write_datetime(at, place, datetime(cell.year, cell.month, cell.day), days)
                elif isinstance(cell, date):
                    made.write_string(at, place, cell.strftime("%d/%m/%Y"))
                elif isinstance(cell, int | float) and not text:
                    made.write_number(at, place, cell)
                elif cell is not None and cell != "":
                    made.write_string(at, place, str(cell))
    book.close()


def by_xlsxwriter(folder: Path, sheets: Sequence[Sheet]) -> None:
    """Numbers and dates as such."""
    _by_xlsxwriter(folder, sheets, text=False, old=False)


def as_text(folder: Path, sheets: Sequence[Sheet]) -> None:
    """Every cell is text, dates with slashes and the day first."""
    _by_xlsxwriter(folder, sheets, text=True, old=False)


def from_1904(folder: Path, sheets: Sequence[Sheet]) -> None:
    """Dates are counted from 1904, as an old Mac did."""
    _by_xlsxwriter(folder, sheets, text=False, old=True)


def _frame(sheet: Sheet) -> pd.DataFrame:
    rows = grid(sheet)
    width = max(map(len, rows))
    return pd.DataFrame([[*row, *[None] * (width - len(row))] for row in rows], dtype=object)


def pandas_book(folder: Path, sheets: Sequence[Sheet]) -> None:
    """`DataFrame.to_excel`: dates with a time of day."""
    with pd.ExcelWriter(folder / BOOK, engine="openpyxl") as writer:
        for sheet in sheets:
            frame = _frame(sheet).map(
                lambda cell: pd.Timestamp(cell) if isinstance(cell, date) else cell)
            frame.to_excel(writer, sheet_name=sheet.name, header=False, index=False)


def pandas_csv(folder: Path, sheets: Sequence[Sheet]) -> None:
    """`DataFrame.to_csv`, dates as timestamps, decimal commas."""
    for sheet in sheets:
        frame = _frame(sheet).map(
            lambda cell: f"{cell} 00:00:00" if isinstance(cell, date) else cell)
        frame.to_csv(folder / f"{sheet.name}.csv", sep=";", decimal=",", header=False, index=False)


def strict(folder: Path, sheets: Sequence[Sheet]) -> None:
    """By hand: strict Open XML, inline strings, dates as ISO cells, rows without numbers."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main'
            '+xml"/>' + "".join(
                f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="application/vnd.'
                'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                for at in range(1, len(sheets) + 1)) + "</Types>"),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_STRICT_TIES}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_STRICT}" xmlns:r="{_STRICT_TIES}" conformance="strict"><sheets>'
            + "".join(f'<sheet name="{escape(sheet.name)}" sheetId="{at}" r:id="s{at}"/>'
                      for at, sheet in enumerate(sheets, start=1)) + "</sheets></workbook>"),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">' + "".join(
                f'<Relationship Id="s{at}" Type="{_STRICT_TIES}/worksheet" '
                f'Target="worksheets/sheet{at}.xml"/>'
                for at in range(1, len(sheets) + 1)) + "</Relationships>"),
    }
    for at, sheet in enumerate(sheets, start=1):
        body = "".join(f"<row>{''.join(map(_strict_cell, row))}</row>" for row in grid(sheet))
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{_STRICT}"><sheetData>{body}</sheetData></worksheet>')
    with zipfile.ZipFile(folder / BOOK, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def _strict_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, date):
        return f'<c t="d"><v>{cell.isoformat()}</v></c>'
    if isinstance(cell, int | float):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'


Writer = Callable[[Path, Sequence[Sheet]], None]
