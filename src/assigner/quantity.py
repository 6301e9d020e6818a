"""A number a model decides: its value, its unit, and where it comes from.

Numbers enter a model with unit, status and source, or say that they are `assumed`.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

Status = Literal["law", "guide", "agreement", "measured", "benchmark", "local", "assumed"]


def _number(value: object) -> Decimal:
    """A number as written: not true or false, not text, not endless, at most 9 decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(f"{_written(value)} is not a number; write a number without quotes")
    number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{number} is not a number; write a finite number")
    if exponent < -9 or number.adjusted() > 8:
        raise ValueError("the number is too large or too fine; write at most 9 digits a side")
    return number


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else f"a {type(value).__name__}"


class Quantity(BaseModel):
    """A value with its unit, its status and its source. Only `assumed` may lack a source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Annotated[Decimal, BeforeValidator(_number)]
    unit: str
    status: Status
    source: str = ""

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.status != "assumed" and not self.source:
            raise ValueError(f'a number with status "{self.status}" needs its source')
        return self

    @property
    def exact(self) -> Fraction:
        """The value without rounding."""
        return Fraction(self.value)

    @property
    def whole(self) -> int:
        """The value as a whole number; use only where the unit counts things."""
        return int(self.value)


@dataclass(frozen=True)
class In:
    """The units a number may have, and its range."""

    units: tuple[str, ...]
    least: int
    most: int | None
    whole: bool

    def __call__(self, quantity: Quantity) -> Quantity:
        """Check a quantity; the ValueError says what to write instead, typed "unit" for units."""
        value = quantity.value
        if quantity.unit not in self.units:
            wanted = " or ".join(f'"{unit}"' for unit in self.units)
            raise PydanticCustomError(
                "unit",
                'the unit is "{unit}"; write {wanted}',
                {"unit": quantity.unit, "wanted": wanted},
            )
        if value < self.least or (self.most is not None and value > self.most):
            upto = "" if self.most is None else f" and at most {self.most}"
            raise ValueError(f"{value} is out of range; write at least {self.least}{upto}")
        if self.whole and value != value.to_integral_value():
            raise ValueError(f"{value} is not a whole number; write a whole number")
        return quantity


def _of(*units: str, least: int = 0, most: int | None = None, whole: bool = False) -> In:
    return In(units, least, most, whole)


HoursAWeek = Annotated[Quantity, AfterValidator(_of("hours a week", most=60))]
HoursAMonth = Annotated[Quantity, AfterValidator(_of("hours a month", most=260))]
HoursAContact = Annotated[Quantity, AfterValidator(_of("hours a contact", most=24))]
ContactsAMonth = Annotated[Quantity, AfterValidator(_of("contacts a month", most=60))]
CasesPerFullTime = Annotated[
    Quantity, AfterValidator(_of("cases per full-time", "children per full-time", least=1))
]
CasesOnly = Annotated[Quantity, AfterValidator(_of("cases per full-time", least=1))]
Share = Annotated[Quantity, AfterValidator(_of("share", most=1))]
Factor = Annotated[Quantity, AfterValidator(_of("factor", most=10))]
Weeks = Annotated[Quantity, AfterValidator(_of("weeks", most=520, whole=True))]
Months = Annotated[Quantity, AfterValidator(_of("months", most=600, whole=True))]
Points = Annotated[Quantity, AfterValidator(_of("points", most=10_000, whole=True))]
PercentagePoints = Annotated[Quantity, AfterValidator(_of("percentage points", most=100))]
InCountUnit = Annotated[Quantity, AfterValidator(_of("children", "families", whole=True))]
Cases = Annotated[Quantity, AfterValidator(_of("cases", whole=True))]
CasesADay = Annotated[Quantity, AfterValidator(_of("cases a day", whole=True))]
CasesAWeek = Annotated[Quantity, AfterValidator(_of("cases a week", whole=True))]


def minutes(hours: Fraction) -> int:
    """Hours as whole minutes, halves rounded up: the one place where decimals end."""
    return int((hours * 60 * 2 + 1) // 2)
