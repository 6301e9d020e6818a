"""What is shown, block by block: sentences, lists, facts, cards; a page, a printout, a workbook.

Every text is `Words` or plain text; whoever renders escapes it. `kind` names the macro of
the template that draws a block.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from assigner.view.pictures import Chart, Picture
from assigner.view.table import Cell, Table, Text, Tone

MOST_ITEMS, FIRST_ITEMS = 8, 5


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence. `mark`: what it begins with in a terminal, as a point of a list."""

    text: Text
    tone: Tone = "plain"
    mark: str = ""
    kind: ClassVar[str] = "said"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks below are about, in a terminal. `main`: of a whole group."""

    text: Text
    main: bool = False
    kind: ClassVar[str] = "heading"


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


Block = Table | Said | Heading | Listed | Facts | Picture | Chart | Card


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


@dataclass(frozen=True, slots=True)
class Printout:
    """What a terminal shows: a line that says it all, and groups of blocks, a blank line apart.

    `below`: what stands right below the line, as what is not certain of it.
    """

    line: Text
    groups: Sequence[Sequence[Block]]
    below: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: a sheet a table."""

    title: Text
    tables: Sequence[Table]
