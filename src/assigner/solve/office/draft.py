"""An allocation under way: who has which piece, and what everybody then holds."""

from collections.abc import Iterable, Sequence

import numpy as np

from assigner.allocation import Allocation, Seats
from assigner.solve.office.board import Board
from assigner.solve.office.pairing import Flags, Ints

NOWHERE = -1
Change = tuple[int, int]


class Draft:
    """Pieces with their caseworkers; loads and counts follow every change exactly."""

    def __init__(self, board: Board, where: Ints | None = None) -> None:
        self.board = board
        self.where: Ints = np.full(len(board.pieces), NOWHERE, dtype=np.int64)
        self.load: Ints = board.base.copy()
        self.used: Ints = np.zeros_like(board.room)
        self.phases: Ints = np.zeros_like(board.phases_held)
        self.holds: list[set[int]] = [set() for _ in board.workers]
        if where is not None:
            self.shift([(int(p), int(where[p])) for p in np.flatnonzero(where >= 0)])

    def shift(self, changes: Iterable[Change]) -> None:
        """Give each piece to its new caseworker (NOWHERE: to nobody). Asks no rule."""
        board = self.board
        for piece, to in changes:
            before = int(self.where[piece])
            for worker, sign in ((before, -1), (to, 1)):
                if worker == NOWHERE:
                    continue
                self.load[worker] += sign * int(board.weight[piece])
                self.used[:, worker] += sign * board.count[:, piece]
                if board.mixes and board.phase[piece]:
                    mixed = self._mixed(worker)
                    for phase in board.phase[piece]:
                        self.phases[phase, worker] += sign
                    self.load[worker] += (self._mixed(worker) - mixed) * int(board.mixing[worker])
                (self.holds[worker].add if sign > 0 else self.holds[worker].discard)(piece)
            self.where[piece] = to

    def towards(self, other: "Draft") -> list[Change]:
        """The changes that make this draft the other one."""
        differs = np.flatnonzero(self.where != other.where)
        return [(int(piece), int(other.where[piece])) for piece in differs]

    def lawful(self, changes: Sequence[Change]) -> bool:
        """Whether the hard rules hold around changes that were just made."""
        board = self.board
        for piece, to in changes:
            if to == NOWHERE:
                if board.pieces[piece].forced:
                    return False
                continue
            if not board.sets[board.kind[piece], to]:
                return False
            over = self.used[: board.hard, to] > board.room[: board.hard, to]
            if over.any():
                return False
        return all(self._agrees(piece) for piece, _ in changes if piece in board.pairs)

    def _agrees(self, piece: int) -> bool:
        for pairing, lead, co in self.board.pairs[piece]:
            taker, assistant = int(self.where[lead]), int(self.where[co])
            if (taker == NOWHERE) != (assistant == NOWHERE):
                return False
            if taker != NOWHERE and not pairing.agrees(taker, assistant):
                return False
        return True

    def _mixed(self, worker: int) -> int:
        """1 where today's cases, not those held before, make the caseworker mix phases."""
        held = self.board.phases_held[:, worker] > 0
        return int(held.sum() < 2 <= (held | (self.phases[:, worker] > 0)).sum())

    def fits(self, piece: int) -> Flags:
        """Who has room for an unplaced piece, beside whoever shares its cases."""
        board = self.board
        open_to = board.sets[board.kind[piece]].copy()
        hard = board.hard
        if hard:
            need = self.used[:hard] + board.count[:hard, piece, None]
            open_to &= (need <= board.room[:hard]).all(axis=0)
        for pairing, lead, co in board.pairs.get(piece, ()):
            other = int(self.where[co if piece == lead else lead])
            if other != NOWHERE:
                open_to &= pairing.beside(other) if piece == co else pairing.leads(other)
        return np.asarray(open_to, dtype=bool)

    def excess(self, workers: Iterable[int] | None, tier: str) -> int:
        """What these caseworkers (None: all) cost in a tier's soft ceilings."""
        board = self.board
        who = slice(None) if workers is None else list(workers)
        total = 0
        for row in range(board.hard, len(board.tiers)):
            if board.tiers[row] == tier:
                over = self.used[row, who] - board.room[row, who]
                total += board.prices[row] * int(over[over > 0].sum())
        return total

    def squares(self, workers: Iterable[int]) -> int:
        """sum(k x load^2) in whole numbers of any size."""
        return sum(
            int(self.board.steep[w]) * int(self.load[w]) * int(self.load[w]) for w in workers
        )

    def allocation(self) -> Allocation:
        """The allocation as everybody else knows it."""
        board = self.board
        leads: dict[str, str] = {}
        beside: dict[str, str] = {}
        for piece, worker in zip(board.pieces, self.where.tolist(), strict=True):
            if worker != NOWHERE:
                seats = leads if piece.seat == "takes" else beside
                seats.update(dict.fromkeys(piece.cases, board.workers[worker]))
        return Allocation({case: Seats(leads[case], beside.get(case)) for case in sorted(leads)})
