"""Give: a line decided otherwise, recorded with its price, and the plan that carries it out."""

from pathlib import Path

from assigner.api.plan import Plan
from assigner.errors import InputError
from assigner.ledger import Ledger
from assigner.plan import read_claims
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work
from assigner.workspace.tasks.price import priced
from assigner.workspace.tasks.propose import WHY_RANK
from assigner.workspace.versions import Overtaken


def run(work: Work) -> Data | None:
    """Solve, record, write. Killed anywhere, it is done again and recorded once."""
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no plan."))])
    ledger, ready = work.queue.store.ledger, place.plan.with_name(f".{place.plan.stem}.next.json")
    with work.queue.store.alone(work.office.key):
        number = _recorded_before(ledger, ready)
        if number is not None:
            ready.replace(place.plan)
            return _known(work, place.plan, number)
    found = priced(work, work.job.by, work.said("reason"))
    if work.cancel():
        return None
    with work.queue.store.alone(work.office.key):
        priced_on = fingerprint(dict(read_claims(place.plan).written))
        if priced_on != work.said("plan"):
            raise Overtaken((say("The plan is another by now."),))
        work.require_unsigned(found.before.facts)

        def keep(plan: Plan) -> None:
            plan.write(ready)

        made = found.record(ledger, ready=keep)
        made.keep(place.plan)
        ready.unlink(missing_ok=True)
    return _known(work, place.plan, made.record.number)


def _known(work: Work, plan: Path, number: int) -> Data:
    sha256 = fingerprint(dict(read_claims(plan).written))
    work.queue.ask(work.office, "why", {"plan": sha256}, work.job.by, work.job.language, WHY_RANK)
    return {"plan": sha256, "number": number}


def _recorded_before(ledger: str, ready: Path) -> int | None:
    """The number of the record whose plan was ready, and not in its place yet."""
    if not ready.is_file():
        return None
    sha256, where = fingerprint(dict(read_claims(ready).written)), Ledger(ledger)
    return next((record.number for record in (where.records() if where.exists else ())
                 if record.kind == "override" and record.said["plan_sha256"] == sha256), None)
