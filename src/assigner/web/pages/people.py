"""`/people`: who carries what; `/people/…`: one person's load in its parts, and her record."""

from collections.abc import Sequence

from assigner.documents.plan import CaseworkerRow
from assigner.ledger.log_document import log_document
from assigner.problem import Problem
from assigner.view.figures import weekday
from assigner.views.log import log_printout
from assigner.views.people import before_any_plan, held_table, people_table, person_facts
from assigner.web.page import Answered, PageOf, ShownPage, Visit
from assigner.web.pages.today import case_page
from assigner.web.rendering import in_address
from assigner.words import say
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.roles import Act


def people(visit: Visit) -> Answered:
    """Everybody, by team."""
    desk = visit.desk
    found = _loads(desk)
    if found is None or desk.place is None:
        return _nothing()
    problem, rows = found
    return ShownPage("people.html", say("Staff"), {
        "desk": desk, "when": weekday(desk.place.date), "proposed": desk.plan is not None,
        "table": people_table(problem, rows, person_page),
    })


def person(visit: Visit) -> Answered:
    """One person."""
    desk, who = visit.desk, visit.part("worker")
    found = _loads(desk)
    row = None if found is None else next((one for one in found[1] if one.id == who), None)
    if found is None or row is None:
        return _nothing()
    return ShownPage("person.html", say("A caseworker"), {
        "desk": desk, "row": row, "name": found[0].workers[who].name,
        "blocks_": [person_facts(found[0], row), held_table(found[0], who, case_page)],
        "record": log_printout(log_document(desk.records, None, who)),
    })


def person_page(worker: str) -> str:
    """Where the page of somebody is."""
    return f"/people/{in_address(worker)}"


def _loads(desk: OfficeDesk) -> tuple[Problem, Sequence[CaseworkerRow]] | None:
    """The day, and what everybody carries by the plan; without one, this morning."""
    if desk.plan is not None:
        return desk.plan.problem, desk.plan.claims.caseworkers
    if desk.day is None or desk.asked is None:
        return None
    return desk.asked.problem, before_any_plan(desk.asked.problem, desk.day.require()[1])


def _nothing() -> Answered:
    return ShownPage("refused.html", say("Not found"), {"said": str(say(
        "There is nobody of that name today."))}, 404)


PAGES = (
    PageOf("/people", Act.SEE, people),
    PageOf("/people/{worker}", Act.SEE, person),
)
