"""What a workbook says of its cells beside their values: all that a reader of values loses.

The reader gives a blank for a formula that failed or was never worked out and for all but
the first cell of a merge, a bare 0.5 for 50 %, 7 for what is shown as 007, and no word of
hidden rows; the sheet's own XML tells. It also takes memory for every cell up to the last
one, so a sheet says first how far it reaches. Source: ECMA-376 part 1, 18.3.1.4 (c),
18.3.1.55 (mergeCell), 18.3.1.73 (row), 18.8.30 (numFmt; 9 and 10 are the built-in
percentages), 18.2.28 (date1904).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zipfile import ZipFile

from assigner.files.package import (
    BOOK,
    STYLES,
    Attributes,
    TooLarge,
    attribute,
    sheet_parts,
    walk,
)

_PERCENTAGES = {"9", "10"}
_ZEROS = re.compile(r"0{2,30}")
_REFERENCE = re.compile(r"([A-Z]{1,4})([0-9]{1,8})(?::([A-Z]{1,4})([0-9]{1,8}))?")
# The reader holds every cell up to the last; an office of 5,000 cases needs 200,000.
MOST_CELLS, MOST_MERGES = 2_000_000, 10_000
# A spreadsheet keeps 15 digits of a number: from 10^15 on the last ones may be made up.
EXACT = 1e15
Place = tuple[int, int]
Area = tuple[int, int, int, int]


@dataclass
class Marks:
    """Cells by (row, column), both from 0. `valueless`: formulas, with the error they show.

    `zeros`: numbers shown with at least so many digits. `rounded`: numbers with more digits
    than a spreadsheet keeps. `merged`: first row, first column, last row, last column.
    `filled`: rows with a value. `last`: the furthest row and the furthest column with one.
    `zero`: the day 0 of dates that are bare numbers.
    """

    valueless: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    zeros: dict[Place, int] = field(default_factory=dict)
    rounded: set[Place] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    filled: int = 0
    last: Place = (0, 0)
    zero: date = date(1899, 12, 30)

    @property
    def too_far(self) -> bool:
        """Whether there are more cells up to the last one than may be read."""
        return (self.last[0] + 1) * (self.last[1] + 1) > MOST_CELLS


@dataclass(frozen=True)
class Styles:
    """Which styles of cells show a percentage, and which fill a number up with zeros."""

    percent: frozenset[str]
    zeros: Mapping[str, int]


def read_marks(package: ZipFile, sheets: Sequence[str]) -> Mapping[str, Marks]:
    """The marks of each sheet named. Raises TooLarge."""
    styles, zero, parts = _styles(package), _day_zero(package), sheet_parts(package)
    marks = {sheet: Marks(zero=zero) for sheet in sheets}
    for sheet in sheets:
        if sheet in parts:
            reader = _Cells(marks[sheet], styles)
            walk(package, parts[sheet], reader.start, reader.end, reader.data)
    return marks


def _day_zero(package: ZipFile) -> date:
    found = [date(1899, 12, 30)]

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "workbookPr" and attributes.get("date1904") in ("1", "true", "on"):
            found[0] = date(1904, 1, 1)

    walk(package, BOOK, start)
    return found[0]


def _styles(package: ZipFile) -> Styles:
    if STYLES not in package.namelist():
        return Styles(frozenset(), {})
    codes: dict[str, str] = {}
    cells: list[str] = []
    inside = [False]

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            cells.append(attributes.get("numFmtId", ""))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    walk(package, STYLES, start, end)
    return Styles(
        frozenset(str(place) for place, form in enumerate(cells)
                  if form in _PERCENTAGES or "%" in codes.get(form, "")),
        {str(place): len(codes[form]) for place, form in enumerate(cells)
         if _ZEROS.fullmatch(codes.get(form, ""))},
    )


@dataclass
class _Cells:
    """Takes the elements of a sheet in; rows and cells may leave their numbers out."""

    marks: Marks
    styles: Styles
    place: Place = (0, -1)
    row: int = -1
    kind: str = ""
    style: str = "0"
    formula: bool = False
    inline: bool = False
    value: list[str] | None = None
    reading: bool = False
    row_filled: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if tag == "c":
            named = _REFERENCE.fullmatch(attributes.get("r", ""))
            row, column = self.place[0], self.place[1] + 1
            if named:
                row, column = int(named[2]) - 1, index_of(named[1])
            self.place = (row, column)
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
            self.formula, self.inline, self.value = False, False, None
        elif tag == "v":
            self.value, self.reading = [], True
        elif tag == "f":
            self.formula = True
        elif tag == "is":
            self.inline = True
        elif tag == "row":
            said = attributes.get("r", "")
            self.row = int(said) - 1 if said.isdigit() and len(said) < 9 else self.row + 1
            self.place, self.row_filled = (self.row, -1), False
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.add(self.row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = attribute(attributes, "min"), attribute(attributes, "max")
            if first.isdigit() and last.isdigit():
                self.marks.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def data(self, text: str) -> None:
        """Text inside an element."""
        if self.reading and self.value is not None:
            self.value.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "v":
            self.reading = False
        elif tag == "c":
            self._cell("" if self.value is None else "".join(self.value))
        elif tag == "row" and self.row_filled:
            self.marks.filled += 1

    def _cell(self, said: str) -> None:
        marks, place = self.marks, self.place
        if said or self.inline:
            self.row_filled = True
            marks.last = (max(marks.last[0], place[0]), max(marks.last[1], place[1]))
        if self.kind == "e":
            marks.valueless[place] = said
        elif self.formula and not said and self.kind != "str":
            # A formula that gives an empty text says so by its kind.
            marks.valueless[place] = ""
        if self.style in self.styles.percent:
            marks.percents.add(place)
        if self.kind == "n" and said:
            if self.style in self.styles.zeros:
                marks.zeros[place] = self.styles.zeros[self.style]
            if _large(said):
                marks.rounded.add(place)

    def _merge(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found is None or found[3] is None:
            return
        if len(self.marks.merged) >= MOST_MERGES:
            raise TooLarge
        self.marks.merged.append(
            (int(found[2]) - 1, index_of(found[1]), int(found[4]) - 1, index_of(found[3]))
        )


def _large(said: str) -> bool:
    try:
        return abs(float(said)) >= EXACT
    except ValueError:
        return False


def index_of(letters: str) -> int:
    """The place of a column by its letters: A is 0."""
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number - 1
