"""The best seats of many pricing problems at once, by labels, exactly.

A label is a set of seats of one pricing problem, told by what still matters of it: gain, load,
phases, what its limits count. Sets grow by one seat a round, in the order of places; one that
another dominates is left out (see `dominance`), and so is one that cannot reach the best
any more (label setting: Desrochers and Soumis 1988). Whole numbers throughout.
"""

from collections.abc import Iterator
from itertools import count

import numpy as np

from assigner.solve.columns.column import ColumnSeats
from assigner.solve.columns.seats import Ints
from assigner.solve.pricing.batch import PricingBatch, bits
from assigner.solve.pricing.dominance import DominanceKey, single
from assigner.solve.pricing.label import LabelSet
from assigner.solve.pricing.parameters import CompletionParameters
from assigner.solve.pricing.parameters import LabellingParameters as Parameters


class TooManyPatterns(Exception):
    """More patterns, or more labels on the way to them, than was allowed."""


class LabelOffer:
    """The search on one pricing batch. `best`, `unsearched`: by pricing problem; see `best_of`.

    `least`, `most`: list every set that gains so much, unless there are more; see `all_of`.
    """

    def __init__(
        self, batch: PricingBatch, near: int = 0, beam: int = 0, least: Ints | None = None,
        most: int = 0,
    ) -> None:
        self.batch, self.near, self.beam, self.most = batch, near, beam, most
        self.listing = least is not None
        people = len(batch.worker)
        self.best = np.zeros(people, np.int64) if least is None else least - 1  # (problem,), gain
        self.unsearched = np.zeros(people, np.int64)  # (problem,), gain that is allowed for
        self.parent = [np.full(people, -1)]
        self.place = [np.full(people, -1)]
        self.names = people
        self.improved: list[tuple[Ints, Ints]] = []  # (label,) each: its problem, its name
        table = CompletionParameters
        self.dominance = DominanceKey(
            batch, table.entries_of_list if self.listing else table.entries
        )

    def run(self) -> None:
        """Let the sets grow until none can become the best."""
        batch = self.batch
        people = np.arange(len(batch.worker))
        labels = LabelSet(
            people, batch.before.copy(), batch.held.copy(), np.zeros(len(people), np.int64),
            np.zeros(len(people), np.int64), np.zeros(len(people), np.int64),
            np.zeros((len(batch.dimensions), len(people)), np.int64),
            np.zeros((len(batch.asks), len(people)), np.int64), people.copy(),
        )
        for taken in count():
            if not len(labels.subproblem):
                return
            if taken >= Parameters.sharp_from or len(labels.subproblem) > Parameters.sharp_above:
                self.dominance.sharpen()
            grown: LabelSet | None = None
            for some in self._in_turn(labels):
                more = self._grown(some)
                grown = more if grown is None else grown.beside(more)
                if len(grown.subproblem) > Parameters.kept:
                    if self.listing:
                        raise TooManyPatterns
                    grown = self._kept(grown)
            assert grown is not None
            labels = grown if self.listing else self._kept(grown)

    def _kept(self, labels: LabelSet) -> LabelSet:
        """What is gone on with."""
        labels, reach = self._promising(labels)
        if len(labels.subproblem) > Parameters.undominated * len(self.best):
            kept = self.dominance.undominated(labels)
            labels, reach = labels.only(kept), reach[kept]
        if len(labels.subproblem) > self.beam:
            labels = self._narrow(labels, reach)
        return labels

    def _in_turn(self, labels: LabelSet) -> Iterator[LabelSet]:
        """The labels, no more at once than memory is good for."""
        width = max(1, self.batch.seat.shape[1])
        step = max(1, Parameters.cells // width)
        for first in range(0, len(labels.subproblem), step):
            yield labels.only(np.arange(first, min(first + step, len(labels.subproblem))))

    def _grown(self, labels: LabelSet) -> LabelSet:
        """Every set with one seat more that may still become the best."""
        batch, subproblem = self.batch, labels.subproblem
        cells = np.maximum(0, batch.size[subproblem] - labels.next)
        width = batch.seat.shape[1]
        # A cell is a place of a pricing problem; all that is asked of a label is asked before it
        # spreads.
        shift = subproblem * width + labels.next - (np.cumsum(cells) - cells)
        cell = np.arange(int(cells.sum())) + np.repeat(shift, cells)
        weight = batch.weight.ravel()[cell]
        worth = batch.gain.ravel()[cell]
        worth -= np.repeat(batch.square[subproblem], cells) * weight * (
            np.repeat(2 * labels.load, cells) + weight
        )
        worth += self.dominance.after(labels, cells, cell, weight)
        least = self.best[subproblem] - labels.now
        first = ~batch.again.ravel()[cell]
        # Of a kind, who leaves one takes none after it: all are the same.
        first |= cell == np.repeat(subproblem * width + labels.next, cells)
        good = (worth > np.repeat(least + self.near, cells)) & first
        label = np.repeat(np.arange(len(cells)), cells)
        if self.near and not self.listing:
            out = label[~good & first & (worth > np.repeat(least, cells))]
            self._leave(subproblem[out], (labels.now[out] + least[out] + self.near))
        label, place = label[good], cell[good] - subproblem[label[good]] * width
        found = self._extended(labels.only(label), place)
        self._improve(found)
        return found

    def _extended(self, labels: LabelSet, place: Ints) -> LabelSet:
        """Every label with its place taken, where that is allowed."""
        batch, subproblem = self.batch, labels.subproblem
        weight, phase = batch.weight[subproblem, place], batch.phase[subproblem, place]
        load = labels.load + weight
        square, mixing = batch.square[subproblem], batch.mixing[subproblem]
        now = labels.now + batch.gain[subproblem, place]
        now -= square * weight * (2 * labels.load + weight)
        phases = labels.phases | phase
        mixed = (mixing > 0) & single(labels.phases) & ~single(phases)
        now -= np.where(mixed, square * mixing * (2 * load + mixing), 0)
        load = load + np.where(mixed, mixing, 0)
        cap = batch.cap[subproblem]
        fits = (load <= cap) | ((weight == 0) & ~mixed)
        counted = labels.counted.copy()
        paid = labels.paid.copy()
        for number, ask in enumerate(batch.asks):
            paid[number] += ask.pay[subproblem, place]
        for number, item in enumerate(batch.dimensions):
            count, room = item.counts[subproblem, place], item.room[subproblem]
            counted[number] += count
            over = np.maximum(0, counted[number] - room)
            rise = over - np.maximum(0, labels.counted[number] - room)
            fits &= (count == 0) | (counted[number] <= item.wall[subproblem])
            if item.price:
                now -= item.price * np.where(room > 0, rise, 0)
            for at, ask in enumerate(batch.asks):
                if ask.rates[number]:
                    paid[at] -= ask.rates[number] * rise
        fresh = batch.bonds[subproblem, place] & ~labels.bonds
        for bit, fee in bits(batch.fee):
            now -= fee * ((fresh >> bit) & 1)
        for at, ask in enumerate(batch.asks):
            for bit, fee in bits(ask.fee):
                paid[at] -= fee * ((fresh >> bit) & 1)
        onward = self.dominance.onward[subproblem, place]
        found = LabelSet(
            subproblem, load, phases, now, labels.bonds | fresh, onward, counted, paid, labels.name,
        )
        kept = np.flatnonzero(fits & self.dominance.open(found))
        found = found.only(kept)
        self.parent.append(found.name)
        self.place.append(place[kept])
        found.name = np.arange(self.names, self.names + len(found.name))
        self.names += len(found.name)
        return found

    def _improve(self, labels: LabelSet) -> None:
        """Note the labels that are the best of their pricing problem so far."""
        good = labels.now > self.best[labels.subproblem]
        for at, ask in enumerate(self.batch.asks):
            good &= labels.paid[at] >= ask.floor[labels.subproblem]
        chosen = np.flatnonzero(good)
        if self.listing:
            self.improved.append((labels.subproblem[chosen], labels.name[chosen]))
            self.most -= len(chosen)
            if self.most < 0:
                raise TooManyPatterns
        elif len(chosen):
            chosen = chosen[np.lexsort((labels.now[chosen], labels.subproblem[chosen]))]
            oracle = labels.subproblem[chosen]
            self.best[oracle] = labels.now[chosen]
            ends = np.searchsorted(oracle, oracle, side="right")
            near = ends - np.arange(len(oracle)) <= Parameters.patterns
            self.improved.append((oracle[near], labels.name[chosen[near]]))

    def _promising(self, labels: LabelSet) -> tuple[LabelSet, Ints]:
        """The labels that can still become the best, and what they may reach."""
        best = self.best[labels.subproblem]
        reach = self.dominance.reach(labels)
        good = reach > best + self.near
        out = ~good & (reach > best)
        self._leave(labels.subproblem[out], reach[out])
        return labels.only(good), reach[good]

    def _leave(self, subproblem: Ints, reach: Ints) -> None:
        """What is not looked for any more is allowed for."""
        np.maximum.at(self.unsearched, subproblem, reach)

    def _narrow(self, labels: LabelSet, reach: Ints) -> LabelSet:
        """The most promising labels of each pricing problem; what others reach is allowed for."""
        order = np.lexsort((-reach, labels.subproblem))
        subproblem = labels.subproblem[order]
        first = np.searchsorted(subproblem, subproblem)
        shared = min(self.beam, Parameters.kept_of_all // len(self.best))
        kept = max(Parameters.fewest_of_each, shared)
        within = np.arange(len(subproblem)) - first < kept
        out = order[~within]
        self._leave(labels.subproblem[out], reach[out])
        return labels.only(np.sort(order[within]))

    def patterns(self, last: int | None) -> list[list[ColumnSeats]]:
        """For each pricing problem the last few sets noted; all of them with None."""
        parent = np.concatenate(self.parent).tolist()
        place = np.concatenate(self.place).tolist()
        names: list[list[int]] = [[] for _ in self.best]
        for oracle, mine in self.improved:
            for subproblem, name in zip(oracle.tolist(), mine.tolist(), strict=True):
                names[subproblem].append(name)
        found = []
        for subproblem, worker in enumerate(self.batch.worker.tolist()):
            seat = self.batch.seat[subproblem].tolist()
            patterns: list[ColumnSeats] = []
            for name in names[subproblem] if last is None else names[subproblem][-last:]:
                seats, at = [], name
                while place[at] >= 0:
                    seats.append(seat[place[at]])
                    at = parent[at]
                patterns.append((worker, tuple(sorted(seats))))
            found.append(patterns)
        return found


def best_of(batch: PricingBatch, near: int, beam: int) -> dict[int, tuple[int, list[ColumnSeats]]]:
    """Caseworker -> no less than any pattern gains, where above 0, and patterns near that.

    What can gain at most `near` more is not searched for, only allowed for; and so is what
    is not among the `beam` most promising sets of a pricing problem in any round.
    """
    offer = LabelOffer(batch, near >> batch.shift, beam)
    offer.run()
    top = [gain << batch.shift for gain in np.maximum(offer.best, offer.unsearched).tolist()]
    each = zip(batch.worker.tolist(), top, offer.patterns(Parameters.patterns), strict=True)
    return {worker: (gain, patterns) for worker, gain, patterns in each if gain > 0}


def all_of(batch: PricingBatch, least: Ints, most: int) -> list[ColumnSeats]:
    """Every pattern that gains at least `least` of its pricing problem.

    Where numbers outgrow arrays, perhaps some that gain a little less. Raises TooManyPatterns
    when there are more than `most`, or too many labels on the way to them.
    """
    offer = LabelOffer(batch, least=least >> batch.shift, most=most)
    offer.run()
    return [pattern for patterns in offer.patterns(None) for pattern in patterns]
