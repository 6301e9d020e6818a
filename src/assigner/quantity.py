"""A number a model decides: its value, its unit, and where it comes from.

Numbers enter a model with unit, status and source, or say that they are `assumed`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from assigner.words import Words, say

Status = Literal["law", "guide", "agreement", "measured", "benchmark", "local", "assumed"]
STATUSES: Final = get_args(Status)
"""The surest first: what a number of several rests on is the last of theirs."""

_HUNDRED = 100
_IN_QUOTES = re.compile(
    r"(?P<whole>[+-]?\d{1,9})(?:[.,](?P<part>\d{1,7}))?(?P<percent>\s*%)?", re.ASCII)


def _number(value: object) -> Decimal:
    """A number as written: not true or false, not text, not endless, at most 9 decimals."""
    if isinstance(value, str) and (text := _IN_QUOTES.fullmatch(value.strip())) is not None:
        raise ValueError(_unquoted(value, text))
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(say("{value} is not a number; write a number without quotes",
                             value=_written(value)))
    number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(say("{value} is not a number; write a finite number", value=str(number)))
    if exponent < -9 or number.adjusted() > 8:
        raise ValueError(
            say("the number is too large or too fine; write at most 9 digits a side")
        )
    return number


def _unquoted(value: str, text: re.Match[str]) -> Words:
    """A number that was written as a text: with a comma, or as a percentage."""
    number = text["whole"] + (f".{text['part']}" if text["part"] else "")
    if text["percent"]:
        return say('"{value}" is not a number; write {share} where the unit is "share", {number} '
                   'where it is "percent"', value=value, number=number,
                   share=f"{Decimal(number) / _HUNDRED:f}")
    return say('"{value}" is not a number; write {number} without quotes', value=value,
               number=number)


@lru_cache(maxsize=1024)
def _exact(value: Decimal) -> Fraction:
    """Models have some hundred numbers, and each is asked for once a case or person."""
    return Fraction(value)


def _written(value: object) -> Words | str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    return say("a list") if isinstance(value, list) else say("a table")


Number = Annotated[Decimal, BeforeValidator(_number)]


class Quantity(BaseModel):
    """A value with its unit, its status and its source. Only `assumed` may lack a source.

    `interval`: between which values it lies, as far as anybody knows (95 % where it was measured).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Number
    unit: str
    status: Status
    source: str = ""
    interval: tuple[Number, Number] | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.status != "assumed" and not self.source:
            raise ValueError(
                say('a number with status "{status}" needs its source', status=self.status)
            )
        return self

    @property
    def exact(self) -> Fraction:
        """The value without rounding."""
        return _exact(self.value)

    @property
    def whole(self) -> int:
        """The value as a whole number; use only where the unit counts things."""
        return int(self.value)


@dataclass(frozen=True)
class In:
    """The units a number may have, and its range. `own`: or a unit of the model's own."""

    units: tuple[str, ...]
    least: int
    most: int | None
    whole: bool
    own: bool = False

    def __call__(self, quantity: Quantity) -> Quantity:
        """Check a quantity; the ValueError says what to write instead, typed "unit" for units."""
        value = quantity.value
        if quantity.unit not in self.units and not self.own:
            raise PydanticCustomError("unit", "another unit", {"unit": quantity.unit})
        if value < self.least or (self.most is not None and value > self.most):
            values = {"value": str(value), "least": self.least, "most": self.most}
            if "share" in self.units and 1 < value <= _HUNDRED:
                raise ValueError(say("{value} is out of range: a share is at most 1; write {share}",
                                     value=str(value), share=f"{value / _HUNDRED:f}"))
            if self.most is None:
                raise ValueError(
                    say("{value} is out of range; write at least {least}", **values)
                )
            raise ValueError(
                say("{value} is out of range; write at least {least} and at most {most}", **values)
            )
        if self.whole and value != value.to_integral_value():
            raise ValueError(
                say("{value} is not a whole number; write a whole number", value=str(value))
            )
        # Last: with another unit or sign the interval is of no number that is meant.
        if quantity.interval is not None and not (
            quantity.interval[0] <= value <= quantity.interval[1]
        ):
            raise ValueError(
                say("the interval does not hold the value; write interval = [low, high] with "
                    "low <= value <= high")
            )
        return quantity


def _of(
    *units: str, least: int = 0, most: int | None = None, whole: bool = False, own: bool = False
) -> In:
    return In(units, least, most, whole, own)


HoursAWeek = Annotated[Quantity, AfterValidator(_of("hours a week", most=60))]
HoursAMonth = Annotated[Quantity, AfterValidator(_of("hours a month", most=260))]
HoursAContact = Annotated[Quantity, AfterValidator(_of("hours a contact", most=24))]
ContactsAMonth = Annotated[Quantity, AfterValidator(_of("contacts a month", most=60))]
CASES_PER_FULL_TIME = "cases per full-time"
CasesPerFullTime = Annotated[
    Quantity, AfterValidator(_of(CASES_PER_FULL_TIME, "children per full-time", least=1, own=True))
]
"""In cases, or in what the model's norms count: `agree` holds the unit against it."""
CasesOnly = Annotated[Quantity, AfterValidator(_of(CASES_PER_FULL_TIME, least=1))]
Share = Annotated[Quantity, AfterValidator(_of("share", most=1))]
Factor = Annotated[Quantity, AfterValidator(_of("factor", most=10))]
Weeks = Annotated[Quantity, AfterValidator(_of("weeks", most=520, whole=True))]
Months = Annotated[Quantity, AfterValidator(_of("months", most=600, whole=True))]
Points = Annotated[Quantity, AfterValidator(_of("points", most=10_000, whole=True))]
Percent = Annotated[Quantity, AfterValidator(_of("percent", most=100, whole=True))]
PercentagePoints = Annotated[Quantity, AfterValidator(_of("percentage points", most=100))]
InCountUnit = Annotated[Quantity, AfterValidator(_of("children", "families", whole=True, own=True))]
Cases = Annotated[Quantity, AfterValidator(_of("cases", whole=True))]
CasesADay = Annotated[Quantity, AfterValidator(_of("cases a day", whole=True))]
Hours = Annotated[Quantity, AfterValidator(_of("hours", most=1_000))]
HoursAYear = Annotated[Quantity, AfterValidator(_of("hours a year", most=1_000))]
Years = Annotated[Quantity, AfterValidator(_of("years", most=100, whole=True))]
Days = Annotated[Quantity, AfterValidator(_of("days", most=3_650, whole=True))]
ChangesAYear = Annotated[Quantity, AfterValidator(_of("changes a year", most=52, whole=True))]
MovesAtOnce = Annotated[Quantity, AfterValidator(_of("moves", most=10_000, whole=True))]
CasesAWeek = Annotated[Quantity, AfterValidator(_of("cases a week", whole=True))]


def minutes(hours: Fraction) -> int:
    """Hours as whole minutes, halves rounded up: the one place where decimals end."""
    return int((hours * 60 * 2 + 1) // 2)
