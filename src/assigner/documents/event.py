"""What another system hears of a decision: who has which case, and never why."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.log import Moment
from assigner.documents.part import Count, Day, Document, DocumentPart, Id, Sha256


class EventSeat(DocumentPart):
    """A case of the decision: who gets it, beside whom, from whom, who must not have it."""

    case: Id
    to: Id | None
    with_: Id | None = Field(validation_alias="with", serialization_alias="with")
    from_: Id | None = Field(validation_alias="from", serialization_alias="from")
    not_to: Id | None


class EventDocument(Document):
    """One decision, in the order of the ledger; the same `id` is the same event sent again.

    No reason, note or price is in it.
    """

    kind: Literal["event"]
    id: Sha256
    type: Literal["decision.commit", "decision.override", "decision.withdrawal"]
    number: Annotated[Count, Field(ge=1)]
    at: Moment
    by: str
    office: str
    date: Day
    instance: str
    replaces: Count | None = Field(description="The commit this one takes the place of.")
    withdraws: Count | None = Field(description="The override that is taken back.")
    plan_sha256: Sha256 | None
    cases: tuple[EventSeat, ...]
