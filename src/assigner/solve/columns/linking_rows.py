"""The master's rows: what ties caseworkers together.

Each case is placed once or left; a co-worker only beside a caseworker; rows of rules over
several caseworkers; bonds, where a pattern counts once however many of its cases it takes.
Rows over one caseworker alone become limits of the table.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

import numpy as np

from assigner.rule import LinearRow, Rule
from assigner.solve.columns.aggregation import CaseKinds
from assigner.solve.columns.seats import Ints, ResourceLimit, SeatTable
from assigner.solve.minimum import NoAllocation


@dataclass(frozen=True)
class Slack:
    """A whole number of the master: a case left (its row counts 1), or excess of a row.

    `case`: the case it leaves unassigned, or -1; `tier`, `price`: who pays for excess.
    """

    row: int
    coefficient: int
    most: int
    case: int = -1
    tier: str = ""
    price: int = 0


@dataclass
class LinkingRows:
    """Rows sum(coefficient x seat) + slacks <= or = right side, over the seats of a table.

    `place`: case -> the row that places it; one for all of a kind where alike cases are counted
    (`kinds`), and its right side is how many there are. `names`: what each row is of,
    the same on any day; some have one name.
    """

    table: SeatTable
    right: list[int] = field(default_factory=list)
    equal: list[bool] = field(default_factory=list)
    slacks: list[Slack] = field(default_factory=list)
    bond_row: list[int] = field(default_factory=list)
    bond_cases: list[tuple[int, ...]] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    seats: list[Ints] = field(default_factory=list)  # (entry,) each
    rows: list[Ints] = field(default_factory=list)  # (entry,) each
    coefficients: list[Ints] = field(default_factory=list)  # (entry,) each
    kinds: CaseKinds | None = None
    names: list[str] = field(default_factory=list)

    def _row(self, right: int, name: str, equal: bool = False) -> int:
        self.right.append(right)
        self.equal.append(equal)
        self.names.append(name)
        return len(self.right) - 1

    @staticmethod
    def placing(case: str) -> str:
        """The name of the row that places a case."""
        return f"place {case}"

    def _enter(self, row: int, seats: Ints, coefficients: Ints | int) -> None:
        self.seats.append(seats)
        self.rows.append(np.full(len(seats), row))
        self.coefficients.append(np.broadcast_to(np.asarray(coefficients, np.int64), seats.shape))

    def place_cases(self) -> None:
        """Every case that somebody can take has one caseworker, or is left."""
        for case in range(len(self.table.cases)):
            takes = self.table.of_case(case, False)
            if not len(takes):
                continue
            self.place[case] = row = self._row(1, self.placing(self.table.cases[case]), equal=True)
            self._enter(row, takes, 1)
            self.slacks.append(Slack(row, 1, 1, case=case))
        for case in range(len(self.table.cases)):
            assists = self.table.of_case(case, True)
            if len(assists):
                row = self._row(0, f"beside {self.table.cases[case]}")
                self._enter(row, assists, 1)
                self._enter(row, self.table.of_case(case, False), -1)

    def add(self, rule: Rule, row: LinearRow) -> None:
        """A rule's row: a limit of one caseworker, or a row of the master."""
        counted: dict[int, int] = {}
        for part, count in row.terms:
            seat = self.table.find(part.seat, part.case, part.worker)
            if seat is not None:
                counted[seat] = counted.get(seat, 0) + count
        counts = {seat: count for seat, count in sorted(counted.items()) if count}
        most = sum(count for count in counts.values() if count > 0)
        if most <= row.at_most:
            return
        if not counts and rule.hard:
            raise NoAllocation(self.table.cases)
        tier, price = ("", 0) if rule.hard else (rule.soft_tier, rule.price)
        # Only where an empty pattern keeps it and more seats never help: see Pricing problem.
        if counts and row.at_most >= 0 and min(counts.values()) > 0:
            people = {int(self.table.worker[seat]) for seat in counts}
            if len(people) == 1:
                self.table.limits[people.pop()].append(
                    ResourceLimit(counts, row.at_most, price, tier)
                )
                return
        seats = np.fromiter(counts, np.int64, len(counts))
        at = self._row(row.at_most, f"{rule.name()} {row.subject}")
        self._enter(at, seats, np.fromiter(counts.values(), np.int64, len(counts)))
        if not rule.hard:
            self.slacks.append(Slack(at, -1, most - row.at_most, tier=tier, price=price))

    def bond(self, rule: Rule, cases: Sequence[int]) -> None:
        """At most one caseworker holds any of the cases; soft, each further one is excess."""
        seats = [self.table.of_case(case, False) for case in cases]
        people = {int(worker) for mine in seats for worker in self.table.worker[mine]}
        if len(people) < 2:
            return
        at = self._row(1, f"{rule.name()} {' '.join(self.table.cases[case] for case in cases)}")
        self.bond_row.append(at)
        self.bond_cases.append(tuple(cases))
        if not rule.hard:
            self.slacks.append(
                Slack(at, -1, len(people) - 1, tier=rule.soft_tier, price=rule.price)
            )

    def merged(
        self, into: Sequence[int], many: Mapping[int, int], kinds: CaseKinds
    ) -> "LinkingRows":
        """The same with rows in one: `into` which each goes, and how `many` are in one."""
        kept = sorted(set(into))
        at = np.full(len(into), -1)
        at[kept] = np.arange(len(kept))
        at = at[np.asarray(into, np.int64)]
        slacks = [
            replace(slack, row=int(at[slack.row]), most=slack.most * many[slack.row])
            for slack in self.slacks if into[slack.row] == slack.row
        ]
        found = LinkingRows(
            self.table, [self.right[row] * many[row] for row in kept],
            [self.equal[row] for row in kept], slacks,
            [int(at[row]) for row in self.bond_row], list(self.bond_cases),
            {case: int(at[row]) for case, row in self.place.items()},
            [self.entry_seat], [at[self.entry_row]], [self.entry_count], kinds,
            [self.names[row] for row in kept],
        )
        found.close()
        return found

    def without(self, cases: Sequence[int]) -> "LinkingRows":
        """The same with nobody to be found for some cases."""
        found = copy(self)
        found.right = [*self.right]
        for case in cases:
            found.right[self.place[case]] = 0
        return found

    def close(self) -> None:
        """Sort the entries by seat: `entry_start[s] : entry_start[s + 1]` are seat s's."""
        seats = np.concatenate([np.zeros(0, np.int64), *self.seats])
        order = np.argsort(seats, kind="stable")
        self.entry_seat: Ints = seats[order]
        self.entry_row: Ints = np.concatenate([np.zeros(0, np.int64), *self.rows])[order]
        self.entry_count: Ints = np.concatenate(
            [np.zeros(0, np.int64), *self.coefficients]
        )[order]
        self.entry_start: Ints = np.searchsorted(
            self.entry_seat, np.arange(len(self.table.case) + 1)
        )
        self.bonds_of_case: dict[int, tuple[int, ...]] = defaultdict(tuple)
        for bond, cases in enumerate(self.bond_cases):
            for case in cases:
                self.bonds_of_case[case] += (bond,)


def link(table: SeatTable) -> LinkingRows:
    """State the linking rows over a table. Raises NoAllocation when a row cannot hold."""
    statement, rows = table.statement, LinkingRows(table)
    rows.place_cases()
    mine = {case: at for at, case in enumerate(table.cases)}
    for rule, row in statement.rows:
        # Most rows are of one case: of another part, as a rule, by their first term already.
        if row.terms and row.terms[0][0].case not in mine:
            continue
        if all(part.case in mine for part, _ in row.terms):
            rows.add(rule, row)
    for rule, bond in statement.bonds:
        cases = [mine[case] for case in bond.cases if case in mine]
        if cases:
            rows.bond(rule, cases)
    rows.close()
    return rows
