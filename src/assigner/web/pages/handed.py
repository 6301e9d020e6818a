"""`/handovers`: what is left of each case that changes hands; `/receivers/…`: who might take it."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

from assigner.documents.handover import ChecklistRow
from assigner.documents.receivers import ReceiversDocument
from assigner.errors import InputError, LedgerError, Misused
from assigner.view.figures import day
from assigner.views.receivers import receivers_printout
from assigner.web.page import Answered, Elsewhere, PageOf, ShownPage, Visit
from assigner.web.pages.staff_change import staff_change
from assigner.web.pages.today import case_page
from assigner.web.pages.work import begun
from assigner.words import say
from assigner.workspace.asking import whole
from assigner.workspace.checklists import tick_off, under_way
from assigner.workspace.handing_over import who_might_take_over
from assigner.workspace.other_language import in_her_language
from assigner.workspace.roles import Act
from assigner.workspace.versions import Overtaken

A_PAGE = 25
"""So many cases stand on a page: as many as one person's caseload."""
ASKED = ("all", "worker", "page")
"""What the list is asked for."""
AMONG = ("among1", "among2", "among3", "among4")


def handovers(visit: Visit, wrong: str = "", status: int = 200) -> Answered:
    """What is left of every case that changes hands by what is decided."""
    desk, asked = visit.desk, {name: visit.asked(name) for name in ASKED}
    document, who = under_way(desk.records), asked["worker"]
    rows = [row for row in document.cases
            if (row.left or asked["all"]) and (not who or who in {row.from_, row.to})]
    last = max(1, -(-len(rows) // A_PAGE))
    at = min(max(1, whole(asked["page"]) or 1), last)
    shown = rows[(at - 1) * A_PAGE:at * A_PAGE]
    people = sorted({name for row in document.cases for name in (row.from_, row.to)})
    names = {row.case for row in shown}
    return ShownPage("handovers.html", say("Handovers"), {
        "desk": desk, "wrong": wrong, "line": document.words, "asked": asked, "rows": shown,
        "count": len(rows), "at": at, "last": last, "elsewhere": _elsewhere,
        "people": [("", say("everybody")), *((name, name) for name in people)],
        "open": visit.asked("open") if visit.asked("open") in names else (
            shown[0].case if shown else ""),
        "done": len(document.cases) - document.left, "when": _when, "case_page": case_page,
    }, status)


def _elsewhere(asked: Mapping[str, str], **other: str) -> str:
    """The address of the list with something asked otherwise."""
    said = {name: text for name, text in {**asked, **other}.items() if text}
    return f"/handovers?{urlencode(said)}" if said else "/handovers"


def ticked(visit: Visit) -> Answered:
    """Record that a step is done, or is not after all; without a step, the case is off the list."""
    case, step = visit.said("case"), visit.said("step")
    if not visit.desk.records:
        return Elsewhere("/handovers")
    try:
        tick_off(visit.asker, case, step, done=not visit.said("undo"))
    except InputError as fault:
        return handovers(visit, str(fault), 422)
    except LedgerError as late:
        return handovers(visit, str(late), 409)
    asked = {name: visit.said(name) for name in ASKED}
    return Elsewhere(f"{_elsewhere(asked, open=case)}#{quote(case, safe='')}")


def ask(visit: Visit) -> Answered:
    """Ask who might take over what the draft hands over."""
    try:
        return begun(who_might_take_over(
            visit.asker, (visit.seen, visit.said("draft")),
            [visit.said(name) for name in AMONG], visit.said("one")))
    except Overtaken as late:
        return staff_change(visit, overtaken=late.changes)
    except Misused as wrong:
        return staff_change(visit, str(wrong))


def receivers(visit: Visit) -> Answered:
    """What each of those asked about would carry; nothing is decided."""
    job = visit.asker.known(visit.part("number"), "receivers")
    if job is None or job.result is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    job = in_her_language(visit.asker, job)
    return ShownPage("receivers.html", say("Who might take over"), {
        "desk": visit.desk, "job": job, "printout": receivers_printout(
            ReceiversDocument.model_validate((job.result or {})["receivers"])),
    })


def _when(row: ChecklistRow) -> tuple[str, str]:
    """The day a case changes hands, and until when it is covered, in words; blank for good."""
    until = row.cover_until
    return (str(day(date.fromisoformat(row.date))),
            "" if until is None else str(day(date.fromisoformat(until))))


PAGES = (
    PageOf("/handovers", Act.STAFF, handovers),
    PageOf("/handovers/tick", Act.STAFF, ticked, forms=True),
    PageOf("/staff-change/receivers", Act.STAFF, ask, forms=True),
    PageOf("/receivers/{number}", Act.STAFF, receivers),
)
