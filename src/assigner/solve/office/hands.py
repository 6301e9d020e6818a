"""Hands: the sets of pieces one caseworker could hold, priced and listed exactly.

Where people get only a few new cases each, pouring is too generous: whole cases do not
split. A price on each piece (not on each minute) bounds better: every caseworker takes the
hand that is best at the prices, found by a knapsack over the loads they may end with
(Barnhart, Johnson, Nemhauser, Savelsbergh & Vance 1998). All in whole numbers.

Only loads that some allocation as good as the one in hand can have are looked at: what a
load costs above the best at the poured prices must fit between value and bound.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from assigner.solve.office.board import Board
from assigner.solve.office.bound import Ground
from assigner.solve.office.pairing import Ints

NEVER = np.int64(2**61)


class Hand(NamedTuple):
    """A set of pieces for one caseworker; `cost` is k x load^2."""

    worker: int
    pieces: tuple[int, ...]
    cost: int
    above: int


@dataclass(frozen=True)
class Table:
    """One caseworker's pieces, and k x load^2 for each load in steps from `before`."""

    worker: int
    pieces: Ints
    steps: Ints
    squares: Ints


class Hands:
    """The tables of everybody, and what they give at a price of each piece."""

    def __init__(self, board: Board, ground: Ground, value: int) -> None:
        """`value`: of the allocation in hand; nothing dearer is of interest."""
        self.board = board
        self.tables = [self._table(ground, worker, value) for worker in range(len(board.workers))]

    @staticmethod
    def wide(board: Board, ground: Ground) -> int:
        """How many loads all tables look at, about, before they are cut."""
        mine = board.sets[board.kind]
        return int(((mine * board.weight[:, None]).sum(axis=0) // ground.step).sum())

    @property
    def work(self) -> int:
        """How many entries all tables have."""
        return sum(len(table.pieces) * len(table.squares) for table in self.tables)

    def _table(self, ground: Ground, worker: int, value: int) -> Table:
        board = self.board
        step, before = int(ground.step[worker]), int(board.base[worker])
        k, price = int(board.steep[worker]), int(ground.price[worker])
        pieces = np.flatnonzero(board.sets[board.kind, worker] & (board.weight > 0))
        many = int(board.weight[pieces].sum()) // step + 1
        loads = before + step * np.arange(many, dtype=np.int64)
        squares = k * loads * loads
        reduced = squares - price * (loads - before)
        far = reduced - reduced.min() > value - ground.least
        near = np.flatnonzero(~far)
        squares[far] = NEVER
        return Table(worker, pieces, board.weight[pieces] // step, squares[: int(near[-1]) + 1])

    def best(self, prices: Ints, many: int) -> tuple[int, list[Hand]]:
        """The bound at these prices, and for each caseworker some of the best hands."""
        total = int(prices.sum())
        found: list[Hand] = []
        for table in self.tables:
            value = np.full(len(table.squares), -NEVER, dtype=np.int64)
            value[0] = 0
            taken = np.zeros((len(table.pieces), len(value)), dtype=bool)
            for row, (piece, step) in enumerate(
                zip(table.pieces.tolist(), table.steps.tolist(), strict=True)
            ):
                if step < len(value):
                    with_it = value[: len(value) - step] + prices[piece]
                    better = with_it > value[step:]
                    taken[row, step:] = better
                    value[step:] = np.where(better, with_it, value[step:])
            cost = np.where(table.squares == NEVER, NEVER, table.squares - value)
            total += int(cost.min())
            chosen = np.argpartition(cost, min(many, len(cost) - 1))[:many]
            for load in chosen[np.argsort(cost[chosen], kind="stable")].tolist():
                if cost[load] < NEVER // 2:
                    found.append(self._traced(table, taken, load, int(cost[load])))
        return total, found

    def _traced(
        self, table: Table, taken: np.ndarray[tuple[int, int], np.dtype[np.bool_]], load: int,
        cost: int,
    ) -> Hand:
        held = []
        left = load
        for row in range(len(table.pieces) - 1, -1, -1):
            if taken[row, left]:
                held.append(int(table.pieces[row]))
                left -= int(table.steps[row])
        return Hand(table.worker, tuple(sorted(held)), int(table.squares[load]), cost)

    def least(self, prices: Ints, worker: int) -> int:
        """What the best hand of one caseworker costs at these prices."""
        return int(_completions(self.tables[worker], prices)[0][0])

    def within(self, prices: Ints, slack: int, each: int) -> list[list[Hand]]:
        """For each caseworker, every hand at most `slack` above the best.

        Who has more than `each` of them is listed with less slack. Depth first in layers,
        each cut by the best completion a backward table knows.
        """
        found = []
        for table in self.tables:
            completed = _completions(table, prices)
            mine, hands = slack, None
            while hands is None:
                hands = _listed(table, prices, completed, mine, each)
                mine //= 2
            found.append(hands)
        return found

    def every(self, prices: Ints, slack: int, limit: int) -> list[list[Hand]] | None:
        """Every hand at most `slack` above the best of its caseworker; None if too many."""
        found = []
        for table in self.tables:
            hands = _listed(table, prices, _completions(table, prices), slack, limit)
            if hands is None:
                return None
            limit -= len(hands)
            found.append(hands)
        return found


def _completions(table: Table, prices: Ints) -> list[Ints]:
    """For each row and load, the least that the rows from there on can make of it."""
    completed = [table.squares]
    for piece, step in zip(table.pieces[::-1].tolist(), table.steps[::-1].tolist(), strict=True):
        after = completed[-1]
        before = after.copy()
        if step < len(after):
            with_it = np.where(after[step:] == NEVER, NEVER, after[step:] - prices[piece])
            before[: len(after) - step] = np.minimum(after[: len(after) - step], with_it)
        completed.append(before)
    completed.reverse()
    return completed


def _listed(
    table: Table, prices: Ints, completed: list[Ints], slack: int, limit: int
) -> list[Hand] | None:
    """The hands at most `slack` above the best; None if more than `limit`.

    Of more than `limit` equally good ones, some.
    """
    least = int(completed[0][0])
    most = least + slack
    load = np.zeros(1, dtype=np.int64)
    gained = np.zeros(1, dtype=np.int64)
    held = np.zeros((1, len(table.pieces)), dtype=bool)
    for row, (piece, step) in enumerate(
        zip(table.pieces.tolist(), table.steps.tolist(), strict=True)
    ):
        after = completed[row + 1]
        without = after[load] - gained <= most
        heavier = load + step
        inside = heavier < len(after)
        with_it = np.zeros(len(load), dtype=bool)
        with_it[inside] = after[heavier[inside]] - gained[inside] - prices[piece] <= most
        taken = held[with_it].copy()
        taken[:, row] = True
        load, gained, held = (
            np.concatenate([load[without], heavier[with_it]]),
            np.concatenate([gained[without], gained[with_it] + prices[piece]]),
            np.concatenate([held[without], taken]),
        )
        # Each row has a completion within the slack, so there are at least as many hands.
        if len(load) > limit:
            if slack:
                return None
            load, gained, held = load[:limit], gained[:limit], held[:limit]
    cost = table.squares[load]
    return [
        Hand(table.worker, tuple(table.pieces[row].tolist()), c, c - g - least)
        for row, c, g in zip(held, cost.tolist(), gained.tolist(), strict=True)
    ]
