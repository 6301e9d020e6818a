"""Dates as other programs write them, in an order that is known, as year-month-day."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from assigner.documents.profile import DateOrder
from assigner.files.vocabulary import fold

_LOCALES = ("da", "en", "de", "sv", "nb")
_TIME = (
    r"(?:(?:T|,?\s+(?:kl\.?\s*)?)\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?"
    r"(?:\s*[AaPp]\.?[Mm]\.?)?(?:[+-]\d\d:?\d\d)?)?"
)
# One sign twice, or as by hand in Danish: 20/11 2026, 20/11-2026.
PARTED = re.compile(
    rf"(\d{{1,4}})\s*([-./ ])\s*(\d{{1,2}})\s*(?:\2|[ -])\s*(\d{{1,4}})\.?{_TIME}", re.ASCII
)
_SPELT = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?[- ./]*([^\W\d_]{{3,12}})\.?[- ./,]*"
    rf"(\d{{4}}|\d\d){_TIME}"
)
_SPELT_FIRST = re.compile(
    rf"([^\W\d_]{{3,12}})\.?[- ./]*(\d{{1,2}})(?:st|nd|rd|th)?,?[- ./]+(\d{{4}}){_TIME}"
)
IN_TEXT = (
    r"(?<!\d)(?:\d{4}[-_./ ]\d\d?[-_./ ]\d\d?|\d\d?[-_./ ]\d\d?[-_./ ]\d{4}|"
    r"\d\d?/\d\d?-\d{4}|\d\d?/\d\d?-\d\d|\d\d?-\d\d?-\d\d|\d\d?\.\d\d?\.\d\d|\d\d?/\d\d?/\d\d|"
    r"\d\d?(?:\.|st|nd|rd|th)?(?: of)?[- ./]{1,2}[^\W\d_]{3,12}\.?,?[- ./]\d{4}|"
    r"\d\d?-[^\W\d_]{3}-\d\d|"
    r"[^\W\d_]{3,12}\.? \d\d?(?:st|nd|rd|th)?,? \d{4}|20\d{6}|\d{4}20\d\d)(?![\d:])"
)
"""A date with its year inside a title or a name, as far as its signs say so."""
_COUNTED = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_FIRST_DAY, _LAST_COUNTED = date(1899, 12, 30), 73_050
"""What a spreadsheet counts days from, and the last day of 2099 by that count."""
_SOLID = re.compile(r"\d{8}|\d{6}", re.ASCII)
_NO_DAY = re.compile(r"0{8}|0{4}([-./ ])0{1,2}\1?0{1,2}(?:[ T]0.*)?|0{1,2}([-./ ])0{1,2}\2?0{2,4}")
_NONE = frozenset(("n/a", "na", "n.a.", "-", "--", "–", "—", "none", "null", "nil", "ingen"))
_NOT_YET = frozenset(("tbc", "tbd", "tba", "?", "??", "ukendt", "unknown", "not set", "mangler",
                      "afventer", "pending", "ikke sat", "not known", "okänt", "unbekannt"))
_WEEKDAY = re.compile(r"([^\W\d_]{2,9})\.?,?\s+(?:d(?:en)?\.?\s+)?(?=\w)")
# As POSIX reads two digits: 69 is 1969.
_PIVOT = 69


def as_iso(text: str, order: DateOrder | None) -> str | None:
    """The date in ISO form; None where the text is none in that order.

    Without an order only a month in letters is read, and the year where it stands first. A weekday
    before it must be its own.
    """
    weekdays, rest = without_weekday(text)
    if weekdays:
        found = as_iso(rest, order)
        return found if found and date.fromisoformat(found).isoweekday() in weekdays else None
    spelt = _SPELT.fullmatch(text)
    if spelt:
        return _iso(spelt[3], _month(spelt[2]), spelt[1])
    spelt = _SPELT_FIRST.fullmatch(text)
    if spelt:
        return _iso(spelt[3], _month(spelt[1]), spelt[2])
    parted = PARTED.fullmatch(text)
    if parted:
        first, second, third = parted[1], parted[3], parted[4]
        if len(first) == 4:
            return _iso(first, second, third)
        return _ordered((first, second, third), order)
    if order == "day number":
        return _counted(text)
    if _SOLID.fullmatch(text) and order is not None:
        return _solid(text, order)
    return None


def no_day(text: str) -> bool:
    """Whether a text says that there is no date: zeros, as an old system writes it, or "n/a"."""
    return bool(_NO_DAY.fullmatch(text)) or fold(text) in _NONE


def day_to_come(text: str) -> bool:
    """Whether a text stands for a date that nobody knows yet."""
    return fold(text).strip("()[]. ") in _NOT_YET


def without_weekday(text: str) -> tuple[frozenset[int], str]:
    """The weekdays that a word before a date may be, 1 is Monday, and the rest; none: no such."""
    found = _WEEKDAY.match(text)
    days = _weekdays().get(fold(found[1]), frozenset()) if found else frozenset()
    return (days, text[found.end():]) if found and days else (frozenset(), text)


def _ordered(parts: tuple[str, str, str], order: DateOrder | None) -> str | None:
    first, second, third = parts
    match order:
        case "day first":
            return _iso(third, second, first)
        case "month first":
            return _iso(third, first, second)
        case "year first":
            return _iso(first, second, third)
        case _:
            return None


def _counted(text: str) -> str | None:
    """The day of a number of days, with or without a time of day behind it."""
    found = _COUNTED.fullmatch(text)
    days = int(found[1]) if found else 0
    return (_FIRST_DAY + timedelta(days)).isoformat() if 0 < days <= _LAST_COUNTED else None


def day_number(day: date) -> str:
    """A day as a spreadsheet counts it."""
    return str((day - _FIRST_DAY).days)


def _solid(text: str, order: DateOrder) -> str | None:
    if order == "year first":
        head = len(text) - 4
        return _ordered((text[:head], text[head:head + 2], text[head + 2:]), order)
    return _ordered((text[:2], text[2:4], text[4:]), order)


def _iso(year: str, month: str, day: str) -> str | None:
    if len(year) not in (2, 4) or not month:
        return None
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= _PIVOT else 2000)
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(word: str) -> str:
    wanted = fold(word)
    found = _months().get(wanted) or _months().get(wanted[:3], "")
    return found if wanted in _months() or len(wanted) == 3 else ""


@cache
def _weekdays() -> Mapping[str, frozenset[int]]:
    """Weekdays by name and abbreviation; a short one may be another day in another language."""
    from babel.dates import get_day_names  # noqa: PLC0415  # only where a day is spelt

    found: dict[str, frozenset[int]] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated", "short"):
            for number, named in get_day_names(width, "format", locale).items():
                word = fold(named).rstrip(".")
                for spelt in {word, word[:3]} if width == "wide" else {word}:
                    found[spelt] = found.get(spelt, frozenset()) | {number + 1}
    return found


@cache
def _months() -> Mapping[str, str]:
    """Months by name and abbreviation, in the languages of the countries around."""
    from babel.dates import get_month_names  # noqa: PLC0415  # only where a month is spelt

    found: dict[str, str] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, named in get_month_names(width, "format", locale).items():
                found.setdefault(fold(named).rstrip("."), str(number))
                found.setdefault(fold(named)[:3], str(number))
    return found
