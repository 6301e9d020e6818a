"""Nobody overwrites anybody: whoever acts on what is no longer so is told, and nothing is done."""

from collections.abc import Sequence

from assigner.errors import StalePlan
from assigner.words import Words, say


class Overtaken(StalePlan):
    """Something changed since it was looked at; `changes` says what, in words."""

    def __init__(self, changes: Sequence[Words]) -> None:
        self.changes = tuple(changes)
        super().__init__("\n".join([
            str(say("Something has changed since you looked; nothing was done.")),
            *(f"  - {words}" for words in changes),
        ]))
