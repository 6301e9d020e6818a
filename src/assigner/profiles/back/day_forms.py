"""Dates written as an export writes them: the form is taken from those that stand there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from itertools import product

from assigner.documents.profile import DateOrder
from assigner.profiles.calendar_words import day_number

Form = Callable[[date], str]
_LOCALES = ("da", "en", "de", "sv", "nb")
_SPELT = ("d. MMM yyyy", "d MMM yyyy", "dd MMM yyyy", "d. MMMM yyyy", "d MMMM yyyy",
          "MMM d, yyyy", "MMMM d, yyyy")
_ORDERS: dict[DateOrder, str] = {"day first": "dmy", "month first": "mdy", "year first": "ymd"}
_USUAL: dict[DateOrder | None, str] = {
    "day first": "dd-MM-yyyy", "month first": "MM/dd/yyyy", "year first": "yyyy-MM-dd",
    None: "yyyy-MM-dd",
}
# Half a day is not told apart: a time that says AM or PM is left out.
_TIME = re.compile(r"(?:T|,?\s+(?:kl\.?\s*)?)\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?$")
_TIME_12 = re.compile(r",?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*[AaPp]\.?[Mm]\.?$")
_MOST = 60


def day_writers(examples: Iterable[tuple[str, date]], order: DateOrder | None) -> list[Form]:
    """Writers of days in the forms of the examples (a cell and its date), the most usual first."""
    if order == "day number":
        return [day_number]
    forms: Counter[tuple[Form, str]] = Counter()
    for text, value in list(dict.fromkeys(examples))[:_MOST]:
        bare, after = _apart(text)
        forms.update((form, after) for form in _forms(order) if form(value) == bare)
    return [*(partial(_timed, *each) for each, _ in forms.most_common()), _numbered(_USUAL[order])]


def _timed(form: Form, after: str, day: date) -> str:
    return form(day) + after


def _apart(text: str) -> tuple[str, str]:
    """The date, and midnight in the form of the time that stands behind it."""
    found = _TIME_12.search(text)
    if found:
        return text[:found.start()], ""
    found = _TIME.search(text)
    if found:
        return text[:found.start()], re.sub(r"\d", "0", found[0])
    return text, ""


@cache
def _forms(order: DateOrder | None) -> tuple[Form, ...]:
    found = [_numbered("yyyy-MM-dd")]
    if order is not None:
        parts = {"d": ("dd", "d"), "m": ("MM", "M"), "y": ("yyyy", "yy")}
        for sign in ("-", ".", "/", " ", ""):
            # With nothing between them all parts have their full width.
            some = {key: each if sign else each[:1] for key, each in parts.items()}
            if not sign:
                some["y"] = ("yyyy", "yy")
            found += [_numbered(sign.join(each))
                      for each in product(*(some[key] for key in _ORDERS[order]))]
    return (*dict.fromkeys(found), *(_spelt(form, locale)
                                     for form, locale in product(_SPELT, _LOCALES)))


@cache
def _numbered(pattern: str) -> Form:
    return partial(_filled, pattern)


def _filled(pattern: str, day: date) -> str:
    parts = {"yyyy": f"{day.year:04}", "yy": f"{day.year % 100:02}", "MM": f"{day.month:02}",
             "M": str(day.month), "dd": f"{day.day:02}", "d": str(day.day)}
    return re.sub(r"yyyy|yy|MM|M|dd|d", lambda found: parts[found[0]], pattern)


def _spelt(pattern: str, locale: str) -> Form:
    def form(day: date) -> str:
        from babel.dates import format_date  # noqa: PLC0415  # only where a month is spelt

        return format_date(day, pattern, locale)

    return form
