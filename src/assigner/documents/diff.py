"""What differs between two plans."""

from typing import Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    Document,
    DocumentPart,
    Hours,
    Id,
    Number,
    Said,
    Seat,
    Share,
    Truth,
)
from assigner.documents.plan import Status


class PlanNamed(DocumentPart):
    """A plan that was compared."""

    instance: str
    model: str
    status: Status
    overrides: dict[str, str]


class MovedRow(DocumentPart):
    """A seat that differs; the reason is the second plan's."""

    case: Id
    from_: Id | None = Field(validation_alias="from", serialization_alias="from")
    to: Id | None
    seat: Seat
    reason: Said | None


class HeavierRow(DocumentPart):
    """Somebody who carries more or less; null where a plan has not got them."""

    id: Id
    before: Share | None
    after: Share | None
    unit: Literal["share of capacity"]
    hours_before: Hours | None
    hours_after: Hours | None
    new_before: Count | None
    new_after: Count | None

    @property
    def heavier(self) -> float:
        """By how much of their capacity; below 0 for lighter."""
        return (self.after or 0.0) - (self.before or 0.0)


class TierApart(DocumentPart):
    """A tier in both plans; null where a plan has not got it."""

    name: str
    a: Number | None
    b: Number | None
    words: Said | None


class DiffDocument(Document):
    """What `diff` writes."""

    kind: Literal["diff"]
    plans: tuple[PlanNamed, PlanNamed]
    verified: Truth = Field(
        default=True,
        description="Both plans are proven; else a better one may differ in other cases.",
    )
    same_day: Truth
    moved: tuple[MovedRow, ...]
    caseworkers: tuple[HeavierRow, ...] = Field(description="Who gets heavier first.")
    tiers: tuple[TierApart, ...]
    words: Said
