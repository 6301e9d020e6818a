"""What documents are made of: strict parts without unknown keys, and the units of numbers."""

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    PlainSerializer,
    Strict,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)


def _as_given(value: object, check: ValidatorFunctionWrapHandler) -> object:
    """A whole number stays one: 3 is written 3, not 3.0."""
    checked: object = check(value)
    return value if isinstance(value, int) else checked


def _as_it_is(value: float) -> float:
    return value


Truth = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]
Number = Annotated[
    float, Strict(), WrapValidator(_as_given), PlainSerializer(_as_it_is, return_type=int | float)
]
Count = Annotated[int, Strict(), Field(ge=0)]
Hours = Annotated[Number, Field(description="Hours a week, to a ten-thousandth.")]
Share = Annotated[
    Number, Field(description="Load over capacity, from 0; 1 is a full capacity.")
]
Points = Annotated[Number, Field(description="Percentage points of utilisation.")]
Days = Annotated[Number, Field(description="Working days.")]
FullTime = Annotated[Number, Field(description="Full-time positions.")]
Cost = Annotated[
    tuple[Whole, ...],
    Field(description="What a tier costs in the engine's whole numbers, the first the heaviest."),
]
Sha256 = Annotated[str, Field(description="sha256 in hexadecimal digits.")]
Id = Annotated[str, Field(description="As the instance writes it.")]
Said = Annotated[str, Field(description="For people to read, in the language that was asked for.")]
CellValue = Truth | Whole | Number | str | None
"""What a cell of the instance, or a number of the model, may hold."""
Version = Annotated[str, Field(
    pattern=r"^1\.[0-9]+$",
    description="An addition raises the number after the point, a break the one before it.",
)]
RuleKind = Literal["law", "agreement", "policy", "preference"]
Verdict = Literal[
    "chosen", "not_allowed", "possible_but_worse", "equally_good", "possible_and_better"
]
Measure = Literal["spread", "highest"]
Seat = Literal["takes", "assists"]


def _on_the_calendar(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(_on_the_calendar),
]


class DocumentPart(BaseModel):
    """A part of a document: frozen, every key known, no number that is none."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, populate_by_name=True, defer_build=True
    )


class Document(DocumentPart):
    """A JSON document. Each has `kind` besides, which says what the rest is."""

    schema_version: Version


def hours(minutes: int) -> float:
    """Whole minutes as a document tells them."""
    return round(minutes / 60, 4)


def share(minutes: int, capacity: int) -> float | None:
    """Minutes of a capacity as a document tells them; None without one."""
    return round(minutes / capacity, 6) if capacity else None


def written(document: DocumentPart) -> dict[str, JsonValue]:
    """A document as JSON writes it: keys in the order of its class, without what was not set."""
    found: dict[str, JsonValue] = document.model_dump(
        mode="json", by_alias=True, exclude_unset=True
    )
    return found


class DayRef(DocumentPart):
    """The day a document is about, and the fingerprint of its facts."""

    name: str
    date: Day
    sha256: Sha256


class TierIf(DocumentPart):
    """A tier now, and what it would be."""

    name: str
    unit: str
    value: Number
    value_if: Number | None = Field(description="Null where nothing is compared.")
    cost: Cost
    cost_if: Cost | None


class CellRef(DocumentPart):
    """A cell as a spreadsheet shows it."""

    file: str = Field(description="A file, or a sheet of a workbook.")
    row: Count
    column: str = Field(description="A letter.")


class Spread(DocumentPart):
    """A day in numbers. The mean and the spread are weighted by capacity."""

    new_cases: Count = Field(
        description="Of staff changes, with the open cases that must or may move.",
    )
    placed: Count
    unassigned: Count
    utilisation_mean: Share | None
    utilisation_max: Share | None
    utilisation_sd: Share | None
