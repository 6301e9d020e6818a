"""Chains of moves: u gives to v, who gives to w, and so on, to an end or back to u.

A multi-exchange neighbourhood (Thompson & Psaraftis 1993; Ahuja et al. 2004). Against the
duals of the bound every caseworker has a potential: what their load costs above the best
load at their dual. A chain improves exactly if it lowers the sum of potentials, so a
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
from assigner.solve.local_search.pairing import Flags, Ints
from assigner.solve.local_search.parameters import ChainParameters, SwapParameters

SHIFT = SwapParameters.weight_bits
LEAST = 0.5
"""The least a chain must gain: costs are whole numbers, counted here in doubles."""


@dataclass(frozen=True)
class ChainDuals:
    """A dual of a minute at each caseworker, and the load that is best at it."""

    dual: Floats  # (worker,), cost of a minute
    best: Floats  # (worker,), minutes


@dataclass
class ChainLabels:
    """Chains in the making, all of one length, one a row."""

    begin: Ints  # (label,), the caseworker who gives first
    node: Ints  # (label,), who has received last
    carried: Ints  # (label,), minutes of the block received last
    link: Ints  # (label,), the last move: an arc
    parent: Ints  # (label,), the label of the length before
    spent: Floats  # (label,), cost so far, the two ends left out


class EjectionChains:
    """The arcs of an incumbent, and the search for chains over them."""

    def __init__(self, incumbent: Incumbent, duals: ChainDuals) -> None:
        data = incumbent.data
        self.incumbent = incumbent
        block, to = data.arcs
        source = incumbent.where[block]
        usable = (source >= 0) & (source != to) & ~data.fixed[block]
        block, to, source = block[usable], to[usable], source[usable]
        # One key for giver and weight: who gives what weighs at most so much is found by bisection.
        order = np.argsort((source << SHIFT) + data.weight[block], kind="stable")
        self.block, self.to, self.source = block[order], to[order], source[order]
        self.weight = data.weight[self.block]
        self.key = (self.source << SHIFT) + self.weight
        # (arc,): what a move costs in the duals alone; the potentials then say all the rest.
        self.slack = self.weight * (duals.dual[self.to] - duals.dual[self.source])
        self.sizes, self.size_of = np.unique(self.weight, return_inverse=True)
        self.steep = np.maximum(data.steep.astype(float), 1e-12)  # (worker,), k
        self.off = incumbent.load - duals.best  # (worker,), minutes
        self.potential = self.steep * self.off**2  # (worker,), cost
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
        # Dominance: reached by the same begin with the same load received, and no dearer.
        level = _rows(level, level.spent < known[at] - 1e-9 * (1 + np.abs(level.spent)))
        parent = level.parent
        fresh = np.ones(len(level.node), dtype=bool)
        for earlier in reversed(levels):
            fresh &= earlier.node[parent] != level.node
            parent = earlier.parent[parent]
        level = _rows(level, fresh)
        if len(level.node) > ChainParameters.beam:
            cheapest = np.argsort(level.spent, kind="stable")[: ChainParameters.beam]
            level = _rows(level, np.sort(cheapest))
        known[place[level.begin], level.node, self.size_of[level.link]] = level.spent
        return level

    def _longer(self, level: ChainLabels) -> ChainLabels:
        """Every next move: the caseworker who now holds too much gives something on."""
        node = level.node
        # What the ends can still win bounds how far from the best load a giver may be left.
        budget = self.potential[level.begin] + self.most - level.spent + self.potential[node]
        reach = np.sqrt(np.maximum(0, budget) / self.steep[node])
        middle = self.off[node] + level.carried
        least = np.clip(np.ceil(middle - reach), 0, 2**SHIFT - 1).astype(np.int64)
        most = np.clip(np.floor(middle + reach), -1, 2**SHIFT - 1).astype(np.int64)
        low = np.searchsorted(self.key, (node << SHIFT) + least)
        high = np.searchsorted(self.key, (node << SHIFT) + most, side="right")
        many = np.maximum(0, high - low)
        if many.sum() > ChainParameters.labels:
            cheapest = np.argsort(level.spent - budget, kind="stable")
            many[cheapest[np.cumsum(many[cheapest]) > ChainParameters.labels]] = 0
        parent = np.repeat(np.arange(len(node)), many)
        link = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + low[parent]
        net = (level.carried[parent] - self.weight[link]).astype(float)
        spent = level.spent[parent] + self._cost(node[parent], net) + self.slack[link]
        begin, carried = level.begin[parent], self.weight[link]
        return ChainLabels(begin, self.to[link], carried, link, parent, spent)

    def _end(
        self, level: ChainLabels, levels: list[ChainLabels],
        best: dict[int, tuple[float, list[Change]]], least: float, cycle: bool,
    ) -> None:
        """Note the best chain from each beginning that may end here."""
        begin = level.begin
        first, parent = level.link, level.parent
        for earlier in reversed(levels if cycle else levels[:-1]):
            first, parent = earlier.link[parent], earlier.parent[parent]
        gave = self.weight[first].astype(float)
        if cycle:
            total = level.spent + self._cost(begin, level.carried - gave)
            total = np.where(level.node == begin, total, np.inf)
        else:
            total = level.spent + self._cost(begin, -gave)
            total = total + self._cost(level.node, level.carried.astype(float))
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
        parent = int(level.parent[row])
        for earlier in reversed(levels if cycle else levels[:-1]):
            link = int(earlier.link[parent])
            moves.append((int(self.block[link]), int(self.to[link])))
            parent = int(earlier.parent[parent])
        return moves


def _rows(level: ChainLabels, rows: Ints | Flags) -> ChainLabels:
    return ChainLabels(level.begin[rows], level.node[rows], level.carried[rows], level.link[rows],
                  level.parent[rows], level.spent[rows])


def improve(
    incumbent: Incumbent, acceptance: Acceptance, duals: ChainDuals, deadline: Deadline, least: int
) -> None:
    """Make improving chains until there is none, the goal is at `least` or time is over."""
    everybody = range(len(incumbent.data.workers))
    found = True
    while found and not deadline.over() and incumbent.squares(everybody) > least:
        found = False
        chains = EjectionChains(incumbent, duals)
        order = np.argsort(-chains.potential, kind="stable")
        entries = len(order) * max(1, len(chains.sizes))
        batch = max(1, min(ChainParameters.begins, ChainParameters.known // entries))
        for first in range(0, len(order), batch):
            if deadline.over() or found:
                break
            busy: set[int] = set()
            begin = np.sort(order[first : first + batch])
            for changes in chains.found(begin, ChainParameters.depth, LEAST):
                people = {int(incumbent.where[block]) for block, _ in changes}
                people |= {to for _, to in changes}
                if not people & busy and acceptance.attempt(incumbent, changes):
                    busy |= people
                    found = True
