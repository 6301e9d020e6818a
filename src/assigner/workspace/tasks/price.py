"""Price: what a decision about one line would cost; nothing is decided."""

from assigner.api.kept import load_plan
from assigner.api.override import NOBODY, Otherwise, Priced, override
from assigner.documents.part import written
from assigner.errors import InputError
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work
from assigner.workspace.versions import Overtaken


def run(work: Work) -> Data | None:
    """Solve the day as if it were decided. Raises Infeasible where law is against it."""
    found = priced(work, work.job.by, "–")
    if work.cancel():
        return None
    return {
        "plan": work.said("plan"), "headline": str(found.headline),
        "price": written(found.price), "against": [written(row) for row in found.against],
        "refused": None if found.refused is None else str(found.refused),
        "roles": list(found.wanted.deciders.may([row.rule for row in found.against])),
    }


def priced(work: Work, by: str, reason: str) -> Priced:
    """The decision that a piece asks about: `case` to `to`, or not to, by `role`.

    Raises Overtaken where the plan is no longer the one it was asked about.
    """
    place = work.office.today
    if place is None or not place.plan.is_file():
        raise InputError([str(say("There is no plan."))])
    plan = load_plan(place.plan, instance=place.path)
    if fingerprint(plan.document) != work.said("plan"):
        raise Overtaken((say("The plan is another by now."),))
    pair = frozenset({(work.said("case"), work.said("to"))})
    pins, forbids = (NOBODY, pair) if work.said("what") == "forbid" else (pair, NOBODY)
    return override(plan, Otherwise(by, reason, pins, forbids, work.said("role")),
                    cancel=work.cancel)
