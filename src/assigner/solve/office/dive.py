"""From prices to plans: hands that cost little above the best, chosen together.

First a dive: the linear programme over the listed hands is solved, its surest hands are
fixed, and so on with what is left, until CP-SAT can choose the rest exactly. Then larger
and larger groups of caseworkers choose again among the listed hands (set partitioning by
large-neighbourhood search).
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

from assigner.solve.cp import cp_model
from assigner.solve.office.clock import Clock
from assigner.solve.office.hands import Hand
from assigner.solve.office.pairing import Ints
from assigner.solve.office.water import Floats

DEAD = 50.0  # a piece in no hand costs as many times the slack
FINE = 10**9
FIRST, MORE, PRICINGS = 30, 1_000, 60
BACK, LARGE, EFFORT = (0, 6, 12), 6_000, 0.7


def dive(
    listed: Sequence[Sequence[Hand]], pieces: Iterable[int], slack: int, enough: int,
    sure: float, clock: Clock,
) -> list[Hand] | None:
    """One hand for each caseworker, each piece once; None where the dive ends in the dark.

    `enough`: so few hands are left to CP-SAT. `sure`: from which share a hand is fixed
    beside the surest.
    """
    everything = frozenset(pieces)
    chosen: list[Hand] = []
    while not clock.over():
        left = _left(listed, chosen)
        if any(not hands for hands in left):
            break
        if sum(len(hands) for hands in left) <= enough:
            break
        flat = [hand for hands in left for hand in hands]
        shares = Relaxed(flat, everything.difference(*_held(chosen)), slack).shares(clock)
        if shares is None:
            break
        chosen += _surest(flat, shares, sure)
    # The rest is chosen exactly; where it has no choice, the last that was fixed is freed.
    for back in BACK:
        kept = chosen[: max(0, len(chosen) - back)]
        left = _left(listed, kept)
        if clock.over() or sum(len(hands) for hands in left) > LARGE:
            return None
        if all(left):
            rest, _ = choose(
                left, everything.difference(*_held(kept)), slack, (), EFFORT, clock
            )
            if rest is not None:
                return kept + rest
    return None


def _held(hands: Sequence[Hand]) -> list[tuple[int, ...]]:
    return [hand.pieces for hand in hands]


def _left(listed: Sequence[Sequence[Hand]], chosen: Sequence[Hand]) -> list[list[Hand]]:
    """The hands still open to everybody who has none, beside those chosen."""
    gone = frozenset[int]().union(*_held(chosen))
    done = {hand.worker for hand in chosen}
    return [
        [hand for hand in hands if gone.isdisjoint(hand.pieces)]
        for hands in listed
        if hands and hands[0].worker not in done
    ]


def _surest(hands: Sequence[Hand], shares: Floats, sure: float) -> list[Hand]:
    """The hand with the largest share, and the others that count as sure."""
    fixed: list[Hand] = []
    workers: set[int] = set()
    pieces: set[int] = set()
    for place in np.argsort(-shares, kind="stable").tolist():
        if fixed and shares[place] < sure:
            break
        hand = hands[place]
        if hand.worker not in workers and pieces.isdisjoint(hand.pieces):
            fixed.append(hand)
            workers.add(hand.worker)
            pieces.update(hand.pieces)
    return fixed


class Relaxed:
    """The linear programme over listed hands: first few of them, then those it asks for."""

    def __init__(self, hands: Sequence[Hand], pieces: Iterable[int], slack: int) -> None:
        self.hands = hands
        self.cost = np.array([hand.above / max(1, slack) for hand in hands])
        self.model = mathopt.Model()
        self.once = {p: self.model.add_linear_constraint(lb=1, ub=1) for p in sorted(pieces)}
        self.each = {worker: self.model.add_linear_constraint(lb=1, ub=1)
                     for worker in sorted({hand.worker for hand in hands})}
        for row in (*self.once.values(), *self.each.values()):
            missing = self.model.add_variable(lb=0.0)
            self.model.objective.set_linear_coefficient(missing, DEAD)
            row.set_coefficient(missing, 1.0)
        # Each hand as the places of its rows, one after another, for pricing all at once.
        place = {piece: number for number, piece in enumerate(self.once)}
        seat = {worker: len(place) + number for number, worker in enumerate(self.each)}
        rows = [[seat[hand.worker], *(place[p] for p in hand.pieces)] for hand in hands]
        self.rows = np.array([row for hand_rows in rows for row in hand_rows], dtype=np.int64)
        sizes = np.array([len(hand_rows) for hand_rows in rows], dtype=np.int64)
        self.starts = np.cumsum(sizes) - sizes
        self.uses: dict[int, mathopt.Variable] = {}

    def shares(self, clock: Clock) -> Floats | None:
        """How much of each hand the programme takes; None where it has no plan in time."""
        solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)
        self._admit(self._first())
        rows = [*self.once.values(), *self.each.values()]
        for _ in range(PRICINGS):
            left = clock.left()
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
        shares = np.zeros(len(self.hands))
        known = list(self.uses)
        shares[known] = result.variable_values([self.uses[number] for number in known])
        return shares

    def _first(self) -> Ints:
        """The cheapest hands of everybody."""
        many: dict[int, int] = {}
        chosen = []
        for number in np.argsort(self.cost, kind="stable").tolist():
            worker = self.hands[number].worker
            many[worker] = many.get(worker, 0) + 1
            if many[worker] <= FIRST:
                chosen.append(number)
        return np.array(chosen, dtype=np.int64)

    def _admit(self, chosen: Ints) -> None:
        for number in chosen.tolist():
            use = self.model.add_variable(lb=0.0)
            self.uses[number] = use
            self.model.objective.set_linear_coefficient(use, float(self.cost[number]))
            hand = self.hands[number]
            self.each[hand.worker].set_coefficient(use, 1.0)
            for piece in hand.pieces:
                self.once[piece].set_coefficient(use, 1.0)


def choose(
    listed: Sequence[Sequence[Hand]], pieces: Iterable[int], slack: int,
    now: Sequence[Hand], effort: float, clock: Clock, fine: int = FINE,
) -> tuple[list[Hand] | None, bool]:
    """The cheapest choice of one hand each with every piece once, by CP-SAT.

    Costs are told in parts of `slack`, at most `fine` of them; exact where `slack` is less.

    Also whether the choice is known to be the cheapest, or that there is none.
    """
    model = cp_model.CpModel()
    in_hand: dict[int, list[cp_model.IntVar]] = {piece: [] for piece in pieces}
    present = {(hand.worker, hand.pieces) for hand in now}
    uses: list[tuple[cp_model.IntVar, Hand]] = []
    for hands in listed:
        row = []
        for hand in hands:
            use = model.new_bool_var("")
            row.append(use)
            uses.append((use, hand))
            if now:
                model.add_hint(use, (hand.worker, hand.pieces) in present)
            for piece in hand.pieces:
                in_hand[piece].append(use)
        model.add_exactly_one(row)
    for holders in in_hand.values():
        model.add_exactly_one(holders)
    unit = max(1, slack // fine)
    model.minimize(sum(hand.above // unit * use for use, hand in uses))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = effort
    solver.parameters.catch_sigint_signal = False
    left = clock.left()
    if left is not None:
        solver.parameters.max_time_in_seconds = max(0.01, left)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, status == cp_model.INFEASIBLE
    return [hand for use, hand in uses if solver.boolean_value(use)], status == cp_model.OPTIMAL
