"""The ledger's records, its audit, and a month of decisions."""

import json
from typing import Annotated, Literal, TypeVar

from pydantic import Field, JsonValue, SerializerFunctionWrapHandler, WrapSerializer

from assigner.documents.objected import LoggedObjection
from assigner.documents.part import (
    Cost,
    Count,
    Day,
    Document,
    DocumentPart,
    Hours,
    Id,
    Number,
    Points,
    RuleKind,
    Said,
    Seat,
    Sha256,
    Truth,
)
from assigner.documents.plan import Status

Moment = Annotated[str, Field(description="UTC, to the second.")]
_Part = TypeVar("_Part")


def _in_order(part: object, write: SerializerFunctionWrapHandler) -> JsonValue:
    found: JsonValue = json.loads(json.dumps(write(part), sort_keys=True))
    return found


Recorded = Annotated[_Part, WrapSerializer(_in_order)]
"""Written as a record keeps it, its keys in the order of the alphabet."""


class PinSaid(DocumentPart):
    """Who pinned a case and why; null where nobody said."""

    by: str | None
    reason: str | None


class LoggedSeat(DocumentPart):
    """A case a record is about: who gets it, beside whom, from whom, who must not have it."""

    to: Id | None
    with_: Id | None = Field(validation_alias="with", serialization_alias="with")
    from_: Id | None = Field(validation_alias="from", serialization_alias="from")
    not_to: Id | None
    pinned: PinSaid | None
    case: Id


class _Record(DocumentPart):
    number: Annotated[Count, Field(ge=1)]
    at: Moment
    kind: Literal["commit", "override", "withdrawal", "step"]
    by: str
    office: str
    date: Day
    sha256: Sha256
    previous: Sha256
    cases: tuple[LoggedSeat, ...]
    instance: str


class CheckedBy(DocumentPart):
    """By what a plan was checked before it was recorded."""

    assigner: str


class CheckedRow(DocumentPart):
    """What was checked of a plan, by what and when."""

    by: CheckedBy
    at: Moment
    recounted: tuple[str, ...]
    proof: str | None


class LoggedChange(DocumentPart):
    """A staff change of a decided plan; its reason is not told."""

    written: dict[str, str] = Field(description="As it was written, key by key, and its kind.")
    words: Said


class CommitRow(_Record):
    """A plan that was decided."""

    kind: Literal["commit"]
    status: Status
    placed: Count
    unassigned: Count
    moves: Count
    note: str
    replaces: Count | None
    replaced_by: Count | None
    plan_sha256: Sha256
    checked: Recorded[CheckedRow] | None
    changes: tuple[LoggedChange, ...] = Field(
        default=(), description="The staff changes that were decided with it.",
    )
    objections: tuple[LoggedObjection, ...] = ()
    words: Said


class AgainstRow(DocumentPart):
    """A rule that an override goes against."""

    rule: str
    kind: RuleKind
    lifted: Truth
    more: Number | None = Field(description="How much further it is gone above; null if lifted.")


class PriceTier(DocumentPart):
    """A tier before and after an override; old records have no costs."""

    name: str
    unit: str
    before: Number
    after: Number
    cost_before: Cost = ()
    cost_after: Cost = ()


class DueCase(DocumentPart):
    """A case and its deadline."""

    case: Id
    due: Day | None


class PricedLoad(DocumentPart):
    """Somebody before and after an override."""

    id: Id
    hours_before: Hours
    hours_after: Hours
    points: Points


class PricedMove(DocumentPart):
    """A seat that changes by an override."""

    case: Id
    seat: Seat
    from_: Id | None = Field(validation_alias="from", serialization_alias="from")
    to: Id | None


class PriceRow(DocumentPart):
    """What an override costs the day."""

    tiers: tuple[PriceTier, ...]
    left: tuple[DueCase, ...] = Field(description="Who loses a caseworker for it.")
    placed: tuple[DueCase, ...] = Field(description="Who gets one by it.")
    caseworkers: tuple[PricedLoad, ...]
    moves: tuple[PricedMove, ...]
    proven: Truth


class OverrideRow(_Record):
    """A decision against a proposal."""

    kind: Literal["override"]
    reason: str
    owner: str | None
    against: Recorded[tuple[AgainstRow, ...]]
    price: Recorded[PriceRow]
    plan_sha256: Sha256
    withdrawn_by: Count | None
    words: Said


class WithdrawalRow(_Record):
    """An override taken back."""

    kind: Literal["withdrawal"]
    reason: str
    owner: str | None
    withdraws: Count
    words: Said


class StepRow(_Record):
    """A step of a handover that was done, or was not after all."""

    kind: Literal["step"]
    case: Id
    step: str = Field(description="Blank where the case is taken off the list.")
    done: Truth
    words: Said


class OwnSeat(DocumentPart):
    """A case of the reader."""

    case: Id
    to: Id
    with_: Id | None = Field(validation_alias="with", serialization_alias="with")


class OwnRow(DocumentPart):
    """A record for the caseworker it is about: no reason, note or price, but her own objections."""

    number: Annotated[Count, Field(ge=1)]
    at: Moment
    kind: Literal["commit", "override", "withdrawal"]
    office: str
    date: Day
    instance: str
    replaced_by: Count | None = None
    withdraws: Count | None = None
    withdrawn_by: Count | None = None
    cases: tuple[OwnSeat, ...]
    objections: tuple[LoggedObjection, ...] = ()
    words: Said


class LogDocument(Document):
    """What `log` writes."""

    kind: Literal["log"]
    case: Id | None
    caseworker: Id | None
    records: tuple[CommitRow | OverrideRow | WithdrawalRow | StepRow | OwnRow, ...]
    words: Said


class AuditDocument(Document):
    """What `log verify` writes."""

    kind: Literal["log_verify"]
    verified: Truth
    records: Count
    head: Sha256
    sealed: Truth = Field(description="The file's bytes were held against its own seal.")
    anchored: Count | None = Field(description="The last record a checkpoint outside vouches for.")
    findings: tuple[Said, ...]
    notes: tuple[Said, ...]
    words: Said
    scope: Said


class PinnedBy(DocumentPart):
    """Cases pinned by hand; the name is null where nobody said."""

    name: str | None
    cases: Count


class DeciderRow(DocumentPart):
    """How often somebody decided in one role."""

    name: str
    owner: str | None
    overrides: Count


class PriceInAll(DocumentPart):
    """What a tier lost in a month."""

    more: Number
    unit: str


class OverriddenRule(DocumentPart):
    """The overrides of one rule in a month."""

    rule: str
    kind: RuleKind | None
    overrides: Count
    lifted: Count
    owners: dict[str, Count]
    by: tuple[DeciderRow, ...]
    price: dict[str, PriceInAll]
    other_cases_moved: Count
    words: Said


class MonthDocument(Document):
    """What `log report` writes."""

    kind: Literal["log_report"]
    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    commits: Count
    overrides: Count
    open: Count
    replaced: Count
    withdrawn: Count
    pinned: tuple[PinnedBy, ...]
    rules: tuple[OverriddenRule, ...] = Field(description="The most often overridden first.")
    words: Said
