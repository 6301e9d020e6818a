"""The checklists of handovers under way: read from the record, and ticked off step by step."""

from collections.abc import Sequence

from assigner.api.handover import HandoverList, Tick, checklist, tick
from assigner.documents.handover import HandoverDocument
from assigner.errors import InputError
from assigner.ledger import Record
from assigner.ledger.handovers import OFF, handed_cases
from assigner.words import say
from assigner.workspace.asking import Asker


def under_way(records: Sequence[Record]) -> HandoverDocument:
    """The office's checklists as the ledger has them."""
    office = records[-1].office if records else ""
    return checklist(handed_cases(records, office), office)


def tick_off(asker: Asker, case: str, step: str, *, done: bool) -> None:
    """Record that a step is done, or is not after all; without a step, the case is off the list.

    Raises InputError where it cannot be, LedgerError where somebody else just did.
    """
    records = asker.desk.records
    if not records:
        raise InputError([str(say("No case changes hands."))])
    tick(HandoverList(None, asker.workspace.ledger, records[-1].office),
         [Tick(case, step or OFF, done=done)], asker.name)
