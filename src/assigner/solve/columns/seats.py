"""The seats of one part of the day as arrays, in order of caseworker, then case.

A seat is a boolean of the problem: takes(case, caseworker) or assists(case, caseworker).
Bounds that concern one caseworker alone are kept here, as limits: a weighted count of the
caseworker's seats, at most its room when hard, at a price for each unit above when soft.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assigner.allocation import Seats
from assigner.rule import SeatName
from assigner.solve.parts import PartOfDay
from assigner.statement import Statement

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
UNBOUNDED = 1 << 40
"""The room of whom a ceiling does not concern: more than any part counts, safe to add to."""
KINDS: tuple[SeatName, SeatName] = ("takes", "assists")


class ResourceLimit(NamedTuple):
    """A bound on one caseworker's seats. `tier`: which tier pays; "" when hard."""

    counts: dict[int, int]
    room: int
    price: int
    tier: str


@dataclass(frozen=True)
class Resource:
    """One ceiling over all caseworkers: what a case counts, and everybody's room."""

    counts: Ints  # (case,)
    room: Ints  # (worker,), counts left
    price: int
    tier: str


class SpreadLimit(NamedTuple):
    """Limits of several caseworkers in arrays: what a seat counts, and everybody's room."""

    counts: Ints  # (seat,)
    room: Ints  # (worker,)
    price: int


