"""The office's record as its pages tell it: sentences made where it is read, and days in words."""

from assigner.documents.log import LogDocument
from assigner.ledger.log_document import log_document
from assigner.words.written import days_in_full
from assigner.workspace.desk import OfficeDesk


def recorded(desk: OfficeDesk, case: str | None = None, worker: str | None = None, *,
             discreet: bool = False) -> LogDocument:
    """What was decided, as `log_document` has it, with every date in words."""
    with days_in_full():
        return log_document(desk.records, case, worker, discreet=discreet)
