"""What a workbook says of its cells beside their values: failed formulas, percentages, extent.

The reader of values gives a blank for a formula that failed or was never worked out, and
a bare 0.5 for 50 %; the sheet's own XML tells. It also takes memory for every cell up to the
last one, so a sheet says first how far it reaches. Source: ECMA-376 part 1, 18.3.1.4 (c),
18.8.30 (numFmt; 9 and 10 are the built-in percentages), 18.2.28 (date1904).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENTAGES = {"9", "10"}
MOST_CELLS, MOST_BYTES = 5_000_000, 400_000_000
Place = tuple[int, int]


@dataclass
class Marks:
    """Cells by (row, column), both from 0. `valueless`: formulas, with the error they show.

    `last`: the furthest row and the furthest column with a value. `zero`: the day 0 of dates
    that are bare numbers.
    """

    valueless: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    last: Place = (0, 0)
    zero: date = date(1899, 12, 30)

    @property
    def too_far(self) -> bool:
        """Whether there are more cells up to the last one than may be read."""
        return (self.last[0] + 1) * (self.last[1] + 1) > MOST_CELLS


def too_large(path: Path) -> bool:
    """Whether the workbook unpacks to more than may be read."""
    with ZipFile(path) as package:
        return sum(item.file_size for item in package.infolist()) > MOST_BYTES


def read_marks(path: Path, sheets: Sequence[str]) -> Mapping[str, Marks]:
    """The marks of each sheet named."""
    with ZipFile(path) as package:
        percent, zero = _percent_styles(package), _day_zero(package)
        files = _files(package)
        return {
            sheet: _marks(package, files[sheet], percent, Marks(zero=zero))
            if sheet in files else Marks(zero=zero)
            for sheet in sheets
        }


def _day_zero(package: ZipFile) -> date:
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    said = book.find(f"{_MAIN}workbookPr")
    late = said is not None and said.get("date1904") in ("1", "true")
    return date(1904, 1, 1) if late else date(1899, 12, 30)


def _files(package: ZipFile) -> Mapping[str, str]:
    """Sheet -> its file in the package."""
    ties = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    target = {tie.get("Id"): str(tie.get("Target")) for tie in ties}
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        name = target.get(sheet.get(_TIE), "")
        found[str(sheet.get("name"))] = name.lstrip("/") if name.startswith("/") else f"xl/{name}"
    return found


def _percent_styles(package: ZipFile) -> frozenset[str]:
    """The cell styles that show a number as a percentage."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    formats = _PERCENTAGES | {
        str(form.get("numFmtId")) for form in styles.iter(f"{_MAIN}numFmt")
        if "%" in str(form.get("formatCode"))
    }
    cells = styles.find(f"{_MAIN}cellXfs")
    return frozenset(
        str(place) for place, style in enumerate(() if cells is None else cells)
        if style.get("numFmtId") in formats
    )


def _marks(package: ZipFile, name: str, percent: frozenset[str], marks: Marks) -> Marks:
    with package.open(name) as file:
        for place, cell in _cells(ElementTree.iterparse(file, events=("end",))):
            value = cell.find(f"{_MAIN}v")
            if value is not None or cell.find(f"{_MAIN}is") is not None:
                marks.last = (max(marks.last[0], place[0]), max(marks.last[1], place[1]))
            said = "" if value is None or value.text is None else value.text
            if cell.get("t") == "e":
                marks.valueless[place] = said
            elif cell.find(f"{_MAIN}f") is not None and value is None:
                marks.valueless[place] = ""
            if cell.get("s", "0") in percent:
                marks.percents.add(place)
    return marks


def _cells(
    events: Iterator[tuple[str, ElementTree.Element]],
) -> Iterator[tuple[Place, ElementTree.Element]]:
    """Every cell with its place; rows and cells may leave their numbers out."""
    row, column = 0, 0
    for _, element in events:
        if element.tag == f"{_MAIN}c":
            named = element.get("r")
            if named:
                letters = named.rstrip("0123456789")
                row, column = int(named[len(letters):]) - 1, _index(letters)
            yield (row, column), element
            column += 1
        elif element.tag == f"{_MAIN}row":
            row, column = row + 1, 0
            element.clear()


def _index(letters: str) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number - 1
