"""Every file of the corpus: which system's export, written down by which program."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.profiles.corpus import writers
from tests.profiles.corpus.layouts import LAYOUTS, Layout, Sheet
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


@dataclass(frozen=True)
class Kept:
    """Writes nothing anew: gives the workbook that LibreOffice wrote once."""

    layout: str

    def __call__(self, folder: Path, sheets: Sequence[Sheet]) -> None:
        """Copy it."""
        del sheets
        (folder / writers.BOOK).write_bytes((KEPT / f"{self.layout}.xlsx").read_bytes())


@dataclass(frozen=True)
class KeptCsv(Csv):
    """Gives the CSV files that LibreOffice wrote once, in its own way of quoting."""

    layout: str = ""

    def __call__(self, folder: Path, sheets: Sequence[Sheet]) -> None:
        """Copy them."""
        for sheet in sheets:
            name = f"{self.layout}-{sheet.name}.csv"
            (folder / f"{sheet.name}.csv").write_bytes((KEPT / name).read_bytes())


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
