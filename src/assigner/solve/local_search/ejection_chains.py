"""Chains of moves: u gives to v, who gives to w, and so on, to an end or back to u.

A multi-exchange neighbourhood (Thompson & Psaraftis 1993; Ahuja et al. 2004). Against the
prices of the bound every caseworker has a potential: what their load costs above the best
load at their price. A chain improves exactly if it lowers the sum of potentials, so a
chain in the making can be dropped as soon as the caseworkers left behind have cost more
than its two ends can win. With equal weights that finds every improving path, and the
search ends at the optimum (Harvey et al. 2006: no cost-reducing path, no better matching).
"""

from dataclasses import dataclass

import numpy as np

from assigner.solve.local_search.acceptance import Acceptance
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.incumbent import Change, Incumbent
from assigner.solve.local_search.pairing import Ints

BEAM = 20_000
DEPTH, BATCH = 8, 32
LONGER, KNOWN = 300_000, 2_000_000  # rows and labels at a time: they bound the memory
SHIFT = 24


@dataclass(frozen=True)
class ChainPrices:
    """A price of a minute at each caseworker, and the load that is best at it."""

    price: Floats
    best: Floats


@dataclass
class ChainLabels:
    """Chains in the making, one a row. `link`: the last move (an arc); `spent`: so far."""

    begin: Ints
    node: Ints
    column: Ints
    link: Ints
    above: Ints
    spent: Floats


