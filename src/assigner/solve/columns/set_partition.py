"""The exact choice among listed patterns: booleans and a linear objective, by CP-SAT.

Without products and with every pattern's cost known, one worker proves in hundredths of a
second what the plain model does not prove in a minute; `linearization_level` 2 matters.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assigner.solve import cpsat
from assigner.solve.branch_and_price.cuts import Cut, entries
from assigner.solve.branch_and_price.duals import DualBound, KeptTier
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.cost import TierCost
from assigner.solve.cpsat import cp_model
from assigner.solve.limits import Limits

MEASURE = 1 << 40
"""The largest coefficient told CP-SAT: it adds up in 64 bits, and rows may round down."""


class PartitionParameters:
    """CP-SAT on a set partitioning."""

    probed: Final = 3_000
    """Patterns up to which CP-SAT probes in presolve: of more it finds little, and takes most of
    the time for it."""


FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class Partition:
    """What the choice ended with: the patterns, their cost and its bound (constant left out)."""

    patterns: tuple[ColumnSeats, ...]
    value: int
    bound: int


class SetPartition:
    """One boolean for each pattern of a pool, under the linking rows.

    `hinted`: variable -> whether it is taken in the plan to start from.
    """

    from_below = True

    def __init__(self, patterns: Columns, upper: Sequence[int]) -> None:
        self.patterns, self.rows = patterns, patterns.rows
        self.listed = patterns.listed()
        self.upper = upper
        self.model = cp_model.CpModel()
        self.taken = [self.model.new_bool_var("") for _ in self.listed]
        self.slacks = [self.model.new_int_var(0, most, "") for most in upper]
        self.hinted: dict[int, bool] = {}
        self.mine: dict[int, list[int]] = {}
        for at, (worker, _) in enumerate(self.listed):
            self.mine.setdefault(worker, []).append(at)
        for places in self.mine.values():
            if len(places) > 1:
                self.model.add_at_most_one(self.taken[at] for at in places)
        self.in_row: list[list[tuple[int, int]]] = [[] for _ in self.rows.right]
        for at, row, count in zip(*(array.tolist() for array in patterns.entries), strict=True):
            self.in_row[row].append((at, count))
        self.slack_in: list[list[tuple[int, int]]] = [[] for _ in self.rows.right]
        for at, slack in enumerate(self.rows.slacks):
            self.slack_in[slack.row].append((at, slack.coefficient))
        self._rows()

    def _rows(self) -> None:
        for row, (right, equal) in enumerate(zip(self.rows.right, self.rows.equal, strict=True)):
            total = self.total(row)
            if equal:
                self.model.add(total == right)
            elif sum(max(0, count) for _, count in self.in_row[row]) > right:
                self.model.add(total <= right)

    def total(self, row: int) -> cp_model.LinearExprT:
        """What a row of the master adds up to."""
        terms = [self.taken[at] for at, _ in self.in_row[row]]
        terms += [self.slacks[at] for at, _ in self.slack_in[row]]
        counts = [count for _, count in (*self.in_row[row], *self.slack_in[row])]
        return cp_model.LinearExpr.weighted_sum(terms, counts)

    def cost(self, charge: TierCost) -> cp_model.LinearExprT:
        """A tier's cost, its constant left out."""
        costs = charge.of(self.patterns).tolist()
        return self.weighed(costs, charge.slack)

    def weighed(
        self, costs: Sequence[int], slack: dict[int, int] | None = None
    ) -> cp_model.LinearExprT:
        """A cost given pattern by pattern, and slack by slack."""
        terms = [(self.taken[at], cost) for at, cost in enumerate(costs) if cost]
        terms += [(self.slacks[at], cost) for at, cost in (slack or {}).items()]
        return cp_model.LinearExpr.weighted_sum(
            [variable for variable, _ in terms], [cost for _, cost in terms]
        )

    def above(self, bound: DualBound, most: int) -> cp_model.LinearExprT:
        """How far a tier lies above its bound, in units / scale, for costs of at most `most`.

        The same cost, told by what each pattern costs at the bound's duals: every term is
        at least 0 and small, so the solver sees at once what cannot be paid for.
        """
        duals, room = bound.duals, bound.room(most)
        reduced = duals.reduced(self.patterns).tolist()
        terms: list[tuple[cp_model.LinearExprT, int]] = []
        for worker, places in self.mine.items():
            least = bound.least.get(worker, 0)
            terms += [(self.taken[at], reduced[at] - least) for at in places]
            if least:
                idle = self.model.new_bool_var("")
                self.model.add_exactly_one(idle, *(self.taken[at] for at in places))
                terms.append((idle, -least))
        for at, variable in enumerate(self.slacks):
            price = duals.slack(at)
            if price > 0:
                terms.append((variable, price))
            elif price < 0:
                terms.append((self.upper[at] - variable, -price))
        for row, price in enumerate(duals.row):
            if price and not self.rows.equal[row]:
                left = self._left(self.total(row), self.rows.right[row], room // -price)
                terms.append((left, -price))
        for tier, price in zip(duals.tiers, duals.kept, strict=True):
            if price:
                left = self._left(self.cost(tier.charge), tier.most, room // price)
                terms.append((left, price))
        return cp_model.LinearExpr.weighted_sum(
            [variable for variable, _ in terms], [price for _, price in terms]
        )

    def _left(
        self, total: cp_model.LinearExprT, right: int, most: int
    ) -> cp_model.IntVar:
        left = self.model.new_int_var(0, max(0, most), "")
        self.model.add(left == right - total)
        return left

    def keep(self, tiers: Sequence[KeptTier]) -> None:
        """Hold the tiers before this one."""
        for tier in tiers:
            self.model.add(self.cost(tier.charge) <= tier.most)

    def hold(self, rows: Sequence[Cut], must: Iterable[int]) -> None:
        """Rows that follow from the others and from the tiers kept: they are seen sooner."""
        for row in rows:
            at, counts = entries(row, self.patterns)
            most = max(map(abs, [row.right, *counts.tolist()]))
            part = max(1, most // MEASURE)
            parts = [count // part for count in counts.tolist()]
            taken = [self.taken[item] for item in at.tolist()]
            total = cp_model.LinearExpr.weighted_sum(taken, parts)
            self.model.add(total <= row.right // part)
        for worker in sorted(must):
            self.model.add_at_least_one(self.taken[at] for at in self.mine[worker])

    def least(
        self,
        cost: cp_model.LinearExprT,
        hint: set[ColumnSeats],
        limits: Limits,
        effort: float | None,
    ) -> Partition | None:
        """The least of a cost; None when there is none, or none was found.

        `effort`: where to stop, in deterministic units; None works until it is proved.
        """
        for at, pattern in enumerate(self.listed):
            self.hinted[self.taken[at].index] = pattern in hint
        solver, status = self._solved(cost, limits, effort)
        if status not in FOUND:
            return None
        value = solver.value(cost)
        chosen = tuple(
            pattern
            for at, pattern in enumerate(self.listed)
            if solver.boolean_value(self.taken[at])
        )
        return Partition(chosen, value, bound_of(solver, status, value))

    def _solved(
        self, cost: cp_model.LinearExprT, limits: Limits, effort: float | None
    ) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """The solver and how it ended."""
        self.model.minimize(cost)
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # no stub
        for at, value in self.hinted.items():
            self.model.add_hint(self.model.get_bool_var_from_proto_index(at), value)
        solver = cpsat.solver(limits.threads)
        solver.parameters.linearization_level = 2
        if len(self.listed) > PartitionParameters.probed:
            # Probing so many partitions finds little and takes most of the time.
            solver.parameters.cp_model_probing_level = 0
            solver.parameters.symmetry_level = 0
            solver.parameters.max_presolve_iterations = 1
        if effort is not None:
            solver.parameters.max_deterministic_time = effort
        else:
            # From below: the plan at column is near the least already, the bound is not.
            solver.parameters.optimize_with_core = self.from_below
        left = limits.left()
        if left is not None:
            solver.parameters.max_time_in_seconds = left
        return solver, solver.solve(self.model)


def bound_of(
    solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, value: int
) -> int:
    """The bound of a cost found."""
    if status == cp_model.OPTIMAL:
        return value
    return min(value - 1, math.floor(solver.best_objective_bound))
