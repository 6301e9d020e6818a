"""Working days: no week-ends, no public holidays, none of the office's own closing days.

One calendar for the whole program. A model names the country and the days its office is
closed; without that it is Denmark, with the days most offices keep. Christmas Eve, New Year's
Eve and Constitution Day are no public holidays by law there: where a day is chosen for an office
that did not say whether it is open, it is told that it may be closed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec
from threading import Lock
from types import ModuleType

SATURDAY = 5
"""The first day of the week-end, as `date.weekday` counts."""
OFTEN_CLOSED = {(12, 24), (12, 31), (6, 5)}
"""Month and day."""
LEAP_DAY = (2, 29)
COUNTRIES = "holidays.countries"
_LOADING = Lock()
YEARLY = 5
"""Signs of a day that comes back each year, as 12-24; a day of one year has its year in front."""


@cache
def closed(year: int, country: str = "DK", *, by_custom: bool = True) -> frozenset[date]:
    """Public holidays of a year, in Denmark `by_custom` with the days offices keep.

    Raises NotImplementedError for a country `holidays` does not know.
    """
    import holidays  # noqa: PLC0415  # a quarter of a second, and few commands need it

    custom = by_custom and country == "DK"
    kinds = (holidays.PUBLIC, holidays.OPTIONAL) if custom else (holidays.PUBLIC,)
    with _one_country():
        return frozenset(holidays.country_holidays(country, years=year, categories=kinds))


@contextmanager
def _one_country() -> Iterator[None]:
    """Countries are loaded one by one: their package loads 250 of them when it is asked for one.

    An empty package stands in for it meanwhile; whoever imports it later gets the real one.
    """
    with _LOADING:
        found = None if COUNTRIES in sys.modules else find_spec(COUNTRIES)
        if found is None:
            yield
            return
        stand_in = ModuleType(COUNTRIES)
        stand_in.__path__ = list(found.submodule_search_locations or ())
        sys.modules[COUNTRIES] = stand_in
        try:
            yield
        finally:
            del sys.modules[COUNTRIES]


def known_country(country: str) -> bool:
    """Whether public holidays of a country (ISO 3166, two letters) can be told."""
    import holidays  # noqa: PLC0415  # likewise

    return country in holidays.list_supported_countries()


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def year_before(day: date) -> date:
    """The same day a year earlier; of 29 February the 28th.

    What happened after it, up to `day`, lies within the last 12 months.
    """
    leap = (day.month, day.day) == LEAP_DAY
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


@dataclass(frozen=True)
class Calendar:
    """When an office is open.

    `closing`: its own closing days, as month and day ("12-24") for each year, or with the year
    ("2026-12-28"). `said`: the office has said which; else customary days count, and are
    doubtful.
    """

    country: str = "DK"
    closing: frozenset[str] = frozenset()
    said: bool = False

    def is_workday(self, day: date) -> bool:
        """Whether the office is open."""
        return not self._shut(day, by_custom=not self.said)

    def next(self, day: date) -> date:
        """The first day after `day` on which the office is open, as far as is known.

        An office that has not said so may be closed on a customary day: see `doubtful`.
        """
        found = day + timedelta(days=1)
        while self._shut(found, by_custom=False):
            found += timedelta(days=1)
        return found

    def doubtful(self, day: date) -> bool:
        """Whether many offices are closed on the day, and this one has not said."""
        return not self.said and (day.month, day.day) in OFTEN_CLOSED

    def from_day(self, first: date) -> Iterator[date]:
        """Working days from `first` on, without end."""
        day = first
        while True:
            if self.is_workday(day):
                yield day
            day += timedelta(days=1)

    def _shut(self, day: date, *, by_custom: bool) -> bool:
        written = day.isoformat()
        if is_weekend(day) or written in self.closing or written[-YEARLY:] in self.closing:
            return True
        return day in closed(day.year, self.country, by_custom=by_custom)


USUAL = Calendar()
"""Of an office whose model says nothing of it."""


def workdays(first: date) -> Iterator[date]:
    """Working days of such an office from `first` on, without end."""
    return USUAL.from_day(first)
