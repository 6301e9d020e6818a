"""A number of the export as ours: its decimal sign, its unit, hours a week."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assigner.documents.profile import Decimal, Unit
from assigner.profiles.back_again import DAY_OF_RETURN, LAST_DAYS
from assigner.profiles.days_in_text import FIRST_DAYS, FIRST_IN_IT, LAST_IN_IT

# A year of 52 weeks, as the models count (workload.MONTHS_A_WEEK).
_WEEKS_A_YEAR, _MONTHS_A_YEAR, _DAYS_A_YEAR = 52, 12, 365
_PERIODS: Mapping[str, Fraction] = {
    "a week": Fraction(1), "a month": Fraction(_MONTHS_A_YEAR, _WEEKS_A_YEAR),
    "a year": Fraction(1, _WEEKS_A_YEAR),
}
_IN_MONTHS: Mapping[str, Fraction] = {
    "months": Fraction(1), "years": Fraction(_MONTHS_A_YEAR),
    "weeks": Fraction(_MONTHS_A_YEAR, _WEEKS_A_YEAR),
    "days": Fraction(_MONTHS_A_YEAR, _DAYS_A_YEAR),
}
FULL_TIME = ("share of full time", "percent of full time")
_WORDS = re.compile(
    r"\s*(?:timer|time|tim|t|h|hours?|hrs?|stunden|std|min|minutter|minutes?|minuten|mdr|"
    r"måned(?:er)?|months?|monate|år|years?|jahre|dage?|days?|tage|uger?|weeks?)\.?$", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(\d{1,4})(?::(?=\d\d)|\s*(?:timer|time|tim|t|h|hours?|hrs?|stunden|std)\.?"
    r"(?:\s+(?:og|and|und|och))?\s*)([0-5]?\d)", re.ASCII | re.IGNORECASE)
"""Hours and minutes: "32:30", "32 t 30 min", whose last word is left out before."""
_OUT_OF = re.compile(
    r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:/|\b(?:ud )?af\b|\b(?:out )?of\b|\bvon\b|\bav\b)\s*"
    r"(\d{2}(?:[.,]\d{1,2})?)", re.ASCII | re.IGNORECASE)
FULL_WEEK = (30, 48)
"""Hours of a full week, wherever it is."""
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_MARKED = {
    ",": re.compile(r"[+-]?(?:\d{1,3}(?:[.' \u00a0\u202f\u2019]\d{3})+|\d+)(?:,\d+)?", re.ASCII),
    ".": re.compile(r"[+-]?(?:\d{1,3}(?:[,' \u00a0\u202f\u2019]\d{3})+|\d+)(?:\.\d+)?", re.ASCII),
}
GROUPED = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
"""What may be a thousand and some, or one and some thousandths."""


def fits(key: str, unit: Unit) -> bool:
    """Whether a column can be given in a unit."""
    if key.endswith("_hours"):
        return unit in FULL_TIME or unit.partition(" ")[2] in _PERIODS
    if key.endswith("_months"):
        return unit in _IN_MONTHS
    if key in LAST_DAYS:
        return unit in (DAY_OF_RETURN, LAST_IN_IT)
    if key in FIRST_DAYS:
        return unit == FIRST_IN_IT
    return key.endswith("_percent") and unit == "share"


def out_of_full_time(cell: str) -> tuple[Fraction, Fraction] | None:
    """Hours a week and those of full time, as in "32/37"; None where the cell says no such."""
    found = _OUT_OF.fullmatch(cell)
    if found is None:
        return None
    own, full = (Fraction(part.replace(",", ".")) for part in found.groups())
    return (own, full) if own <= full and FULL_WEEK[0] <= full <= FULL_WEEK[1] else None


@dataclass(frozen=True)
class NumberReader:
    """Reads the numbers of one column. `exact`: cells are numbers already, with a point."""

    unit: Unit | None
    decimal: Decimal | None
    exact: bool
    hours_a_day: float = 7.4
    full_time_hours: float = 37

    def __call__(self, cell: str) -> str | None:
        """The number as our column takes it; None where the cell holds none."""
        bare = cell.replace("\u2212", "-")
        if self.unit is None:
            number = self._number(bare)
            return None if number is None else _written(number)
        parts = out_of_full_time(bare) if self.unit in FULL_TIME else None
        if parts is not None:  # of another full week nobody can see which is meant
            return _written(parts[0]) if parts[1] == Fraction(str(self.full_time_hours)) else None
        percent = bare.endswith("%")
        bare = _WORDS.sub("", bare.removesuffix("%").rstrip())
        clock = _CLOCK.fullmatch(bare) if self.unit.startswith("hours") else None
        number = (
            Fraction(int(clock[1])) + Fraction(int(clock[2]), 60) if clock else self._number(bare)
        )
        if number is None:
            return None
        return _written(self._converted(number / 100 if percent else number, percent))

    def _number(self, text: str) -> Fraction | None:
        if self.decimal is None or (self.exact and _PLAIN.fullmatch(text)
                                    and not GROUPED.fullmatch(text)):
            plain = text.replace(",", ".") if self.decimal is None else text
            # A point that may part thousands is not guessed at.
            if not _PLAIN.fullmatch(plain) or (GROUPED.fullmatch(plain) and not self.exact):
                return None
            return Fraction(plain)
        if not _MARKED[self.decimal].fullmatch(text):
            return None
        other = "." if self.decimal == "," else ","
        bare = re.sub(r"[' \u00a0\u202f\u2019]", "", text.replace(other, ""))
        return Fraction(bare.replace(self.decimal, "."))

    def _converted(self, number: Fraction, percent: bool) -> Fraction:
        unit = str(self.unit)
        if unit == "share":
            return number * 100
        if unit in FULL_TIME:
            share = number if percent or unit == FULL_TIME[0] else number / 100
            return share * Fraction(str(self.full_time_hours))
        if unit in _IN_MONTHS:
            months = number * _IN_MONTHS[unit]
            # Completed months; of years "1.83" is how 22 months are written.
            return Fraction(round(months) if unit == "years" else int(months))
        what, _, period = unit.partition(" ")
        hours = {"minutes": Fraction(1, 60), "hours": Fraction(1),
                 "days": Fraction(str(self.hours_a_day))}[what]
        return number * hours * _PERIODS[period]


def _written(number: Fraction) -> str:
    """Exactly where six decimals do, else to a millionth: far below a minute a week."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.6f}".rstrip("0").rstrip(".")
