"""Who might take over: up to four people side by side, each with the day solved again."""

from typing import Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    DayRef,
    Document,
    DocumentPart,
    Hours,
    Id,
    Number,
    Said,
    Share,
    Truth,
)
from assigner.documents.plan import Status


class TierAgainst(DocumentPart):
    """A tier with the receiver who was asked about, and as it is at best."""

    name: str
    unit: str
    value: Number
    best: Number
    proven: Truth = Field(description="Both are.")


class EasedRule(DocumentPart):
    """A soft rule that is broken then, and is not, or by less, at best."""

    rule: str
    subject: str
    amount: Count
    words: Said


class BarredCase(DocumentPart):
    """A case that the receiver may not have, and the rule that keeps it from them."""

    case: Id
    rule: str
    words: Said


class ReceiverRow(DocumentPart):
    """One of those who were named, as they were named."""

    id: Id
    status: Status
    takes: tuple[Id, ...]
    barred: tuple[BarredCase, ...]
    load_before_hours: Hours
    load_after_hours: Hours
    utilisation_before: Share | None
    utilisation_after: Share | None
    eased: tuple[EasedRule, ...]
    tiers: tuple[TierAgainst, ...] = Field(description="None where nothing was found.")
    words: Said = Field(description="The price against the best.")


class BestReceiver(DocumentPart):
    """Somebody who takes cases at best."""

    id: Id
    takes: tuple[Id, ...]


class ReceiversDocument(Document):
    """What `receivers` writes; in the order the receivers were named."""

    kind: Literal["receivers"]
    instance: DayRef
    cases: tuple[Id, ...]
    best: tuple[BestReceiver, ...]
    status: Status = Field(description="Of the best.")
    receivers: tuple[ReceiverRow, ...]
