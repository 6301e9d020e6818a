"""The restricted master: a linear programme over the columns met so far (Dantzig & Wolfe 1960).

Whatever a column is, here it is a cost and its counts in rows. Solved, it tells how much of each
column is taken and the dual of each row; pricing then brings the columns that beat the duals.
"""

from collections.abc import Iterable
from math import inf
from typing import Final

from assigner.extras import solver

with solver():
    from ortools.linear_solver import pywraplp


class MasterParameters:
    """What GLOP is told."""

    breach: Final = 1e4
    """What breaking a row costs where that is allowed, a usual column being 1."""
    shortest: Final = 10
    """Milliseconds at least: none at all would be read as no limit."""


class RestrictedMaster:
    """Rows and columns, each by its number in the order they came; the least cost is sought.

    Costs are divided by `unit`, and what is in a row by the row's, so that the solver sees numbers
    near 1 and loses none that matter. GLOP keeps its basis between solves as long as it does not
    presolve; with `presolve` it begins anew each time.
    """

    def __init__(self, unit: float = 1.0, *, presolve: bool = False) -> None:
        self.unit = unit
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        if not presolve:
            self.solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        self.rows: list[pywraplp.Constraint] = []
        self.units: list[float] = []
        self.columns: list[pywraplp.Variable] = []
        self.artificial: list[int] = []

    def row(
        self, least: float, most: float, unit: float = 1.0,
        counts: Iterable[tuple[int, float]] = (),
    ) -> int:
        """A row whose counts add up to between `least` and `most`; `counts`: (column, count)."""
        row = self.solver.Constraint(least / unit, most / unit)
        for column, count in counts:
            row.SetCoefficient(self.columns[column], count / unit)
        self.rows.append(row)
        self.units.append(unit)
        return len(self.rows) - 1

    def column(
        self, cost: float, most: float = inf, counts: Iterable[tuple[int, float]] = ()
    ) -> int:
        """A column of which up to `most` can be taken; `counts`: (row, count)."""
        variable = self.solver.NumVar(0, most, "")
        self.columns.append(variable)
        number = len(self.columns) - 1
        if cost:
            self.price(number, cost)
        for row, count in counts:
            self.rows[row].SetCoefficient(variable, count / self.units[row])
        return number

    def price(self, column: int, cost: float) -> None:
        """What a column costs."""
        self.goal.SetCoefficient(self.columns[column], cost / self.unit)

    def enter(self, counts: Iterable[tuple[int, int, float]]) -> None:
        """What columns count in rows: (row, column, count)."""
        rows, columns, units = self.rows, self.columns, self.units
        for row, column, count in counts:
            rows[row].SetCoefficient(columns[column], count / units[row])

    def surplus(self, row: int, cost: float) -> None:
        """What a row leaves below its most is paid for: from now on it comes to just that."""
        self.column(cost, counts=[(row, self.units[row])])
        self.rows[row].SetLb(self.rows[row].ub())

    def soften(self, breach: float = MasterParameters.breach) -> None:
        """Let every row be broken at a high price, a usual column being 1: `artificial` columns.

        Then there always is a solution; where it breaks one, its duals prove as much as others.
        """
        for row, unit in enumerate(self.units):
            for sign, side in ((-unit, self.rows[row].ub()), (unit, -self.rows[row].lb())):
                if side < inf:
                    self.artificial.append(self.column(breach * self.unit, counts=[(row, sign)]))

    def hold(self, row: int, least: float) -> None:
        """A row comes to at least so much."""
        self.rows[row].SetLb(least / self.units[row])

    def bound(self, column: int, least: float, most: float = inf) -> None:
        """How much of a column is taken."""
        self.columns[column].SetBounds(least, most)

    def solve(self, seconds: float | None = None) -> bool:
        """Whether an optimum was found: not where the time was over or the solver gave up."""
        if seconds is not None:
            self.solver.SetTimeLimit(max(MasterParameters.shortest, round(1000 * seconds)))
        return bool(self.solver.Solve() == pywraplp.Solver.OPTIMAL)

    def solve_anew(self, seconds: float) -> bool:
        """Likewise after a presolve: where numbers of very different sizes meet, GLOP needs one."""
        self.solver.SetSolverSpecificParametersAsString("use_preprocessing: true")
        found = self.solve(seconds)
        self.solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        return found

    @property
    def value(self) -> float:
        """What the optimum costs."""
        return float(self.goal.Value() * self.unit)

    def taken(self, columns: Iterable[int]) -> list[float]:
        """How much of each column the optimum takes."""
        return [self.columns[column].solution_value() for column in columns]

    def duals(self) -> list[float]:
        """What one more in each row would cost."""
        return [
            row.dual_value() * self.unit / unit
            for row, unit in zip(self.rows, self.units, strict=True)
        ]
