"""What one solve of a part learns for the next: duals and patterns, tier by tier.

The solves differ in the seats they leave open and in what earlier tiers came to. Any duals
bound a tier (see `duals`), and a pattern of open seats stays a pattern, so both are taken
over as a place to start from; nothing is believed that is not shown again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from assigner.objective import Costs
from assigner.solve.branch_and_price.cuts import CutProof, SubsetRowCut
from assigner.solve.branch_and_price.duals import DualBound, Duals, KeptTier
from assigner.solve.branch_and_price.parameters import DualsParameters as Parameters
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost, charge
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import Flags


@dataclass
class WarmStart:
    """Duals and patterns by the number of tiers kept. `forced`: a seat that must be taken.

    `strict`: every tier is kept at its least, without tolerance. `case`: the case that is forced,
    or left out; -1 for neither.
    """

    strict: bool = False
    forced: int | None = None
    case: int = -1
    _duals: dict[tuple[int, int], Duals] = field(default_factory=dict)
    _patterns: dict[int, dict[ColumnSeats, None]] = field(default_factory=dict)
    _gaps: dict[tuple[int, int], int] = field(default_factory=dict)
    _triples: dict[int, dict[tuple[int, int, int], SubsetRowCut]] = field(default_factory=dict)
    _charges: dict[int, tuple[Costs, TierCost]] = field(default_factory=dict)

    def about(self, case: int, seat: int | None) -> "WarmStart":
        """The same memory, for a solve in which a case must have a seat, or is left out."""
        return replace(self, forced=seat, case=case)

    def charge(self, rows: LinkingRows, costs: Costs) -> TierCost:
        """A tier's charges, stated once for the same costs, whatever is open."""
        known = self._charges.get(id(costs))
        if known is None:
            known = self._charges[id(costs)] = costs, charge(rows.table, rows, costs)
        return known[1]

    def learn(self, duals: Duals, patterns: Sequence[ColumnSeats]) -> None:
        """Keep what a solve ended with."""
        stage = len(duals.tiers)
        if self.forced is None or (stage, self.case) not in self._duals:
            # The duals of one forced seat say little of another: those of the day without it do.
            self._duals[stage, self.case] = duals
        self._patterns.setdefault(stage, {}).update(dict.fromkeys(patterns))

    def ended(self, bound: DualBound, value: int) -> None:
        """Keep how far the least of a tier lay above its bound."""
        if self.forced is None:
            self._gaps[len(bound.duals.tiers), self.case] = bound.room(value)

    def gap(self, duals: Duals) -> int | None:
        """How far the least lay above the bound with nothing forced; None before any was met."""
        stage = len(duals.tiers)
        return self._gaps.get((stage, self.case), self._gaps.get((stage, -1)))

    def cuts(self, stage: int) -> list[SubsetRowCut]:
        """The rows of three that proved most in solves of a tier: they hold in every allocation."""
        return list(self._triples.get(stage, {}).values())

    def cut(self, proof: CutProof) -> None:
        """Keep the rows of three that prove something."""
        known = self._triples.setdefault(len(proof.duals.tiers), {})
        for row, worth in zip(proof.cuts, proof.worth, strict=True):
            if worth and isinstance(row, SubsetRowCut) and len(known) < Parameters.triples:
                known.setdefault(row.three, row)

    def duals(
        self, rows: LinkingRows, tier: TierCost, kept: Sequence[KeptTier], scale: int,
        others: Callable[[], Duals],
    ) -> Duals | None:
        """The duals of the same tier, those of the forced case so high that it is taken."""
        del others
        case, stage = self.case, len(kept)
        known = self._duals.get((stage, case)) or self._duals.get((stage, -1))
        if known is None or known.scale != scale:
            return None
        duals = Duals(rows, tier, kept, scale, list(known.row), list(known.kept))
        if self.forced is not None:
            duals.row[rows.place[case]] = 0
            duals.row[rows.place[case]] = self._raise(duals)
        return duals

    def patterns(self, rows: LinkingRows, duals: Duals, alive: Flags) -> list[ColumnSeats]:
        """The patterns of open seats, those that cost least at the duals."""
        stage = len(duals.tiers)
        known = [
            pattern for pattern in self._patterns.get(stage, ())
            if all(alive[seat] for seat in pattern[1])
        ]
        if len(known) <= Parameters.remembered:
            return known
        cost = duals.reduced(gather(rows.table, rows, known))
        best = np.argsort(cost, kind="stable")[: Parameters.remembered]
        return [known[at] for at in best.tolist()]

    def _raise(self, duals: Duals) -> int:
        """By how much the forced seat alone costs more than anything else its holder may do."""
        assert self.forced is not None
        rows = duals.rows
        table, worker = rows.table, int(rows.table.worker[self.forced])
        first, last = int(table.start[worker]), int(table.start[worker + 1])
        most = 0
        for seat in range(first, last):
            start, stop = int(rows.entry_start[seat]), int(rows.entry_start[seat + 1])
            entries = zip(rows.entry_row[start:stop], rows.entry_count[start:stop], strict=True)
            worth = sum(duals.row[row] * int(count) for row, count in entries)
            worth -= sum(weight * int(charge.single[seat]) for charge, weight in duals.weights)
            most += max(0, worth)
        alone: Columns = gather(table, rows, [(worker, (self.forced,))])
        return max(0, int(duals.reduced(alone)[0]) + most)