@dataclass
class SeatTable:
    """Seats of a part. Index arrays: `worker`, `case`; `assist` says which kind.

    `start[w] : start[w + 1]` are the seats of caseworker w. `steep`, `before` are theirs
    for the convex cost; `mixing` is what a second phase costs them, 0 when nothing more.
    """

    statement: Statement
    part: PartOfDay
    cases: tuple[str, ...]
    workers: tuple[str, ...]
    case: Ints  # (seat,)
    worker: Ints  # (seat,), rising
    assist: Flags  # (seat,), whether it is the second one
    weight: Ints  # (seat,), minutes a week
    phase: Ints  # (seat,), the bit of its phase; 0 for a second seat
    start: Ints  # (worker + 1,), the first seat of each
    steep: Ints  # (worker,), k: a load costs k x load^2
    before: Ints  # (worker,), minutes a week held before
    mixing: Ints  # (worker,), minutes a week a second phase costs
    held: Ints  # (worker,), bits of the phases held before
    ceilings: list[Resource]
    limits: dict[int, list[ResourceLimit]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.case_at = {case: at for at, case in enumerate(self.cases)}
        self._worker_at = {worker: at for at, worker in enumerate(self.workers)}
        self._own: dict[str, list[SpreadLimit]] = {}
        self._of_case: dict[tuple[bool, int], dict[int, int]] = {}
        self._by_case = np.lexsort((self.assist, self.case))  # (seat,), by case and kind
        keys = 2 * self.case[self._by_case] + self.assist[self._by_case]
        # (2 x case + 1,), the first in `_by_case` of each case and kind
        self._case_start = np.searchsorted(keys, np.arange(2 * len(self.cases) + 1))

    def own_limits(self, tier: str) -> list[SpreadLimit]:
        """The limits of a tier on one caseworker each, those of one turn and price together.

        Asked once the rows are stated.
        """
        if tier not in self._own:
            found: dict[tuple[int, int], SpreadLimit] = {}
            for worker, limits in self.limits.items():
                for turn, limit in enumerate(one for one in limits if one.tier == tier):
                    key = (turn, limit.price)
                    if key not in found:
                        found[key] = SpreadLimit(
                            np.zeros(len(self.case), np.int64),
                            np.full(len(self.workers), UNBOUNDED), limit.price,
                        )
                    told = found[key]
                    told.room[worker] = limit.room
                    told.counts[list(limit.counts)] = list(limit.counts.values())
            self._own[tier] = list(found.values())
        return self._own[tier]

    def of_case(self, case: int, assist: bool) -> Ints:
        """The seats of a case, in order of caseworker."""
        first = 2 * case + assist
        found: Ints = self._by_case[self._case_start[first] : self._case_start[first + 1]]
        return found

    def find(self, seat: SeatName, case: str, worker: str) -> int | None:
        """The index of a seat; None when nobody can have it."""
        number, person = self.case_at.get(case), self._worker_at.get(worker)
        if number is None or person is None:
            return None
        key = (seat == "assists", number)
        if key not in self._of_case:
            seats = self.of_case(number, key[0])
            self._of_case[key] = dict(zip(self.worker[seats].tolist(), seats.tolist(), strict=True))
        return self._of_case[key].get(person)

    def seated(self, allocation: Mapping[str, Seats]) -> bool:
        """Whether everybody in an allocation has a seat here."""
        return all(
            person is None or self.find(kind, case, person) is not None
            for case, seats in allocation.items()
            for kind, person in zip(KINDS, seats, strict=True)
        )

    def seats_of(self, allocation: Mapping[str, Seats]) -> dict[int, list[int]]:
        """Caseworker -> seats, of an allocation of the part."""
        found: dict[int, list[int]] = defaultdict(list)
        for case, seats in allocation.items():
            for kind, person in zip(KINDS, seats, strict=True):
                if person is not None:
                    seat = self.find(kind, case, person)
                    assert seat is not None
                    found[self._worker_at[person]].append(seat)
        return {worker: sorted(found[worker]) for worker in sorted(found)}


def tabulate(statement: Statement, part: PartOfDay) -> SeatTable:
    """Lay out the seats of a part."""
    problem = statement.problem
    place = {worker: at for at, worker in enumerate(part.workers)}
    known: dict[tuple[str, ...], Ints] = {}

    def indices(workers: tuple[str, ...]) -> Ints:
        if workers not in known:
            known[workers] = np.fromiter((place[w] for w in workers), np.int64, len(workers))
        return known[workers]

    phases: dict[str, int] = {}
    rows: list[tuple[Ints, int, bool, int, int]] = []
    for at, case in enumerate(part.cases):
        bit = 1 << phases.setdefault(problem.cases[case].phase, len(phases))
        who = indices(statement.candidates.takes[case])
        rows.append((who, at, False, problem.weight[case], bit))
    for at, case in enumerate(part.cases):
        who = indices(statement.candidates.assists[case])
        if len(who):
            rows.append((who, at, True, problem.co_weight[case], 0))
    sizes = [len(row[0]) for row in rows]
    worker = np.concatenate([row[0] for row in rows]) if rows else np.zeros(0, np.int64)
    order = np.argsort(worker, kind="stable")

    def spread(values: list[int]) -> Ints:
        return np.repeat(np.asarray(values, np.int64), sizes)[order]

    worker = worker[order]
    count = len(part.workers)
    # Phases held that no new case has still mix: all of them share one bit.
    other = 1 << len(phases)
    held = [
        sum({1 << phases[p] if p in phases else other for p in problem.phases_held[w]})
        for w in part.workers
    ]
    mixing = [problem.mixing[w] if len(problem.phases_held[w]) < 2 else 0 for w in part.workers]
    return SeatTable(
        statement=statement, part=part, cases=part.cases, workers=part.workers,
        case=spread([row[1] for row in rows]), worker=worker,
        assist=spread([int(row[2]) for row in rows]).astype(np.bool_),
        weight=spread([row[3] for row in rows]), phase=spread([row[4] for row in rows]),
        start=np.searchsorted(worker, np.arange(count + 1)),
        steep=np.asarray([problem.steepness[w] for w in part.workers], np.int64),
        before=np.asarray([problem.load_before[w] for w in part.workers], np.int64),
        mixing=np.asarray(mixing, np.int64), held=np.asarray(held, np.int64),
        ceilings=_ceilings(statement, part),
    )


def _ceilings(statement: Statement, part: PartOfDay) -> list[Resource]:
    found = []
    for rule, ceiling in statement.ceilings:
        counts = [ceiling.counts.get(case, 0) for case in part.cases]
        if not any(counts):
            continue
        room = [max(0, ceiling.room.get(w, UNBOUNDED)) for w in part.workers]
        if rule.hard or sum(counts) > min(room, default=0):
            found.append(
                Resource(
                    np.asarray(counts, np.int64), np.asarray(room, np.int64),
                    0 if rule.hard else rule.price, "" if rule.hard else rule.soft_tier,
                )
            )
    return found
