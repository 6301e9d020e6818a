"""What is worked out in the queue: ask, look how it stands, stop it."""

import math
from collections.abc import Mapping

from pydantic import JsonValue

from assigner.web.addresses import in_address
from assigner.web.api.bodies import Nothing, ProposalAsked
from assigner.web.api.call import ROOT, Answer, ApiCall, ApiRoute, Reply
from assigner.web.api.problem import Refused
from assigner.web.api.said import QueueSaid, TierStanding, WorkSaid, WorkSoFar
from assigner.words import say
from assigner.workspace import asking, planning
from assigner.workspace.other_language import ASKED_BY, ask_in_her_language, in_her_language
from assigner.workspace.pictures import picture_file
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act

RESULT: Mapping[str, str] = {
    "propose": "plan", "give": "plan", "price": "prices/{id}", "explain": "answers/{id}",
    "rebalance": "handovers/{id}", "try": "trials/{id}", "own": "own",
    "receivers": "receivers/{id}", "year": "years/{id}", "effect": "effects/{id}",
    "loads": "loads/{id}",
}
"""Where what came of a kind of work is asked for, below its office."""
UNASKED = ("why", "own", "ahead")
"""What nobody asked for by name is not listed, as on the pages."""


def queue(call: ApiCall) -> Answer:
    """What is open in the queue, the next first."""
    found = call.house.workspace.queue.of(call.office)
    if found:
        call.house.workspace.queue.see_to(call.office)
    return QueueSaid(work=tuple(work_said(one) for one in found if one.kind not in UNASKED))


def work(call: ApiCall) -> Answer:
    """How a piece of work stands; once it is done, where what came of it is."""
    job = call.known()
    if job.open:
        call.house.workspace.queue.see_to(call.office)
    return work_said(job)


def stop(call: ApiCall) -> Answer:
    """Nobody wants it any more; a proposal ends with the best so far."""
    job = call.known()
    if not call.person.may(planning.to_stop(job)):
        raise Refused(403, say("This is not yours to stop."))
    call.house.workspace.queue.stop(job.id)
    return work_said(call.known())


def propose(call: ApiCall) -> Answer:
    """Ask for a proposal; once it is done it is the day's plan."""
    said = call.body(ProposalAsked)
    return begun(asking.propose(call.asker, said.version, without_changes=said.without_changes))


def picture(call: ApiCall) -> Answer:
    """The picture that belongs to an answer (svg), or its numbers (csv)."""
    job = call.known()
    if job.kind in planning.QUESTIONS and not call.person.may(Act.TRY):
        raise Refused(403, say("This is not yours to ask."))
    found = picture_file(job, call.parts["form"])
    if found is None:
        raise Refused(404, say("There is no picture of this."))
    return found


def in_language(call: ApiCall) -> Answer:
    """Have an answer worked out anew in the words of Accept-Language; one that is there is it."""
    job = call.known()
    act = ASKED_BY.get(job.kind)
    if act is None:
        raise Refused(422, say("It holds no sentences that were said in a language."))
    if not call.person.may(act):
        raise Refused(403, say("This is not yours to ask."))
    return begun(ask_in_her_language(call.asker, job))


def begun(job: Job) -> Reply:
    """Something that was just asked for."""
    return Reply(work_said(job), 202)


def came_of(call: ApiCall, kind: str) -> Mapping[str, JsonValue]:
    """What came of the piece of work of the address. Raises Refused where nothing has.

    In the words of Accept-Language where it was worked out in them, else as it was asked for.
    """
    job = in_her_language(call.asker, call.known(kind))
    if job.result is None:
        raise Refused(404, say("Nothing has come of this work."))
    return job.result


def work_said(job: Job) -> WorkSaid:
    """A piece of work as a program is told of it."""
    about = RESULT.get(job.kind) if job.state == "done" else None
    return WorkSaid(
        id=job.id, kind=job.kind, state=job.state, by=job.by, at=job.at,
        case=_text(job.asked.get("case")), to=_text(job.asked.get("to")), so_far=_so_far(job),
        result=None if about is None else (
            f"{ROOT}/offices/{in_address(job.office)}/{about.format(id=job.id)}"),
        failure=job.failure, language=job.language,
    )


def _so_far(job: Job) -> WorkSoFar | None:
    told = job.told
    if told is None or "tiers" not in told:
        return None
    tiers = told["tiers"]
    return WorkSoFar.model_validate({
        "seconds": told["seconds"], "placed": told["placed"],
        "tiers": tuple(_tier(one) for one in (tiers if isinstance(tiers, list) else ())
                       if isinstance(one, dict)),
    })


def _tier(said: Mapping[str, JsonValue]) -> TierStanding:
    return TierStanding.model_validate({
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in said.items()})


def _text(value: object) -> str | None:
    return str(value) if value else None


ROUTES = (
    ApiRoute("POST", "/offices/{office}/proposals", Act.PLAN, propose, {202: WorkSaid},
             ProposalAsked),
    ApiRoute("GET", "/offices/{office}/work", Act.SEE, queue, {200: QueueSaid}),
    ApiRoute("GET", "/offices/{office}/work/{number}", Act.SEE, work, {200: WorkSaid}),
    ApiRoute("GET", "/offices/{office}/work/{number}/picture/{form}", Act.SEE, picture,
             {200: None}),
    ApiRoute("POST", "/offices/{office}/work/{number}/language", Act.SEE, in_language,
             {202: WorkSaid}, Nothing),
    ApiRoute("POST", "/offices/{office}/work/{number}/stop", Act.SEE, stop, {200: WorkSaid},
             Nothing),
)
