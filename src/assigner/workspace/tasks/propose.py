"""Propose: the day solved, with what is decided of it kept, and written as its plan."""

from assigner.api import ledgers
from assigner.api.answer import diagnosed
from assigner.api.day import open_day
from assigner.api.progress import limits
from assigner.api.solving import solved
from assigner.errors import AssignerError, Infeasible, InputError, NothingFound
from assigner.instance import Instance
from assigner.ledger import DecidedToday, Ledger, decided_today, office_of
from assigner.ledger.overrides import open_overrides
from assigner.plan import read_claims
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.offices import DayPlace
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work
from assigner.workspace.versions import Overtaken

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
    held = _decided(ledger, facts)
    plan = solved(day, seconds=None, pins=held.pins, forbids=held.forbids, lifts=held.lifts,
                  decided=held.carried, seed=0, progress=work.told, cancel=work.cancel,
                  beyond=ledgers.beyond(policy, facts, ledger))
    if work.alone():
        return None
    if plan.status == "infeasible":
        found = diagnosed(day, held.pins, held.forbids, limits(None), lifts=held.lifts)
        raise Infeasible("\n".join([found.words, *(row.words for row in found.ways_out)]))
    if not plan.found:
        if work.cancel():
            return None
        raise NothingFound(say("No allocation was found in the memory or time there is."))
    with work.queue.store.alone(work.office.key):
        work.require_unsigned(facts)
        _require_no_handover_since(work, place)
        plan.save(place.plan)
    sha256 = fingerprint(plan.document)
    work.queue.ask(work.office, "why", {"plan": sha256}, work.job.by, work.job.language, WHY_RANK)
    return {"plan": sha256, "cut": plan.cut}


def _require_no_handover_since(work: Work, place: DayPlace) -> None:
    """Raise Overtaken where a handover became the day's plan since this was asked for."""
    try:
        there = read_claims(place.plan)
    except AssignerError:  # one that nobody can read is replaced
        return
    if there.changes and fingerprint(dict(there.written)) != work.said("plan"):
        raise Overtaken((say("Meanwhile a handover was taken as the day's proposal; it stays."),))


def _decided(ledger: str, facts: Instance) -> DecidedToday:
    """What is decided of these cases, by hand or signed, and still stands: a new plan keeps to it.

    Rules that were lifted for a case stay lifted, and who decided and why stays beside its line.
    A case that comes when the day is signed is placed around what was signed.

    Raises InputError where it is about somebody whom the day's files no longer know.
    """
    where, cases = Ledger(ledger), {case.id for case in facts.cases}
    people = {one.id for one in facts.caseworkers}
    records = where.records() if where.exists else ()
    gone = [str(say("Number {number} in the record is about {case} and {person}, who is not among "
                    "the caseworkers of this day. Take it back on the page of {case}, or bring in "
                    "the day with {person}.", number=item.record.number, case=case, person=person))
            for item in open_overrides(records, office_of(facts))
            for case, person in sorted(item.pins | item.forbids)
            if case in cases and person not in people]
    if gone:
        raise InputError(gone)
    return decided_today(records, facts)
