"""What the ledger decided of the day already, for staff changes: kept, or warned of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from assigner.api import ledgers
from assigner.api.plan import Plan
from assigner.cli.talk import tell
from assigner.errors import LedgerError
from assigner.instance import Instance
from assigner.scenarios.change import Written
from assigner.words import say

if TYPE_CHECKING:
    from assigner.ledger import DecidedToday

Pairs = frozenset[tuple[str, str]]
GO = ("leaves", "absent")
"""Nothing new goes to them, whatever was decided."""

option = click.option(
    "--as-decided", is_flag=True,
    help="Keep what the ledger decided of today's new cases: what was committed today, and "
    "overrides with the rules they lift.",
)


@dataclass(frozen=True)
class Morning:
    """What was decided; None where there is no telling. `kept`: what of it the plan is to obey."""

    found: "DecidedToday | None" = None
    kept: "DecidedToday | None" = None

    def with_these(self, pins: Pairs, forbids: Pairs) -> dict[str, Any]:
        """What is decided of the new cases in all: what is kept, and what was typed."""
        if self.kept is None:
            return {"pins": pins, "forbids": forbids}
        return {
            "pins": pins | self.kept.pins, "forbids": forbids | self.kept.forbids,
            "lifts": self.kept.lifts, "decided": self.kept.carried,
        }

    def tell_differences(self, plan: Plan) -> None:
        """Where the plan does other than was decided, which a commit would refuse or undo."""
        if self.found is not None and plan.found:
            for words in self.found.otherwise(plan.claims):
                tell(say("warning: {complaint}", complaint=words))


def decided(
    facts: Instance, changes: Sequence[Written], typed: Pairs, ledger: str | None, *, keep: bool
) -> Morning:
    """What the ledger decided of the day, without who goes and without the cases that are `typed`.

    Raises LedgerError where it is to be kept and cannot be read.
    """
    try:
        found = ledgers.decided_of(facts, ledger)
    except LedgerError as error:
        if keep:
            raise
        tell(say("warning: {complaint}", complaint=str(error)))
        return Morning()
    gone = {str(change.cells.get("caseworker")) for change in changes if change.kind in GO}
    kept = found.without(gone, {case for case, _ in typed})
    if keep and not found:
        tell(say("The ledger has decided nothing about this day."))
    elif kept.given and not keep:
        tell(say("The ledger has decided about new cases of this day already ({records}). This may "
                 "place them otherwise: add --as-decided to keep them where they are.",
                 records=kept.headline()))
    return Morning(found, kept if keep else None)
