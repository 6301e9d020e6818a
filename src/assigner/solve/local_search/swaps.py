"""Moves and swaps, found for all pairs of caseworkers at once.

For every block u could give to v, the partners v could give back whose weight comes
nearest to what serves best are looked up in one sorted array, for the whole office in one
pass.
"""

from typing import NamedTuple

import numpy as np

from assigner.solve.local_search.acceptance import Acceptance, Penalty
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.pairing import Flags, Ints
from assigner.solve.local_search.parameters import SwapParameters

SHIFT = SwapParameters.weight_bits


class Proposals(NamedTuple):
    """Exchanges that seem to pay, best first."""

    give: Ints  # (proposal,), the block that moves
    to: Ints  # (proposal,), the caseworker it moves to
    back: Ints  # (proposal,), the block that comes back; -1: none


class Swaps:
    """What could be exchanged in an incumbent."""

    def __init__(self, incumbent: Incumbent, among: Ints | None = None) -> None:
        """`among`: only between these caseworkers."""
        data = incumbent.data
        block, to = data.arcs
        source = incumbent.where[block]
        usable = (source >= 0) & (source != to) & ~data.fixed[block]
        if among is not None:
            chosen = np.zeros(len(data.workers), dtype=bool)
            chosen[among] = True
            usable &= chosen[to]
            usable[usable] = chosen[source[usable]]
        self.rows = np.flatnonzero(usable)  # (move,), its arc in the data
        self.block, self.to, self.source = block[usable], to[usable], source[usable]
        self.weight = data.weight[self.block]
        self.many = len(data.workers)
        # One key for (from, to, weight): the partner that weighs next to anything is a bisection.
        key = ((self.source * self.many + self.to) << SHIFT) + self.weight
        self.order = np.argsort(key, kind="stable")  # (move,), in order of their keys
        self.ordered = key[self.order]
        self.incumbent = incumbent
        self.steep = data.steep.astype(float)
        self.utilisation = self.steep * incumbent.load  # (worker,), k x load

    def evener(self, leximax: bool) -> Proposals:
        """What lowers sum(k x load^2), or for leximax the higher of two utilisations."""
        u, v = self.source, self.to
        total = np.maximum(self.steep[u] + self.steep[v], 1e-300)
        wanted = (self.utilisation[u] - self.utilisation[v]) / total
        # In whole minutes a move of half a minute and more may gain; a quarter allows for rounding.
        high = np.flatnonzero(wanted > 0.25)
        wanted = wanted[high]
        u, v, total = u[high], v[high], total[high]

        def change(net: Floats) -> Floats:
            if leximax:
                after_u = self.utilisation[u] - self.steep[u] * net
                after_v = self.utilisation[v] + self.steep[v] * net
                return np.asarray(np.maximum(after_u, after_v) - self.utilisation[u])
            return np.asarray(total * net * (net - 2 * wanted))

        weight = self.weight[high]
        best = change(weight.astype(float))
        back = np.full(len(high), -1, dtype=np.int64)
        for partner, inside in self._near(high, weight - wanted, (-1, 0)):
            changed = change((weight - self.weight[partner]).astype(float))
            better = inside & (changed < best)
            best[better] = changed[better]
            back[better] = self.block[partner[better]]
        return self._sorted(high, back, best)

    def cheaper(self, penalty: Penalty, gain: Ints | None) -> Proposals:
        """What lowers a tier of pairs and soft ceilings; of the like, what is best for loads.

        `gain`: what the tier's pairs change along each of the data's arcs.
        """
        rows = np.flatnonzero(self._hopeful(penalty, gain))
        weight = self.weight[rows].astype(float)
        best = self._change(penalty, rows, None, gain)
        back = np.full(len(rows), -1, dtype=np.int64)
        loads = self._rougher(rows, weight)
        for partner, inside in self._near(rows, weight, (-2, -1, 0, 1)):
            changed = self._change(penalty, rows, partner, gain)
            loss = self._rougher(rows, weight - self.weight[partner])
            better = inside & (changed + loss < best + loads)
            best[better], loads[better] = changed[better], loss[better]
            back[better] = self.block[partner[better]]
        return self._sorted(rows, back, np.where(best < -0.5, best + loads, 0.0))

    def _rougher(self, rows: Ints, net: Floats) -> Floats:
        """What a net change of minutes costs in squares: of size below a half, for ties."""
        u, v = self.source[rows], self.to[rows]
        away = self.utilisation[v] - self.utilisation[u]
        cost = net * (2 * away + net * (self.steep[u] + self.steep[v]))
        return np.asarray(cost / (1 + np.abs(cost).max(initial=0.0)) * 0.4)

    def _hopeful(self, penalty: Penalty, gain: Ints | None) -> Flags:
        data, incumbent = self.incumbent.data, self.incumbent
        hopeful = np.zeros(len(self.block), dtype=bool)
        if gain is not None:
            hopeful |= gain[self.rows] < 0
        # Only moves away from whoever costs something can lower the tier: all others are left out.
        for row in self._ceilings(penalty):
            over = incumbent.used[row] > data.room[row]
            hopeful |= over[self.source] & (data.count[row, self.block] > 0)
        return hopeful

    def _ceilings(self, penalty: Penalty) -> list[int]:
        data = self.incumbent.data
        if not penalty.costs.soft:
            return []
        return [r for r in range(data.hard, len(data.tiers))
                if data.tiers[r] == penalty.costs.soft]

    def _change(
        self, penalty: Penalty, rows: Ints, partner: Ints | None, gain: Ints | None
    ) -> Floats:
        data, incumbent = self.incumbent.data, self.incumbent
        u, v = self.source[rows], self.to[rows]
        total = np.zeros(len(rows))
        if gain is not None:
            total += gain[self.rows[rows]]
            if partner is not None:
                total += gain[self.rows[partner]]
        for row in self._ceilings(penalty):
            net = data.count[row, self.block[rows]].astype(float)
            if partner is not None:
                net -= data.count[row, self.block[partner]]
            left_u = (incumbent.used[row, u] - data.room[row, u]).astype(float)
            left_v = (incumbent.used[row, v] - data.room[row, v]).astype(float)
            total += data.prices[row] * (
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
        return Proposals(self.block[chosen], self.to[chosen], back[better])


def make(incumbent: Incumbent, acceptance: Acceptance, proposals: Proposals) -> int:
    """Make the proposals that hold, each caseworker once; how many were made."""
    busy: set[int] = set()
    made = tried = 0
    for give, to, back in zip(
        proposals.give.tolist(), proposals.to.tolist(), proposals.back.tolist(), strict=True
    ):
        source = int(incumbent.where[give])
        if source in busy or to in busy:
            continue
        tried += 1
        if tried > SwapParameters.tries:
            break
        changes = [(give, to)] if back < 0 else [(give, to), (back, source)]
        if acceptance.attempt(incumbent, changes):
            made += 1
            busy |= {source, to}
    return made
