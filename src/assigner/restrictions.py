"""Which cases of a day are restricted, as whoever shows them must know it."""

from collections.abc import Iterable, Sequence

from assigner.by_column import canonical_row
from assigner.instance import Case, Instance
from assigner.veil import numbered, veil

Restricted = tuple[str, int, frozenset[str]]
"""A case, its number in what is shown, and who alone may know it."""


def restrictions(instance: Instance) -> Sequence[Restricted]:
    """The restricted cases of a day, by number."""
    return _numbered((*instance.cases, *instance.caseload))


def _numbered(cases: Iterable[Case]) -> Sequence[Restricted]:
    found = {case.id: case for case in cases if case.restricted_to}
    numbers = numbered({case: canonical_row(row) for case, row in found.items()})
    return [(case, number, found[case].restricted_to) for case, number in numbers.items()]


def learn_day(instance: Instance) -> None:
    """Let what is shown from now on know the day's restricted cases."""
    found = restrictions(instance)
    if not found:
        return
    worn = veil()
    worn.learn(found, sure=True)
    for worker in instance.caseworkers:
        worn.plain |= {worker.id, worker.name, *worker.name.split()} - {""}
    worn.plain |= {case.id for case in (*instance.cases, *instance.caseload)
                   if not case.restricted_to}


def learn_cases(cases: Iterable[Case]) -> None:
    """The same of the cases of a log."""
    veil().learn(_numbered(cases), sure=True)
