"""What a page is made of: sections of tables, cards, pictures and sentences, without HTML.

Every text is `Words` or plain text; whoever renders escapes it. `kind` names the macro of
the template that draws a block.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from assigner.words import Words

Text = Words | str
MOST_ITEMS, FIRST_ITEMS, LONGEST_SHORT = 8, 5, 10
Tone = Literal["plain", "good", "calm", "warn", "bad", "quiet"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A load before and after on a scale of 0 to 100; `full` is where capacity ends."""

    before: float
    after: float
    full: float
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `href` points into the same page; a `tag` is set as a label."""

    text: Text
    href: str = ""
    tone: Tone = "plain"
    tag: bool = False
    code: bool = False
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A header, and how its cells are set. `minor` columns go where there is no room."""

    header: Text
    number: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells under the columns; the first names the row. A `group` row heads those below.

    `anchor`: where links of the page find it.
    """

    cells: Sequence[Cell]
    group: bool = False
    anchor: str = ""


def _short(texts: Sequence[Text]) -> str:
    return "short" if all(len(str(text)) <= LONGEST_SHORT for text in texts) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table. `wide`: scrolls by itself on a narrow screen."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Row]
    wide: bool = False
    note: Text = ""
    kind: ClassVar[str] = "table"

    @property
    def looks(self) -> Sequence[tuple[str, str]]:
        """The classes of each column's header and cells; short words are never broken."""
        found = []
        for place, column in enumerate(self.columns):
            own = ("number " if column.number else "") + ("minor " if column.minor else "")
            cells = [row.cells[place].text for row in self.rows if not row.group]
            found.append((own + _short([column.header]), own + _short(cells)))
        return found

    def trimmed(self) -> "Table":
        """The table without the columns that hold nothing."""
        kept = [place for place, _ in enumerate(self.columns)
                if any(str(row.cells[place].text) or row.cells[place].bar for row in self.rows)]
        rows = [replace(row, cells=[row.cells[place] for place in kept]) for row in self.rows]
        return replace(self, columns=[self.columns[place] for place in kept], rows=rows)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence."""

    text: Text
    tone: Tone = "plain"
    kind: ClassVar[str] = "said"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: what it is about, what is said of it, and what one can do."""

    lead: Text
    text: Text = ""
    href: str = ""
    more: Text = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A headed list of things worth a look; `aside` holds for all of them.

    A long one shows its first items and unfolds the rest.
    """

    title: Text
    items: Sequence[Item]
    tone: Tone = "calm"
    intro: Text = ""
    aside: Text = ""
    kind: ClassVar[str] = "listed"

    @property
    def shown(self) -> int:
        """How many items stand there before the rest is unfolded."""
        return len(self.items) if len(self.items) <= MOST_ITEMS else FIRST_ITEMS

    def together(self) -> "Listed":
        """What every item says more is said once, aside."""
        more = {str(item.more) for item in self.items}
        if len(self.items) < 2 or len(more) > 1:
            return self
        items = [replace(item, more="") for item in self.items]
        return replace(self, aside=self.items[0].more, items=items)


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, in short."""

    pairs: Sequence[tuple[Text, Text]]
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody on the scale: from where to where (0 to 100), and on which level."""

    label: Text
    before: float
    after: float
    level: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a picture, with everybody on it."""

    label: Text
    note: Text
    dots: Sequence[Dot]
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes over one scale. `ticks` are (place, label, whether capacity ends there)."""

    title: Text
    description: Text
    lanes: Sequence[Lane]
    ticks: Sequence[tuple[float, Text, bool]]
    legend: Sequence[tuple[str, Text]]
    kind: ClassVar[str] = "picture"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a chart (0 to 100, upwards), said in words; `ringed` ones are pointed out.

    `band`: from where to where it may lie upwards, where that is known.
    """

    across: float
    up: float
    label: Text
    ringed: bool = False
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Spots in a row, named in the legend."""

    label: Text
    spots: Sequence[Spot]

    @property
    def band(self) -> str:
        """The corners of its band as an SVG polygon over 0 to 100, downwards; blank for none."""
        banded = [(spot.across, *spot.band) for spot in self.spots if spot.band is not None]
        corners = [(across, high) for across, _, high in banded]
        corners += [(across, low) for across, low, _ in reversed(banded)]
        return " ".join(f"{across},{round(100 - up, 2)}" for across, up in corners)


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over two scales; a tick is (place, label). At most four lines can be told apart."""

    title: Text
    description: Text
    upward: Text
    lines: Sequence[Line]
    across: Sequence[tuple[float, Text]]
    up: Sequence[tuple[float, Text]]
    kind: ClassVar[str] = "chart"


@dataclass(frozen=True, slots=True)
class Card:
    """Something that unfolds: a case with its reasons. `under`: what is to be seen folded."""

    anchor: str
    lead: Text
    title: Text
    under: Text
    text: Text
    tags: Sequence[Cell]
    blocks: Sequence["Block"]
    kind: ClassVar[str] = "card"


Block = Table | Said | Listed | Facts | Picture | Chart | Card


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with a heading."""

    anchor: str
    title: Text
    blocks: Sequence[Block]
    intro: Text = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One number of the day, large."""

    label: Text
    value: Text
    note: Text = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; `line` is the one sentence that says it all, `under` what led to it."""

    title: Text
    above: Text
    line: Text
    tiles: Sequence[Tile]
    sections: Sequence[Section]
    foot: Text = ""
    badge: Cell | None = None
    under: Text = ""
