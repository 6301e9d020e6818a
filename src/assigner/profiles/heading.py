"""The header of a raw table: where it is, of one row or several, each column by its own name."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assigner.files.complaints import letter
from assigner.files.grid import DEEPEST, Heading
from assigner.files.vocabulary import clean, fold, fold_name


def name(header: str) -> str:
    """What two spellings of a header have in common."""
    return fold(fold_name(clean(header)))


@dataclass(frozen=True)
class HeadingFinder:
    """Finds the header among rows, and writes there what each column is called.

    `known`: whether a header is one that is looked for. `skip`: rows above it, where that is said.
    `beside`: something without a header may stand to the right, as in a sheet; in a CSV a row that
    is longer than the header has a sign too many, and its cells are not where they belong.
    """

    known: Callable[[str], bool]
    rows: int = 1
    skip: int | None = None
    beside: bool = True

    def __call__(self, rows: list[list[str]]) -> int:
        """The index of the (last) header row, in which every column has a name of its own."""
        at = self._last(rows)
        if at < len(rows):
            width = max((len(row) for row in rows[at:at + DEEPEST]), default=0)
            top = [rows[i] for i in range(max(0, at - self.rows + 1), at + 1)]
            if not self.beside:
                header = max(map(len, top))
                width = max((place + 1 for place in range(width)
                             if place < header or self.known(nameless(place))), default=0)
            rows[at][:] = named(top, width, self.known)
        return at

    def _last(self, rows: Sequence[list[str]]) -> int:
        if self.skip is not None:
            return self.skip + self.rows - 1
        starts = range(min(DEEPEST, max(0, len(rows) - self.rows + 1)))
        score = [sum(map(self.known, filter(None, joined_rows(rows[at:at + self.rows]))))
                 for at in starts]
        if any(score):
            return score.index(max(score)) + self.rows - 1
        first = next((at for at, row in enumerate(rows) if "".join(row).strip()), 0)
        return first + self.rows - 1


@dataclass
class Kept:
    """Finds the header as another does, and keeps the rows down to it as they stood."""

    finder: Heading
    top: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, rows: list[list[str]]) -> int:
        """The index of the (last) header row."""
        before = [tuple(row) for row in rows[:DEEPEST]]
        at = self.finder(rows)
        # A header that is said to stand deeper (`skip`) has not been kept.
        self.top[:] = before[:at + 1] if at < len(before) else [tuple(row) for row in rows[:at + 1]]
        return at


def joined_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Header rows as one: a name over several columns, which stands at the first, is of all."""
    filled = [*map(_filled, rows[:-1]), list(rows[-1]) if rows else []]
    width = max(map(len, filled), default=0)
    return [
        " ".join(part for row in filled if place < len(row) and (part := row[place].strip()))
        # With nothing of its own a column is none of those that the name above is over.
        if any(place < len(row) and row[place].strip() for row in rows) else ""
        for place in range(width)
    ]


def named(
    rows: Sequence[Sequence[str]], width: int, known: Callable[[str], bool]
) -> list[str]:
    """A name for each column: those of the same name are counted, "Dato (2)".

    One without a header goes by its letter, "(F)", where that is looked for.
    """
    joined = joined_rows(rows)
    seen: Counter[str] = Counter()
    found = []
    for place, header in enumerate((*joined, *[""] * (width - len(joined)))):
        if not header:
            found.append(nameless(place) if known(nameless(place)) else "")
            continue
        seen[name(header)] += 1
        times = seen[name(header)]
        found.append(header if times == 1 else f"{header.strip()} ({times})")
    return found


def nameless(place: int) -> str:
    """What a column without a header is called: by its letter."""
    return f"({letter(place)})"


def _filled(row: Sequence[str]) -> list[str]:
    cells = list(row)
    for before, place in pairwise(range(len(cells))):
        if not cells[place].strip():
            cells[place] = cells[before]
    return cells
