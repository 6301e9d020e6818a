"""Prices for pieces by column generation, and the bound they prove.

The linear programme over hands (each piece in one, each caseworker one) is solved by GLOP
over a growing list of hands; what it suggests as prices is smoothed towards the best known
(Wentges 1997) and rounded to whole numbers. The bound is counted exactly from the rounded
prices, whatever the floating-point programme thought.
"""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve.office.board import Board
from assigner.solve.office.clock import Clock
from assigner.solve.office.draft import Draft
from assigner.solve.office.hands import Hand, Hands
from assigner.solve.office.pairing import Ints

ROUNDS = 120
EACH = 3
CLOSE = 1e-3  # of the gap between value and bound: closer is not worth a round


@dataclass(frozen=True)
class Priced:
    """A price for each piece, and what it proves of sum(k x load^2)."""

    prices: Ints
    least: int


class Master:
    """The linear programme over the hands known so far."""

    def __init__(self, board: Board, unit: int) -> None:
        self.unit = unit
        self.model = mathopt.Model()
        self.once = [self.model.add_linear_constraint(lb=1, ub=1) for _ in board.pieces]
        self.each = [self.model.add_linear_constraint(lb=1, ub=1) for _ in board.workers]
        self.known: set[tuple[int, tuple[int, ...]]] = set()
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def add(self, hand: Hand) -> None:
        """Offer a hand; one already known changes nothing."""
        if (hand.worker, hand.pieces) in self.known:
            return
        self.known.add((hand.worker, hand.pieces))
        use = self.model.add_variable(lb=0.0)
        self.model.objective.set_linear_coefficient(use, hand.cost / self.unit)
        self.each[hand.worker].set_coefficient(use, 1.0)
        for piece in hand.pieces:
            self.once[piece].set_coefficient(use, 1.0)

    def solve(self, clock: Clock) -> tuple[float, Ints] | None:
        """The programme's value, and its prices in whole numbers; None out of time."""
        left = clock.left()
        seconds = timedelta(seconds=3600.0 if left is None else max(0.01, left))
        result = self.solver.solve(params=mathopt.SolveParameters(time_limit=seconds))
        if not result.has_primal_feasible_solution() or not result.has_dual_feasible_solution():
            return None
        duals = np.array(result.dual_values(self.once)) * self.unit
        return result.objective_value() * self.unit, np.round(duals).astype(np.int64)


def price(draft: Draft, hands: Hands, start: Priced, clock: Clock) -> Priced:
    """Better prices than `start`, until rounds stop paying."""
    board = draft.board
    value = draft.squares(range(len(board.workers)))
    master = Master(board, max(1, value // len(board.workers)))
    for worker, held in enumerate(draft.holds):
        cost = draft.squares([worker])
        heavy = tuple(sorted(piece for piece in held if board.weight[piece] > 0))
        master.add(Hand(worker, heavy, cost, 0))
    for piece in np.flatnonzero(board.weight == 0):
        master.once[int(piece)].lower_bound = 0.0
    best = start
    trial = start.prices
    for _ in range(ROUNDS):
        least, offered = hands.best(trial, EACH)
        if least > best.least:
            best = Priced(trial, least)
        for hand in offered:
            master.add(hand)
        solved = master.solve(clock)
        if solved is None or clock.over():
            break
        reached, suggested = solved
        if reached - best.least <= CLOSE * max(1, value - best.least):
            break
        trial = (best.prices + suggested) // 2
    return best
