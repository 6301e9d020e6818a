"""`/loads`: how loads went, week by week; who was above the light for weeks; two stretches."""

from assigner.errors import Misused
from assigner.views.history import history_page
from assigner.web.page import Answered, PageOf, ShownPage, Visit
from assigner.web.pages.work import begun
from assigner.words import say
from assigner.workspace.loads_asked import (
    STRETCH,
    how_loads_went,
    is_late,
    last_loads,
    loads_said,
)
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act


def loads(visit: Visit, wrong: str = "") -> Answered:
    """The last answer there is, and a form to ask anew."""
    found = last_loads(visit.asker)
    return _shown(visit, None if found is None else found[0], wrong)


def one_answer(visit: Visit) -> Answered:
    """The answer to one question."""
    job = visit.asker.known(visit.part("number"), "loads")
    if job is None or job.result is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    return _shown(visit, job, "")


def ask(visit: Visit) -> Answered:
    """Ask for it; every day of the office is read."""
    try:
        return begun(how_loads_went(visit.asker, {name: visit.said(name) for name in STRETCH}))
    except Misused as wrong:
        return loads(visit, str(wrong))


def _shown(visit: Visit, job: Job | None, wrong: str) -> Answered:
    day = visit.desk.place
    return ShownPage("loads.html", say("How loads went"), {
        "desk": visit.desk, "job": job, "wrong": wrong, "jobs": visit.jobs,
        "page": None if job is None else history_page(loads_said(job)),
        "late": job is not None and day is not None and is_late(visit.asker, job),
        "may_ask": day is not None and visit.person.may(Act.PLAN),
        "typed": {name: visit.said(name) for name in STRETCH},
    }, 422 if wrong else 200)


PAGES = (
    PageOf("/loads", Act.SEE, loads),
    PageOf("/loads/work", Act.PLAN, ask, forms=True),
    PageOf("/loads/{number}", Act.SEE, one_answer),
)
