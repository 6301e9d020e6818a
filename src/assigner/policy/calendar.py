"""When an office is closed: the `[calendar]` of a model."""

import re
from datetime import date

from pydantic import field_validator

from assigner.words import say
from assigner.workdays import Calendar, known_country
from assigner.workload import ModelTable

_YEARLY = re.compile(r"\d\d-\d\d", re.ASCII)
_LEAP = 2000
"""A year that has every day there is."""


class CalendarTable(ModelTable):
    """Public holidays of a `country`, and the office's own closing days.

    `closed`: "12-24" for every year, "2026-12-28" for one.
    """

    country: str = "DK"
    closed: tuple[str, ...] = ()

    @field_validator("country")
    @classmethod
    def _known(cls, country: str) -> str:
        if not known_country(country):
            raise ValueError(say("no public holidays are known of that country; write two "
                                 "letters, as DK, SE, NO, FI, GB"))
        return country

    @field_validator("closed")
    @classmethod
    def _days(cls, days: tuple[str, ...]) -> tuple[str, ...]:
        for day in days:
            full = f"{_LEAP}-{day}" if _YEARLY.fullmatch(day) else day
            try:
                date.fromisoformat(full)
            except ValueError:
                raise ValueError(say('"{day}" is no day; write "12-24" for every year, or '
                                     '"2026-12-28"', day=day)) from None
        return days

    @property
    def calendar(self) -> Calendar:
        """The calendar of the office."""
        return Calendar(self.country, frozenset(self.closed), said=True)
