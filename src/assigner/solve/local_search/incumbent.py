"""An allocation under way: who has which block, and what everybody then holds."""

from collections.abc import Iterable, Sequence

import numpy as np

from assigner.allocation import Allocation, Seats
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.pairing import Flags, Ints

NOWHERE = -1
"""The caseworker of a block that nobody has."""
Change = tuple[int, int]
"""A block, and the caseworker it goes to."""


class Incumbent:
    """Blocks with their caseworkers; loads and counts follow every change exactly."""

    def __init__(self, data: OfficeData, where: Ints | None = None) -> None:
        self.data = data
        # (block,), its caseworker
        self.where: Ints = np.full(len(data.blocks), NOWHERE, dtype=np.int64)
        self.load: Ints = data.base.copy()  # (worker,), minutes a week
        self.used: Ints = np.zeros_like(data.room)  # (ceiling, worker), counts
        self.phases: Ints = np.zeros_like(data.phases_held)  # (phase, worker), cases of today
        self.holds: list[set[int]] = [set() for _ in data.workers]
        if where is not None:
            self.shift([(int(p), int(where[p])) for p in np.flatnonzero(where >= 0)])

    def shift(self, changes: Iterable[Change]) -> None:
        """Give each block to its new caseworker (NOWHERE: to nobody). Asks no rule."""
        data = self.data
        for block, to in changes:
            before = int(self.where[block])
            for worker, sign in ((before, -1), (to, 1)):
                if worker == NOWHERE:
                    continue
                self.load[worker] += sign * int(data.weight[block])
                self.used[:, worker] += sign * data.count[:, block]
                if data.mixes and data.phase[block]:
                    # What mixing costs is due once, whenever there is a second phase: told from
                    # the state before and after, it needs no memory of its own.
                    mixed = self._mixed(worker)
                    for phase in data.phase[block]:
                        self.phases[phase, worker] += sign
                    self.load[worker] += (self._mixed(worker) - mixed) * int(data.mixing[worker])
                (self.holds[worker].add if sign > 0 else self.holds[worker].discard)(block)
            self.where[block] = to

    def towards(self, other: "Incumbent") -> list[Change]:
        """The changes that make this incumbent the other one."""
        differs = np.flatnonzero(self.where != other.where)
        return [(int(block), int(other.where[block])) for block in differs]

    def lawful(self, changes: Sequence[Change]) -> bool:
        """Whether the hard rules hold around changes that were just made."""
        data = self.data
        for block, to in changes:
            if to == NOWHERE:
                if data.blocks[block].forced:
                    return False
                continue
            if not data.sets[data.kind[block], to]:
                return False
            # Whoever gives something away only gets room: the receiver alone can be over.
            over = self.used[: data.hard, to] > data.room[: data.hard, to]
            if over.any():
                return False
        return all(self._agrees(block) for block, _ in changes if block in data.pairs)

    def _agrees(self, block: int) -> bool:
        for pairing, lead, co in self.data.pairs[block]:
            taker, assistant = int(self.where[lead]), int(self.where[co])
            if (taker == NOWHERE) != (assistant == NOWHERE):
                return False
            if taker != NOWHERE and not pairing.agrees(taker, assistant):
                return False
        return True

    def _mixed(self, worker: int) -> int:
        """1 where today's cases, not those held before, make the caseworker mix phases."""
        held = self.data.phases_held[:, worker] > 0
        return int(held.sum() < 2 <= (held | (self.phases[:, worker] > 0)).sum())

    def fits(self, block: int) -> Flags:
        """Who has room for an unplaced block, beside whoever shares its cases."""
        data = self.data
        open_to = data.sets[data.kind[block]].copy()
        hard = data.hard
        if hard:
            need = self.used[:hard] + data.count[:hard, block, None]
            open_to &= (need <= data.room[:hard]).all(axis=0)
        for pairing, lead, co in data.pairs.get(block, ()):
            other = int(self.where[co if block == lead else lead])
            if other != NOWHERE:
                open_to &= pairing.beside(other) if block == co else pairing.leads(other)
        return np.asarray(open_to, dtype=bool)

    def excess(self, workers: Iterable[int] | None, tier: str) -> int:
        """What these caseworkers (None: all) cost in a tier's soft ceilings."""
        data = self.data
        who = slice(None) if workers is None else list(workers)
        total = 0
        for row in range(data.hard, len(data.tiers)):
            if data.tiers[row] == tier:
                over = self.used[row, who] - data.room[row, who]
                total += data.prices[row] * int(over[over > 0].sum())
        return total

    def squares(self, workers: Iterable[int]) -> int:
        """sum(k x load^2) in whole numbers of any size."""
        return sum(int(self.data.steep[w]) * int(self.load[w]) * int(self.load[w]) for w in workers)

    def allocation(self) -> Allocation:
        """The allocation as everybody else knows it."""
        data = self.data
        leads: dict[str, str] = {}
        beside: dict[str, str] = {}
        for block, worker in zip(data.blocks, self.where.tolist(), strict=True):
            if worker != NOWHERE:
                seats = leads if block.seat == "takes" else beside
                seats.update(dict.fromkeys(block.cases, data.workers[worker]))
        return Allocation({case: Seats(leads[case], beside.get(case)) for case in sorted(leads)})
