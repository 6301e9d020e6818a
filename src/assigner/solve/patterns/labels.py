"""The best seats of many desks at once, by labels, exactly.

A label is a set of seats of one desk, told by what still matters of it: gain, load, phases,
what its limits count. Sets grow by one seat a round, in the order of places; one that
another with no more load and no less gain equals in all else is left out, and so is one
that cannot reach the best any more (label setting: Desrochers and Soumis 1988). Whole
numbers throughout.
"""

from collections.abc import Iterator
from itertools import count

import numpy as np

from assigner.solve.patterns.desk import TooMany
from assigner.solve.patterns.label import Labels
from assigner.solve.patterns.outlook import Outlook, single
from assigner.solve.patterns.pattern import Pattern
from assigner.solve.patterns.sheet import Sheet, bits
from assigner.solve.patterns.table import Ints

LAST, CROWD, AT_ONCE = 3, 6, 1_000_000
# The most sets kept from a round to the next: of one list, and of a search.
EACH, ALL = 400_000, 200_000
LATE, CROWDED = 3, 20_000
# A list has no best to leave sets out by: there a finer table of completions pays.
COARSE, CLOSE = 750_000, 1_500_000


class Offer:
    """The search on one sheet. `best`, `unsearched`: by desk; see `best_of`.

    `least`, `most`: list every set that gains so much, unless there are more; see `all_of`.
    """

    def __init__(
        self, sheet: Sheet, near: int = 0, beam: int = 0, least: Ints | None = None, most: int = 0
    ) -> None:
        self.sheet, self.near, self.beam, self.most = sheet, near, beam, most
        self.listing = least is not None
        people = len(sheet.worker)
        self.best = np.zeros(people, np.int64) if least is None else least - 1
        self.unsearched = np.zeros(people, np.int64)
        self.parent = [np.full(people, -1)]
        self.place = [np.full(people, -1)]
        self.names = people
        self.improved: list[tuple[Ints, Ints]] = []
        self.outlook = Outlook(sheet, CLOSE if self.listing else COARSE)

    def run(self) -> None:
        """Let the sets grow until none can become the best."""
        sheet = self.sheet
        people = np.arange(len(sheet.worker))
        labels = Labels(
            people, sheet.before.copy(), sheet.held.copy(), np.zeros(len(people), np.int64),
            np.zeros(len(people), np.int64), np.zeros(len(people), np.int64),
            np.zeros((len(sheet.dimensions), len(people)), np.int64),
            np.zeros((len(sheet.asks), len(people)), np.int64),
            people.copy(),
        )
        for taken in count():
            if not len(labels.desk):
                return
            if taken >= LATE or len(labels.desk) > CROWDED:
                self.outlook.sharpen()
            grown: Labels | None = None
            for some in self._in_turn(labels):
                more = self._grown(some)
                grown = more if grown is None else grown.beside(more)
                if len(grown.desk) > EACH:
                    if self.listing:
                        raise TooMany
                    grown = self._kept(grown)
            assert grown is not None
            labels = grown if self.listing else self._kept(grown)

    def _kept(self, labels: Labels) -> Labels:
        """What is gone on with."""
        labels, reach = self._promising(labels)
        if len(labels.desk) > CROWD * len(self.best):
            kept = self._undominated(labels)
            labels, reach = labels.only(kept), reach[kept]
        if len(labels.desk) > self.beam:
            labels = self._narrow(labels, reach)
        return labels

    def _in_turn(self, labels: Labels) -> Iterator[Labels]:
        """The labels, no more at once than memory is good for."""
        width = max(1, self.sheet.seat.shape[1])
        step = max(1, AT_ONCE // width)
        for first in range(0, len(labels.desk), step):
            yield labels.only(np.arange(first, min(first + step, len(labels.desk))))

    def _grown(self, labels: Labels) -> Labels:
        """Every set with one seat more that may still become the best."""
        sheet, desk = self.sheet, labels.desk
        cells = np.maximum(0, sheet.size[desk] - labels.next)
        width = sheet.seat.shape[1]
        # A cell is a place of a desk; all that is asked of a label is asked before it spreads.
        shift = desk * width + labels.next - (np.cumsum(cells) - cells)
        cell = np.arange(int(cells.sum())) + np.repeat(shift, cells)
        weight = sheet.weight.ravel()[cell]
        worth = sheet.gain.ravel()[cell]
        worth -= np.repeat(sheet.square[desk], cells) * weight * (
            np.repeat(2 * labels.load, cells) + weight
        )
        worth += self.outlook.after(labels, cells, cell, weight)
        least = self.best[desk] - labels.now
        good = worth > np.repeat(least + self.near, cells)
        label = np.repeat(np.arange(len(cells)), cells)
        if self.near and not self.listing:
            out = label[~good & (worth > np.repeat(least, cells))]
            self._leave(desk[out], (labels.now[out] + least[out] + self.near))
        label, place = label[good], cell[good] - desk[label[good]] * width
        found = self._extended(labels.only(label), place)
        self._improve(found)
        return found

    def _extended(self, labels: Labels, place: Ints) -> Labels:
        """Every label with its place taken, where that is allowed."""
        sheet, desk = self.sheet, labels.desk
        weight, phase = sheet.weight[desk, place], sheet.phase[desk, place]
        load = labels.load + weight
        square, mixing = sheet.square[desk], sheet.mixing[desk]
        now = labels.now + sheet.gain[desk, place]
        now -= square * weight * (2 * labels.load + weight)
        phases = labels.phases | phase
        mixed = (mixing > 0) & single(labels.phases) & ~single(phases)
        now -= np.where(mixed, square * mixing * (2 * load + mixing), 0)
        load = load + np.where(mixed, mixing, 0)
        cap = sheet.cap[desk]
        fits = (load <= cap) | ((weight == 0) & ~mixed)
        counted = labels.counted.copy()
        paid = labels.paid.copy()
        for number, ask in enumerate(sheet.asks):
            paid[number] += ask.pay[desk, place]
        for number, item in enumerate(sheet.dimensions):
            count, room = item.counts[desk, place], item.room[desk]
            counted[number] += count
            over = np.maximum(0, counted[number] - room)
            rise = over - np.maximum(0, labels.counted[number] - room)
            fits &= (count == 0) | (counted[number] <= item.wall[desk])
            if item.price:
                now -= item.price * np.where(room > 0, rise, 0)
            for at, ask in enumerate(sheet.asks):
                if ask.rates[number]:
                    paid[at] -= ask.rates[number] * rise
        fresh = sheet.bonds[desk, place] & ~labels.bonds
        for bit, fee in bits(sheet.fee):
            now -= fee * ((fresh >> bit) & 1)
        for at, ask in enumerate(sheet.asks):
            for bit, fee in bits(ask.fee):
                paid[at] -= fee * ((fresh >> bit) & 1)
        onward = self.outlook.onward[desk, place]
        found = Labels(
            desk, load, phases, now, labels.bonds | fresh, onward, counted, paid, labels.name,
        )
        kept = np.flatnonzero(fits & self.outlook.open(found))
        found = found.only(kept)
        self.parent.append(found.name)
        self.place.append(place[kept])
        found.name = np.arange(self.names, self.names + len(found.name))
        self.names += len(found.name)
        return found

    def _improve(self, labels: Labels) -> None:
        """Note the labels that are the best of their desk so far."""
        good = labels.now > self.best[labels.desk]
        for at, ask in enumerate(self.sheet.asks):
            good &= labels.paid[at] >= ask.floor[labels.desk]
        chosen = np.flatnonzero(good)
        if self.listing:
            self.improved.append((labels.desk[chosen], labels.name[chosen]))
            self.most -= len(chosen)
            if self.most < 0:
                raise TooMany(found=True)
        elif len(chosen):
            chosen = chosen[np.lexsort((labels.now[chosen], labels.desk[chosen]))]
            desks = labels.desk[chosen]
            self.best[desks] = labels.now[chosen]
            ends = np.searchsorted(desks, desks, side="right")
            near = ends - np.arange(len(desks)) <= LAST
            self.improved.append((desks[near], labels.name[chosen[near]]))

    def _promising(self, labels: Labels) -> tuple[Labels, Ints]:
        """The labels that can still become the best, and what they may reach."""
        best = self.best[labels.desk]
        reach = self.outlook.reach(labels)
        good = reach > best + self.near
        out = ~good & (reach > best)
        self._leave(labels.desk[out], reach[out])
        return labels.only(good), reach[good]

    def _leave(self, desk: Ints, reach: Ints) -> None:
        """What is not looked for any more is allowed for."""
        np.maximum.at(self.unsearched, desk, reach)

    def _undominated(self, labels: Labels) -> Ints:
        """The labels that no other is at least as good as whatever follows."""
        key = self.outlook.matter(labels)
        order = np.lexsort((-labels.now, labels.load, key))
        key, now = key[order], labels.now[order]
        # Ranks of gains, above all ranks of the keys before: their running highest starts
        # anew with every key.
        rank = np.unique(now, return_inverse=True)[1] + np.unique(
            key, return_inverse=True
        )[1] * len(now)
        highest = np.maximum.accumulate(rank)
        kept = np.concatenate([[True], rank[1:] > highest[:-1]])
        found: Ints = order[kept]
        return found

    def _narrow(self, labels: Labels, reach: Ints) -> Labels:
        """The most promising labels of each desk; what others reach is allowed for."""
        order = np.lexsort((-reach, labels.desk))
        desk = labels.desk[order]
        first = np.searchsorted(desk, desk)
        within = np.arange(len(desk)) - first < max(16, min(self.beam, ALL // len(self.best)))
        out = order[~within]
        self._leave(labels.desk[out], reach[out])
        return labels.only(np.sort(order[within]))

    def patterns(self, last: int | None) -> list[list[Pattern]]:
        """For each desk the last few sets noted; all of them with None."""
        parent = np.concatenate(self.parent).tolist()
        place = np.concatenate(self.place).tolist()
        names: list[list[int]] = [[] for _ in self.best]
        for desks, mine in self.improved:
            for desk, name in zip(desks.tolist(), mine.tolist(), strict=True):
                names[desk].append(name)
        found = []
        for desk, worker in enumerate(self.sheet.worker.tolist()):
            seat = self.sheet.seat[desk].tolist()
            patterns: list[Pattern] = []
            for name in names[desk] if last is None else names[desk][-last:]:
                seats, at = [], name
                while place[at] >= 0:
                    seats.append(seat[place[at]])
                    at = parent[at]
                patterns.append((worker, tuple(sorted(seats))))
            found.append(patterns)
        return found


def best_of(sheet: Sheet, near: int, beam: int) -> dict[int, tuple[int, list[Pattern]]]:
    """Caseworker -> no less than any pattern gains, where above 0, and patterns near that.

    What can gain at most `near` more is not searched for, only allowed for; and so is what
    is not among the `beam` most promising sets of a desk in any round.
    """
    offer = Offer(sheet, near, beam)
    offer.run()
    top = np.maximum(offer.best, offer.unsearched).tolist()
    each = zip(sheet.worker.tolist(), top, offer.patterns(LAST), strict=True)
    return {worker: (gain, patterns) for worker, gain, patterns in each if gain > 0}


def all_of(sheet: Sheet, least: Ints, most: int) -> list[Pattern]:
    """Every pattern that gains at least `least` of its desk.

    Raises TooMany when there are more than `most`, or too many to look at.
    """
    offer = Offer(sheet, least=least, most=most)
    offer.run()
    return [pattern for patterns in offer.patterns(None) for pattern in patterns]
