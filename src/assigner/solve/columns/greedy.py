"""A first allocation, case by case: the most urgent first, each to who it costs least.

It only has to be allowed and fair to middling: the bound says how good it is, and the
choice among patterns mends it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from assigner.allocation import Seats
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import KINDS, Flags, Ints, SeatTable


class GreedyParameters:
    """A first plan, one case after another; the search betters it."""

    tries: Final = 40
    """Caseworkers tried for a case, the cheapest first, and for the seat beside each."""
    ranked: Final = 160
    """Caseworkers put in order for a case: some of the first do not fit."""
    passes: Final = 4
    """Times that every case is given anew: later passes move little."""


class Greedy:
    """What has been given to whom so far."""

    def __init__(self, table: SeatTable, rows: LinkingRows, alive: Flags) -> None:
        self.table, self.rows, self.alive = table, rows, alive
        people = len(table.workers)
        self.added = np.zeros(people, np.int64)  # (worker,), minutes a week
        self.bits = table.held.copy()
        self.counted = [np.zeros(people, np.int64) for _ in table.ceilings]
        self.activity = [0] * len(rows.right)
        self.room = list(rows.right)
        for slack in rows.slacks:
            if slack.case < 0:
                self.room[slack.row] += slack.most
        self.seats: dict[int, list[int]] = {}
        self.holders: list[set[int]] = [set() for _ in rows.bond_cases]
        self.given: dict[int, tuple[int, ...]] = {}

    def give(self, case: int, below: tuple[int, int] | None = None) -> None:
        """Seat the people of a case, if anybody can, and for less than `below`."""
        leads = self._ranked(self._wanted(case), False)
        beside: list[tuple[tuple[int, int], int]] | None = None
        best: tuple[tuple[int, int], tuple[int, ...]] | None = None
        for price, lead in leads[:GreedyParameters.tries]:
            if best is not None and price >= best[0]:
                break
            if self.fits((lead,)):
                best = (price, (lead,))
                break
            if beside is None:
                beside = self._ranked(self.table.of_case(case, True), True)[:GreedyParameters.tries]
            for more, second in beside:
                both = (price[0] + more[0], price[1] + more[1])
                if best is not None and both >= best[0]:
                    break
                if self.fits((lead, second)):
                    best = (both, (lead, second))
                    break
        if best is not None and (below is None or best[0] < below):
            self.seat(best[1])

    def _wanted(self, case: int) -> Ints:
        """Who may take the case: the pinned, else whoever has a bond's other cases, else all."""
        takes = self.table.of_case(case, False)
        pinned = [
            seat
            for row, right in enumerate(self.rows.right)
            if right < 0
            for seat in seats_below(self.rows, row)
            if seat in set(takes.tolist())
        ]
        if pinned:
            return np.asarray(pinned, np.int64)
        for bond in self.rows.bonds_of_case.get(case, ()):
            if len(self.holders[bond]) >= self.room[self.rows.bond_row[bond]]:
                people = self.holders[bond]
            else:
                # Somebody who could take them all, if anybody can.
                people = self._able(self.rows.bond_cases[bond])
            if people:
                takes = takes[np.isin(self.table.worker[takes], sorted(people))]
        return takes

    def _able(self, cases: Sequence[int]) -> set[int]:
        table = self.table
        seats = (table.of_case(case, False) for case in cases)
        able = (set(table.worker[mine[self.alive[mine]]].tolist()) for mine in seats)
        return set.intersection(*able)

    def _price(self, seats: Sequence[int]) -> tuple[int, int]:
        """What seats just left would cost if they were taken again."""
        over = square = 0
        for seat in seats:
            assist = bool(self.table.assist[seat])
            for (more, load), _ in self._ranked(np.asarray([seat]), assist):
                over, square = over + more, square + load
        return over, square

    def _ranked(self, seats: Ints, assist: bool) -> list[tuple[tuple[int, int], int]]:
        """Seats with room, cheapest first: (excess of soft ceilings, growth of squares)."""
        table = self.table
        seats = seats[self.alive[seats]]
        over = np.zeros(len(seats), np.int64)
        fits = np.ones(len(seats), np.bool_)
        people = table.worker[seats]
        ceilings = () if assist else zip(table.ceilings, self.counted, strict=True)
        for ceiling, counted in ceilings:
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
        order = np.lexsort((seats, square, over))[: GreedyParameters.ranked]
        return [
            ((a, b), seat)
            for a, b, seat in zip(
                over[order].tolist(), square[order].tolist(), seats[order].tolist(), strict=True
            )
        ]

    def open(self, seats: Sequence[int]) -> bool:
        """Whether everybody in some seats has room below their hard ceilings."""
        assist = self.table.assist
        return all(self._ranked(np.asarray([seat]), bool(assist[seat])) for seat in seats)

    def fits(self, seats: Sequence[int]) -> bool:
        """Whether the rows and everybody's own limits bear some more seats."""
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
        first, last = int(self.rows.entry_start[seat]), int(self.rows.entry_start[seat + 1])
        rows, counts = self.rows.entry_row[first:last], self.rows.entry_count[first:last]
        return list(zip(rows.tolist(), counts.tolist(), strict=True))

    def seat(self, seats: Sequence[int], sign: int = 1) -> None:
        """Take seats, or leave them again (`sign` -1)."""
        table = self.table
        for seat in seats:
            worker, case = int(table.worker[seat]), int(table.case[seat])
            for row, count in self._entries(seat):
                self.activity[row] += sign * count
            mine = self.seats.setdefault(worker, [])
            if sign > 0:
                mine.append(seat)
            else:
                mine.remove(seat)
            bits = int(np.bitwise_or.reduce(table.phase[mine], initial=table.held[worker]))
            self.bits[worker] = bits
            self.added[worker] = int(table.weight[mine].sum())
            if bits & (bits - 1):
                self.added[worker] += table.mixing[worker]
            if not table.assist[seat]:
                for ceiling, counted in zip(table.ceilings, self.counted, strict=True):
                    counted[worker] += sign * ceiling.counts[case]
                for bond in self.rows.bonds_of_case.get(case, ()):
                    held = {c for s in mine if not table.assist[s] for c in [int(table.case[s])]}
                    if held.isdisjoint(self.rows.bond_cases[bond]):
                        self.holders[bond].discard(worker)
                    else:
                        self.holders[bond].add(worker)
        self.given[int(table.case[seats[0]])] = tuple(seats) if sign > 0 else ()

    def mend(self, cases: Sequence[int]) -> None:
        """Give each case anew, as long as that is cheaper."""
        for _ in range(GreedyParameters.passes):
            moved = False
            for case in cases:
                seats = self.given.get(case, ())
                if seats:
                    self.seat(seats, -1)
                    self.give(case, self._price(seats))
                    if not self.given[case]:
                        self.seat(seats)
                    moved |= self.given[case] != seats
            if not moved:
                break

    def plan(self) -> dict[str, Seats]:
        """Who has what."""
        table = self.table
        return {
            table.cases[case]: Seats(*(table.workers[table.worker[seat]] for seat in seats))
            for case, seats in sorted(self.given.items())
            if seats
        }


