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


class EffectModel(DocumentPart):
    """The model whose numbers are moved."""

    name: str
    sha256: Sha256


class EffectSide(DocumentPart):
    """The day with one number moved."""

    value: Number
    proven: Truth = Field(description="Whether the plan with it is proven in every tier.")
    changed: tuple[Id, ...] = Field(description="New cases whose caseworker is another one.")
    by_lot: Count = Field(description="Of those, how many are tied in one of the two plans.")
    unassigned: Number = Field(description="Cases more, or fewer, without a caseworker.")
    spread: Points | None = Field(
        description="By how much the spread of utilisation differs, as the moved model counts.")


class EffectNumber(DocumentPart):
    """A number of the model, and what its moving does; null where it cannot be moved so."""

    key: str
    value: Number
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
    numbers: Annotated[tuple[EffectNumber, ...], Field(min_length=1)]
