"""Why: every case of a plan against everybody, so that its page has the answer at once."""

from assigner.api.kept import load_plan
from assigner.api.question import why_not_table
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
    solves = 0

    def heard() -> None:
        nonlocal solves
        solves += 1
        if solves % 10 == 0:
            work.queue.tell(work.job.id, {"solves": solves})

    table = why_not_table(plan, heard, work.cancel)
    return None if work.cancel() else {"table": written(table)}
