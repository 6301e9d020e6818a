"""What the queue has worked out of a plan, as it was answered; asked for where it is not yet."""

from dataclasses import dataclass

from assigner.api.page import OwnAnswers
from assigner.documents.ahead import AheadCaseworker, AheadDocument
from assigner.documents.explain import AboutWorker, FairnessAnswer, WhyTable
from assigner.workspace.asking import Asker
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.queue import Data, State
from assigner.workspace.tasks.propose import WHY_RANK

MOST = 16
"""So many tables are kept as read: two languages of the plans of some offices."""
OWN_RANK = 2
"""A caseworker's page is worked out after what a coordinator waits for."""
AHEAD_RANK = 3
"""The weeks ahead come after whatever somebody waits for."""
_READ: dict[tuple[str, str, str], WhyTable] = {}


def every_case(asker: Asker, desk: OfficeDesk) -> WhyTable | None:
    """Every case against everybody; None while that is worked out, and it is asked for here."""
    if desk.plan is None or desk.plan.rebalance is not None:
        return None
    key = desk.office.key, desk.plan_sha256, asker.language
    if key in _READ:
        return _READ[key]
    result = _result(asker, "why", {"plan": desk.plan_sha256}, WHY_RANK)
    if result is None:
        return None
    table = WhyTable.model_validate(result["table"])
    for old in list(_READ)[:max(0, len(_READ) - MOST + 1)]:
        _READ.pop(old, None)
    _READ[key] = table
    return table


def told_of(asker: Asker, desk: OfficeDesk, worker: str) -> OwnAnswers | None:
    """What a caseworker may be told of a plan, once it is worked out; asked for here.

    None for one that hands over: nothing of that is worked out for her.
    """
    if desk.plan is None or desk.plan.rebalance is not None:
        return None
    result = _result(asker, "own", _own(desk, worker), OWN_RANK)
    return None if result is None else OwnAnswers(
        worker, WhyTable.model_validate(result["table"]),
        AboutWorker.model_validate(result["about"]),
        FairnessAnswer.model_validate(result["fairness"]),
    )


@dataclass(frozen=True)
class AnswerAwaited:
    """How an answer stands that is not there yet; `ahead`: so many pieces are before it."""

    state: State
    ahead: int


def awaited(asker: Asker, desk: OfficeDesk, worker: str) -> AnswerAwaited | None:
    """How what `told_of` asked for stands; None where nothing was asked."""
    queue = asker.workspace.queue
    job = queue.last(asker.office, "own", _own(desk, worker), asker.language)
    if job is None:
        return None
    order = [one.id for one in queue.of(asker.office)]
    return AnswerAwaited(job.state, order.index(job.id) if job.id in order else 0)


def _own(desk: OfficeDesk, worker: str) -> Data:
    return {"plan": desk.plan_sha256, "worker": worker}


def weeks_of(asker: Asker, desk: OfficeDesk, worker: str) -> AheadCaseworker | None:
    """Somebody's next weeks, once they are worked out for everybody; asked for here."""
    if desk.day is None or desk.day.faults:
        return None
    facts, policy = desk.day.require()
    result = _result(asker, "ahead", {"day": facts.sha256, "model": policy.sha256}, AHEAD_RANK)
    rows = None if result is None else AheadDocument.model_validate(result["ahead"]).caseworkers
    return next((row for row in rows or () if row.id == worker), None)


def _result(asker: Asker, kind: str, asked: Data, rank: int) -> Data | None:
    queue = asker.workspace.queue
    job = queue.last(asker.office, kind, asked, asker.language)
    if job is None or job.state == "stopped":
        job = queue.job(asker.ask(kind, asked, rank).id)
    if job is None or job.result is None:
        queue.see_to(asker.office)
        return None
    return job.result
