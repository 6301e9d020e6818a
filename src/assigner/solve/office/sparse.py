"""An office with few pieces each: prices on pieces, dives, and groups that choose again.

Where a caseworker gets three or four cases, the poured bound is a thousandth too low and
exchanges end a thousandth too high. Prices by column generation close the first gap; plans
made from the hands they leave close most of the second.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from assigner.solve.office.aim import Aim
from assigner.solve.office.bound import Ground
from assigner.solve.office.chains import Prices, climb
from assigner.solve.office.clock import Clock
from assigner.solve.office.dive import choose, dive
from assigner.solve.office.draft import Draft
from assigner.solve.office.hands import Hand, Hands
from assigner.solve.office.master import Priced, price

WORK, WIDE = 8_000_000, 4_000_000
FEW = 8
# Each dive by how wide its lists are (this part of the gap at the start), how many hands
# somebody has in them at most, and from which share of the programme a hand counts as sure.
# The first dives see the costs as they are; for the others they are shaken, so that each
# ends elsewhere.
DIVES = (
    (24, 2_000, 0.7), (50, 4_000, 0.7), (24, 2_000, 0.7), (100, 8_000, 0.7), (24, 1_000, 0.8),
    (50, 4_000, 0.6), (12, 2_000, 0.6), (100, 8_000, 0.8),
)
PLAIN, SHAKE, LANDED = 2, 0.2, 4
ENOUGH = 1_000
GROUP, ROUNDS, EACH = 30, 30, 1_000
# So many hands are chosen among all at once, with so much effort, in costs that exact.
LAST, PROOF, EXACT = 3_000, 4.0, 2**48


def suits(draft: Draft, ground: Ground) -> bool:
    """Whether there are few pieces each, and all of them are placed."""
    board = draft.board
    if ground.loose or board.wide is not board or len(board.pieces) > FEW * len(board.workers):
        return False
    able = bool((board.steep > 0).all())
    # Squares and prices must stay far inside 64 bits.
    highest = int(board.base.max(initial=0) + board.weight.sum())
    return able and int(board.steep.max(initial=0)) * highest**2 < 2**60 and (
        Hands.wide(board, ground) <= WIDE
    )


class Sparse:
    """One office with few pieces each, its prices, and the search by hands."""

    def __init__(
        self, draft: Draft, aim: Aim, ground: Ground, clock: Clock, note: Callable[[], None]
    ) -> None:
        """`note` is called after every change. `near`: the tables are small enough."""
        self.draft, self.aim, self.clock, self.note = draft, aim, clock, note
        self.board = draft.board
        self.prices = Prices(*ground.prices())
        self.hands = Hands(self.board, ground, self._value())
        self.priced = Priced(np.zeros(0, dtype=np.int64), ground.least)
        self.near = self.hands.work <= WORK
        if not self.near:
            return
        cheapest = np.where(self.board.sets, ground.price, np.iinfo(np.int64).max).min(axis=1)
        prices = self.board.weight * cheapest[self.board.kind]
        self.priced = price(draft, self.hands, Priced(prices, ground.least), clock.share(0.4))
        self.draw = np.random.default_rng(3)
        self.last = LAST

    def _value(self) -> int:
        return self.draft.squares(range(len(self.board.workers)))

    def lower(self) -> None:
        """Dives first; then groups choose again until many in a row found nothing."""
        wide = self._value() - self.priced.least
        heavy = np.flatnonzero(self.board.weight > 0).tolist()
        landed = 0
        for turn, (part, each, sure) in enumerate(DIVES):
            if self._ended():
                return
            if landed == LANDED:
                break
            slack = max(1, wide // part)
            listed = self._listed(slack, each)
            if turn >= PLAIN:
                listed = [[self._shaken(hand) for hand in hands] for hands in listed]
            found = dive(listed, heavy, slack, ENOUGH, sure, self.clock)
            landed += found is not None
            if self._adopt(found):
                self._prove()
        self._regroup_all()

    def _regroup_all(self) -> None:
        quiet = 0
        size = min(GROUP, len(self.board.workers))
        better = True
        while quiet < ROUNDS and not self._ended():
            gap = self._value() - self.priced.least
            if better:
                self._prove()
                listed = self._listed(gap, EACH)
            better, complete = self._regroup(listed, gap, size)
            quiet = 0 if better else quiet + 1
            size = min(len(self.board.workers), size + 1) if complete else max(8, size - 2)

    def _prove(self) -> None:
        """Choose among all hands that a better plan could have, once these are few enough.

        What is chosen then bounds every allocation: the hands obey fewer rules.
        """
        gap = self._value() - self.priced.least
        if not 0 < gap < EXACT:
            return
        listed = self.hands.every(self.priced.prices, gap, self.last)
        if listed is None:
            return
        self.last = sum(len(hands) for hands in listed) // 2
        now = [self._now(worker) for worker in range(len(self.board.workers))]
        heavy = np.flatnonzero(self.board.weight > 0).tolist()
        found, complete = choose(listed, heavy, gap, now, PROOF, self.clock, EXACT)
        self._adopt(found)
        if complete and found is not None:
            reached = sum(hand.cost for hand in found)
            self.priced = replace(self.priced, least=max(self.priced.least, reached))

    def _listed(self, slack: int, each: int) -> list[list[Hand]]:
        """The hands at most `slack` above the best, `each` at most, under every ceiling."""
        listed = self.hands.within(self.priced.prices, slack, each)
        return [[hand for hand in hands if self._fits(hand)] for hands in listed]

    def _shaken(self, hand: Hand) -> Hand:
        by = float(self.draw.uniform(1 - SHAKE, 1 + SHAKE))
        return hand._replace(above=int(hand.above * by))

    def _fits(self, hand: Hand) -> bool:
        board = self.board
        if not len(board.room):
            return True
        held = board.count[:, list(hand.pieces)].sum(axis=1)
        room = np.maximum(board.room[:, hand.worker], self.draft.used[:, hand.worker])
        room[: board.hard] = board.room[: board.hard, hand.worker]
        return bool((held <= room).all())

    def _ended(self) -> bool:
        return self.clock.over() or self._value() <= self.priced.least

    def _adopt(self, hands: Sequence[Hand] | None) -> bool:
        """Take over what was chosen, bettered by chains, if the aim agrees."""
        where = self.draft.where.copy()
        for hand in hands or ():
            where[list(hand.pieces)] = hand.worker
        if (where == self.draft.where).all():
            return False
        other = Draft(self.board, where)
        climb(other, self.aim.on(other), self.prices, self.clock, self.priced.least)
        better = self.aim.attempt(self.draft, self.draft.towards(other))
        if better:
            self.note()
        return better

    def _now(self, worker: int) -> Hand:
        held = tuple(sorted(p for p in self.draft.holds[worker] if self.board.weight[p] > 0))
        cost = self.draft.squares([worker])
        above = cost - int(self.priced.prices[list(held)].sum()) - self.hands.least(
            self.priced.prices, worker
        )
        return Hand(worker, held, cost, above)

    def _regroup(self, listed: list[list[Hand]], slack: int, size: int) -> tuple[bool, bool]:
        """A group around somebody with a dear hand chooses again; whether better, and complete."""
        now = [self._now(worker) for worker in range(len(self.board.workers))]
        above = np.array([max(0, hand.above) for hand in now], dtype=float) + 1.0
        above += above.mean() / 3
        group = self._group(int(self.draw.choice(len(now), p=above / above.sum())), size)
        pieces = {piece for worker in group for piece in now[worker].pieces}
        worth = sum(now[worker].above for worker in group)
        offered = [
            [now[worker], *(
                hand for hand in listed[worker]
                if hand.above <= worth and hand.pieces != now[worker].pieces
                and pieces.issuperset(hand.pieces)
            )]
            for worker in group
        ]
        mine = [now[worker] for worker in group]
        found, complete = choose(offered, pieces, slack, mine, 0.5, self.clock)
        return self._adopt(found), complete

    def _group(self, seed: int, size: int) -> list[int]:
        sets = self.board.sets[self.board.kind]
        inside = np.zeros(len(self.board.workers), dtype=bool)
        inside[seed] = True
        while inside.sum() < size:
            near = sets[sets[:, inside].any(axis=1)].any(axis=0) & ~inside
            if not near.any():
                break
            inside[int(self.draw.choice(np.flatnonzero(near)))] = True
        return [int(worker) for worker in np.flatnonzero(inside)]
