"""Handovers under way: each case's checklist, and who has ticked what."""

from typing import Literal

from pydantic import Field

from assigner.documents.log import Moment
from assigner.documents.part import Count, Day, Document, DocumentPart, Id, Said, Truth


class ChecklistStep(DocumentPart):
    """A step of a case's list."""

    step: Id
    words: Said
    done: Truth
    by: str | None
    at: Moment | None


class ChecklistRow(DocumentPart):
    """A case that changes hands."""

    case: Id
    from_: Id = Field(validation_alias="from", serialization_alias="from")
    to: Id
    date: Day
    cover_until: Day | None = Field(description="Null where it is for good.")
    number: Count = Field(description="The decision that moves it.")
    off: str | None = Field(description="Who took it off the list; null where nobody did.")
    left: tuple[Id, ...]
    steps: tuple[ChecklistStep, ...]


class HandoverDocument(Document):
    """What `handover` writes."""

    kind: Literal["handover"]
    office: str
    cases: tuple[ChecklistRow, ...]
    left: Count = Field(description="Cases with something left to do.")
    words: Said
