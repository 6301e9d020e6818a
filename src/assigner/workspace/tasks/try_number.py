"""Try: what another number of the model would do to the day, against the model as it is."""

from assigner.api import ledgers
from assigner.api.day import Day, open_day
from assigner.api.plan import Plan
from assigner.api.solving import NOBODY, solved
from assigner.documents.part import written
from assigner.errors import InputError, NothingFound
from assigner.plan.diff import diff_document
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work


def run(work: Work) -> Data | None:
    """Solve the day under both; nothing is written. Raises InputError for a key nobody knows."""
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no day to solve."))])
    changed = open_day(place.path, None, {work.said("key"): work.said("value")})
    changed.require()
    one, other = _solved(work, open_day(place.path, None, {})), _solved(work, changed)
    if work.cancel():
        return None
    for plan in (one, other):
        if not plan.found:
            raise NothingFound(say("The day has no plan under this number: {status}.",
                                   status=plan.headline))
    return {"diff": written(diff_document(one.claims, other.claims))}


def _solved(work: Work, day: Day) -> Plan:
    facts, policy = day.require()
    return solved(
        day, seconds=None, pins=frozenset(), forbids=frozenset(), seed=0, progress=work.told,
        cancel=work.cancel,
        beyond=ledgers.beyond(policy, facts, work.queue.store.ledger) or NOBODY,
    )
