"""Explain: one question about a case and somebody, answered anew."""

from assigner.api.kept import load_plan
from assigner.api.question import Question, answered
from assigner.documents.part import written
from assigner.errors import InputError
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work
from assigner.workspace.versions import Overtaken


def run(work: Work) -> Data | None:
    """What it would take for `to` to have `case`; the contract's `explain`."""
    place = work.office.today
    if place is None or not place.plan.is_file():
        raise InputError([str(say("There is no plan."))])
    plan = load_plan(place.plan, instance=place.path)
    if fingerprint(plan.document) != work.said("plan"):
        raise Overtaken((say("The plan is another by now."),))
    found = answered(plan, Question(case=work.said("case"), take=work.said("to")),
                     ledger=work.queue.store.ledger, cancel=work.cancel)
    return None if work.cancel() else {"answer": written(found)}
