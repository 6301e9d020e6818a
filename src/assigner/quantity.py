"""A number a model decides: its value, its unit, and where it comes from.

Numbers enter a model with unit, status and source, or say that they are `assumed`.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

Status = Literal["law", "guide", "agreement", "measured", "benchmark", "local", "assumed"]


class Quantity(BaseModel):
    """A value with its unit, its status and its source. Only `assumed` may lack a source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Decimal
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


def _of(
    *units: str, least: int = 0, most: int | None = None, whole: bool = False
) -> Callable[[Quantity], Quantity]:
    def check(quantity: Quantity) -> Quantity:
        if quantity.unit not in units:
            wanted = " or ".join(f'"{unit}"' for unit in units)
            raise ValueError(f'the unit is "{quantity.unit}"; write {wanted}')
        if quantity.value < least or (most is not None and quantity.value > most):
            upto = "" if most is None else f" and at most {most}"
            raise ValueError(f"{quantity.value} is out of range; write at least {least}{upto}")
        if whole and quantity.value != quantity.value.to_integral_value():
            raise ValueError(f"{quantity.value} is not a whole number; write a whole number")
        return quantity

    return check


HoursAWeek = Annotated[Quantity, AfterValidator(_of("hours a week", most=60))]
HoursAMonth = Annotated[Quantity, AfterValidator(_of("hours a month", most=260))]
HoursAContact = Annotated[Quantity, AfterValidator(_of("hours a contact", most=24))]
ContactsAMonth = Annotated[Quantity, AfterValidator(_of("contacts a month", most=60))]
CasesPerFullTime = Annotated[
    Quantity, AfterValidator(_of("cases per full-time", "children per full-time", least=1))
]
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
