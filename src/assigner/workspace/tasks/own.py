"""A caseworker's own page: what is told of her cases, of her and of the balance, as she may see."""

from assigner.api.kept import load_plan
from assigner.api.named import PERSON, require
from assigner.api.page import own_answers
from assigner.api.question import why_not_table
from assigner.documents.explain import WhyTable
from assigner.documents.part import written
from assigner.plan.fingerprint import fingerprint
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work


def run(work: Work) -> Data | None:
    """Answer for the plan that lies there, if it still is the one that was asked about."""
    place = work.office.today
    if place is None or not place.plan.is_file():
        return None
    plan = load_plan(place.plan, instance=place.path)
    if fingerprint(plan.document) != work.said("plan"):
        return None
    reader = require(work.said("worker"), list(plan.problem.workers), PERSON)
    known = work.queue.last(work.office, "why", {"plan": work.said("plan")}, work.job.language)
    mine = [row.case for row in plan.claims.assignments
            if reader in (row.caseworker, row.co_caseworker)]
    table = why_not_table(plan, lambda: None, work.cancel, mine) if known is None or (
        known.result is None) else WhyTable.model_validate(known.result["table"])
    seen = own_answers(plan, reader, table, work.cancel)
    return None if work.cancel() else {
        "table": written(seen.table), "about": written(seen.about),
        "fairness": written(seen.fairness),
    }
