"""Which cases of a day are restricted, as whoever shows them must know it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    worn.kin.update(_kin(instance))


def _kin(instance: Instance) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Ordinary cases of families with a restricted one; the others of it, and who holds each.

    And such families themselves: what is said of them is about one ordinary case at least, or none.
    """
    families: dict[str, dict[str, str]] = defaultdict(dict)
    for case in instance.cases:
        families[case.family][case.id] = ""
    for held in instance.caseload:
        families[held.family][held.id] = held.caseworker
    rows = (*instance.cases, *instance.caseload)
    ordinary = {case.id for case in rows if not case.restricted_to}
    for family in {case.family for case in rows if case.restricted_to} - {""}:
        others, seen = families[family], ordinary & families[family].keys()
        for mine in seen:
            yield mine, {other: holder for other, holder in others.items() if other != mine}
        yield family, others if len(seen) != 1 else {
            other: holder for other, holder in others.items() if other not in seen}


def learn_cases(cases: Iterable[Case]) -> None:
    """The same of the cases of a log."""
    veil().learn(_numbered(cases), sure=True)
