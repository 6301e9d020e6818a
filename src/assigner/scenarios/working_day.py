"""Working days in Denmark: Monday to Friday, public holidays aside.

Christmas Eve, New Year's Eve and Constitution Day are not public holidays by law; an office
that is closed then names its next day itself.
"""

from datetime import date, timedelta

_SATURDAY = 5


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    import holidays  # noqa: PLC0415  # half a second, and few commands need it

    free = holidays.country_holidays("DK")
    found = day + timedelta(days=1)
    while found.weekday() >= _SATURDAY or found in free:
        found += timedelta(days=1)
    return found
