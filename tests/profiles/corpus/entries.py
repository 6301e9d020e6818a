"""Every file of the corpus: which system's export, written down by which program."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import openpyxl

from tests.profiles.corpus import writers
from tests.profiles.corpus.layouts import LAYOUTS, Cell, Layout, Sheet
from tests.profiles.corpus.writers import Csv, Writer

KEPT = Path(__file__).parent / "libreoffice"
DANISH = Csv()
BRITISH = Csv(",", "cp1252", "%d/%m/%Y", ".")
AMERICAN = Csv(",", "cp1252", "%m/%d/%Y", ".")
GERMAN = Csv(";", "cp1252", "%d.%m.%Y", ",")
_NONE: Mapping[str, str] = MappingProxyType({})
SWEDISH = Csv(";", "cp1252", "%Y-%m-%d", ",")


@dataclass(frozen=True)
class Entry:
    """One export. `changes`: what its profile says otherwise, as the program writes otherwise."""

    name: str
    layout: Layout
    write: Writer
    changes: Mapping[str, str]

    @property
    def book(self) -> bool:
        """Whether it is a workbook."""
        return not isinstance(self.write, Csv) and self.write is not writers.pandas_csv

    def make(self, folder: Path, sheets: Sequence[Sheet] | None = None) -> Path:
        """Write the export and its profile into a folder; return the profile."""
        folder.mkdir(parents=True, exist_ok=True)
        self.write(folder, sheets or self.layout.sheets)
        profile = folder / "office.toml"
        text = self.layout.profile(self._place)
        for old, new in self.changes.items():
            assert old in text
            text = text.replace(old, new)
        profile.write_text(text, encoding="utf-8")
        return profile

    def shown(self, sheet: str) -> str:
        """What complaints call a table of it."""
        return sheet if self.book else f"{sheet}{self._suffix}"

    @property
    def files(self) -> Sequence[str]:
        """The files that are written."""
        return [writers.BOOK] if self.book else [
            f"{sheet.name}{self._suffix}" for sheet in self.layout.sheets]

    def _place(self, sheet: str) -> str:
        return f'sheet = "{sheet}"' if self.book else f'file = "{sheet}{self._suffix}"'

    @property
    def _suffix(self) -> str:
        return self.write.suffix if isinstance(self.write, Csv) else ".csv"


def planted(layout: str, sheets: Sequence[Sheet]) -> Iterator[tuple[str, int, int, Cell]]:
    """What stands otherwise than in the layout: sheet, row and column from 1, value."""
    for sheet in sheets:
        own = next(one for one in LAYOUTS[layout].sheets if one.name == sheet.name)
        for at, (row, other) in enumerate(zip(own.rows, sheet.rows, strict=True)):
            for column, (cell, value) in enumerate(zip(row, other, strict=True)):
                if cell != value:
                    yield sheet.name, sheet.place(at, column)[0], column + 1, value


@dataclass(frozen=True)
class Kept:
    """Writes nothing anew: gives the workbook that LibreOffice wrote once, save what is planted."""

    layout: str

    def __call__(self, folder: Path, sheets: Sequence[Sheet]) -> None:
        """Copy it, and change the cells that are otherwise."""
        kept = KEPT / f"{self.layout}.xlsx"
        (folder / writers.BOOK).write_bytes(kept.read_bytes())
        changed = list(planted(self.layout, sheets))
        if changed:
            book = openpyxl.load_workbook(kept)
            for sheet, row, column, value in changed:
                book[sheet].cell(row, column).value = value
            book.save(folder / writers.BOOK)


@dataclass(frozen=True)
class KeptCsv(Csv):
    """Gives the CSV files that LibreOffice wrote once, in its own way of quoting."""

    layout: str = ""

    def __call__(self, folder: Path, sheets: Sequence[Sheet]) -> None:
        """Copy them, and change the cells that are otherwise."""
        changed = list(planted(self.layout, sheets))
        for sheet in sheets:
            text = (KEPT / f"{self.layout}-{sheet.name}.csv").read_bytes().decode(self.encoding)
            rows = list(csv.reader(io.StringIO(text), delimiter=self.separator))
            for name, row, column, value in changed:
                if name == sheet.name:
                    rows[row - 1][column - 1] = self.text(value)
                    out = io.StringIO()
                    csv.writer(out, delimiter=self.separator, lineterminator="\n").writerows(rows)
                    text = out.getvalue()
            (folder / f"{sheet.name}.csv").write_bytes(text.encode(self.encoding))


def _entries() -> list[Entry]:
    made: list[Entry] = []

    def add(layout: str, name: str, write: Writer, changes: Mapping[str, str] = _NONE) -> None:
        made.append(Entry(f"{layout}-{name}", LAYOUTS[layout], write, changes))

    add("kommune", "danish-excel", DANISH)
    add("kommune", "danish-utf8-bom", Csv(encoding="utf-8-sig", thousands="."))
    add("kommune", "danish-points", Csv(day="%d.%m.%y", thousands=".", encoding="utf-8"))
    add("kommune", "unicode-text", Csv("\t", "utf-16", suffix=".txt"))
    add("kommune", "sep-line", Csv(sep_line=True, encoding="utf-8-sig"))
    add("kommune", "sep-comma", Csv(",", sep_line=True, decimal=",", quoting=csv.QUOTE_ALL))
    add("kommune", "all-quoted", Csv(quoting=csv.QUOTE_ALL, newline="\n"))
    add("kommune", "pandas-csv", writers.pandas_csv)
    add("kommune", "openpyxl", writers.by_openpyxl)
    add("kommune", "xlsxwriter", writers.by_xlsxwriter)
    add("kommune", "pandas-book", writers.pandas_book)
    add("kommune", "strict", writers.strict)
    add("kommune", "libreoffice", Kept("kommune"))
    add("navne", "danish-excel", DANISH)
    add("navne", "openpyxl", writers.by_openpyxl)
    add("navne", "all-text", writers.as_text)
    add("navne", "strict", writers.strict)
    add("navne", "libreoffice", Kept("navne"))
    add("council", "british-excel", BRITISH)
    add("council", "british-utf8", Csv(",", "utf-8", "%d %b %Y", ".", newline="\n"))
    add("council", "tabs", Csv("\t", "utf-8-sig", "%d/%m/%y", ".", suffix=".tsv"))
    add("council", "openpyxl", writers.by_openpyxl)
    add("council", "from-1904", writers.from_1904)
    add("council", "libreoffice-csv", KeptCsv(",", "utf-8", layout="council"),
        {"day first": "month first"})
    add("county", "american-excel", AMERICAN)
    add("county", "american-utf16", Csv("\t", "utf-16", "%m/%d/%Y", ".", suffix=".txt"))
    add("county", "american-short", Csv(",", "utf-8-sig", "%m/%d/%y", ".", quoting=csv.QUOTE_ALL))
    add("county", "xlsxwriter", writers.by_xlsxwriter)
    add("county", "all-text", writers.as_text, {"month first": "day first"})
    add("jugendamt", "german-excel", GERMAN)
    add("jugendamt", "german-utf8-sep", Csv(";", "utf-8-sig", "%d.%m.%Y", ",", sep_line=True))
    add("jugendamt", "openpyxl", writers.by_openpyxl)
    add("jugendamt", "pandas-book", writers.pandas_book)
    add("jugendamt", "libreoffice", Kept("jugendamt"))
    add("socialtjanst", "swedish-excel", SWEDISH)
    add("socialtjanst", "swedish-utf8", Csv(";", "utf-8", "%Y-%m-%d", ",", newline="\n"))
    add("socialtjanst", "xlsxwriter", writers.by_xlsxwriter)
    add("socialtjanst", "from-1904", writers.from_1904)
    add("to_raekker", "openpyxl", writers.by_openpyxl)
    add("to_raekker", "xlsxwriter", writers.by_xlsxwriter)
    add("to_raekker", "libreoffice", Kept("to_raekker"))
    return made


ENTRIES = _entries()
