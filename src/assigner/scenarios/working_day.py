"""Working days in Denmark: Monday to Friday, public holidays aside.

Christmas Eve, New Year's Eve and Constitution Day are not public holidays by law, yet most
offices are closed: an office names its next day itself then, and is told that it may.
"""

from datetime import date, timedelta

_SATURDAY = 5

_OFTEN_CLOSED = {(12, 24), (12, 31), (6, 5)}


def often_closed(day: date) -> bool:
    """Whether many offices are closed on a day that is no public holiday."""
    return (day.month, day.day) in _OFTEN_CLOSED


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    import holidays  # noqa: PLC0415  # half a second, and few commands need it

    free = holidays.country_holidays("DK")
    found = day + timedelta(days=1)
    while found.weekday() >= _SATURDAY or found in free:
        found += timedelta(days=1)
    return found
