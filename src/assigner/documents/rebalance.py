"""The plan of staff changes: what moves, what stays, who gains and loses."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assigner.documents.part import Count, Day, DocumentPart, Hours, Id, Said, Share, Spread, Truth
from assigner.documents.plan import DayPlan, TierProof


class MoveRow(DocumentPart):
    """A case that changes hands."""

    case: Id
    from_: Id = Field(validation_alias="from", serialization_alias="from")
    to: Id | None
    reason: str
    words: Said
    cost: Hours = Field(description="Hours of balance that the move must be worth.")
    cover_until: Day | None
    date: Day | None = Field(default=None, description="Null where it happens today.")


class CoWorkerRow(DocumentPart):
    """A case whose co-worker changes."""

    case: Id
    from_: Id | None = Field(validation_alias="from", serialization_alias="from")
    to: Id | None
    date: Day | None


class StayRow(DocumentPart):
    """A case that stays where it is, though its holder goes."""

    case: Id
    caseworker: Id
    words: Said
    owner: str


class ShareRow(DocumentPart):
    """What somebody gives, receives and carries."""

    id: Id
    gives: tuple[Id, ...]
    receives: tuple[Id, ...]
    load_before_hours: Hours
    load_after_hours: Hours
    utilisation_before: Share | None
    utilisation_after: Share | None


class AskedStep(DocumentPart):
    """A step that the model asks of each case that changes hands."""

    step: Id
    words: Said


class CurvePoint(DocumentPart):
    """One place of the price of stability: so many moves by choice at most."""

    moves: Count
    made: Count
    tiers: tuple[TierProof, ...]
    proven: Truth
    stops_paying: Truth
    summary: Spread

    @property
    def values(self) -> Mapping[str, float]:
        """What each tier reaches."""
        return {tier.name: tier.value for tier in self.tiers}


class StaffChanges(DayPlan):
    """A plan, with what moves, what stays, who gains and loses."""

    changes: tuple[dict[str, str], ...] = Field(
        default=(), description="Each staff change as it was written, key by key, and its kind.",
    )
    by_choice: tuple[Id, ...] = Field(default=(), description="Open cases that may move by choice.")
    over_norm_placed: Count = Field(
        default=0, description="How far above the norms placing alone leaves it.",
    )
    max_moves: Count = 0
    moves: tuple[MoveRow, ...] = ()
    co_workers: tuple[CoWorkerRow, ...] = ()
    stays: tuple[StayRow, ...] = ()
    people: tuple[ShareRow, ...] = Field(
        default=(), description="For whom something changes, from before the staff changes on.",
    )
    curve: tuple[CurvePoint, ...] | None = None
    checklist: tuple[AskedStep, ...] = Field(
        default=(), description="What is asked of each case, where the model has its own list.",
    )


class RebalanceDocument(StaffChanges):
    """What `rebalance` writes."""

    kind: Literal["rebalance"]
