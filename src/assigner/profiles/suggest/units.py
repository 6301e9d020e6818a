"""In which unit a column of hours, months or percent is, by its header and its numbers."""

import re
from collections.abc import Mapping

from assigner.documents.profile import Decimal, Unit
from assigner.profiles.back_again import DAY_OF_RETURN, LAST_DAYS, says_back
from assigner.profiles.heading import name
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.words import say

_MINUTES = re.compile(r"\b(?:min|minutter|minutes|minuten|minuter|mins)\b")
_DAYS = re.compile(r"\b\w*(?:dage|days?|tage|dagar)\b")
_MONTH = re.compile(r"\b(?:md|mdr|måned\w*|month\w*|monat\w*|månad\w*|mdl)\b")
_YEAR = re.compile(
    r"\b(?:år|året|årlig\w*|pr ?år|years?|yearly|yrs?|annual\w*|annum|jahr\w*|jährlich\w*|års\w*|"
    r"p\.? ?a)\b"
)
_HOURS = re.compile(r"\b\w*(?:timer|timetal|hours|hrs|stunden|timmar)\b")
_WEEK = re.compile(r"\b(?:uge\w*|week\w*|wk|woche\w*|vecka\w*)\b")
_SHARE = re.compile(
    r"\b(?:grad\w*|brøk|fte|wte|share|andel|equivalent|stellenanteil|per ?cent|procent|"
    r"pct|pst)\b|\w+grad\b|\b\w*(?:procent|prosent|prozent)\w*"
)
# Weekly hours by their size: a full week is 37 to 40 hours, 160 a month, 2,220 minutes a week,
# 9,600 a month. Between the ranges nobody works. Hours a year are up to 2,100, and look like
# minutes a week: without a word of either no size tells them apart.
_BY_SIZE: tuple[tuple[float, float, Unit], ...] = (
    (0.05, 1.0, "share of full time"), (5, 60, "hours a week"), (61, 200, "hours a month"),
    (300, 2_600, "minutes a week"), (2_601, 12_000, "minutes a month"),
)

_MOST_A_YEAR = 2_100
_A_WEEK, _WEEKS, _MONTHS = 168, 52, 12
# How many of a unit a single hour a week makes at most.
_MOST_OF: Mapping[Unit, float] = {
    "minutes a week": 60, "minutes a month": 60 * _WEEKS / _MONTHS, "minutes a year": 60 * _WEEKS,
    "days a week": 7 / _A_WEEK, "days a month": 31 / _A_WEEK, "days a year": 366 / _A_WEEK,
    "hours a month": _WEEKS / _MONTHS, "hours a year": _WEEKS,
}
# What somebody may work, counted in days.
_FEW_DAYS: Mapping[Unit, float] = {"days a week": 7, "days a month": 23, "days a year": 260}
_BY_HAND = 60
"""Hours a week are no more than this; what is above may be percent as well as hours a month."""


def speaks_of_time(header: str) -> bool:
    """Whether a header names hours or minutes."""
    return bool(_HOURS.search(name(header)) or _MINUTES.search(name(header)))


def sure_of_numbers(level: Sureness) -> Sureness:
    """How sure a column of days is that stand as numbers."""
    return level if level.name == UNSURE else Sureness(
        LIKELY, say("days as a spreadsheet counts them"))


def unit_of(
    key: str, header: str, held: Contents, decimal: Decimal | None
) -> tuple[Unit | None, Sureness]:
    """The unit, None where it is ours already; and how sure it is."""
    if key in LAST_DAYS and says_back(header):
        return DAY_OF_RETURN, Sureness(LIKELY, say("the last day away is the one before"))
    numbers = held.numbers(decimal)
    if not numbers:
        return None, Sureness()
    said = name(header)
    if key == "weekly_hours":
        return _of_week(said, held, max(numbers))
    if key.endswith("_hours"):
        return _of_case(said, max(numbers))
    if key == "experience_months" and _YEAR.search(said):
        return "years", Sureness()
    if key == "experience_months" and not _MONTH.search(said):
        return None, Sureness(LIKELY, say("taken as months"))
    if key == "capacity_percent" and max(numbers) <= 1 and not held.percent:
        return "share", Sureness(LIKELY, say("no number above 1"))
    return None, Sureness()


def _of_week(said: str, held: Contents, most: float) -> tuple[Unit | None, Sureness]:
    if held.percent or ((_SHARE.search(said) or "%" in said) and most > 1):
        return "percent of full time", Sureness()
    by_size = next((unit for low, high, unit in _BY_SIZE if low <= most <= high), None)
    by_name = _named(said)
    if by_name is None and _BY_HAND < most <= 100:  # percent
        return "percent of full time", Sureness(
            UNSURE, say("numbers up to {most} are percent, or hours a month", most=f"{most:g}"))
    minutes = by_size is not None and by_size.startswith("minutes")
    if by_name is None and minutes and (most <= _MOST_A_YEAR or _HOURS.search(said)):
        return None, Sureness(UNSURE, say(
            "numbers up to {most} are hours a year, or minutes", most=f"{most:g}"))
    if by_name is None and _WEEK.search(said) and by_size != "hours a week":
        return None, Sureness(UNSURE, say(
            "numbers up to {most} are hours a week in no unit", most=f"{most:g}"))
    if by_name == "hours a year" and _A_WEEK < most <= _MOST_A_YEAR:
        return by_name, Sureness()
    if by_name is None or by_name == by_size:
        if by_size is None:
            return None, Sureness(UNSURE, say("numbers up to {most} are hours a week in no unit",
                                           most=f"{most:g}"))
        level = Sureness(
            LIKELY, say("by the size of its numbers, up to {most}", most=f"{most:g}"))
        if by_name or by_size == "hours a week" or _SHARE.search(said):
            level = Sureness()
        # "37:30" and "37 timer" are read as hours, and as nothing else.
        written = any(":" in cell or any(map(str.isalpha, cell)) for cell in held.filled)
        return None if by_size == "hours a week" and not written else by_size, level
    if by_name in _FEW_DAYS and 1 <= most <= _FEW_DAYS[by_name]:
        return by_name, Sureness()
    possible = most <= _A_WEEK * _MOST_OF[by_name]
    return by_name, Sureness(LIKELY if possible else UNSURE, say(
        "the header says so; its numbers, up to {most}, do not", most=f"{most:g}"))


def _of_case(said: str, most: float) -> tuple[Unit | None, Sureness]:
    named = _named(said)
    if named is None:
        return None, Sureness(UNSURE if most > _A_WEEK else LIKELY, say("taken as hours a week"))
    return None if named == "hours a week" else named, Sureness()


def _named(said: str) -> Unit | None:
    """The unit a header names; minutes or a month by themselves are enough."""
    what = "minutes" if _MINUTES.search(said) else ("days" if _DAYS.search(said) else "hours")
    period = "month" if _MONTH.search(said) else ("year" if _YEAR.search(said) else "week")
    named: dict[tuple[str, str], Unit] = {
        ("minutes", "week"): "minutes a week", ("minutes", "month"): "minutes a month",
        ("minutes", "year"): "minutes a year", ("days", "week"): "days a week",
        ("days", "month"): "days a month", ("days", "year"): "days a year",
        ("hours", "month"): "hours a month", ("hours", "year"): "hours a year",
    }
    return named.get((what, period))
