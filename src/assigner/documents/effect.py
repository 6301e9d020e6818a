"""Which numbers of a model matter today: each moved down and up, the day solved again."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    DayRef,
    Document,
    DocumentPart,
    Id,
    Number,
    Points,
    Sha256,
    Truth,
)
from assigner.documents.simulate import Interval


class EffectModel(DocumentPart):
    """The model whose numbers are moved."""

    name: str
    sha256: Sha256


class EffectOverTime(DocumentPart):
    """The same days lived with it moved: how much more is measured, seed by seed."""

    spread: Interval
    over_norm_share: Interval
    contacts_share: Interval
    deadline_share: Interval
    waiting: Interval
    changes_a_year: Interval
    milestones: tuple[str, ...] = Field(
        description="Milestones that are met with it and were missed, or the other way round.")


class EffectSide(DocumentPart):
    """The day with one number moved, or all of a table."""

    value: Number | None = Field(description="Null for a table, moved by the share.")
    proven: Truth = Field(description="Whether the plan with it is proven in every tier.")
    changed: tuple[Id, ...] = Field(description="New cases whose caseworker is another one.")
    by_lot: Count = Field(description="Of those, how many are tied in one of the two plans.")
    unassigned: Number = Field(description="Cases more, or fewer, without a caseworker.")
    spread: Points | None = Field(
        description="By how much the spread of utilisation differs, as the moved model counts.")
    over_time: EffectOverTime | None = Field(
        default=None, description="Where months were asked after.")


class EffectNumber(DocumentPart):
    """A number of the model, and what its moving does; null where it cannot be moved so."""

    key: str
    value: Number | None = Field(description="Null for a table whose numbers move together.")
    numbers: Count | None = Field(default=None, description="How many those are.")
    unit: str
    status: str
    down: EffectSide | None
    up: EffectSide | None


class EffectDocument(Document):
    """What `effect` writes: what matters most first, the assumed before the others."""

    kind: Literal["effect"]
    instance: DayRef
    model: EffectModel
    by: Number = Field(description="Share by which a number without an interval is moved.")
    proven: Truth = Field(description="Whether the day as it is was proven.")
    new_cases: Count
    days: Count | None = Field(default=None, description="Working days lived, where asked for.")
    runs: Count | None = Field(default=None, description="Seeds lived.")
    numbers: Annotated[tuple[EffectNumber, ...], Field(min_length=1)]
