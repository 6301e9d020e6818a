"""A first allocation, case by case: the most urgent first, each to who it costs least.

It only has to be allowed and fair to middling: the bound says how good it is, and the
choice among patterns mends it.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from assigner.allocation import Seats
from assigner.solve.patterns.table import Flags, Ints, Table
from assigner.solve.patterns.ties import Ties

TRIES = 40


class Start:
    """What has been given to whom so far."""

    def __init__(self, table: Table, ties: Ties, alive: Flags) -> None:
        self.table, self.ties, self.alive = table, ties, alive
        people = len(table.workers)
        self.added = np.zeros(people, np.int64)
        self.bits = table.held.copy()
        self.counted = [np.zeros(people, np.int64) for _ in table.ceilings]
        self.activity = [0] * len(ties.right)
        self.room = list(ties.right)
        for slack in ties.slacks:
            if slack.case < 0:
                self.room[slack.row] += slack.most
        self.seats: dict[int, list[int]] = {}
        self.holders: list[set[int]] = [set() for _ in ties.bond_cases]
        self.plan: dict[str, Seats] = {}

    def give(self, case: int) -> None:
        """Seat the people of a case, if anybody can."""
        leads = self._ranked(self._wanted(case), False)
        beside: list[tuple[tuple[int, int], int]] | None = None
        best: tuple[tuple[int, int], tuple[int, ...]] | None = None
        for price, lead in leads[:TRIES]:
            if best is not None and price >= best[0]:
                break
            if self._fits((lead,)):
                best = (price, (lead,))
                break
            if beside is None:
                beside = self._ranked(self.table.of_case(case, True), True)[:TRIES]
            for more, second in beside:
                both = (price[0] + more[0], price[1] + more[1])
                if best is not None and both >= best[0]:
                    break
                if self._fits((lead, second)):
                    best = (both, (lead, second))
                    break
        if best is not None:
            self._seat(best[1])

    def _wanted(self, case: int) -> Ints:
        """Who may take the case: the pinned, else whoever has a bond's other cases, else all."""
        takes = self.table.of_case(case, False)
        pinned = [
            seat
            for row, right in enumerate(self.ties.right)
            if right < 0
            for seat in self._in(row)
            if seat in set(takes.tolist())
        ]
        if pinned:
            return np.asarray(pinned, np.int64)
        for bond in self.ties.bonds_of_case.get(case, ()):
            if len(self.holders[bond]) >= self.room[self.ties.bond_row[bond]]:
                takes = takes[np.isin(self.table.worker[takes], sorted(self.holders[bond]))]
        return takes

    def _in(self, row: int) -> list[int]:
        at = (self.ties.entry_row == row) & (self.ties.entry_count < 0)
        found: list[int] = self.ties.entry_seat[at].tolist()
        return found

    def _ranked(self, seats: Ints, assist: bool) -> list[tuple[tuple[int, int], int]]:
        """Seats with room, cheapest first: (excess of soft ceilings, growth of squares)."""
        table = self.table
        seats = seats[self.alive[seats]]
        over = np.zeros(len(seats), np.int64)
        fits = np.ones(len(seats), np.bool_)
        people = table.worker[seats]
        stated = () if assist else zip(table.ceilings, self.counted, strict=True)
        for ceiling, counted in stated:
            count, now = ceiling.counts[table.case[seats]], counted[people]
            more = np.maximum(0, now + count - ceiling.room[people])
            if ceiling.tier:
                over += ceiling.price * (more - np.maximum(0, now - ceiling.room[people]))
            else:
                fits &= (count == 0) | (more == 0)
        seats, over, people = seats[fits], over[fits], people[fits]
        weight = table.weight[seats].copy()
        old, new = self.bits[people], self.bits[people] | table.phase[seats]
        weight += np.where(
            ((old & (old - 1)) == 0) & ((new & (new - 1)) != 0), table.mixing[people], 0
        )
        load = table.before[people] + self.added[people]
        square = table.steep[people] * (weight * (2 * load + weight))
        order = np.lexsort((seats, square, over))[: 4 * TRIES]
        return [
            ((a, b), seat)
            for a, b, seat in zip(
                over[order].tolist(), square[order].tolist(), seats[order].tolist(), strict=True
            )
        ]

    def _fits(self, seats: Sequence[int]) -> bool:
        table = self.table
        change: dict[int, int] = {}
        for seat in seats:
            for row, count in self._entries(seat):
                change[row] = change.get(row, 0) + count
            worker = int(table.worker[seat])
            mine = [*self.seats.get(worker, ()), *(s for s in seats if table.worker[s] == worker)]
            for limit in table.limits.get(worker, ()):
                if not limit.tier and sum(limit.counts.get(s, 0) for s in mine) > limit.room:
                    return False
        return all(
            self.activity[row] + count <= max(self.room[row], self.activity[row])
            for row, count in change.items()
        )

    def _entries(self, seat: int) -> list[tuple[int, int]]:
        first, last = int(self.ties.entry_start[seat]), int(self.ties.entry_start[seat + 1])
        rows, counts = self.ties.entry_row[first:last], self.ties.entry_count[first:last]
        return list(zip(rows.tolist(), counts.tolist(), strict=True))

    def _seat(self, seats: Sequence[int]) -> None:
        table = self.table
        for seat in seats:
            worker, case = int(table.worker[seat]), int(table.case[seat])
            for row, count in self._entries(seat):
                self.activity[row] += count
            self.seats.setdefault(worker, []).append(seat)
            old, new = int(self.bits[worker]), int(self.bits[worker] | table.phase[seat])
            if not old & (old - 1) and new & (new - 1):
                self.added[worker] += table.mixing[worker]
            self.bits[worker] = new
            self.added[worker] += table.weight[seat]
            if not table.assist[seat]:
                for ceiling, counted in zip(table.ceilings, self.counted, strict=True):
                    counted[worker] += ceiling.counts[case]
                for bond in self.ties.bonds_of_case.get(case, ()):
                    self.holders[bond].add(worker)
        people = [table.workers[table.worker[seat]] for seat in seats]
        self.plan[table.cases[table.case[seats[0]]]] = Seats(*people)


def greedy(
    table: Table, ties: Ties, alive: Flags, urgency: Mapping[str, int]
) -> dict[str, Seats]:
    """Give every case to somebody, as far as it goes. Rows with pins may be left broken."""
    start = Start(table, ties, alive)
    pinned = {
        int(table.case[seat])
        for row, right in enumerate(ties.right)
        if right < 0
        for seat in start._in(row)
    }

    def key(case: int) -> tuple[bool, int, int, int, int]:
        seats = table.of_case(case, False)
        weight = int(table.weight[seats].max(initial=0))
        return case not in pinned, -urgency.get(table.cases[case], 0), len(seats), -weight, case

    for case in sorted(range(len(table.cases)), key=key):
        start.give(case)
    return start.plan
