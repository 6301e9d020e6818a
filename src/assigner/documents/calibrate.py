"""What time registrations say of the numbers of a model: measured, or kept, and why."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    Day,
    DayRef,
    Document,
    DocumentPart,
    Number,
    Sha256,
    Share,
)


class CalibrateModel(DocumentPart):
    """The present model."""

    name: str
    sha256: Sha256


class CalibrateStudy(DocumentPart):
    """What was registered."""

    persons: Count
    first_week: Day = Field(description="A Monday.")
    last_week: Day = Field(description="A Monday.")
    weeks: Count
    registrations: Count
    hours: Number = Field(description="Hours that are used.")


class CalibrateNumber(DocumentPart):
    """A number of the model. A kept one has no `after` and no interval, and says why.

    Where fewer people than may be told stand behind it, or one of them for the most part, nothing
    else is said.
    """

    key: str = Field(description="As the model has it now, or a table of it.")
    written: str | None = Field(description="The key the measured number is written to.")
    label: str = Field(description="For people.")
    kind: Literal["weight", "further", "first", "co", "mixing", "meetings"]
    unit: Literal["hours a week", "share", "factor"] = Field(
        description="Of before, after and interval: a weight is of a settled case of one child.")
    before: Number
    after: Number | None
    interval: tuple[Number, Number] | None = Field(description="95 %.")
    status: Literal["measured", "kept"]
    why: Literal["nothing", "few_persons", "one_person", "unsure"] | None
    persons: Count | None
    amount: Number | None = Field(description="Case-weeks; of fixed time, weeks of persons.")
    say: Number | None = Field(
        description="Share of the say that the study has, 0 to 1; the rest is the present model's.")


class CalibrateUnused(DocumentPart):
    """Hours that say nothing of the model."""

    why: Literal["elsewhere", "unknown", "away", "both"]
    hours: Number


class CalibrateShift(DocumentPart):
    """A group of caseworkers under the present and the measured numbers."""

    by: Literal["office", "team", "phase"]
    name: str
    label: str
    people: Count
    before: Share
    after: Share
    heavier: Count = Field(description="Who gain against the mean of the office.")
    lighter: Count


class CalibrateDocument(Document):
    """What `calibrate` writes. No figure in it is of one person."""

    kind: Literal["calibrate"]
    instance: DayRef = Field(description="The last day of those given.")
    days: Count
    model: CalibrateModel
    study: CalibrateStudy
    numbers: tuple[CalibrateNumber, ...]
    pace: Number | None = Field(
        description="Standard deviation of persons' paces, pooled, as a share of the mean.")
    unused: tuple[CalibrateUnused, ...]
    shifts: tuple[CalibrateShift, ...]
    least_persons: Annotated[int, Field(ge=1, description="Fewest behind a number told.")]
    within: Number = Field(
        description="Factor within which a weight is of the present one, two chances in three.")
