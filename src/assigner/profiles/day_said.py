"""The day that titles or names say: one of them, or none where they say several."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assigner.documents.profile import DateOrder
from assigner.files.vocabulary import fold
from assigner.profiles.calendar_words import IN_TEXT, as_iso

_DATE = re.compile(IN_TEXT)
# What a list says of the day it was made, before that day; a period it covers says nothing of it.
_MADE = frozenset({
    "udskrevet", "udtrukket", "udtræk", "trukket", "dannet", "opgjort", "opdateret", "genereret",
    "kørt", "kørsel", "kørselsdato", "rapportdato", "pr", "per", "printed", "run", "generated",
    "exported", "export", "extracted", "extract", "created", "produced", "updated", "as", "asof",
    "report", "snapshot", "stand", "erstellt", "gedruckt", "utskriven", "utskrivet", "uttag",
    "uttaget", "skrevet", "fordelingsdato", "allocation",
    "fordeling", "sagsfordeling", "fordelingsmøde", "fordelingsmødet", "fordeles", "data",
    "dataudtræk", "pulled", "taken", "retrieved", "hentet", "refreshed", "dags", "today",
})
_SIX = re.compile(r"(?<!\d)\d{6}(?!\d)", re.ASCII)
_NEAR = 5
"""Words before a date that may say so: "Report generated on Monday the"."""
ORDERS: tuple[DateOrder, ...] = ("day first", "month first")


@dataclass(frozen=True)
class WrittenDay:
    """A date in a text, in ISO form by each order it makes sense in."""

    by_order: tuple[tuple[DateOrder, str], ...]
    made: bool
    """Whether it is said to be the day the list was made."""

    def iso(self, order: DateOrder | None) -> str:
        """The date; in another order where that one makes no sense: a title is written by hand."""
        return dict(self.by_order).get(order or "day first", self.by_order[0][1])

    @property
    def doubtful(self) -> bool:
        """Whether it is another day with the month first."""
        return len({iso for _, iso in self.by_order}) > 1


def days_said(texts: Iterable[str], *, named: bool = False) -> list[WrittenDay]:
    """The dates that may be the day, each once: those of when the list was made, else all.

    `named`: they are names of files, in which six digits are a date where nothing else is.
    """
    given = [*texts]
    found = list(dict.fromkeys(_all(given)))
    if named and not found:
        found = list(dict.fromkeys(_solid(given)))
    return [one for one in found if one.made] or found


def the_day(said: Sequence[WrittenDay], order: DateOrder | None) -> str | None:
    """The one day they say; None where they say none, or several."""
    days = {one.iso(order) for one in said}
    return days.pop() if len(days) == 1 else None


def _all(texts: Iterable[str]) -> Iterator[WrittenDay]:
    for text in texts:
        for found in _DATE.finditer(text):
            orders: tuple[DateOrder, ...] = (
                ("year first", *ORDERS) if found[0].isdigit() else ORDERS)
            by_order = {order: iso for order in orders if (iso := as_iso(found[0], order))}
            if "year first" in by_order:
                by_order = dict.fromkeys(ORDERS, by_order["year first"])
            if by_order:
                before = re.sub(r"[^\w]+", " ", fold(text[:found.start()])).split()[-_NEAR:]
                yield WrittenDay(tuple(by_order.items()), bool(_MADE & set(before)))


def _solid(texts: Iterable[str]) -> Iterator[WrittenDay]:
    """Six digits by themselves: the day, the month and the year in some order."""
    for text in texts:
        for found in _SIX.findall(text):
            orders: tuple[DateOrder, ...] = (*ORDERS, "year first")
            by_order = {order: iso for order in orders if (iso := as_iso(found, order))}
            if by_order:
                yield WrittenDay(tuple(by_order.items()), made=False)
