"""Where the day falls apart: groups of cases and caseworkers no row ties together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assigner.statement import Statement


@dataclass(frozen=True)
class PartOfDay:
    """Cases and caseworkers, both in order of id, independent of the rest of the day."""

    cases: tuple[str, ...]
    workers: tuple[str, ...]


def split(statement: Statement) -> tuple[PartOfDay, ...]:
    """The independent parts of the day, in order of their first case.

    Cases nobody can take come as parts without caseworkers; the last part has the
    caseworkers who can take nothing, and no cases.
    """
    possible, problem = statement.candidates, statement.problem
    cases, workers = sorted(problem.cases), sorted(problem.workers)
    case_at = {case: at for at, case in enumerate(cases)}
    worker_at = {worker: at for at, worker in enumerate(workers, start=len(cases))}
    root = list(range(len(cases) + len(workers)))

    # Union and find, with the paths halved on the way.
    def find(node: int) -> int:
        while node != root[node]:
            root[node] = node = root[root[node]]
        return node

    def join(first: int, others: Iterable[int]) -> None:
        above = find(first)
        for other in others:
            below = find(other)
            root[max(above, below)] = above = min(above, below)

    # Many cases have the very same people: these are joined once.
    joined: set[tuple[str, ...]] = set()
    for case in cases:
        for people in (possible.takes[case], possible.assists[case]):
            join(case_at[case], map(worker_at.__getitem__,
                                    people[:1] if people in joined else people))
            joined.add(people)
    together = [[part.case for part, _ in row.terms] for _, row in statement.rows]
    together += [list(bond.cases) for _, bond in statement.bonds]
    for alike in together:
        for first in alike[:1]:
            join(case_at[first], map(case_at.__getitem__, alike))
    groups: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for kind, names in enumerate((cases, workers)):
        for at, name in enumerate(names, start=kind * len(cases)):
            groups[find(at)][kind].append(name)
    parts = [PartOfDay(tuple(of), tuple(who)) for of, who in groups.values() if of]
    busy = {worker for part in parts for worker in part.workers}
    idle = tuple(worker for worker in statement.problem.workers if worker not in busy)
    return (*sorted(parts, key=lambda part: part.cases), PartOfDay((), idle))


def whole(statement: Statement) -> PartOfDay:
    """The day as one part."""
    return PartOfDay(tuple(statement.problem.cases), tuple(statement.problem.workers))


def joined(
    parts: Sequence[PartOfDay], least: Sequence[int], reached: Sequence[int]
) -> tuple[PartOfDay, ...]:
    """Parts that come to more of something than they need to are one part, the last.

    The others come to the least of it where they are best: they need nothing of what is spare.
    """
    eager = [part for part, a, b in zip(parts, least, reached, strict=True) if a < b]
    calm = tuple(part for part, a, b in zip(parts, least, reached, strict=True) if a >= b)
    cases = sorted(case for part in eager for case in part.cases)
    workers = sorted(worker for part in eager for worker in part.workers)
    return (*calm, PartOfDay(tuple(cases), tuple(workers)))
