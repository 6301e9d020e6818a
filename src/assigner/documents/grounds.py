"""The rows that explanations are made of. A caseworker's view leaves some of their keys out."""

from typing import Literal

from pydantic import Field

from assigner.documents.part import (
    CellRef,
    CellValue,
    DocumentPart,
    Hours,
    Id,
    Number,
    Points,
    RuleKind,
    Said,
    Seat,
    Share,
    TierIf,
    Truth,
    Verdict,
    Whole,
)


class _Ground(DocumentPart):
    kind: RuleKind | None
    source: str | None
    unit: str | None
    value: Number | None
    value_if: Number | None
    words: Said
    evidence: CellRef | None


class _InTier(DocumentPart):
    tier: str | None


class _InRule(DocumentPart):
    rule: str | None


class TierReason(_Ground, _InTier):
    """A reason that lies in a tier."""


class RuleReason(_Ground, _InRule):
    """A reason that lies in a rule, with the cell that says so."""

    own: Truth | None = Field(
        default=None, description="Whether it lies with the person asked about.",
    )


class KnockOn(DocumentPart):
    """What else changes hands."""

    case: Id
    from_: str | None = Field(validation_alias="from", serialization_alias="from")
    to: str | None
    seat: Seat


class RankedRow(DocumentPart):
    """One who could take the case, the plan's choice first, then by true cost."""

    caseworker: Id
    verdict: Verdict
    tiers: tuple[TierIf, ...]
    decided_by: str | None = None
    words: Said | None = None
    proven: Truth


class RuledOutRow(DocumentPart):
    """One who could not, and the rule."""

    caseworker: Id
    rule: str | None
    kind: RuleKind | None
    words: Said
    source: str | None = None
    evidence: CellRef | None = None
    own: Truth | None = None


class LoadIf(DocumentPart):
    """Who gets heavier and who lighter."""

    caseworker: Id
    hours: Hours
    hours_if: Hours
    utilisation: Share | None
    utilisation_if: Share | None
    points: Points


class CostPart(DocumentPart):
    """A part of what a tier costs; per tier they sum to it exactly."""

    tier: str
    of: str
    id: str
    cost: Whole
    cost_if: Whole


class FlipRow(DocumentPart):
    """A change of one cell that would give them the case."""

    file: str
    id: Id
    field: str
    value: CellValue
    needed: CellValue
    words: Said
    proven: Truth | None = None


class SearchedRow(DocumentPart):
    """A cell that was tried, and how far."""

    file: str
    id: Id
    field: str
    value: CellValue
    until: CellValue
    complete: Truth


class SeatsRow(DocumentPart):
    """Who has a case."""

    caseworker: Id | None
    co_caseworker: Id | None


class MarginRow(DocumentPart):
    """By how much the next one was worse."""

    caseworker: Id
    tier: str
    unit: str
    difference: Number
    words: Said
    loads: tuple[LoadIf, ...]


class KnownRow(DocumentPart):
    """Who knows the child and is passed over, with what it would cost the day."""

    caseworker: Id
    relations: tuple[Literal["family_caseworker", "previous_caseworker"], ...]
    words: Said
