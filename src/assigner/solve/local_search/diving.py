"""From duals to plans: columns of little reduced cost, chosen together.

First a dive: the linear programme over the listed columns is solved, its surest columns are
fixed, and so on with what is left, until CP-SAT can choose the rest exactly. Then larger
and larger groups of caseworkers choose again among the listed columns (set partitioning by
large-neighbourhood search).
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

import numpy as np

from assigner.solve.columns.set_partition import SetPartition
from assigner.solve.local_search.block_duals import BlockMaster
from assigner.solve.local_search.columns import BlockColumn
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import DiveParameters


def dive(
    listed: Sequence[Sequence[BlockColumn]], blocks: Iterable[int], slack: int, sure: float,
    deadline: Deadline,
) -> list[BlockColumn] | None:
    """One column for each caseworker, each block once; None where the dive finds no plan.

    `sure`: from which share a column is fixed beside the surest.
    """
    everything = frozenset(blocks)
    chosen: list[BlockColumn] = []
    while not deadline.over():
        left = _left(listed, chosen)
        if any(not columns for columns in left):
            break
        if sum(len(columns) for columns in left) <= DiveParameters.left_to_cpsat:
            break
        flat = [column for columns in left for column in columns]
        shares = DiveMaster(flat, everything.difference(*_held(chosen)), slack).shares(deadline)
        if shares is None:
            break
        chosen += _surest(flat, shares, sure)
    # The rest is chosen exactly; where it has no choice, the last that was fixed is freed.
    for back in DiveParameters.freed:
        kept = chosen[: max(0, len(chosen) - back)]
        left = _left(listed, kept)
        if deadline.over() or sum(map(len, left)) > DiveParameters.most_columns:
            return None
        if all(left):
            open_blocks = everything.difference(*_held(kept))
            rest, _ = choose(left, open_blocks, slack, (), DiveParameters.effort, deadline)
            if rest is not None:
                return kept + rest
    return None


def _held(columns: Sequence[BlockColumn]) -> list[tuple[int, ...]]:
    return [column.blocks for column in columns]


def _left(
    listed: Sequence[Sequence[BlockColumn]], chosen: Sequence[BlockColumn]
) -> list[list[BlockColumn]]:
    """The columns still open to everybody who has none, beside those chosen."""
    gone = frozenset[int]().union(*_held(chosen))
    done = {column.worker for column in chosen}
    return [
        [column for column in columns if gone.isdisjoint(column.blocks)]
        for columns in listed
        if columns and columns[0].worker not in done
    ]


def _surest(columns: Sequence[BlockColumn], shares: Floats, sure: float) -> list[BlockColumn]:
    """The column with the largest share, and the others that count as sure."""
    fixed: list[BlockColumn] = []
    workers: set[int] = set()
    blocks: set[int] = set()
    for place in np.argsort(-shares, kind="stable").tolist():
        if fixed and shares[place] < sure:
            break
        column = columns[place]
        if column.worker not in workers and blocks.isdisjoint(column.blocks):
            fixed.append(column)
            workers.add(column.worker)
            blocks.update(column.blocks)
    return fixed


class DiveMaster:
    """The restricted master over listed columns: first a few, then those of negative reduced cost.

    A dive is guided by shares, so artificial columns keep the programme feasible; a solution
    that needs one is no guide.
    """

    def __init__(self, columns: Sequence[BlockColumn], blocks: Iterable[int], slack: int) -> None:
        self.columns = columns
        # (column,), reduced cost in parts of the slack
        self.cost = np.array([column.reduced / max(1, slack) for column in columns])
        people = sorted({column.worker for column in columns})
        self.master = BlockMaster(sorted(blocks), people, missing=DiveParameters.missing)
        # Each column as its rows, one after another, for pricing all at once.
        once, each = self.master.once, self.master.each
        rows = [[each[column.worker], *(once[p] for p in column.blocks)] for column in columns]
        self.rows = np.array([row for mine in rows for row in mine], dtype=np.int64)  # (entry,)
        sizes = np.array([len(mine) for mine in rows], dtype=np.int64)  # (column,)
        self.starts = np.cumsum(sizes) - sizes  # (column,), its first entry in `rows`
        self.uses: dict[int, int] = {}

    def shares(self, deadline: Deadline) -> Floats | None:
        """How much of each column the programme takes; None where it has no plan in time."""
        self._admit(self._first())
        lp = self.master.lp
        for _ in range(DiveParameters.pricings):
            if not lp.solve(deadline.left()) or deadline.over():
                return None
            duals = np.asarray(lp.duals())
            reduced = self.cost - np.add.reduceat(duals[self.rows], self.starts)
            reduced[list(self.uses)] = 0.0
            wanted = np.flatnonzero(reduced < DiveParameters.reduced_cost)
            if not len(wanted):
                break
            best = np.argsort(reduced[wanted], kind="stable")[: DiveParameters.admitted]
            self._admit(wanted[best])
        if lp.value >= DiveParameters.missing:
            return None
        shares = np.zeros(len(self.columns))
        shares[list(self.uses)] = lp.taken(self.uses.values())
        return shares

    def _first(self) -> Ints:
        """The cheapest columns of everybody."""
        many: dict[int, int] = {}
        chosen = []
        for number in np.argsort(self.cost, kind="stable").tolist():
            worker = self.columns[number].worker
            many[worker] = many.get(worker, 0) + 1
            if many[worker] <= DiveParameters.first_columns:
                chosen.append(number)
        return np.array(chosen, dtype=np.int64)

    def _admit(self, chosen: Ints) -> None:
        for number in chosen.tolist():
            self.uses[number] = self.master.admit(self.columns[number], float(self.cost[number]))


def choose(
    listed: Sequence[Sequence[BlockColumn]], blocks: Iterable[int], slack: int,
    now: Sequence[BlockColumn], effort: float, deadline: Deadline,
    parts: int = DiveParameters.parts,
) -> tuple[list[BlockColumn] | None, bool]:
    """The cheapest choice of one column each with every block once, by CP-SAT.

    Costs are told in parts of `slack`, at most `parts` of them; exact where `slack` is less.
    `now`: the columns of the incumbent, as a hint. Also whether the choice is known to be the
    cheapest, or that there is none.
    """
    flat = [column for columns in listed for column in columns]
    partition = SetPartition([1] * len(flat))
    holders_of: dict[int, list[int]] = {block: [] for block in blocks}
    for at, column in enumerate(flat):
        for block in column.blocks:
            holders_of[block].append(at)
    ends = list(accumulate(map(len, listed), initial=0))
    for row in (*(range(*ends_of) for ends_of in pairwise(ends)), *holders_of.values()):
        partition.exactly_one(row)
    if now:
        present = {(column.worker, column.blocks) for column in now}
        partition.hint([(column.worker, column.blocks) in present for column in flat])
    unit = max(1, slack // parts)
    answer = partition.ask(
        partition.total([column.reduced // unit for column in flat]),
        effort=effort, seconds=deadline.left(),
    )
    if not answer.found:
        return None, answer.impossible
    uses = partition.uses(answer)
    return [column for column, use in zip(flat, uses, strict=True) if use], answer.proven
