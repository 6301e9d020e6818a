"""How sure a plan is: what comes out once weights are drawn."""

from typing import Literal

from pydantic import Field

from assigner.documents.part import Count, DocumentPart, Id, Number, Points, Share, Truth


class SureRow(DocumentPart):
    """How often a line comes out the same once weights are drawn."""

    kept: Count = Field(description="Draws in which the case has the same caseworker.")
    draws: Count
    others: tuple[Id, ...] = Field(description="Who has it in the other draws, most often first.")
    counts: tuple[Count, ...] = Field(
        default=(), description="In how many draws each of them has it; in the rest nobody has.",
    )
    likely: tuple[Share, Share] = Field(
        default=(0, 1), description=(
            "Between which shares of any number of draws it is kept: Wilson's 95 % interval."
        ),
    )


class DrawnWeightRow(DocumentPart):
    """Something drawn: a number of the model, or a factor for all cases of a class."""

    key: str = Field(description=(
        "A number of the model, a class of cases, or weight_hours.PHASE.COMPLEXITY: what the "
        "instance itself says that cases of a class weigh."
    ))
    by: Literal["interval", "share"] = Field(
        description="From its interval; without one, by a share of the class's weight.",
    )
    spread: Literal["uniform", "normal"] = Field(description=(
        "uniform: as often below as above the value, evenly on each side; normal: the ends hold "
        "95 %, and nothing lies beyond three standard errors."
    ))
    low: Number = Field(description="The number at its lowest, or a factor.")
    high: Number


class StabilityRow(DocumentPart):
    """The draws of a plan."""

    draws: Count = Field(description="Draws done.")
    asked: Count
    cut: Literal["time", "interrupted", "overran", "memory", "died"] | None = Field(
        description="Why fewer were done than asked for.",
    )
    proven: Count = Field(description="Draws whose best plan is proven in every tier.")
    whole: Count = Field(description="Draws in which every line is kept.")
    given_up_points: Points | None = Field(description=(
        "Spread of load that the plan gives up against the best of a draw, on average; null "
        "without draws."
    ))
    weights: tuple[DrawnWeightRow, ...] = Field(description=(
        "What is drawn, each by itself; all else is as the model has it."
    ))


class NoiseSeatRow(DocumentPart):
    """Who has a case in an allocation; nobody where null."""

    case: Id
    caseworker: Id | None
    co_caseworker: Id | None


class NoiseDrawRow(DocumentPart):
    """The most even allocation of a draw, as far as it differs from that of today's weights."""

    given_up: Points = Field(description="By which today's lies above it under the draw's weights.")
    proven: Truth
    moved: tuple[NoiseSeatRow, ...]


class NoiseRow(DocumentPart):
    """How much of the balance is the weights' own noise, and so may be given up."""

    points: Points = Field(description=(
        "The tolerance: the mean over the draws, rounded down to a ten-thousandth; of the spread, "
        "or of the highest utilisation, as balance is measured."
    ))
    least: tuple[NoiseSeatRow, ...] = Field(
        description="The most even allocation by today's weights, without pins and forbids.",
    )
    draws: tuple[NoiseDrawRow, ...] = Field(description="Draws 0, 1, 2, ... in order.")
