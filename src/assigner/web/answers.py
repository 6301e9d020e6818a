"""The reasons of every case of a plan, once the queue has worked them out in a language."""

from assigner.documents.explain import WhyTable
from assigner.web.page import Visit
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.tasks.propose import WHY_RANK

MOST = 16
"""So many tables are kept as read: two languages of the plans of some offices."""
_READ: dict[tuple[str, str, str], WhyTable] = {}


def answers(visit: Visit, desk: OfficeDesk) -> WhyTable | None:
    """Every case against everybody; None while that is worked out, and it is asked for here."""
    if desk.plan is None or desk.plan.rebalance is not None:
        return None
    key = desk.office.key, desk.plan_sha256, visit.language
    if key in _READ:
        return _READ[key]
    queue = visit.house.workspace.queue
    asked = {"plan": desk.plan_sha256}
    job = queue.last(visit.office, "why", asked, visit.language)
    if job is None or job.state == "stopped":
        new = queue.ask(visit.office, "why", asked, visit.person.name, visit.language, WHY_RANK)
        job = queue.job(new.id)
    if job is None or job.result is None:
        queue.see_to(visit.office)
        return None
    table = WhyTable.model_validate(job.result["table"])
    for old in list(_READ)[:max(0, len(_READ) - MOST + 1)]:
        _READ.pop(old, None)
    _READ[key] = table
    return table
