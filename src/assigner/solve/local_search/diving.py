"""From prices to plans: columns that cost little above the best, chosen together.

First a dive: the linear programme over the listed columns is solved, its surest columns are
fixed, and so on with what is left, until CP-SAT can choose the rest exactly. Then larger
and larger groups of caseworkers choose again among the listed columns (set partitioning by
large-neighbourhood search).
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve import cpsat
from assigner.solve.cpsat import cp_model
from assigner.solve.local_search.columns import BlockColumn
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.pairing import Ints

DEAD = 50.0  # a block in no column costs as many times the slack
FINE = 10**9
FIRST, MORE, PRICINGS = 30, 1_000, 60
BACK, LARGE, EFFORT = (0, 6, 12), 6_000, 0.7


def dive(
    listed: Sequence[Sequence[BlockColumn]], blocks: Iterable[int], slack: int, enough: int,
    sure: float, deadline: Deadline,
) -> list[BlockColumn] | None:
    """One column for each caseworker, each block once; None where the dive ends in the dark.

    `enough`: so few columns are left to CP-SAT. `sure`: from which share a column is fixed
    beside the surest.
    """
    everything = frozenset(blocks)
    chosen: list[BlockColumn] = []
    while not deadline.over():
        left = _left(listed, chosen)
        if any(not columns for columns in left):
            break
        if sum(len(columns) for columns in left) <= enough:
            break
        flat = [column for columns in left for column in columns]
        shares = Relaxed(flat, everything.difference(*_held(chosen)), slack).shares(deadline)
        if shares is None:
            break
        chosen += _surest(flat, shares, sure)
    # The rest is chosen exactly; where it has no choice, the last that was fixed is freed.
    for back in BACK:
        kept = chosen[: max(0, len(chosen) - back)]
        left = _left(listed, kept)
        if deadline.over() or sum(len(columns) for columns in left) > LARGE:
            return None
        if all(left):
            rest, _ = choose(
                left, everything.difference(*_held(kept)), slack, (), EFFORT, deadline
            )
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


class Relaxed:
    """The linear programme over listed columns: first few of them, then those it asks for."""

    def __init__(self, columns: Sequence[BlockColumn], blocks: Iterable[int], slack: int) -> None:
        self.columns = columns
        self.cost = np.array([column.above / max(1, slack) for column in columns])
        self.model = mathopt.Model()
        self.once = {p: self.model.add_linear_constraint(lb=1, ub=1) for p in sorted(blocks)}
        self.each = {worker: self.model.add_linear_constraint(lb=1, ub=1)
                     for worker in sorted({column.worker for column in columns})}
        for row in (*self.once.values(), *self.each.values()):
            missing = self.model.add_variable(lb=0.0)
            self.model.objective.set_linear_coefficient(missing, DEAD)
            row.set_coefficient(missing, 1.0)
        # Each column as the places of its rows, one after another, for pricing all at once.
        place = {block: number for number, block in enumerate(self.once)}
        seat = {worker: len(place) + number for number, worker in enumerate(self.each)}
        rows = [[seat[column.worker], *(place[p] for p in column.blocks)] for column in columns]
        self.rows = np.array([row for hand_rows in rows for row in hand_rows], dtype=np.int64)
        sizes = np.array([len(hand_rows) for hand_rows in rows], dtype=np.int64)
        self.starts = np.cumsum(sizes) - sizes
        self.uses: dict[int, mathopt.Variable] = {}

    def shares(self, deadline: Deadline) -> Floats | None:
        """How much of each column the programme takes; None where it has no plan in time."""
        solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)
        self._admit(self._first())
        rows = [*self.once.values(), *self.each.values()]
        for _ in range(PRICINGS):
            left = deadline.left()
            if left is not None and left <= 0:
                return None
            seconds = timedelta(seconds=3600.0 if left is None else left)
            result = solver.solve(params=mathopt.SolveParameters(time_limit=seconds))
            if not (result.has_primal_feasible_solution() and result.has_dual_feasible_solution()):
                return None
            duals = np.array(result.dual_values(rows))
            reduced = self.cost - np.add.reduceat(duals[self.rows], self.starts)
            reduced[list(self.uses)] = 0.0
            wanted = np.flatnonzero(reduced < -1e-7)
            if not len(wanted):
                break
            self._admit(wanted[np.argsort(reduced[wanted], kind="stable")[:MORE]])
        if result.objective_value() >= DEAD:
            return None
        shares = np.zeros(len(self.columns))
        known = list(self.uses)
        shares[known] = result.variable_values([self.uses[number] for number in known])
        return shares

    def _first(self) -> Ints:
        """The cheapest columns of everybody."""
        many: dict[int, int] = {}
        chosen = []
        for number in np.argsort(self.cost, kind="stable").tolist():
            worker = self.columns[number].worker
            many[worker] = many.get(worker, 0) + 1
            if many[worker] <= FIRST:
                chosen.append(number)
        return np.array(chosen, dtype=np.int64)

    def _admit(self, chosen: Ints) -> None:
        for number in chosen.tolist():
            use = self.model.add_variable(lb=0.0)
            self.uses[number] = use
            self.model.objective.set_linear_coefficient(use, float(self.cost[number]))
            column = self.columns[number]
            self.each[column.worker].set_coefficient(use, 1.0)
            for block in column.blocks:
                self.once[block].set_coefficient(use, 1.0)


def choose(
    listed: Sequence[Sequence[BlockColumn]], blocks: Iterable[int], slack: int,
    now: Sequence[BlockColumn], effort: float, deadline: Deadline, fine: int = FINE,
) -> tuple[list[BlockColumn] | None, bool]:
    """The cheapest choice of one column each with every block once, by CP-SAT.

    Costs are told in parts of `slack`, at most `fine` of them; exact where `slack` is less.

    Also whether the choice is known to be the cheapest, or that there is none.
    """
    model = cp_model.CpModel()
    in_hand: dict[int, list[cp_model.IntVar]] = {block: [] for block in blocks}
    present = {(column.worker, column.blocks) for column in now}
    uses: list[tuple[cp_model.IntVar, BlockColumn]] = []
    for columns in listed:
        row = []
        for column in columns:
            use = model.new_bool_var("")
            row.append(use)
            uses.append((use, column))
            if now:
                model.add_hint(use, (column.worker, column.blocks) in present)
            for block in column.blocks:
                in_hand[block].append(use)
        model.add_exactly_one(row)
    for holders in in_hand.values():
        model.add_exactly_one(holders)
    unit = max(1, slack // fine)
    model.minimize(sum(column.above // unit * use for use, column in uses))
    solver = cpsat.solver()
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = effort
    solver.parameters.catch_sigint_signal = False
    left = deadline.left()
    if left is not None:
        solver.parameters.max_time_in_seconds = max(0.01, left)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, status == cp_model.INFEASIBLE
    return [column for use, column in uses if solver.boolean_value(use)], status == cp_model.OPTIMAL
