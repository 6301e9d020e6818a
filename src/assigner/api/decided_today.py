"""What the ledger decided of a day already, before staff changes are worked out on it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.plan import Plan
from assigner.errors import LedgerError
from assigner.instance import Instance
from assigner.plan.pinned import NOTHING, Decided
from assigner.scenarios.change import Written
from assigner.words import Words, say

if TYPE_CHECKING:
    from assigner.ledger import DecidedToday

Pairs = frozenset[tuple[str, str]]
GO = ("leaves", "absent")
"""Nothing new goes to them, whatever was decided."""


@dataclass(frozen=True)
class Morning:
    """What was decided; `found` None where there is no telling. `warnings`: what to know of it.

    What of it a plan is to obey: `pins` and `forbids`, (case, caseworker), and `lifts`,
    (rule, case), by the overrides that are `carried`. Nothing where nothing is kept.
    """

    found: "DecidedToday | None" = None
    pins: Pairs = frozenset()
    forbids: Pairs = frozenset()
    lifts: Pairs = frozenset()
    carried: Decided = NOTHING
    warnings: tuple[Words, ...] = ()

    def differences(self, plan: Plan) -> Iterator[Words]:
        """Where the plan does other than was decided, which a commit would refuse or undo."""
        if self.found is not None and plan.found:
            yield from self.found.otherwise(plan.claims)


def morning_of(
    facts: Instance, changes: Collection[Written], typed: Pairs, ledger: str | None, *, keep: bool
) -> Morning:
    """What the ledger decided of the day, without who goes and without the cases that are `typed`.

    Raises LedgerError where it is to be kept and cannot be read.
    """
    try:
        found = ledgers.decided_of(facts, ledger)
    except LedgerError as error:
        if keep:
            raise
        return Morning(warnings=(say("warning: {complaint}", complaint=str(error)),))
    gone = {str(change.cells.get("caseworker")) for change in changes if change.kind in GO}
    kept = found.without(gone, {case for case, _ in typed})
    if keep:
        told = () if found else (say("The ledger has decided nothing about this day."),)
        return Morning(found, kept.pins, kept.forbids, kept.lifts, kept.carried, told)
    told = (say("The ledger has decided about new cases of this day already ({records}). This may "
                "place them otherwise: add --as-decided to keep them where they are.",
                records=kept.headline()),) if kept.given else ()
    return Morning(found, warnings=told)
