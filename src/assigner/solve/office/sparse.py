"""An office with few pieces each: prices on pieces, dives, and groups that choose again.

Where a caseworker gets three or four cases, the poured bound is a thousandth too low and
exchanges end a thousandth too high. Prices by column generation close the first gap; plans
made from the hands they leave close most of the second.
"""

from collections.abc import Sequence

import numpy as np

from assigner.solve.office.aim import Aim
from assigner.solve.office.bound import Ground
from assigner.solve.office.clock import Clock
from assigner.solve.office.dive import choose, dive
from assigner.solve.office.draft import Change, Draft
from assigner.solve.office.hands import Hand, Hands
from assigner.solve.office.master import Priced, price

WORK = 8_000_000
FEW = 8
# From which share of the programme a hand counts as sure, dive by dive. The first sees the
# costs as they are; for the others they are shaken, so that each ends elsewhere.
DIVES = (0.6, 0.7, 0.6, 0.7, 0.6, 0.7, 0.6, 0.7)
SHAKE = 0.2
DEEP, ENOUGH = 5_000, 1_000
GROUP, ROUNDS, MOST = 30, 30, 8_000


def suits(draft: Draft, ground: Ground) -> bool:
    """Whether there are few enough pieces each, and all of them are placed."""
    board = draft.board
    if ground.loose or board.wide is not board or len(board.pieces) > FEW * len(board.workers):
        return False
    able = bool((board.steep > 0).all())
    # Squares and prices must stay far inside 64 bits.
    highest = int(board.base.max(initial=0) + board.weight.sum())
    return able and int(board.steep.max(initial=0)) * highest**2 < 2**60 and (
        Hands.work(board, ground) <= WORK
    )


class Sparse:
    """One office with few pieces each, its prices, and the search by hands."""

    def __init__(self, draft: Draft, aim: Aim, ground: Ground, clock: Clock) -> None:
        self.draft, self.aim, self.clock = draft, aim, clock
        self.board = draft.board
        self.hands = Hands(self.board, ground, self._value())
        cheapest = np.where(self.board.sets, ground.price, np.iinfo(np.int64).max).min(axis=1)
        prices = self.board.weight * cheapest[self.board.kind]
        self.priced = price(draft, self.hands, Priced(prices, ground.least), clock.share(0.4))
        self.draw = np.random.default_rng(3)

    def _value(self) -> int:
        return self.draft.squares(range(len(self.board.workers)))

    def lower(self) -> None:
        """Dives first; then groups choose again until many in a row found nothing."""
        if self._value() <= self.priced.least:
            return
        heavy = np.flatnonzero(self.board.weight > 0).tolist()
        listed, slack = self._listed(DEEP)
        for turn, sure in enumerate(DIVES):
            if self.clock.over() or listed is None or self._value() <= self.priced.least:
                break
            shaken = listed
            if turn:
                shaken = [[self._shaken(hand) for hand in hands] for hands in listed]
            found = dive(shaken, heavy, slack, ENOUGH, sure, self.clock)
            self._adopt(found)
            if found is None:
                listed, slack = self._listed(2 * sum(len(hands) for hands in listed))
        listed, slack = self._listed(MOST)
        quiet = 0
        size = min(GROUP, len(self.board.workers))
        while listed is not None and quiet < ROUNDS and not self.clock.over():
            if self._value() <= self.priced.least:
                return
            better, complete = self._regroup(listed, slack, size)
            quiet = 0 if better else quiet + 1
            size = min(len(self.board.workers), size + 1) if complete else max(8, size - 2)

    def _listed(self, many: int) -> tuple[list[list[Hand]] | None, int]:
        """The hands with least above the best, no more than `many`, under every ceiling."""
        gap = max(1, self._value() - self.priced.least)
        for limit in (many, 4 * many, 16 * many):
            slack = max(1, gap // 4)
            while slack * 10_000 > gap:
                listed = self.hands.within(self.priced.prices, slack, limit)
                if listed is not None:
                    fit = [[hand for hand in hands if self._fits(hand)] for hands in listed]
                    return fit, slack
                slack = slack * 2 // 3
        return None, gap

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

    def _adopt(self, hands: Sequence[Hand] | None) -> bool:
        """Take over what was chosen, if the aim agrees."""
        changes: list[Change] = [
            (piece, hand.worker) for hand in hands or () for piece in hand.pieces
            if self.draft.where[piece] != hand.worker
        ]
        return bool(changes) and self.aim.attempt(self.draft, changes)

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
