"""Price: what a decision about one line would cost; nothing is decided."""

import contextlib

from assigner.api.kept import load_plan
from assigner.api.override import NOBODY, Otherwise, Priced, override
from assigner.api.plan import Plan
from assigner.documents.part import written
from assigner.errors import Infeasible, InputError
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work
from assigner.workspace.versions import Overtaken


def run(work: Work) -> Data | None:
    """Solve the day as if it were decided. Raises Infeasible where law is against it."""
    plan = _plan(work)
    found = _in_a_role(plan, work)
    if work.cancel():
        return None
    deciders, rules = found.wanted.deciders, [row.rule for row in found.against]
    refused = deciders.refused(work.job.by, work.said("role"), rules)
    return {
        "plan": work.said("plan"), "headline": str(found.headline),
        "costs": [str(words) for words in found.found.costs],
        "price": written(found.price), "against": [written(row) for row in found.against],
        "refused": None if refused is None else str(refused),
        "roles": list(deciders.may(rules)),
    }


def priced(work: Work, by: str, reason: str) -> Priced:
    """The decision that a piece asks about: `case` to `to`, or not to, by `role`.

    Raises Overtaken where the plan is no longer the one it was asked about.
    """
    return _otherwise(_plan(work), work, by, reason, work.said("role"))


def _in_a_role(plan: Plan, work: Work) -> Priced:
    """In the role that was said; where none was, in the first that lifts what stands in the way.

    Looking at a price decides nothing: in which role somebody decides, she says when she does.
    """
    by, role = work.job.by, work.said("role")
    deciders = plan.policy.who_decides(plan.problem.instance)
    roles = {one for held in deciders.roles.values() for one in held}
    try:
        return _otherwise(plan, work, by, "–", role)
    except Infeasible:
        if role or deciders.people:
            raise
        for one in sorted(roles):
            with contextlib.suppress(Infeasible):
                return _otherwise(plan, work, by, "–", one)
        raise


def _plan(work: Work) -> Plan:
    place = work.office.today
    if place is None or not place.plan.is_file():
        raise InputError([str(say("There is no plan."))])
    plan = load_plan(place.plan, instance=place.path)
    if fingerprint(plan.document) != work.said("plan"):
        raise Overtaken((say("The plan is another by now."),))
    return plan


def _otherwise(plan: Plan, work: Work, by: str, reason: str, role: str) -> Priced:
    pair = frozenset({(work.said("case"), work.said("to"))})
    pins, forbids = (NOBODY, pair) if work.said("what") == "forbid" else (pair, NOBODY)
    return override(plan, Otherwise(by, reason, pins, forbids, role), cancel=work.cancel)
