"""Values inside sentences, as a language writes them: numbers, dates, yes and no."""

import contextlib
import contextvars
import gettext
import string
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assigner.words.language import LANGUAGES
from assigner.words.safe import safe
from assigner.words.signed import signed

_SWAPPED = str.maketrans({".": ",", ",": ".", "%": "\u00a0%"})
"""English to Danish: 1,234.5 and 91% become 1.234,5 and 91 % (as CLDR has it)."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
_in_full: contextvars.ContextVar[bool] = contextvars.ContextVar("in_full", default=False)


@contextlib.contextmanager
def days_in_full() -> Iterator[None]:
    """Write every date as `23 November 2026`: where some stand in sentences so, all do."""
    before = _in_full.set(True)
    try:
        yield
    finally:
        _in_full.reset(before)


@dataclass(frozen=True)
class Writer(string.Formatter):
    """Fills templates of one language; numbers as their format says, else as short as may be."""

    language: str
    known: gettext.NullTranslations

    def format_field(self, value: object, format_spec: str) -> str:
        """One value in the language."""
        spoken = getattr(value, "spoken", None)
        if spoken is not None:
            return format(str(spoken(self.language)), format_spec)
        if value is None:
            return "–"
        if isinstance(value, bool):
            return self.known.gettext("yes" if value else "no")
        if isinstance(value, int | float | Decimal):
            return self._number(value, format_spec)
        if isinstance(value, Fraction):
            return self._number(float(value), format_spec or ".6g")
        if isinstance(value, date):
            return self._date(value)
        if isinstance(value, AbstractSet):
            return ", ".join(sorted(self.format_field(item, format_spec) for item in value))
        if isinstance(value, tuple | list):
            return ", ".join(self.format_field(item, format_spec) for item in value)
        return format(signed(safe(str(value))), format_spec)

    def _number(self, value: float | Decimal, form: str) -> str:
        text = format(value, form) if form else _shortest(value)
        return text if self.language == LANGUAGES[0] else text.translate(_SWAPPED)

    def _date(self, day: date) -> str:
        if _in_full.get():
            return self.known.gettext("{day} {month} {year}").format(
                day=day.day, month=self.known.gettext(MONTHS[day.month - 1]), year=day.year)
        return day.isoformat() if self.language == LANGUAGES[0] else f"{day:%d.%m.%Y}"


def _shortest(value: float | Decimal) -> str:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)
