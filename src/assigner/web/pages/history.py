"""`/history`: what was decided, by day, case and person; the ledger's light; a month."""

from datetime import date

from assigner.api.log import audited
from assigner.errors import LedgerError
from assigner.ledger import commits
from assigner.ledger.log_document import audit_document
from assigner.ledger.month import MONTH, month_of
from assigner.ledger.month_document import month_document
from assigner.view.figures import day
from assigner.views.log import audit_printout, log_printout, month_printout
from assigner.web.page import Answered, PageOf, Sent, ShownPage, Visit
from assigner.web.recorded import recorded
from assigner.words import say
from assigner.workspace.goes_out import offered, out_file
from assigner.workspace.roles import Act

MOST_DAYS = 60
"""So many days are listed: a quarter; older ones are found by case or person."""


def history(visit: Visit) -> Answered:
    """The record of the office, or what of it is about a case or somebody."""
    desk = visit.desk
    case, worker, named = visit.asked("case"), visit.asked("worker"), visit.asked("month")
    shown = log_printout(recorded(desk, case or None, worker or None))
    month = month_printout(month_document(month_of(desk.records, named))) if (
        MONTH.fullmatch(named)) else None
    light = None
    if visit.asked("light") and desk.records:
        try:
            light = audit_printout(audit_document(
                audited(ledger=visit.house.workspace.ledger).audit))
        except LedgerError as wrong:
            return ShownPage("refused.html", say("History"), {"said": str(wrong)}, 503)
    return ShownPage("history.html", say("History"), {
        "desk": desk, "shown": shown, "month": month, "light": light,
        "typed": {"case": case, "worker": worker, "month": named},
        "days": [(record, day(date.fromisoformat(record.day)))
                 for record in sorted(commits(desk.records), key=lambda one: one.day)
                 ][-MOST_DAYS:][::-1],
    })


def signed(visit: Visit) -> Answered:
    """A signed day: who signed it, and its files to take home."""
    on = visit.part("day")
    plan = visit.house.workspace.signed_plan(visit.office, on)
    record = next((one for one in reversed(commits(visit.desk.records)) if one.day == on), None)
    if record is None:
        return _nothing()
    return ShownPage("signed.html", say("A signed day"), {
        "record": record, "when": day(date.fromisoformat(on)), "day": on,
        "offered": () if plan is None or not visit.person.may(Act.SIGN) else offered(plan),
        "said": record.said,
    })


def file(visit: Visit) -> Answered:
    """A file of a signed day to take home."""
    plan = visit.house.workspace.signed_plan(visit.office, visit.part("day"))
    found = None if plan is None else out_file(plan, visit.part("name"))
    return _nothing() if found is None else Sent(found.name, found.content, found.kind)


def _nothing() -> Answered:
    return ShownPage("refused.html", say("Not found"), {"said": str(say(
        "Nothing of the kind is in the record, or its plan is no longer in its folder."))}, 404)


PAGES = (
    PageOf("/history", Act.HISTORY, history),
    PageOf("/history/{day}", Act.HISTORY, signed),
    PageOf("/history/{day}/{name}", Act.SIGN, file),
)
