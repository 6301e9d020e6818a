"""What everybody will have to do in the weeks ahead, with a range."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    Day,
    DayRef,
    Document,
    DocumentPart,
    Hours,
    Id,
    Sha256,
    Share,
)


class AheadModel(DocumentPart):
    """The model that weighs."""

    name: str
    sha256: Sha256


class AheadWeek(DocumentPart):
    """A week of somebody's, as far as it is known today."""

    first: Day = Field(description="The Monday.")
    capacity_hours: Hours
    known_hours: Hours = Field(description="Of the cases held today that are expected to be open.")
    expected_hours: Hours = Field(description="With new cases, where somebody is still here.")
    low_hours: Hours = Field(
        description="About eight weeks of ten lie between this and high_hours.")
    high_hours: Hours
    utilisation: Share | None = Field(description="Expected hours over capacity.")
    away_days: Count = Field(description="Days of the week they are known to be away.")
    due: Count = Field(description="Their open cases with a deadline in the week.")


class AheadCaseworker(DocumentPart):
    """Somebody's weeks, this one first."""

    id: Id
    team: str
    weeks: Annotated[tuple[AheadWeek, ...], Field(min_length=1)]


class AheadDocument(Document):
    """What `ahead` writes."""

    kind: Literal["ahead"]
    instance: DayRef
    model: AheadModel
    futures: Count = Field(description="How many were drawn.")
    caseworkers: tuple[AheadCaseworker, ...]
