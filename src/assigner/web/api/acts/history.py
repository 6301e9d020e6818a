"""The record of the office: by case and person, a month, and whether it holds."""

from typing import Annotated

from pydantic import Field

from assigner.api.log import audited
from assigner.documents.log import AuditDocument, LogDocument, MonthDocument
from assigner.documents.part import DocumentPart
from assigner.ledger.log_document import audit_document, log_document
from assigner.ledger.month import month_of
from assigner.ledger.month_document import month_document
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.workspace.roles import Act


class RecordsAsked(DocumentPart):
    """About which case, or whom; all records where neither is named."""

    case: Annotated[str, Field(min_length=1)] | None = None
    caseworker: Annotated[str, Field(min_length=1)] | None = None


def history(call: ApiCall) -> Answer:
    """The office's records: `log`."""
    asked = call.asked(RecordsAsked)
    return log_document(call.desk.records, asked.case, asked.caseworker)


def month(call: ApiCall) -> Answer:
    """A month of decisions: `log report`."""
    return month_document(month_of(call.desk.records, call.month))


def light(call: ApiCall) -> Answer:
    """Whether the ledger holds what it held: `log verify`."""
    return audit_document(audited(ledger=call.house.workspace.ledger).audit)


ROUTES = (
    ApiRoute("GET", "/offices/{office}/history", Act.HISTORY, history, {200: LogDocument},
             query=RecordsAsked),
    ApiRoute("GET", "/offices/{office}/months/{month}", Act.HISTORY, month, {200: MonthDocument}),
    ApiRoute("GET", "/offices/{office}/ledger", Act.HISTORY, light, {200: AuditDocument}),
)