class EjectionChains:
    """The arcs of a incumbent, and the search for chains over them."""

    def __init__(self, incumbent: Incumbent, prices: ChainPrices) -> None:
        data = incumbent.data
        self.incumbent = incumbent
        block, to = data.arcs
        source = incumbent.where[block]
        usable = (source >= 0) & (source != to) & ~data.fixed[block]
        block, to, source = block[usable], to[usable], source[usable]
        order = np.argsort((source << SHIFT) + data.weight[block], kind="stable")
        self.block, self.to, self.source = block[order], to[order], source[order]
        self.weight = data.weight[self.block]
        self.key = (self.source << SHIFT) + self.weight
        self.slack = self.weight * (prices.price[self.to] - prices.price[self.source])
        self.sizes, self.size_of = np.unique(self.weight, return_inverse=True)
        self.steep = np.maximum(data.steep.astype(float), 1e-12)
        self.off = incumbent.load - prices.best
        self.potential = self.steep * self.off**2
        self.most = float(self.potential.max(initial=0.0))

    def _cost(self, node: Ints, net: Floats) -> Floats:
        """What a net change of minutes costs a caseworker's potential."""
        return np.asarray(self.steep[node] * (self.off[node] + net) ** 2 - self.potential[node])

    def found(self, begin: Ints, depth: int, least: float) -> list[list[Change]]:
        """Improving chains from these caseworkers, at most one each, best first."""
        place = np.full(len(self.steep), -1, dtype=np.int64)
        place[begin] = np.arange(len(begin))
        known = np.full((len(begin), len(self.steep), len(self.sizes)), np.inf)
        best: dict[int, tuple[float, list[Change]]] = {}
        arcs = np.flatnonzero(place[self.source] >= 0)
        level = ChainLabels(self.source[arcs], self.to[arcs], self.weight[arcs], arcs,
                       np.full(len(arcs), -1), self.slack[arcs])
        levels: list[ChainLabels] = []
        for step in range(depth):
            level = self._kept(level, levels, known, place)
            if not len(level.node):
                break
            levels.append(level)
            self._end(level, levels, best, least, cycle=False)
            level = self._longer(level)
            if step:
                self._end(level, levels, best, least, cycle=True)
            level = _rows(level, level.node != level.begin)
        return [changes for _, changes in sorted(best.values(), key=lambda item: item[0])]

    def _kept(
        self, level: ChainLabels, levels: list[ChainLabels], known: Floats, place: Ints
    ) -> ChainLabels:
        """Drop what cannot win any more, what was reached more cheaply, and what returns."""
        room = self.potential[level.begin] + self.potential[level.node] - level.spent
        level = _rows(level, room > 0)
        at = (place[level.begin], level.node, self.size_of[level.link])
        order = np.argsort(level.spent, kind="stable")
        flat = np.ravel_multi_index(at, known.shape)[order]
        _, first = np.unique(flat, return_index=True)
        order = np.sort(order[first])
        level = _rows(level, order)
        at = (place[level.begin], level.node, self.size_of[level.link])
        level = _rows(level, level.spent < known[at] - 1e-9 * (1 + np.abs(level.spent)))
        above = level.above
        fresh = np.ones(len(level.node), dtype=bool)
        for earlier in reversed(levels):
            fresh &= earlier.node[above] != level.node
            above = earlier.above[above]
        level = _rows(level, fresh)
        if len(level.node) > BEAM:
            level = _rows(level, np.sort(np.argsort(level.spent, kind="stable")[:BEAM]))
        known[place[level.begin], level.node, self.size_of[level.link]] = level.spent
        return level

    def _longer(self, level: ChainLabels) -> ChainLabels:
        """Every next move: the caseworker who now holds too much gives something on."""
        node = level.node
        budget = self.potential[level.begin] + self.most - level.spent + self.potential[node]
        reach = np.sqrt(np.maximum(0, budget) / self.steep[node])
        middle = self.off[node] + level.column
        least = np.clip(np.ceil(middle - reach), 0, 2**SHIFT - 1).astype(np.int64)
        most = np.clip(np.floor(middle + reach), -1, 2**SHIFT - 1).astype(np.int64)
        low = np.searchsorted(self.key, (node << SHIFT) + least)
        high = np.searchsorted(self.key, (node << SHIFT) + most, side="right")
        many = np.maximum(0, high - low)
        if many.sum() > LONGER:
            cheapest = np.argsort(level.spent - budget, kind="stable")
            many[cheapest[np.cumsum(many[cheapest]) > LONGER]] = 0
        above = np.repeat(np.arange(len(node)), many)
        link = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + low[above]
        net = (level.column[above] - self.weight[link]).astype(float)
        spent = level.spent[above] + self._cost(node[above], net) + self.slack[link]
        return ChainLabels(level.begin[above], self.to[link], self.weight[link], link, above, spent)

    def _end(
        self,
        level: ChainLabels,
        levels: list[ChainLabels],
        best: dict[int, tuple[float, list[Change]]],
        least: float,
        cycle: bool,
    ) -> None:
        """Note the best chain from each beginning that may end here."""
        begin = level.begin
        first, above = level.link, level.above
        for earlier in reversed(levels if cycle else levels[:-1]):
            first, above = earlier.link[above], earlier.above[above]
        gave = self.weight[first].astype(float)
        if cycle:
            total = level.spent + self._cost(begin, level.column - gave)
            total = np.where(level.node == begin, total, np.inf)
        else:
            total = level.spent + self._cost(begin, -gave)
            total = total + self._cost(level.node, level.column.astype(float))
        for row in np.argsort(total, kind="stable"):
            if not total[row] < -least:
                break
            start = int(begin[row])
            if total[row] < best.get(start, (0.0, []))[0]:
                best[start] = (float(total[row]), self._moves(level, levels, int(row), cycle))

    def _moves(
        self, level: ChainLabels, levels: list[ChainLabels], row: int, cycle: bool
    ) -> list[Change]:
        moves = [(int(self.block[level.link[row]]), int(self.to[level.link[row]]))]
        above = int(level.above[row])
        for earlier in reversed(levels if cycle else levels[:-1]):
            link = int(earlier.link[above])
            moves.append((int(self.block[link]), int(self.to[link])))
            above = int(earlier.above[above])
        return moves


def _rows(
    level: ChainLabels, rows: Ints | np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> ChainLabels:
    return ChainLabels(level.begin[rows], level.node[rows], level.column[rows], level.link[rows],
                  level.above[rows], level.spent[rows])


def climb(
    incumbent: Incumbent,
    acceptance: Acceptance,
    prices: ChainPrices,
    deadline: Deadline,
    least: int,
) -> None:
    """Make improving chains until there is none, the goal is at `least` or time is over."""
    everybody = range(len(incumbent.data.workers))
    found = True
    while found and not deadline.over() and incumbent.squares(everybody) > least:
        found = False
        chains = EjectionChains(incumbent, prices)
        order = np.argsort(-chains.potential, kind="stable")
        batch = max(1, min(BATCH, KNOWN // (len(order) * max(1, len(chains.sizes)))))
        for first in range(0, len(order), batch):
            if deadline.over() or found:
                break
            busy: set[int] = set()
            for changes in chains.found(np.sort(order[first : first + batch]), DEPTH, 0.5):
                people = {int(incumbent.where[block]) for block, _ in changes}
                people |= {to for _, to in changes}
                if not people & busy and acceptance.attempt(incumbent, changes):
                    busy |= people
                    found = True
