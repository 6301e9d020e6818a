"""Why nothing fits, and the cheapest ways out."""

from typing import Literal

from pydantic import Field

from assigner.documents.part import (
    CellRef,
    CellValue,
    Document,
    DocumentPart,
    Id,
    Number,
    RuleKind,
    Said,
    Truth,
)
from assigner.documents.plan import ConflictRow


class ExcludedRow(DocumentPart):
    """Who may not take a case, and the rule."""

    caseworker: Id
    rule: str
    kind: RuleKind
    words: Said
    evidence: CellRef | None


class NobodyRow(DocumentPart):
    """A case nobody may take."""

    case: Id
    excluded: tuple[ExcludedRow, ...]


class CollidingRow(ConflictRow):
    """A demand of the conflict: without it, the others could be met."""

    kind: RuleKind | None


class WayChange(DocumentPart):
    """What is done: a cell, a number of the model, or a decision, and what it becomes."""

    kind: Literal["ceiling", "lend", "wait", "decision"]
    file: str = Field(description='"model" for a number of the model, blank for a decision.')
    id: str
    field: str
    value: CellValue
    needed: CellValue


class WayTier(DocumentPart):
    """A tier now and under the change."""

    name: str
    unit: str
    value: Number | None = Field(description="Null where there is no plan now.")
    value_if: Number


class WayRow(DocumentPart):
    """A way out that was tried."""

    change: WayChange
    tiers: tuple[WayTier, ...]
    left: tuple[Id, ...] = Field(description="Cases nobody takes even then.")
    owner: str
    proven: Truth
    words: Said


class DiagnoseDocument(Document):
    """What `diagnose` writes. Every claim in it was solved again."""

    kind: Literal["diagnose"]
    status: Literal["feasible", "infeasible"]
    words: Said
    left: tuple[Id, ...] = Field(description="Cases nobody takes, as things are.")
    nobody: tuple[NobodyRow, ...]
    conflict: tuple[CollidingRow, ...]
    ways_out: tuple[WayRow, ...] = Field(description="The cheapest first.")
    cut: tuple[Said, ...] = Field(description="What is not proven, and why.")
    verified: Truth
