"""What a record about a hidden case may still say, and how it is known to be about one."""

from collections.abc import Mapping
from typing import Final

from assigner.words import say

NOT_SHOWN = say("not shown (a restricted case)")
WHO_MAY = say("What is not shown is about a restricted case. Whoever is named for it sees it; "
              "anybody else asks whoever has it.")
"""What a reader can do, where something is not shown."""
SUBJECTS: Final = ("case", "id", "subject", "question", "title", "lead")
"""Where a record says what it is about."""
HEADS: Final = ("caption", "title", "lead")
"""What stands over the rest of a block: about whom that is."""
KEPT: Final = frozenset({
    "case", "id", "subject", "kind", "type", "number", "owner",
    "caseworker", "co_caseworker", "to", "from", "from_", "with", "with_", "not_to",
    "tied", "proven", "seat", "step", "done",
    "at", "by", "office", "date", "instance", "sha256", "previous", "plan_sha256",
    "withdraws", "withdrawn_by", "replaces", "replaced_by",
})
"""Which case by its label, who has it, that it is decided and when; nothing of what it is."""

UNDER_EACH: Final = frozenset({"by", "co_by"})
"""Where a record says who has the case under each policy, policy by policy."""


def bars(values: Mapping[str, object]) -> bool:
    """Whether a record says that a rule keeps somebody from a case: that tells who is named."""
    return "case" in values and "rule" in values
