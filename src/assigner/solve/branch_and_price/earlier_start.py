"""Where the tiers of a part start from, given a plan made earlier, and what they end with.

Nothing of the earlier plan is believed. Any duals of the right sign bound a tier (see `duals`),
so a bound is counted anew from them; a seat that nobody can have today is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from assigner.solve.branch_and_price.duals import DualBound, Duals, KeptTier
from assigner.solve.branch_and_price.parameters import DualsParameters as Parameters
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import KINDS, Flags
from assigner.solve.earlier_plan import EarlierPlan, NamedColumn, NamedDuals
from assigner.solve.pricing.oracle import PricingOracle


@dataclass
class EarlierStart:
    """A place for each tier of a part to start from; what this part ends with is noted.

    `strict`: every tier is kept at its least, without tolerance.
    """

    earlier: EarlierPlan
    strict: bool
    _ended: dict[int, tuple[Duals, Sequence[ColumnSeats]]] = field(default_factory=dict)
    _near: dict[int, Columns | None] = field(default_factory=dict)

    @property
    def noting(self) -> bool:
        """Whether anybody goes on from what this part ends with."""
        return self.earlier.near is None

    def nearest(self, rows: LinkingRows) -> Columns | None:
        """The columns that draws of the day share."""
        near = self.earlier.near
        if near is not None and id(rows) not in self._near:
            self._near[id(rows)] = near.of(rows)
        return self._near.get(id(rows))

    def shortlist(self, oracle: PricingOracle, bound: DualBound, value: int) -> None:
        """List them where none are known."""
        near = self.earlier.near
        if near is not None and self.nearest(oracle.rows) is None:
            near.begin(oracle, bound, value)

    def met(self, rows: LinkingRows, columns: Sequence[ColumnSeats]) -> None:
        """More of them."""
        if self.earlier.near is not None:
            self.earlier.near.more(rows, columns)

    def learn(self, duals: Duals, patterns: Sequence[ColumnSeats]) -> None:
        """Note what the search for a tier ended with."""
        before = self._ended.get(len(duals.tiers))
        self._ended[len(duals.tiers)] = duals, patterns or (before[1] if before else ())

    def duals(
        self, rows: LinkingRows, tier: TierCost, kept: Sequence[KeptTier], scale: int,
        others: Callable[[], Duals],
    ) -> Duals | None:
        """The duals of the same tier then; of rows that are new, those of `others`."""
        names = names_of(rows)
        unit = _unit(tier)
        known = [
            told for told in self.earlier.duals
            if told.stage == len(kept) == len(told.kept) and (told.unit == 1) == (unit == 1)
            and not names.keys().isdisjoint(told.rows)
        ]
        if not known:
            return None
        most = max(known, key=lambda told: len(names.keys() & told.rows.keys()))
        row: list[int | None] = [None] * len(rows.right)
        for told in known:
            for name, dual in told.rows.items():
                if name in names:
                    row[names[name]] = dual * (scale * unit) // (told.scale * told.unit)
        missing = [at for at, dual in enumerate(row) if dual is None]
        met = others().row if missing else []
        whole = [met[at] if dual is None else dual for at, dual in enumerate(row)]
        signed = [
            dual if equal else min(0, dual)
            for dual, equal in zip(whole, rows.equal, strict=True)
        ]
        return Duals(
            rows, tier, kept, scale, signed,
            [max(0, dual * (scale * unit) // (most.scale * most.unit)) for dual in most.kept],
        )

    def patterns(self, rows: LinkingRows, duals: Duals, alive: Flags) -> list[ColumnSeats]:
        """The columns of seats that are open today, those that cost least at the duals."""
        known = [
            column
            for told in self.earlier.duals if told.stage == len(duals.tiers)
            for column in seated(rows, told.columns) if all(alive[seat] for seat in column[1])
        ]
        if known:
            known += self._with_new(rows, known, alive)
        if len(known) <= Parameters.since:
            return known
        columns = gather(rows.table, rows, known)
        best = np.argsort(duals.reduced(columns), kind="stable")[: Parameters.since]
        return columns.only(np.sort(best)).listed()

    def _with_new(
        self, rows: LinkingRows, known: Sequence[ColumnSeats], alive: Flags
    ) -> list[ColumnSeats]:
        """Each new case to whoever can have it, alone or with what they have in a column."""
        table, found = rows.table, list[ColumnSeats]()
        held: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for worker, seats in known:
            held[worker].append(seats)
        for case in range(len(table.cases)):
            if table.cases[case] in self.earlier.seats:
                continue
            for assist in (False, True):
                for seat in table.of_case(case, assist).tolist():
                    worker = int(table.worker[seat])
                    mine = held.get(worker, []) if alive[seat] else ()
                    found += [(worker, tuple(sorted({seat, *seats}))) for seats in ((), *mine)]
        columns = gather(table, rows, found)
        return columns.only(columns.fitting).listed()

    def ended(self) -> tuple[NamedDuals, ...]:
        """What the part ended with, by name."""
        return tuple(
            _named(stage, duals, patterns) for stage, (duals, patterns) in self._ended.items()
        )


def _named(stage: int, duals: Duals, patterns: Sequence[ColumnSeats]) -> NamedDuals:
    rows, table = duals.rows, duals.rows.table
    columns = tuple(
        (table.workers[worker],
         tuple((table.cases[table.case[seat]], bool(table.assist[seat])) for seat in seats))
        for worker, seats in patterns
    )
    named = {name: duals.row[at] for name, at in names_of(rows).items()}
    unit = _unit(duals.objective)
    return NamedDuals(stage, unit, duals.scale, tuple(duals.kept), named, columns)


def _unit(tier: TierCost) -> int:
    """What costs of a tier are told in: days cut utilisation more or less finely."""
    return tier.table.statement.problem.scale if tier.square else 1


def names_of(rows: LinkingRows) -> Mapping[str, int]:
    """The linking rows by name; one of counted cases by the name of each."""
    cases, found, turn = rows.table.cases, dict[str, int](), Counter[str]()
    for at, name in enumerate(rows.names):
        turn[name] += 1
        found[f"{name} {turn[name]}"] = at
    return found | {f"{rows.placing(cases[case])} 1": at for case, at in rows.place.items()}


def seated(rows: LinkingRows, columns: Iterable[NamedColumn]) -> list[ColumnSeats]:
    """Columns of another day, as far as all their seats are there."""
    table, found = rows.table, []
    numbers = {name: at for at, name in enumerate(table.workers)}
    for name, mine in columns:
        seats = [table.find(KINDS[assist], case, name) for case, assist in mine]
        there = sorted(seat for seat in seats if seat is not None)
        if len(there) == len(seats) and there and all(a < b for a, b in pairwise(there)):
            found.append((numbers[name], tuple(there)))
    return found
