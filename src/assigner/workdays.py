"""Working days in Denmark: no week-ends, no public holidays, no customary days off.

Christmas Eve, New Year's Eve and Constitution Day are not public holidays by law, yet most
offices are closed: where a day is chosen for an office, it is told that it may be open then.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
"""The first day of the week-end, as `date.weekday` counts."""
OFTEN_CLOSED = {(12, 24), (12, 31), (6, 5)}
"""Month and day."""


@cache
def closed(year: int, *, by_custom: bool = True) -> frozenset[date]:
    """Public holidays of a year, `by_custom` with Constitution Day and the eves offices keep."""
    import holidays  # noqa: PLC0415  # a quarter of a second, and few commands need it

    kinds = (holidays.PUBLIC, holidays.OPTIONAL) if by_custom else (holidays.PUBLIC,)
    return frozenset(holidays.country_holidays("DK", years=year, categories=kinds))


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def is_workday(day: date) -> bool:
    """Whether the office is open."""
    return not is_weekend(day) and day not in closed(day.year)


def often_closed(day: date) -> bool:
    """Whether many offices are closed on a day that is no public holiday."""
    return (day.month, day.day) in OFTEN_CLOSED


def next_working_day(day: date) -> date:
    """The first day after `day` that is none off by law; an office may be closed on it."""
    found = day + timedelta(days=1)
    while is_weekend(found) or found in closed(found.year, by_custom=False):
        found += timedelta(days=1)
    return found


def workdays(first: date) -> Iterator[date]:
    """Working days from `first` on, without end."""
    day = first
    while True:
        if is_workday(day):
            yield day
        day += timedelta(days=1)