def seats_below(rows: LinkingRows, row: int) -> list[int]:
    """The seats that a row wants taken: those that lower it."""
    found: list[int] = rows.entry_seat[(rows.entry_row == row) & (rows.entry_count < 0)].tolist()
    return found


def greedy(
    table: SeatTable, rows: LinkingRows, alive: Flags, urgency: Mapping[str, int]
) -> dict[str, Seats]:
    """Give every case to somebody, as far as it goes. Rows with pins may be left broken.

    The heaviest first, which leaves loads most even; where that leaves a case over, the
    most urgent first.
    """
    pinned = {
        int(table.case[seat])
        for row, right in enumerate(rows.right)
        if right < 0
        for seat in seats_below(rows, row)
    }
    takes = [table.of_case(case, False) for case in range(len(table.cases))]
    pinned |= {case for case, seats in enumerate(takes) if alive[seats].sum() == 1}
    weight = [int(table.weight[seats].max(initial=0)) for seats in takes]
    eligible = [len(seats) for seats in takes]

    def heavy(case: int) -> tuple[int, ...]:
        return case not in pinned, -weight[case], eligible[case], case

    def urgent(case: int) -> tuple[int, ...]:
        return case not in pinned, -urgency.get(table.cases[case], 0), eligible[case], case

    plans = []
    for key in (heavy, urgent):
        start = Greedy(table, rows, alive)
        cases = sorted(range(len(table.cases)), key=key)
        for case in cases:
            start.give(case)
        start.mend(cases)
        plans.append(start.plan())
        if len(plans[-1]) == len(rows.place):
            return plans[-1]
    left = [
        sum(urgency.get(case, 1) for case in table.cases if case not in plan) for plan in plans
    ]
    return plans[left.index(min(left))]


def completed(
    table: SeatTable, rows: LinkingRows, alive: Flags, plan: Mapping[str, Seats]
) -> dict[str, Seats]:
    """What still holds of a plan, and every other case given to somebody, the heaviest first."""
    start = Greedy(table, rows, alive)
    for name, people in plan.items():
        found = [
            table.find(kind, name, person)
            for kind, person in zip(KINDS, people, strict=True) if person is not None
        ]
        seats = [seat for seat in found if seat is not None]
        if len(seats) == len(found) and start.open(seats) and start.fits(seats):
            start.seat(seats)
    left = [case for case in range(len(table.cases)) if not start.given.get(case)]
    weight = {case: int(table.weight[table.of_case(case, False)].max(initial=0)) for case in left}
    for case in sorted(left, key=lambda case: (-weight[case], case)):
        start.give(case)
    return start.plan()
