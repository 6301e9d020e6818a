"""The best day without one case: who has nothing in it takes the case, and that day is the best.

It holds for a case that nobody assists with and that no row ties to another, or only siblings that
must go with it. Take them out of any allocation: what is left is an allocation of the rest, which
costs no less than the best one. What they cost there is least for whoever holds nothing else, tier
by tier: loads and limits cost more the more is held, seats what they cost alone. Only a second
phase may be paid for already, so who would pay for one is not answered so. Who has the one and
leaves a sibling leaves one case more than need be, and cases left come before all other tiers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assigner.allocation import Allocation, Seats
from assigner.solve.columns.column import ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.standing import Reached

HANDED = 5
"""Days so tried before one is solved: by trial."""


def together(rows: LinkingRows, case: int) -> tuple[int, ...] | None:
    """The cases that go to one caseworker with a case, itself first; None where more is said.

    Nothing but its own row, hard bonds and limits of one person may say anything of any of them.
    """
    table, group, bonds = rows.table, [case], set[int]()
    for each in group:
        bonds |= set(rows.bonds_of_case.get(each, ()))
        group += sorted({other for bond in bonds for other in rows.bond_cases[bond]} - {*group})
    soft = {slack.row for slack in rows.slacks if slack.case < 0}
    if any(each not in rows.place or len(table.of_case(each, True)) for each in group):
        return None
    if any(rows.bond_row[bond] in soft for bond in bonds):
        return None
    seats = np.concatenate([table.of_case(each, False) for each in group])
    said = rows.entry_row[np.isin(rows.entry_seat, seats)]
    return tuple(group) if np.isin(said, [rows.place[each] for each in group]).all() else None


@dataclass(frozen=True)
class RestOfDay:
    """The best allocation without some `cases` that go together, proven, and what it came to.

    `rows`: of the part with them; `charges`: the tiers over them.
    """

    rows: LinkingRows
    cases: tuple[int, ...]
    allocation: Allocation
    reached: tuple[Reached, ...]
    charges: tuple[TierCost, ...]

    @cached_property
    def _busy(self) -> frozenset[str]:
        return busy(self.allocation.seats.values())

    @cached_property
    def _added(self) -> dict[str, tuple[int, ...]]:
        """What the cases alone cost in each tier, by who may answer with them."""
        table = self.rows.table
        seats = np.concatenate([table.of_case(case, False) for case in self.cases])
        mine: dict[int, list[int]] = {}
        for seat in np.sort(seats).tolist():
            mine.setdefault(int(table.worker[seat]), []).append(seat)
        columns = gather(table, self.rows, [
            (worker, tuple(held)) for worker, held in mine.items() if len(held) == len(self.cases)
        ])
        able = columns.fitting & (columns.added == columns.total(table.weight[columns.seat]))
        costs = zip(*(charge.of(columns).tolist() for charge in self.charges), strict=True)
        return {
            table.workers[worker]: cost
            for worker, cost, alone in zip(columns.worker.tolist(), costs, able, strict=True)
            if alone
        }

    def given(self, worker: str) -> tuple[Allocation, tuple[Reached, ...]] | None:
        """The best day in which `worker` takes the cases; None where this does not tell."""
        added = self._added.get(worker)
        if added is None or worker in self._busy:
            return None
        names = self.rows.table.cases
        given = {names[case]: Seats(worker, None) for case in self.cases}
        seats = {**self.allocation.seats, **given}
        reached = (
            Reached(item.tier, value := (item.value[0] + more, *item.value[1:]), value, True)
            for item, more in zip(self.reached, added, strict=True)
        )
        return Allocation(dict(sorted(seats.items()))), tuple(reached)

    def near(self, worker: str) -> list[Mapping[str, Seats]]:
        """Days in which who is busy takes the cases and hands one of theirs on, the cheapest first.

        Told by what the two cost who change; whether rows allow it is for others to see.
        """
        table, seats = self.rows.table, self.allocation.seats
        mine = {name: who for name, who in seats.items() if name in table.case_at}
        held = {who: tuple(sorted(each)) for who, each in table.seats_of(mine).items()}
        given = tuple(table.find("takes", table.cases[case], worker) for case in self.cases)
        taker = table.workers.index(worker)
        keeps = (*held.get(taker, ()), *(seat for seat in given if seat is not None))
        handed = [(seat, int(other)) for seat in held.get(taker, ()) if not table.assist[seat]
                  for other in table.of_case(int(table.case[seat]), False) if other != seat
                  and table.workers[table.worker[other]] not in
                  mine[table.cases[table.case[seat]]]]
        changed: list[tuple[ColumnSeats, ColumnSeats, ColumnSeats]] = []
        for seat, other in handed:
            to = int(table.worker[other])
            had = held.get(to, ())
            changed.append(((taker, tuple(sorted({*keeps} - {seat}))),
                            (to, tuple(sorted({*had, other}))), (to, had)))
        columns = gather(table, self.rows, [
            one for change in changed for one in change if one[1]
        ])
        each = zip(*(charge.of(columns).tolist() for charge in self.charges), strict=True)
        able = columns.fitting.tolist()
        cost = {one: found for one, found, fits in zip(
            columns.listed(), each, able, strict=True) if fits}
        cost |= dict.fromkeys((before for *_, before in changed if not before[1]),
                              (0,) * len(self.charges))
        ranked = sorted(
            (tuple(a + b - c for a, b, c in zip(
                cost[less], cost[more], cost[before], strict=True)), at)
            for at, (less, more, before) in enumerate(changed) if less in cost and more in cost
        )
        taken = {table.cases[case]: Seats(worker, None) for case in self.cases}
        found: list[Mapping[str, Seats]] = []
        for _, at in ranked[:HANDED]:
            seat, other = handed[at]
            name = table.cases[table.case[seat]]
            beside = Seats(table.workers[table.worker[other]], mine[name].co_caseworker)
            found.append({**mine, **taken, name: beside})
        return found


def busy(seats: Iterable[Seats]) -> frozenset[str]:
    """Who takes or assists with anything."""
    return frozenset(person for each in seats for person in each if person is not None)
