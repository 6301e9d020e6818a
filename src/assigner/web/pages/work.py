"""`/work/…`: something that is being worked out: how it stands, stop, and what came of it."""

import time
from typing import Final

from assigner.web.addresses import in_address
from assigner.web.page import Answered, Elsewhere, PageOf, Sent, ShownPage, Visit
from assigner.words import say
from assigner.workspace.other_language import ask_in_her_language
from assigner.workspace.pictures import picture_file
from assigner.workspace.planning import QUESTIONS, to_stop
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act


class PatienceOfPages:
    """How long a page waits for work that may be done in a moment: once, when it was asked for."""

    seconds: Final = 1.0
    """Below what feels like waiting for nothing; then the page says how it stands."""
    look: Final = 0.1
    """Seconds between two looks."""


THEN = {"propose": "/plan", "give": "/plan", "price": "/price/{id}", "why": "/plan",
        "explain": "/answer/{id}", "own": "/own", "rebalance": "/handover/{id}",
        "try": "/tried/{id}", "ahead": "/people", "year": "/year/{id}", "effect": "/effect/{id}",
        "receivers": "/receivers/{id}", "loads": "/loads/{id}"}


def work(visit: Visit) -> Answered:
    """How a piece of work stands; once it is done, what came of it."""
    queue = visit.house.workspace.queue
    patience = PatienceOfPages.seconds if visit.asked("wait") else 0.0
    job = _waited(visit, patience)
    if job is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    if job.state == "done":
        since = job.asked.get("version", "")
        then = THEN[job.kind].format(id=job.id)
        return Elsewhere(f"{then}?since={since}" if since else then)
    if job.open:
        queue.see_to(visit.office)
    return ShownPage("work.html", say("Being worked out"), {
        "job": job, "may_stop": visit.person.may(to_stop(job)),
        "ahead": [one for one in queue.of(visit.office) if one.id < job.id],
    })


def stop(visit: Visit) -> Answered:
    """Nobody wants it any more; a proposal ends with the best so far."""
    number = visit.part("number")
    job = visit.asker.known(number)
    if job is not None and not visit.person.may(to_stop(job)):
        return ShownPage("refused.html", say("Not here"), {"said": str(say(
            "This is not yours to stop."))}, 403)
    if job is not None:
        visit.house.workspace.queue.stop(job.id)
    return Elsewhere(f"/work/{in_address(number)}")


def in_language(visit: Visit) -> Answered:
    """The same answer in the reader's language, worked out anew."""
    job = visit.asker.known(visit.part("number"))
    if job is None or not visit.may_ask_anew(job):
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    return begun(ask_in_her_language(visit.asker, job))


def picture(visit: Visit) -> Answered:
    """The picture that belongs to an answer, or its numbers."""
    job = visit.asker.known(visit.part("number"))
    allowed = job is not None and (job.kind not in QUESTIONS or visit.person.may(Act.TRY))
    found = picture_file(job, visit.part("form")) if job is not None and allowed else None
    if found is None:
        return ShownPage("refused.html", say("Not found"), {"said": str(say(
            "This work is no longer known."))}, 404)
    return Sent(found.name, found.content, found.kind)


def begun(job: Job) -> Elsewhere:
    """To the page of something that was just asked for, which waits a moment for it."""
    return Elsewhere(f"/work/{job.id}?wait=1")


def _waited(visit: Visit, patience: float) -> Job | None:
    asker, number, until = visit.asker, visit.part("number"), time.monotonic() + patience
    job = asker.known(number)
    while job is not None and job.open and time.monotonic() < until:
        time.sleep(PatienceOfPages.look)
        job = asker.known(number)
    return job


PAGES = (
    PageOf("/work/{number}", Act.SEE, work),
    PageOf("/work/{number}/picture/{form}", Act.SEE, picture),
    PageOf("/work/{number}/language", Act.SEE, in_language, forms=True),
    PageOf("/work/{number}/stop", Act.SEE, stop, forms=True),
)
