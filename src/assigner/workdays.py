"""Working days in Denmark: no week-ends, no public holidays, no customary days off."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

SATURDAY = 5


@cache
def closed(year: int) -> frozenset[date]:
    """Public holidays of a year, with Constitution Day and the eves that offices keep."""
    import holidays  # noqa: PLC0415  # a quarter of a second, and only for simulations

    days = holidays.country_holidays(
        "DK", years=year, categories=(holidays.PUBLIC, holidays.OPTIONAL)
    )
    return frozenset(days)


def is_workday(day: date) -> bool:
    """Whether the office is open."""
    return day.weekday() < SATURDAY and day not in closed(day.year)


def workdays(first: date) -> Iterator[date]:
    """Working days from `first` on, without end."""
    day = first
    while True:
        if is_workday(day):
            yield day
        day += timedelta(days=1)
