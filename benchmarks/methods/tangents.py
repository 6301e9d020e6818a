"""A convex problem for a linear solver: squares from below by tangents, added where they miss.

Outer approximation (Duran & Grossmann 1986): every round is a relaxation, so its bound holds; the
round's allocation is counted with the true squares, and touches its own squares in the next.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs
from ortools.math_opt.solvers import highs_pb2  # type: ignore[import-untyped]  # no stubs

from assigner.allocation import Seats
from benchmarks.answer import Answer
from benchmarks.bare import Bare
from benchmarks.question import Posed

CLOSED = 1e-9
FIRST = 9  # tangents of each caseworker at the start


@dataclass(frozen=True)
class Linear:
    """A solver that knows linear rows and whole numbers, held to one thread."""

    kind: mathopt.SolverType
    threads: int | None = None
    highs: highs_pb2.HighsOptionsProto | None = None

    def parameters(self, seconds: float) -> mathopt.SolveParameters:
        """With the time that is left."""
        return mathopt.SolveParameters(
            time_limit=timedelta(seconds=seconds), threads=self.threads, highs=self.highs,
            relative_gap_tolerance=CLOSED,
        )


def highs() -> Linear:
    """HiGHS; its threads are an option of its own."""
    options = highs_pb2.HighsOptionsProto()
    options.int_options["threads"] = 1
    options.string_options["parallel"] = "off"
    return Linear(mathopt.SolverType.HIGHS, highs=options)


def scip() -> Linear:
    """SCIP."""
    return Linear(mathopt.SolverType.GSCIP, threads=1)


def search(posed: Posed, seconds: float, solver: Linear) -> Answer:
    """Rounds until the best allocation meets the bound, or the time is over."""
    if posed.bare is None:
        raise TypeError("linear solvers are given bare questions only")
    over = monotonic() + seconds
    bare = posed.bare
    problem = posed.problem
    steep = [problem.steepness[worker] / problem.scale for worker in bare.workers]
    rows = _Rows(bare, steep)
    best: tuple[float, list[int]] | None = None
    bound = 0.0
    while (left := over - monotonic()) > 0.1:
        result = mathopt.solve(rows.model, solver.kind, params=solver.parameters(left))
        bound = max(bound, result.termination.objective_bounds.dual_bound)
        if not result.has_primal_feasible_solution():
            break
        taken = rows.taken(result.variable_values())
        loads = list(bare.base)
        for weight, worker in zip(bare.weights, taken, strict=True):
            loads[worker] += weight
        value = sum(load * load * slope for load, slope in zip(loads, steep, strict=True))
        if best is None or value < best[0]:
            best = value, taken
        if best[0] - bound <= CLOSED * best[0] or not rows.touch(loads):
            break
    if best is None:
        return Answer(None)
    workers = bare.workers
    seats = {
        case: Seats(workers[place]) for case, place in zip(bare.cases, best[1], strict=True)
    }
    proven = best[0] - bound <= CLOSED * best[0]
    return Answer(seats, int(min(bound, best[0]) * problem.scale), proven)


class _Rows:
    """The linear model, and the tangents it has."""

    def __init__(self, bare: Bare, steep: list[float]) -> None:
        self.steep = steep
        self.model = mathopt.Model()
        self.takes = [
            {worker: self.model.add_binary_variable() for worker in eligible}
            for eligible in bare.eligible
        ]
        mine: dict[int, list[mathopt.LinearProduct]] = defaultdict(list)
        for weight, variables in zip(bare.weights, self.takes, strict=True):
            self.model.add_linear_constraint(mathopt.fast_sum(list(variables.values())) == 1.0)
            for worker, variable in variables.items():
                mine[worker].append(weight * variable)
        self.loads = {}
        self.squares = {}
        for worker, slope in enumerate(steep):
            base = bare.base[worker]
            most = base + sum(product.coefficient for product in mine[worker])
            load = self.model.add_variable(lb=base, ub=most)
            self.model.add_linear_constraint(load - mathopt.fast_sum(mine[worker]) == float(base))
            self.loads[worker] = load
            self.squares[worker] = self.model.add_variable(
                lb=base * base * slope, ub=most * most * slope
            )
        self.known: set[tuple[int, int]] = set()
        level = (sum(bare.base) + sum(bare.weights)) / sum(bare.capacity)
        for worker, hours in enumerate(bare.capacity):
            for step in range(FIRST):
                self._tangent(worker, round(level * hours * (0.4 + 0.15 * step)))
        self.model.minimize(mathopt.fast_sum(list(self.squares.values())))

    def taken(self, values: dict[mathopt.Variable, float]) -> list[int]:
        """Who takes each case."""
        return [max(row, key=lambda worker: values[row[worker]]) for row in self.takes]

    def touch(self, loads: list[int]) -> bool:
        """Tangents at these loads; whether any is new."""
        known = len(self.known)
        for worker, load in enumerate(loads):
            self._tangent(worker, load)
        return len(self.known) > known

    def _tangent(self, worker: int, at: int) -> None:
        """State square >= (2 x at x load - at^2) x steepness."""
        if (worker, at) in self.known:
            return
        self.known.add((worker, at))
        slope = self.steep[worker]
        self.model.add_linear_constraint(
            self.squares[worker] - (2 * at * slope) * self.loads[worker] >= -at * at * slope
        )
