"""Where the day falls apart: groups of cases and caseworkers no row ties together."""

from collections import defaultdict
from collections.abc import Sequence
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
    root: dict[tuple[str, str], tuple[str, str]] = {}

    # Union and find, with the paths halved on the way.
    def find(node: tuple[str, str]) -> tuple[str, str]:
        above = root.setdefault(node, node)
        while above != root[above]:
            root[above] = root[root[above]]
            above = root[above]
        root[node] = above
        return above

    def join(first: tuple[str, str], second: tuple[str, str]) -> None:
        a, b = sorted((find(first), find(second)))
        root[b] = a

    possible = statement.candidates
    # Many cases have the very same people: these are joined once.
    joined: set[tuple[str, ...]] = set()
    for case in statement.problem.cases:
        find(("case", case))
        for people in (possible.takes[case], possible.assists[case]):
            for worker in people[:1] if people in joined else people:
                join(("case", case), ("worker", worker))
            joined.add(people)
    for _, row in statement.rows:
        cases = [part.case for part, _ in row.terms]
        for case in cases[1:]:
            join(("case", cases[0]), ("case", case))
    for _, bond in statement.bonds:
        for case in bond.cases[1:]:
            join(("case", bond.cases[0]), ("case", case))
    groups: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, name in sorted(root):
        groups[find((kind, name))][kind].append(name)
    parts = [PartOfDay(tuple(group["case"]), tuple(group["worker"])) for group in groups.values()]
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
