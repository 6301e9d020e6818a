"""Numbers and dates as people read them on a page."""

from datetime import date

from assigner.view.table import NONE, Text, plain
from assigner.words import Words, figure, say

_MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
    say("July"), say("August"), say("September"), say("October"), say("November"),
    say("December"),
)
_DAYS = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"),
    say("Saturday"), say("Sunday"),
)


def share(value: float | None) -> Text:
    """A share as whole per cent."""
    return NONE if value is None else figure(value, ".0%")


def change(before: float | None, after: float | None) -> Text:
    """A share before and after; once where it stays."""
    one, other = share(before), share(after)
    if str(one) == str(other):
        return one
    return say("{before} → {after}", before=one, after=other)


def decimal(value: float | None) -> Text:
    """A number with one decimal: hours, points."""
    return NONE if value is None else figure(value, ",.1f")


def number(value: float | None) -> Text:
    """A number: whole where it is, else with three decimals."""
    return NONE if value is None else figure(value, plain(value))


def day(value: date) -> Words:
    """A date in full, without its weekday."""
    return say("{day} {month} {year}", day=value.day, month=_MONTHS[value.month - 1],
               year=str(value.year))


def month(value: date) -> Words:
    """A month with its year."""
    return say("{month} {year}", month=_MONTHS[value.month - 1], year=str(value.year))


def day_of_year(value: date) -> Words:
    """A date without its year, where that is plain."""
    return say("{day} {month}", day=value.day, month=_MONTHS[value.month - 1])


def weekday(value: date) -> Words:
    """A date with its weekday."""
    return say("{weekday} {date}", weekday=_DAYS[value.weekday()], date=day(value))
