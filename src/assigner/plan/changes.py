"""In what a day differs from the one a plan was made on, as far as the plan tells."""

from collections.abc import Iterable, Iterator

from assigner.documents.part import hours
from assigner.plan.recount import Claims
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.words import Words, listing, say

_MOST = 8
"""So many cases or people are named; the rest is counted."""


def changes(
    claims: Claims, problem: Problem, policy: Policy, sha256: str
) -> Iterator[Words]:
    """Say what changed; nothing where facts (`sha256`) and model are those of the plan."""
    if policy.sha256 != claims.model.sha256:
        yield say("The model {model} has changed since the plan was made.", model=policy.name)
    if sha256 == claims.instance.sha256:
        return
    found = [*_of_cases(claims, problem), *_of_people(claims, problem)]
    if problem.instance.date.isoformat() != claims.instance.date:
        found.insert(0, say("The instance is of {day} now.", day=problem.instance.date))
    yield from found or [say("The instance has changed since the plan was made.")]


def _of_cases(claims: Claims, problem: Problem) -> Iterator[Words]:
    then = {row.id: row.weight_hours for row in claims.cases}
    came, gone = problem.cases.keys() - then.keys(), then.keys() - problem.cases.keys()
    if came:
        yield say("New since the plan was made: {cases}.", cases=_some(came))
    if gone:
        yield say("No longer a new case: {cases}.", cases=_some(gone))
    weighed = [
        case for case in then.keys() & problem.cases.keys()
        if then[case] != hours(problem.weight[case])
    ]
    if weighed:
        yield say("Of another weight now: {cases}.", cases=_some(weighed))


def _of_people(claims: Claims, problem: Problem) -> Iterator[Words]:
    then = {row.id: row for row in claims.caseworkers}
    came, gone = problem.workers.keys() - then.keys(), then.keys() - problem.workers.keys()
    if came:
        yield say("Caseworkers who were not there: {people}.", people=_some(came))
    if gone:
        yield say("Caseworkers who are not there any more: {people}.", people=_some(gone))
    both = sorted(then.keys() & problem.workers.keys())
    able = [who for who in both if then[who].capacity_hours != hours(problem.capacity[who])]
    if able:
        yield say("With other hours for cases now: {people}.", people=_some(able))
    loaded = [
        who for who in both
        if then[who].load_before_hours != hours(problem.load_this_morning[who])
    ]
    if loaded:
        yield say("With another caseload now: {people}.", people=_some(loaded))


def _some(names: Iterable[str]) -> Words:
    known = sorted(names)
    if len(known) <= _MOST:
        return say("{names}", names=listing(known))
    return say("{names} and {count} more", names=listing(known[:_MOST]), count=len(known) - _MOST)
