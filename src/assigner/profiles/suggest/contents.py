"""What a column of an export holds: dates, numbers, words, lists."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.documents.profile import DateOrder, Decimal
from assigner.files.vocabulary import clean, fold
from assigner.profiles.calendar_words import PARTED, as_iso, day_to_come, no_day, without_weekday
from assigner.profiles.quantities import NumberReader, out_of_full_time
from assigner.profiles.yes_and_no import is_true

_COMMA = re.compile(r"[+-]?\d+(?:\.\d{3})*,\d{1,2}|[+-]?0,\d+", re.ASCII)
_POINT = re.compile(
    r"[+-]?\d+(?:,\d{3})*\.\d{1,2}|[+-]?0\.\d+|[+-]?[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_POINT_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_SCORE = re.compile(r"\+\d")
"""A plus that is of a number, as in "teenagers +2", and parts nothing."""
_MOST_STEPS, _MOSTLY = 5, 0.8
_SEPARATORS = ("|", ";", ",", "/", "+", " & ", "\n", " og ", " and ", " und ", " och ")
_COUNTED = ("1970", "2050")
"""Numbers of days before and after are numbers of something else."""
ORDERS: tuple[DateOrder, ...] = ("day first", "month first", "year first")


@dataclass(frozen=True)
class Contents:
    """The cells of one column, cleaned; `exact`: its numbers have a decimal point (a workbook)."""

    cells: tuple[str, ...]
    exact: bool
    explained: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What the export says its words mean, by the word, folded."""

    def plain(self, word: str) -> str:
        """What a word means by the export's own list of codes or legend; else the word itself."""
        return self.explained.get(fold(word), word)

    @classmethod
    def of(cls, cells: Iterable[str], *, exact: bool) -> "Contents":
        """Every cell; what is said of them is asked once of each word.

        Zeros and "n/a" among dates are blank: there is none. So is "TBC", which a reading asks.
        """
        every = cls(tuple(map(clean, cells)), exact)
        none = {word for word in every.distinct if no_day(word) or day_to_come(word)}
        if not none:
            return every
        days = cls(tuple("" if cell in none else cell for cell in every.cells), exact)
        return days if not days.filled or max(days.dates, days.solid_dates) > _MOSTLY else every

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """Cells that are not blank."""
        return tuple(cell for cell in self.cells if cell)

    @cached_property
    def counted(self) -> Counter[str]:
        """How often each word stands there."""
        return Counter(self.filled)

    @cached_property
    def distinct(self) -> tuple[str, ...]:
        """Each word once, the most frequent first: the same in whatever order the rows are."""
        return tuple(sorted(self.counted, key=lambda word: (-self.counted[word], word)))

    @property
    def share_filled(self) -> float:
        """Share of cells with something in them."""
        return len(self.filled) / len(self.cells) if self.cells else 0.0

    @cached_property
    def unique(self) -> bool:
        """Whether every row has a value of its own."""
        return bool(self.filled) and len(set(map(fold, self.filled))) == len(self.cells)

    @property
    def same(self) -> bool:
        """Whether one value stands in more rows than one, and no other does."""
        return len(self.distinct) == 1 < len(self.filled)

    @property
    def once(self) -> bool:
        """Whether each word stands once and cells below it are blank, as in a pivot."""
        return len(self.counted) > 1 and set(self.counted.values()) == {1} and bool(
            self.cells[0]) and 2 * len(self.counted) <= len(self.cells) + 1 < 2 * len(self.cells)

    @cached_property
    def steps(self) -> bool:
        """Whether it holds a few small whole numbers, as a scale has them."""
        return 1 < len(self.distinct) <= _MOST_STEPS and all(
            word.isdigit() and int(word) <= _MOST_STEPS for word in self.distinct)

    @cached_property
    def full_names(self) -> bool:
        """Whether it holds names of two words or more, as people have them."""
        return self._share(lambda cell: " " in cell and not any(map(str.isdigit, cell))) > 0.8

    @cached_property
    def dates(self) -> float:
        """Share of cells that are dates in some order."""
        return self._share(lambda cell: not cell.isdigit() and any(
            as_iso(cell, order) is not None for order in ORDERS))

    @property
    def solid_dates(self) -> float:
        """Share of cells that are dates of eight digits, in the order that most are."""
        return max(self.solid.values())

    @cached_property
    def solid(self) -> Mapping[DateOrder, float]:
        """For each order the share of cells that are dates of eight digits in it."""

        def share(order: DateOrder) -> float:
            return self._share(
                lambda cell: len(cell) == 8 and cell.isdigit()
                and (as_iso(cell, order) or "")[:2] in ("19", "20"))

        return {order: share(order) for order in ORDERS}

    @cached_property
    def orders(self) -> Counter[DateOrder]:
        """How many of its dates make sense in each order; those with the year first say nothing."""
        bare = {cell: times for cell, times in self.counted.items()
                if (found := PARTED.fullmatch(without_weekday(cell)[1])) and len(found[1]) < 4}
        return Counter({
            order: sum(times for cell, times in bare.items() if as_iso(cell, order) is not None)
            for order in ORDERS})

    @cached_property
    def day_numbers(self) -> float:
        """Share of cells that are days as a spreadsheet counts them: of a working life, no more."""
        first, last = _COUNTED
        return self._share(lambda cell: first <= (as_iso(cell, "day number") or "") < last)

    def middle(self, order: DateOrder) -> str:
        """The date in the middle of its dates, in ISO form."""
        days = sorted(iso for cell, times in self.counted.items()
                      if (iso := as_iso(cell, order)) for _ in range(times))
        return days[len(days) // 2] if days else ""

    @cached_property
    def decimal(self) -> Decimal | None:
        """The decimal sign its numbers show; None where they show none."""
        comma = self._share(lambda cell: bool(
            _COMMA.fullmatch(cell) or _POINT_THOUSANDS.fullmatch(cell)))
        point = self._share(lambda cell: bool(_POINT.fullmatch(cell)))
        if self.exact and comma == 0:
            return None
        return None if comma == point else ("," if comma > point else ".")

    def numbers(self, decimal: Decimal | None) -> list[float]:
        """Its numbers, as far as cells hold some."""
        if self.out_of is not None:
            return [float(parts[0] / parts[1]) for cell in self.filled
                    if (parts := out_of_full_time(cell))]
        read = NumberReader("hours a week", decimal or self.decimal, self.exact)
        plain = NumberReader("hours a week", None, exact=True)
        bare = {cell: cell.removesuffix("%").strip() for cell in self.distinct}
        found = {cell: read(number) or plain(number) for cell, number in bare.items()}
        return [float(number) for cell in self.filled if (number := found[cell]) is not None]

    @cached_property
    def out_of(self) -> float | None:
        """How long a full week is that all its cells are hours out of; None where they are not."""
        found = {parts and parts[1] for parts in map(out_of_full_time, self.distinct)}
        full = found.pop() if len(found) == 1 else None
        return None if full is None else float(full)

    @property
    def percent(self) -> bool:
        """Whether it is written with a sign of percent."""
        return bool(self.filled) and all(cell.endswith("%") for cell in self.filled)

    @cached_property
    def truths(self) -> float:
        """Share of words that are a yes or a no somewhere; 0 where there are more than three."""
        words = {fold(word) for word in self.distinct}
        if not words or len(words) > 3:
            return 0.0
        return sum(is_true(word) is not None for word in words) / len(words)

    @property
    def ticks(self) -> bool:
        """Whether some cells have a tick, and no other has more than a no."""
        said = {is_true(word) for word in self.distinct}
        return True in said and said <= {True, False}

    @cached_property
    def items(self) -> frozenset[str]:
        """What stands in its cells, each item of a list by itself; none where it holds dates."""
        sign = self.separator or "|"
        return frozenset() if self.dates > 0.5 else frozenset(
            part.strip() for word in self.distinct for part in word.split(sign) if part.strip())

    @cached_property
    def separator(self) -> str | None:
        """What parts items in its cells; None where nothing but `|` does."""
        if self.dates > 0.5:
            return None
        held = [_SCORE.sub("", cell) for cell in self.filled]
        counted = {sign: sum(sign in cell for cell in held) for sign in _SEPARATORS}
        best = max(_SEPARATORS, key=lambda sign: counted[sign])
        return best if counted[best] and best != "|" else None

    def among(self, words: frozenset[str]) -> float:
        """Share of distinct words that are among some, folded."""
        if not self.distinct:
            return 0.0
        return sum(fold(word) in words for word in self.distinct) / len(self.distinct)

    def _share(self, holds: Callable[[str], bool]) -> float:
        held = sum(times for word, times in self.counted.items() if holds(word))
        return held / len(self.filled) if self.filled else 0.0


def orders_of(contents: Sequence[Contents]) -> frozenset[DateOrder]:
    """The orders in which most dates of a table make sense; none where it has none to order.

    A slip in one cell makes sense in no order, or in the wrong one: it is outvoted.
    """
    counted: Counter[DateOrder] = sum((one.orders for one in contents), Counter())
    most = max(counted.values(), default=0)
    return frozenset(order for order in ORDERS if most and counted[order] == most)


def solid_orders(contents: Sequence[Contents]) -> frozenset[DateOrder] | None:
    """The orders in which dates of eight digits make sense; None where there are none such."""
    solid = [held.solid for held in contents if held.solid_dates > 0.5]
    return frozenset(order for order in ORDERS if all(
        shares[order] == max(shares.values()) for shares in solid)) if solid else None
