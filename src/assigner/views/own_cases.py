"""A caseworker's open cases, as she has them this morning."""

from assigner.called import Called
from assigner.instance import Instance, OpenCase
from assigner.view import Column, Table, tabled
from assigner.view.figures import day
from assigner.words import Words, say


def own_cases_table(facts: Instance, called: Called, worker: str) -> Table:
    """Every open case that is hers or that she assists in, the next deadline first."""
    mine = [case for case in facts.caseload if worker in (case.caseworker, case.co_caseworker)]
    mine.sort(key=lambda case: (str(case.due or "9999"), case.id))

    def part(case: OpenCase) -> Words | str:
        if case.caseworker != worker:
            return say("you assist {person}", person=case.caseworker)
        if case.cover_until is not None:
            return say("you cover it until {day}", day=day(case.cover_until))
        return say("with {person}", person=case.co_caseworker) if case.co_caseworker else ""

    return tabled(say("Your open cases"), mine, (
        (Column(say("Case"), fit="id"), lambda case: case.id),
        (Column(called.heading("phase", say("Phase"))), lambda case: called.phase(case.phase)),
        (Column(called.heading("complexity", say("Complexity")), minor=True),
         lambda case: called.level(case.complexity)),
        (Column(say("Due"), "day"), lambda case: case.due),
        (Column(say("Part"), minor=True), part),
    ))
