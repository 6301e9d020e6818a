"""Moves and swaps, found for all pairs of caseworkers at once.

For every piece u could give to v, the partners v could give back whose weight comes
nearest to what serves best are looked up in one sorted array, for the whole office in one
pass.
"""

from typing import NamedTuple

import numpy as np

from assigner.solve.office.aim import Aim, Charge
from assigner.solve.office.draft import Draft
from assigner.solve.office.pairing import Flags, Ints
from assigner.solve.office.water import Floats

SHIFT = 24  # pieces weigh less than 2^24 minutes
TRIES = 2000


class Proposals(NamedTuple):
    """`give` moves to `to`; `back` (-1: nothing) comes from there; best first."""

    give: Ints
    to: Ints
    back: Ints


class Exchange:
    """What could change hands in a draft."""

    def __init__(self, draft: Draft, among: Ints | None = None) -> None:
        """`among`: only between these caseworkers."""
        board = draft.board
        piece, to = board.arcs
        source = draft.where[piece]
        usable = (source >= 0) & (source != to) & ~board.fixed[piece]
        if among is not None:
            chosen = np.zeros(len(board.workers), dtype=bool)
            chosen[among] = True
            usable &= chosen[to]
            usable[usable] = chosen[source[usable]]
        self.rows = np.flatnonzero(usable)
        self.piece, self.to, self.source = piece[usable], to[usable], source[usable]
        self.weight = board.weight[self.piece]
        self.many = len(board.workers)
        key = ((self.source * self.many + self.to) << SHIFT) + self.weight
        self.order = np.argsort(key, kind="stable")
        self.ordered = key[self.order]
        self.draft = draft
        self.steep = board.steep.astype(float)
        self.height = self.steep * draft.load

    def evener(self, leximax: bool) -> Proposals:
        """What lowers sum(k x load^2), or for leximax the higher of two utilisations."""
        u, v = self.source, self.to
        total = np.maximum(self.steep[u] + self.steep[v], 1e-300)
        wanted = (self.height[u] - self.height[v]) / total
        high = np.flatnonzero(wanted > 0.25)
        wanted = wanted[high]
        u, v, total = u[high], v[high], total[high]

        def change(net: Floats) -> Floats:
            if leximax:
                after_u = self.height[u] - self.steep[u] * net
                after_v = self.height[v] + self.steep[v] * net
                return np.asarray(np.maximum(after_u, after_v) - self.height[u])
            return np.asarray(total * net * (net - 2 * wanted))

        weight = self.weight[high]
        best = change(weight.astype(float))
        back = np.full(len(high), -1, dtype=np.int64)
        for partner, inside in self._near(high, weight - wanted, (-1, 0)):
            changed = change((weight - self.weight[partner]).astype(float))
            better = inside & (changed < best)
            best[better] = changed[better]
            back[better] = self.piece[partner[better]]
        return self._sorted(high, back, best)

    def cheaper(self, charge: Charge, gain: Ints | None) -> Proposals:
        """What lowers a tier of pairs and soft ceilings; of the like, what is best for loads.

        `gain`: what the tier's pairs change along each of the board's arcs.
        """
        rows = np.flatnonzero(self._hopeful(charge, gain))
        weight = self.weight[rows].astype(float)
        best = self._change(charge, rows, None, gain)
        back = np.full(len(rows), -1, dtype=np.int64)
        loads = self._rougher(rows, weight)
        for partner, inside in self._near(rows, weight, (-2, -1, 0, 1)):
            changed = self._change(charge, rows, partner, gain)
            loss = self._rougher(rows, weight - self.weight[partner])
            better = inside & (changed + loss < best + loads)
            best[better], loads[better] = changed[better], loss[better]
            back[better] = self.piece[partner[better]]
        return self._sorted(rows, back, np.where(best < -0.5, best + loads, 0.0))

    def _rougher(self, rows: Ints, net: Floats) -> Floats:
        """What a net change of minutes costs in squares: of size below a half, for ties."""
        u, v = self.source[rows], self.to[rows]
        cost = net * (2 * (self.height[v] - self.height[u]) + net * (self.steep[u] + self.steep[v]))
        return np.asarray(cost / (1 + np.abs(cost).max(initial=0.0)) * 0.4)

    def _hopeful(self, charge: Charge, gain: Ints | None) -> Flags:
        board, draft = self.draft.board, self.draft
        hopeful = np.zeros(len(self.piece), dtype=bool)
        if gain is not None:
            hopeful |= gain[self.rows] < 0
        for row in self._ceilings(charge):
            over = draft.used[row] > board.room[row]
            hopeful |= over[self.source] & (board.count[row, self.piece] > 0)
        return hopeful

    def _ceilings(self, charge: Charge) -> list[int]:
        board = self.draft.board
        if not charge.costs.soft:
            return []
        return [r for r in range(board.hard, len(board.tiers))
                if board.tiers[r] == charge.costs.soft]

    def _change(
        self, charge: Charge, rows: Ints, partner: Ints | None, gain: Ints | None
    ) -> Floats:
        board, draft = self.draft.board, self.draft
        u, v = self.source[rows], self.to[rows]
        total = np.zeros(len(rows))
        if gain is not None:
            total += gain[self.rows[rows]]
            if partner is not None:
                total += gain[self.rows[partner]]
        for row in self._ceilings(charge):
            net = board.count[row, self.piece[rows]].astype(float)
            if partner is not None:
                net -= board.count[row, self.piece[partner]]
            left_u = (draft.used[row, u] - board.room[row, u]).astype(float)
            left_v = (draft.used[row, v] - board.room[row, v]).astype(float)
            total += board.prices[row] * (
                np.maximum(0, left_u - net) - np.maximum(0, left_u)
                + np.maximum(0, left_v + net) - np.maximum(0, left_v)
            )
        return total

    def _near(
        self, rows: Ints, nearest: Floats, offsets: tuple[int, ...]
    ) -> list[tuple[Ints, Flags]]:
        """For each row, partners in the other direction, by weight around `nearest`."""
        if not len(self.ordered):
            return []
        lowest = (self.to[rows] * self.many + self.source[rows]) << SHIFT
        sought = lowest + np.round(np.clip(nearest, 0, 2**SHIFT - 1)).astype(np.int64)
        at = np.searchsorted(self.ordered, sought)
        found = []
        for offset in offsets:
            place = np.clip(at + offset, 0, len(self.ordered) - 1)
            inside = (at + offset == place) & (self.ordered[place] >> SHIFT == lowest >> SHIFT)
            found.append((self.order[place], inside))
        return found

    def _sorted(self, rows: Ints, back: Ints, change: Floats) -> Proposals:
        better = np.flatnonzero(change < 0)
        better = better[np.argsort(change[better], kind="stable")]
        chosen = rows[better]
        return Proposals(self.piece[chosen], self.to[chosen], back[better])


def make(draft: Draft, aim: Aim, proposals: Proposals) -> int:
    """Make the proposals that hold, each caseworker once; how many were made."""
    busy: set[int] = set()
    made = tried = 0
    for give, to, back in zip(
        proposals.give.tolist(), proposals.to.tolist(), proposals.back.tolist(), strict=True
    ):
        source = int(draft.where[give])
        if source in busy or to in busy:
            continue
        tried += 1
        if tried > TRIES:
            break
        changes = [(give, to)] if back < 0 else [(give, to), (back, source)]
        if aim.attempt(draft, changes):
            made += 1
            busy |= {source, to}
    return made
