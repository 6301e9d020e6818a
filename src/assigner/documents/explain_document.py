"""What `explain` writes: one of seven answers, all of which it makes ready when it is loaded."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Discriminator, RootModel, Tag

from assigner.documents.explain import (
    AboutWorker,
    AlternativesAnswer,
    FairnessAnswer,
    WhatWouldItTake,
    Why,
    WhyNot,
    WhyTable,
)


def _asked(found: object) -> str | None:
    """Which question a document answers."""
    question = found.get("question") if isinstance(found, Mapping) else None
    return str(question.get("type")) if isinstance(question, Mapping) else None


class ExplainDocument(RootModel[Annotated[
    Annotated[Why, Tag("why")]
    | Annotated[WhyNot, Tag("why_not")]
    | Annotated[WhatWouldItTake, Tag("what_would_it_take")]
    | Annotated[AboutWorker, Tag("worker")]
    | Annotated[FairnessAnswer, Tag("fairness")]
    | Annotated[AlternativesAnswer, Tag("alternatives")]
    | Annotated[WhyTable, Tag("table")],
    Discriminator(_asked),
]]):
    """What `explain` writes: by `question.type`, one of seven answers."""
