"""Columns near the best under earlier weights of a day, to begin with under others.

A linear programme over some ten thousand of them ends at duals that pricing can hardly better, in
a few rounds in arrays. Nothing of it is believed: pricing over everything counts what they prove.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.parameters import ShortlistParameters as Parameters
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.pricing.oracle import PricingOracle

Key = tuple[object, ...]


@dataclass
class Shortlist:
    """The columns of each table and its rows, by all that their seats and entries depend on."""

    _known: dict[Key, Columns] = field(default_factory=dict)
    _names: dict[Key, set[ColumnSeats]] = field(default_factory=dict)

    def of(self, rows: LinkingRows) -> Columns | None:
        """The columns of such rows, whatever the weights; None before any were noted."""
        known = self._known.get(_key(rows))
        return None if known is None else known.under(rows)

    def begin(self, oracle: PricingOracle, bound: DualBound, value: int) -> None:
        """List what lies nearest to a bound of a tier that `value` was found for."""
        found = oracle.within(bound, value * bound.duals.scale, Parameters.most)
        room = max(1, bound.room(value))
        for _ in range(Parameters.wider if found is None else 0):
            more = oracle.within(bound, room, Parameters.most)
            if more is None:
                break
            found, room = more, Parameters.step * room
        if found is not None:
            key = _key(oracle.rows)
            self._known[key], self._names[key] = found, set(found.listed())

    def more(self, rows: LinkingRows, met: Sequence[ColumnSeats]) -> None:
        """Add those met that are not among them."""
        key = _key(rows)
        names = self._names.get(key)
        fresh = [] if names is None else [column for column in met if column not in names]
        if names is not None and fresh and len(names) < Parameters.full:
            names.update(fresh)
            self._known[key] = self._known[key].beside(gather(rows.table, rows, fresh))


def _key(rows: LinkingRows) -> Key:
    table, kinds = rows.table, rows.kinds
    return (
        table.cases, table.workers, table.case.tobytes(), table.worker.tobytes(),
        table.assist.tobytes(), rows.entry_row.tobytes(), rows.entry_count.tobytes(),
        tuple(rows.bond_row), tuple(rows.bond_cases), None if kinds is None else kinds.each,
    )
