"""`/people`: who carries what; `/people/…`: one person, her load, time, cases and record."""

from assigner.view import Block, Listed
from assigner.view.figures import weekday
from assigner.views.ahead_person import one_ahead
from assigner.views.history import above
from assigner.views.last_cases import last_cases
from assigner.views.log import log_printout
from assigner.views.people import held_table, norms_blocks, people_table, person_facts
from assigner.views.people_time import absences_table, in_her_row, reductions_table
from assigner.web.page import Answered, PageOf, ShownPage, Visit
from assigner.web.pages.today import case_page, person_page
from assigner.web.recorded import recorded
from assigner.words import say
from assigner.workspace.answered import weeks_of
from assigner.workspace.carried import carried, leaving
from assigner.workspace.loads_asked import last_loads
from assigner.workspace.moods import moods
from assigner.workspace.register_log import register_changes
from assigner.workspace.roles import Act


def people(visit: Visit) -> Answered:
    """Everybody, by team."""
    desk = visit.desk
    found = carried(desk)
    if found is None or desk.place is None:
        return nobody_of_that_name()
    return ShownPage("people.html", say("Staff"), {
        "desk": desk, "when": weekday(desk.place.date), "proposed": desk.plan is not None,
        "above": _above(visit), "table": people_table(
            found.problem, found.rows, person_page, leaving(desk)),
    })


def _above(visit: Visit) -> Block | None:
    """Who was above the light for weeks, as it was worked out last; None where nobody was."""
    last = last_loads(visit.asker)
    told = None if last is None else above(last[1])
    return told if isinstance(told, Listed) else None


def person(visit: Visit) -> Answered:
    """One person; why her hours are fewer is for whoever keeps the register."""
    desk, who = visit.desk, visit.part("worker")
    found = carried(desk)
    row = None if found is None else found.row(who)
    if found is None or row is None:
        return nobody_of_that_name()
    worker, today = found.problem.workers[who], found.problem.instance.date
    # A proposal that hands over takes whoever leaves out of the day; the table says when she goes.
    registered = worker if desk.day is None else desk.day.require()[0].people.get(who, worker)
    why = visit.person.may(Act.REGISTER)
    record = recorded(desk, None, who)
    weeks = weeks_of(visit.asker, desk, who)
    return ShownPage("person.html", say("A caseworker"), {
        "desk": desk, "row": row, "name": worker.name, "why": why,
        "above_": norms_blocks(found.norms(who), row.utilisation_after),
        "facts": person_facts(found.problem, row, leaving(desk), why=why),
        "page": person_page(who),
        "time": (
            reductions_table(registered, today, found.reasons if why else None,
                             f"{person_page(who)}/reductions" if why else ""),
            absences_table(registered, today, why=why,
                           link=f"{person_page(who)}/absences" if why else ""),
            *in_her_row(registered),
        ),
        "entered": register_changes(visit.house.workspace.store, desk, who) if why else (),
        "moods": moods(visit.house.workspace.store, desk, who) if (
            visit.person.may(Act.MOOD)) else (),
        "ahead": () if weeks is None else one_ahead(weeks),
        "handed": desk.plan is not None and desk.plan.rebalance is not None,
        "held": held_table(found.problem, who, case_page),
        "last": last_cases(record, who, today, case_page), "record": log_printout(record),
    })


def nobody_of_that_name() -> Answered:
    """What is said where the day knows nobody of that name."""
    return ShownPage("refused.html", say("Not found"), {"said": str(say(
        "There is nobody of that name today."))}, 404)


PAGES = (
    PageOf("/people", Act.SEE, people),
    PageOf("/people/{worker}", Act.SEE, person),
)
