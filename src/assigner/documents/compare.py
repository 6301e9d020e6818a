"""Policies side by side on one day."""

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from assigner.documents.misread import HABIT, MODEL, run_of
from assigner.documents.part import (
    Count,
    DayRef,
    Document,
    DocumentPart,
    Hours,
    Id,
    Number,
    Said,
    Sha256,
    Share,
    Spread,
    Truth,
)
from assigner.documents.plan import ConflictRow, Status


class ComparedTier(DocumentPart):
    """A tier of a run by its own model; a habit claims no proof."""

    name: str
    unit: str
    value: Number
    bound: Number | None
    proven: Truth


class JudgedTier(DocumentPart):
    """A tier as the judge counts it."""

    name: str
    unit: str
    value: Number


class LoadedPerson(DocumentPart):
    """Somebody and how full they are."""

    caseworker: Id
    utilisation: Share
    capacity_hours: Hours


class JudgedRun(DocumentPart):
    """What the first model makes of a run."""

    tiers: tuple[JudgedTier, ...]
    summary: Spread
    worst_off: LoadedPerson | None
    worst_off_today: LoadedPerson | None
    over_norm: Count | None
    breaks: tuple[ConflictRow, ...]


class ComparedModel(DocumentPart):
    """A day solved by a model."""

    kind: ClassVar[str] = "model"
    model: str
    title: str
    model_sha256: Sha256
    status: Status
    tiers: tuple[ComparedTier, ...]
    summary: Spread
    judged: JudgedRun

    @property
    def name(self) -> str:
        """What it is called wherever runs stand side by side."""
        return self.model


class ComparedHabit(DocumentPart):
    """A day given out by a habit."""

    kind: ClassVar[str] = "baseline"
    baseline: str
    title: str
    model_sha256: Sha256
    status: Literal["counted"]
    tiers: tuple[ComparedTier, ...]
    summary: Spread
    judged: JudgedRun
    keeps: tuple[str, ...] = Field(description="Hard rules it happens to keep.")
    birth_days_drawn: tuple[Id, ...]

    @property
    def name(self) -> str:
        """What it is called wherever runs stand side by side."""
        return self.baseline


ComparedRun = ComparedModel | ComparedHabit
UNPROVEN = ("feasible", "unknown")
"""Statuses of a run that proves neither its allocation nor that there is none."""


class CaseApart(DocumentPart):
    """A case that goes to different people: run to caseworker."""

    case: Id
    by: dict[str, Id | None]
    co_by: dict[str, Id | None] | None = None

    def who(self, run: str) -> str | None:
        """Who has it under a run, a co-worker after a plus; None where nobody takes it."""
        lead, co = self.by[run], (self.co_by or {}).get(run)
        return f"{lead}+{co}" if lead and co else lead


class JudgeRef(DocumentPart):
    """The model that judges every run."""

    name: str
    sha256: Sha256


class CompareDocument(Document):
    """What `compare` writes."""

    kind: Literal["compare"]
    instance: DayRef
    judged_by: JudgeRef
    runs: Annotated[tuple[Annotated[
        Annotated[ComparedModel, Tag(MODEL)] | Annotated[ComparedHabit, Tag(HABIT)],
        Discriminator(run_of),
    ], ...], Field(min_length=1)]
    differences: tuple[CaseApart, ...]
    verified: Truth = Field(
        default=True, description="Every model's own allocation is proven; else `not_proven`."
    )
    not_proven: tuple[str, ...] = Field(
        default=(), description="Models that a better allocation may exist under."
    )
    words: Said

    @property
    def open(self) -> tuple[str, ...]:
        """The models whose allocation is not proven, by what each run says of itself."""
        return tuple(run.name for run in self.runs if run.status in UNPROVEN)
