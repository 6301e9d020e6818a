"""`/policy`: the model in plain words, each number with its source; and what another would do."""

from assigner.documents.diff import DiffDocument
from assigner.errors import Misused
from assigner.views.diff import diff_printout
from assigner.views.model import model_printout
from assigner.web.page import Answered, PageOf, ShownPage, Visit
from assigner.web.pages.work import begun
from assigner.words import say
from assigner.workspace import asking
from assigner.workspace.roles import Act


def policy(visit: Visit, wrong: str = "") -> Answered:
    """The model of the day."""
    desk = visit.desk
    if desk.day is None or desk.day.policy is None:
        return ShownPage("refused.html", say("The model"), {"said": str(say(
            "There is no day that can be used: look at today's page."))}, 404)
    return ShownPage("policy.html", say("The model"), {
        "desk": desk, "printout": model_printout(desk.day.policy), "wrong": wrong,
        "name": desk.day.policy.name, "jobs": visit.jobs,
        "may_try": visit.person.may(Act.TRY) and not desk.day.faults,
        "typed": {name: visit.said(name) for name in ("key", "value")},
    }, 422 if wrong else 200)


def attempt(visit: Visit) -> Answered:
    """Ask what a number would do today."""
    try:
        return begun(asking.attempt(visit.asker, visit.said("key"), visit.said("value")))
    except Misused as wrong:
        return policy(visit, str(wrong))


def tried(visit: Visit) -> Answered:
    """What it would do."""
    job = visit.asker.known(visit.part("number"), "try")
    if job is None or job.result is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    return ShownPage("tried.html", say("What it would do today"), {
        "printout": diff_printout(DiffDocument.model_validate(job.result["diff"])), "job": job})


PAGES = (
    PageOf("/policy", Act.SEE, policy),
    PageOf("/policy/try", Act.TRY, attempt, forms=True),
    PageOf("/tried/{number}", Act.TRY, tried),
)
