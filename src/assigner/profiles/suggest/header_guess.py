"""The header of a table that no profile describes: found by what headers are called elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assigner.files.grid import DEEPEST
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.day_said import days_said
from assigner.profiles.heading import HeadingFinder, joined_rows, name
from assigner.profiles.suggest.code_lists import heads_codes
from assigner.profiles.suggest.headers import EXACT, any_said

LEAST = 2
"""Columns of a table worth the name."""
_A_HEADER = 2.9  # three labels that are known, or as good
# Names over names say about as much together; a row of other things above a header spoils it.
_AS_GOOD = 0.85
_ENDS = frozenset(("fra", "til", "from", "to", "until", "start", "slut", "end", "von", "bis",
                   "från", "till", "første dag", "sidste dag", "first day",
                   "last day", "startdato", "slutdato", "start date", "end date"))


@dataclass
class HeaderGuess:
    """Finds the header by what headers are called elsewhere, of one row or two.

    `first`, `until`: indices of rows between which it is looked for. `second`: where another one
    begins a table of its own, below a blank row; None: nowhere.
    """

    first: int = 0
    until: int = DEEPEST
    rows: int = 1
    second: int | None = None
    finder: HeadingFinder = field(default_factory=lambda: HeadingFinder(lambda _: True))

    def __call__(self, rows: list[list[str]]) -> int:
        """The index of the header's last row, named anew; the first row where none is known."""
        scores = [
            _score(row) - _again(row, rows[max(0, at - 1):at] + rows[at + 1:])
            if at >= self.first else 0.0 for at, row in enumerate(rows[:self.until])]
        best = max(scores, default=0.0)
        at = scores.index(best) if best else self.first
        if (codes := self._codes(rows, at)) is not None:
            self.finder = HeadingFinder(lambda header: not header.startswith("("), 1, codes)
            return self.finder(rows)
        other = _other(rows, scores, at)
        self.second = None if other is None else max(at, other)
        if at and _over(rows[at - 1], rows[at]) and (
            _score(joined_rows(rows[at - 1:at + 1])) >= _AS_GOOD * best
            or _under_one(rows[at - 1], rows[at]) or _tells_apart(rows[at - 1], rows[at])
        ):
            at, self.rows = at - 1, 2
        elif best and (_spans(rows[at:at + 2]) or _names_below(rows[at:at + 3])):
            self.rows = 2
        self.finder = HeadingFinder(lambda header: not header.startswith("("), self.rows, at)
        return self.finder(rows)

    def _codes(self, rows: Sequence[Sequence[str]], best: int) -> int | None:
        """The header of a list of codes, where a row of that list looks more like a header.

        What codes mean is in words that headers have as well: "IN" is "Intake".
        """
        width = sum(map(bool, rows[best])) if rows else 0
        return next((at for at, row in enumerate(rows[:self.until])
                     if at >= self.first and at != best and heads_codes(row)
                     and width <= sum(map(bool, row))), None)


def _again(row: Sequence[str], others: Sequence[Sequence[str]]) -> int:
    """How many cells of a row stand below or right above it too, as the kinds of codes do.

    A header that is repeated as a whole, on each page, is one nevertheless.
    """
    filled = [place for place, cell in enumerate(row) if cell.strip()]
    found = [place for place in filled if any(
        place < len(other) and other[place] == row[place] for other in others)]
    return 0 if len(found) == len(filled) else len(found)


def _other(rows: Sequence[Sequence[str]], scores: Sequence[float], at: int) -> int | None:
    """Another row that is a header by itself, of other names, with a blank one between the two."""
    names = {name(cell) for cell in rows[at] if cell.strip()} if rows else set()
    for index, score in enumerate(scores):
        own = {name(cell) for cell in rows[index] if cell.strip()}
        upper, lower = sorted((at, index))
        if (score >= _A_HEADER and len(own) > LEAST and 2 * len(own & names) < len(own)
                and lower > upper + 1 and not "".join(rows[lower - 1]).strip()):
            return index
    return None


def _over(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is one of names over several columns each: two or more, fewer than below.

    A title that says the day is none: tomorrow's says another.
    """
    names = [cell for cell in above if cell.strip()]
    return LEAST <= len(names) < sum(
        bool(cell.strip()) for cell in header) and not days_said(names)


def _under_one(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether from and to stand side by side below one name: alone they say nothing."""
    return any(
        place + 1 < len(header) and above[place].strip() and (
            place + 1 >= len(above) or not above[place + 1].strip())
        and name(header[place]) != name(header[place + 1])
        and {name(header[place]), name(header[place + 1])} <= _ENDS
        for place in range(min(len(above), len(header))))


def _tells_apart(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether columns of one name have each its own with the row above: "Sag", "Familie": "Nr."."""
    own = [name(cell) for cell in header if cell.strip()]
    joined = [name(cell) for cell in joined_rows((above, header)) if cell]
    return len({*own}) < len(own) <= len(joined) == len({*joined})


def _spans(rows: Sequence[Sequence[str]]) -> bool:
    """Whether below a header nothing stands but from and to, of one of its names: "Orlov"."""
    if len(rows) < 2:
        return False
    ends = {place for place, cell in enumerate(rows[1]) if cell.strip()}
    top = {place for place, cell in enumerate(rows[0]) if cell.strip()}
    return len(ends) >= LEAST and bool(ends - top) and all(
        name(rows[1][place]) in _ENDS for place in ends)


def _names_below(rows: Sequence[Sequence[str]]) -> bool:
    """Whether names of groups, a header by themselves, stand over names of columns, not values."""
    if len(rows) <= LEAST or not _over(rows[0], rows[1]):
        return False
    names = [cell for cell in rows[1] if cell.strip()]
    told = sum(any_said(cell) >= EXACT for cell in names)
    return not _values(rows[1]) and (
        _values(rows[2]) > (0 if 2 * told >= len(names) else 1))


def _values(labels: Sequence[str]) -> int:
    """How many cells hold a date or begin with a digit."""
    return sum(label[:1].isdigit() or as_iso(label.strip(), "day first") is not None
               for label in labels if label.strip())


def _score(labels: Sequence[str]) -> float:
    filled = [label for label in labels if label.strip()]
    if len(filled) < LEAST:
        return 0.0
    distinct = len(set(map(name, filled)))
    return sum(map(any_said, filled)) + 0.1 * distinct - 0.5 * _values(filled)
