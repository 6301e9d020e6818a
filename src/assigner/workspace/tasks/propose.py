"""Propose: the day solved, with what was decided by hand kept, and written as its plan."""

from assigner.api import ledgers
from assigner.api.answer import diagnosed
from assigner.api.day import open_day
from assigner.api.progress import limits
from assigner.api.solving import solved
from assigner.errors import Infeasible, InputError, NothingFound
from assigner.ledger import Ledger, office_of
from assigner.ledger.overrides import Pairs, open_overrides
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work

WHY_RANK = 5
"""The reasons of all cases are worked out after whatever somebody waits for."""


def run(work: Work) -> Data | None:
    """Solve the office's day. Raises InputError for faults, Infeasible with the ways out."""
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no day to solve."))])
    day = open_day(place.path, None, {})
    facts, policy = day.require()
    ledger = work.queue.store.ledger
    pins, forbids = _decided(ledger, office_of(facts), {case.id for case in facts.cases})
    plan = solved(day, seconds=None, pins=pins, forbids=forbids, seed=0, progress=work.told,
                  cancel=work.cancel, beyond=ledgers.beyond(policy, facts, ledger))
    if work.alone():
        return None
    if plan.status == "infeasible":
        found = diagnosed(day, pins, forbids, limits(None))
        raise Infeasible("\n".join([found.words, *(row.words for row in found.ways_out)]))
    if not plan.found:
        if work.cancel():
            return None
        raise NothingFound(say("No allocation was found in the memory or time there is."))
    with work.queue.store.alone(work.office.key):
        work.require_unsigned(facts)
        plan.save(place.plan)
    sha256 = fingerprint(plan.document)
    work.queue.ask(work.office, "why", {"plan": sha256}, work.job.by, work.job.language, WHY_RANK)
    return {"plan": sha256, "cut": plan.cut}


def _decided(ledger: str, office: str, cases: set[str]) -> tuple[Pairs, Pairs]:
    """What was decided by hand of these cases and still stands: a new plan keeps to it."""
    where = Ledger(ledger)
    standing = open_overrides(where.records() if where.exists else (), office)
    pins = frozenset(pin for item in standing for pin in item.pins if pin[0] in cases)
    forbids = frozenset(pair for item in standing for pair in item.forbids if pair[0] in cases)
    return pins, forbids
