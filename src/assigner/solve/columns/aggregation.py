"""Alike cases counted, not named: one row of the master for all of a kind.

Cases are of a kind where each of the tiers so far charges and each limit counts the same for
them, whoever takes them. Columns then say how many of a kind somebody takes, written as the
first so many of them: else each way to deal the same numbers is a column of its own, and
fractions of all of them look as good as a whole choice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assigner.solve.columns.seats import Flags, Ints, SeatTable

if TYPE_CHECKING:
    from assigner.solve.columns.column import ColumnSeats
    from assigner.solve.columns.linking_rows import LinkingRows


@dataclass(frozen=True)
class CaseKinds:
    """The cases of each kind of more than one, in order; the others are by themselves.

    `first`: (case,), the first case of its kind, or itself.
    """

    table: SeatTable
    each: tuple[tuple[int, ...], ...]
    first: Ints  # (case,)

    @cached_property
    def counted(self) -> Flags:
        """(case,), whether it is of a kind of more than one."""
        found = np.zeros(len(self.table.cases), np.bool_)
        found[[case for kind in self.each for case in kind]] = True
        return found

    @cached_property
    def _seats(self) -> dict[tuple[int, int], list[int]]:
        """(caseworker, kind) -> their seats of that kind, in order of case."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for kind in self.each:
            for case in kind:
                for seat in self.table.of_case(case, False).tolist():
                    found[int(self.table.worker[seat]), kind[0]].append(seat)
        return found

    def canonical(self, columns: "Iterable[ColumnSeats]") -> "Iterable[ColumnSeats]":
        """Columns with the first so many of each kind."""
        case, counted = self.table.case, self.counted
        for worker, seats in columns:
            own: list[int] = []
            many: dict[int, int] = defaultdict(int)
            for seat in seats:
                if counted[case[seat]]:
                    many[int(self.first[case[seat]])] += 1
                else:
                    own.append(seat)
            for kind, count in many.items():
                own += self._seats[worker, kind][:count]
            yield worker, tuple(sorted(own))

    def named(self, columns: "Sequence[ColumnSeats]") -> "list[ColumnSeats]":
        """Canonical columns that go together, each with cases of its own."""
        case, given = self.table.case, defaultdict[int, int](int)
        cases = {kind[0]: kind for kind in self.each}
        found = []
        for worker, seats in columns:
            own = []
            for seat in seats:
                kind = int(self.first[case[seat]])
                if kind in cases:
                    own.append(self._seats[worker, kind][given[kind]])
                    given[kind] += 1
                else:
                    own.append(seat)
            found.append((worker, tuple(sorted(own))))
        return found


def kinds_of(
    rows: "LinkingRows", alive: Flags, costs: Sequence[Ints], left: Mapping[int, tuple[int, ...]]
) -> CaseKinds:
    """Which cases are alike. `costs`: of each tier, (seat,), what a seat costs by itself.

    `left`: case -> what each tier charges where it is left unassigned, if it may be. Of a case
    that may not, costs that are higher by the same for everybody are no difference.
    """
    table = rows.table
    tied = np.zeros(len(table.cases), np.bool_)
    for limits in table.limits.values():
        for limit in limits:
            tied[table.case[list(limit.counts)]] = True
    for bond in rows.bond_cases:
        tied[list(bond)] = True
    others = _other_rows(rows)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for case in range(len(table.cases)):
        seats = table.of_case(case, False)
        seats = seats[alive[seats]]
        if tied[case] or not len(seats) or len(table.of_case(case, True)):
            continue
        key: list[object] = [
            left.get(case), table.worker[seats].tobytes(), table.weight[seats].tobytes(),
            table.phase[seats].tobytes(),
            tuple(int(ceiling.counts[case]) for ceiling in table.ceilings), tuple(others[case]),
        ]
        for cost in costs:
            mine = cost[seats]
            key.append((mine if case in left else mine - mine.min()).tobytes())
        groups[tuple(key)].append(case)
    each = tuple(tuple(group) for group in groups.values() if len(group) > 1)
    first = np.arange(len(table.cases))
    for group in each:
        first[list(group)] = group[0]
    return CaseKinds(table, each, first)


def _other_rows(rows: "LinkingRows") -> dict[int, list[tuple[int, int, int]]]:
    """Case -> (row, caseworker, count) of its seats in rows beside the one that places it."""
    own = np.zeros(len(rows.right), np.bool_)
    own[list(rows.place.values())] = True
    at = np.flatnonzero(~own[rows.entry_row])
    seat = rows.entry_seat[at]
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for case, row, worker, count in zip(
        rows.table.case[seat].tolist(), rows.entry_row[at].tolist(),
        rows.table.worker[seat].tolist(), rows.entry_count[at].tolist(), strict=True,
    ):
        found[case].append((row, worker, count))
    return found


def aggregated(rows: "LinkingRows", kinds: CaseKinds) -> "LinkingRows":
    """The linking rows with one row for the cases of a kind, of which there are so many."""
    many = dict.fromkeys(range(len(rows.right)), 1)
    into = list(range(len(rows.right)))
    for kind in kinds.each:
        row = rows.place[kind[0]]
        many[row] = len(kind)
        for case in kind[1:]:
            into[rows.place[case]] = row
    return rows.merged(into, many, kinds)
