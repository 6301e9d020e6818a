"""A table made once for every medium: typed cells under columns that say where they stand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Flag, auto
from typing import ClassVar, Literal, TypeVar

from assigner.words import Words, figure, say

Text = Words | str
Value = Text | float | date | None
"""What a cell holds. A truth is a number, too; it is shown as yes or no."""
Tone = Literal["plain", "good", "calm", "warn", "bad", "quiet"]
Form = Literal["text", "number", "count", "hours", "share", "day"]
"""How a column's values are set: numbers to the right, in a workbook as what they are."""
Fit = Literal["free", "line", "rest", "id", "name"]
"""How a terminal sets a column of text: as it comes, never broken, in the room that is left, an
id that is folded where it is long, a name that is cut where there is no room."""
LONGEST_SHORT = 10
NONE = "–"
_Subject = TypeVar("_Subject")


class Medium(Flag):
    """Where a column stands."""

    SCREEN = auto()
    PAGE = auto()
    CSV = auto()
    BOOK = auto()


SCREEN, PAGE, CSV, BOOK = Medium.SCREEN, Medium.PAGE, Medium.CSV, Medium.BOOK
PEOPLE, FILES = SCREEN | PAGE, CSV | BOOK
ALL = PEOPLE | FILES


@dataclass(frozen=True, slots=True)
class LoadBar:
    """A load before and after on a scale of 0 to 100; `full` is where capacity ends."""

    before: float
    after: float
    full: float
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """A header, and how its cells are set.

    `key`: what programs call it in CSV. `long`: its header in CSV and workbooks, where it differs.
    `spec`: how finely its numbers are written for people, where the form alone does not say it.
    `minor`: goes where there is no room. `ratio`: its part of the room that is left.
    `stacked`: its header may stand on two lines. `width`: so many signs in a terminal, folded.
    """

    header: Text
    form: Form = "text"
    on: Medium = ALL
    key: str = ""
    long: Text = ""
    fit: Fit = "free"
    ratio: int = 1
    minor: bool = False
    stacked: bool = False
    spec: str = ""
    width: int | None = None

    @property
    def number(self) -> bool:
        """Whether its cells are set to the right."""
        return self.form not in ("text", "day")

    @property
    def heading(self) -> Text:
        """Its header in a file."""
        return self.long or self.header

    def shown(self, value: Value) -> Text:
        """A value as people read it."""
        if isinstance(value, bool):
            return say("yes") if value else say("no")
        if isinstance(value, int | float):
            return figure(value, self.spec or _SPECS.get(self.form) or plain(value))
        if isinstance(value, date):
            return figure(value)
        if value is None:
            return NONE if self.number else ""
        return value


_SPECS = {"hours": ",.1f", "share": ".0%"}


def plain(value: float) -> str:
    """Whole where it is, else with three decimals."""
    return ",.0f" if value == int(value) else ",.3f"


_TEXT = Column("")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `href` points into the same page; a `tag` is set as a label.

    `said`: what people read in place of the value, which is left to programs. `under`: what a
    terminal shows dim below it.
    """

    value: Value
    href: str = ""
    tone: Tone = "plain"
    tag: bool = False
    code: bool = False
    bar: LoadBar | None = None
    said: Text = ""
    under: Text = ""

    def text(self, column: Column = _TEXT) -> Text:
        """What people read."""
        return self.said or column.shown(self.value)


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells under the columns; the first names the row. A `group` row heads those below.

    `anchor`: where links of the page find it.
    """

    cells: Sequence[Cell]
    group: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table. `wide`: scrolls by itself on a narrow screen; `tight`: without gaps.

    In a terminal: `bare` has neither header nor lines, `roomy` a gap on both sides of a cell.
    `note` stands below. `sheet`: its name in a workbook, where that is not its caption.
    """

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[TableRow]
    wide: bool = False
    note: Text = ""
    tight: bool = False
    bare: bool = False
    roomy: bool = False
    sheet: Text = ""
    kind: ClassVar[str] = "table"

    def on(self, medium: Medium) -> "Table":
        """The table with the columns that stand in a medium."""
        return self._with([
            place for place, column in enumerate(self.columns) if column.on & medium
        ])

    def trimmed(self) -> "Table":
        """The table without the columns that hold nothing."""
        return self._with([
            place for place, _ in enumerate(self.columns)
            if any(row.cells[place].bar or str(row.cells[place].text()) for row in self.rows)
        ])

    def _with(self, places: Sequence[int]) -> "Table":
        rows = [
            replace(row, cells=[row.cells[place] for place in places if place < len(row.cells)])
            for row in self.rows
        ]
        return replace(self, columns=[self.columns[place] for place in places], rows=rows)

    @property
    def looks(self) -> Sequence[tuple[str, str]]:
        """The classes of each column's header and cells; short words are never broken."""
        found = []
        for place, column in enumerate(self.columns):
            own = ("number " if column.number else "") + ("minor " if column.minor else "")
            cells = [row.cells[place].text(column) for row in self.rows if not row.group]
            found.append((own + _short([column.header]), own + _short(cells)))
        return found


Field = tuple[Column, Callable[[_Subject], Cell | Value]]
"""A column, and what it says of one subject."""


def in_csv(
    header: Text, key: str, said: Callable[[_Subject], Cell | Value]
) -> Field[_Subject]:
    """A column of data alone: its header, what programs call it, what it says of a subject."""
    return Column(header, key=key, on=CSV), said


def tabled(
    caption: Text, subjects: Iterable[_Subject], fields: Sequence[Field[_Subject]],
    *, note: Text = "", wide: bool = False, sheet: Text = "",
    anchor: Callable[[_Subject], str] = lambda subject: "",
) -> Table:
    """A table of one row for each subject: each column, and what it says of a subject."""
    rows = [TableRow(cells(one, fields), anchor=anchor(one)) for one in subjects]
    columns = [column for column, _ in fields]
    return Table(caption, columns, rows, wide=wide, note=note, sheet=sheet)


def cells(subject: _Subject, fields: Sequence[Field[_Subject]]) -> list[Cell]:
    """What the fields say of one subject."""
    said = [found(subject) for _, found in fields]
    return [one if isinstance(one, Cell) else Cell(one) for one in said]


def _short(texts: Sequence[Text]) -> str:
    return "short" if all(len(str(text)) <= LONGEST_SHORT for text in texts) else ""
