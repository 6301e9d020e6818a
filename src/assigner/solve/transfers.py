"""Open cases that move by choice: from who is fuller to who is less so, where it pays.

By patterns, like a day. Who gives only gives and who receives only receives, so giving is a
pattern too: a set of cases given, whose cost is the load they leave behind, convex like any
other (load squared from the other side: before = -load). A case that moves takes a seat with
its receiver and one with its giver; both or none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assigner.allocation import Seats
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.limits import Limits
from assigner.solve.offer import Offer
from assigner.solve.patterns.account import patterns_of, plan_of
from assigner.solve.patterns.charge import Charge
from assigner.solve.patterns.closing import least
from assigner.solve.patterns.search import Search
from assigner.solve.transfer_seats import TransferSeats
from assigner.statement import Statement


@dataclass(frozen=True)
class Transfers:
    """Which cases move to whom; what that does to balance and prices together, and its bound.

    `value` and `bound` are differences: at most 0, in cost units of the balance.
    """

    moves: Mapping[str, str]
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """No so many moves gain more."""
        return self.value == self.bound


class Market:
    """The offers of a day, over loads as they stand."""

    def __init__(
        self, statement: Statement, offers: Sequence[Offer], load: Mapping[str, int], rule: Rule
    ) -> None:
        self.problem: Problem = statement.problem
        self.load, self.rule, self.statement = load, rule, statement
        self.limits = [(item.counts, item.room) for _, item in statement.ceilings]
        """Every ceiling, hard or soft: nobody is brought above one by choice."""
        self.bounded: dict[str, list[int]] = defaultdict(list)
        for place, (_, room) in enumerate(self.limits):
            for worker in room:
                self.bounded[worker].append(place)
        self.offers = self._paying(self._fitting(offers), 0)

    def upto(self, most: int, limits: Limits) -> Iterator[tuple[int, Transfers]]:
        """The best of at most 0, 1, 2, ... moves, while another one pays; then of `most`.

        A move gains less the more others are made. So the best k hold none that gains less
        alone than the best k gain more than the best k - 1: those are left out; and the best k
        gain at most k / (k - 1) times as much as the best k - 1.
        """
        known = Transfers({}, 0, 0)
        yield 0, known
        first = self._greedily(most)
        for count in range(1, most + 1):
            start = max((dict(first[:count]), dict(known.moves)), key=self._gain)
            least = max(0, self._gain(start) + known.bound)
            found = self._best(self._paying(self.offers, least), count, start, limits)
            if count > 1:
                found = replace(found, bound=max(found.bound, known.bound * count // (count - 1)))
            if found.value == known.value and found.proven:
                yield most, self._best(self.offers, most, dict(known.moves), limits)
                return
            known = found
            yield count, known

    def _best(
        self, offers: Sequence[Offer], most: int, start: Mapping[str, str], limits: Limits
    ) -> Transfers:
        offers = [*offers, *(o for o in self.offers if o.case in start and o not in offers)]
        offers = sorted({offer.case: offer for offer in offers}.values(), key=lambda o: o.case)
        if not offers:
            return Transfers({}, 0, 0)
        seats = TransferSeats(self.statement, offers, self.load, self.limits)
        table, ties = seats.table, seats.ties(self.rule, most)
        search = Search(table, ties)
        prices = {offer.case: offer.prices for offer in offers}
        givers = {offer.case: offer.giver for offer in offers}

        def price(case: str, worker: str) -> int:
            return prices[case][worker]

        tier = Charge(table, ties, square=True, takes=price)
        first = {case: Seats(to, givers[case]) for case, to in start.items()}
        search.lower(seats.caps())
        assert search.start(patterns_of(table, ties, first))
        value, bound = least(search, tier, limits)
        plan = plan_of(table, search.best.listed())
        return Transfers({c: seats.caseworker for c, seats in plan.items()}, value, bound)

    def _alone(self, offer: Offer, to: str, ahead: int) -> int:
        """What a move costs once its giver has given `ahead` minutes; below 0 where it pays."""
        steep, load = self.problem.steepness, self.problem.weight[offer.case]
        relief = steep[offer.giver] * load * (load - 2 * (self.load[offer.giver] - ahead))
        return relief + offer.prices[to] + steep[to] * load * (2 * self.load[to] + load)

    def _gain(self, moves: Mapping[str, str]) -> int:
        """What moves gain together, prices paid."""
        after, prices = dict(self.load), 0
        offers = {offer.case: offer for offer in self.offers}
        for case, to in moves.items():
            after[offers[case].giver] -= self.problem.weight[case]
            after[to] += self.problem.weight[case]
            prices += offers[case].prices[to]
        return -prices - sum(
            self.problem.steepness[w] * (after[w] ** 2 - self.load[w] ** 2) for w in after
        )

    def _greedily(self, most: int) -> list[tuple[str, str]]:
        """The move that gains most, again and again, while one gains."""
        steep, load, room = self.problem.steepness, dict(self.load), self._rooms()
        left = {offer.case: offer for offer in self.offers}
        found: list[tuple[str, str]] = []
        while len(found) < most:
            best = (0, "", "")
            for case, offer in left.items():
                weight = self.problem.weight[case]
                relief = steep[offer.giver] * weight * (weight - 2 * load[offer.giver])
                for to, price in offer.prices.items():
                    cost = relief + price + steep[to] * weight * (2 * load[to] + weight)
                    if cost < best[0] and self._fits(room, case, to):
                        best = (cost, case, to)
            _, case, to = best
            if not case:
                break
            weight = self.problem.weight[case]
            load[left.pop(case).giver] -= weight
            load[to] += weight
            for place in self.bounded[to]:
                room[place][to] -= self.limits[place][0].get(case, 0)
            found.append((case, to))
        return found

    def _paying(self, offers: Sequence[Offer], least: int) -> list[Offer]:
        """Only what gains more than `least` (or as much, if above 0) when moved alone.

        Where a giver has others that weigh the same and go wherever this one goes as cheaply,
        those go first: it must still gain that much after them.
        """
        alone = self._worth(offers, least, {})
        return self._worth(alone, least, self._better(alone))

    def _worth(
        self, offers: Sequence[Offer], least: int, better: Mapping[str, int]
    ) -> list[Offer]:
        """What gains enough after `better` others of as much weight; only to whom it does."""
        kept = []
        for offer in offers:
            ahead = better.get(offer.case, 0) * self.problem.weight[offer.case]
            prices = {
                to: price for to, price in offer.prices.items()
                if self._alone(offer, to, ahead) <= min(-least, -1)
            }
            if prices:
                kept.append(Offer(offer.case, offer.giver, prices))
        return kept

    def _better(self, offers: Sequence[Offer]) -> Mapping[str, int]:
        """How many of the same giver's other cases are alike and nowhere dearer."""
        alike: dict[tuple[object, ...], list[Offer]] = defaultdict(list)
        for offer in offers:
            counts = tuple(counts.get(offer.case, 0) for counts, _ in self.limits)
            phase = self.problem.cases[offer.case].phase
            alike[offer.giver, self.problem.weight[offer.case], phase, counts].append(offer)
        return {
            offer.case: sum(_before(other, offer) for other in group)
            for group in alike.values()
            for offer in group
        }

    def _fitting(self, offers: Sequence[Offer]) -> list[Offer]:
        """The offers in order of case, to those alone who have room for the case."""
        room = self._rooms()
        fit = {
            o.case: {to: price for to, price in o.prices.items() if self._fits(room, o.case, to)}
            for o in offers
        }
        return [replace(o, prices=fit[o.case]) for o in sorted(offers, key=lambda o: o.case)]

    def _rooms(self) -> list[dict[str, int]]:
        return [{w: max(0, room) for w, room in rooms.items()} for _, rooms in self.limits]

    def _fits(self, room: list[dict[str, int]], case: str, to: str) -> bool:
        return all(
            self.limits[place][0].get(case, 0) <= room[place][to] for place in self.bounded[to]
        )


def _before(one: Offer, other: Offer) -> bool:
    """Whether one of two alike cases is nowhere dearer than the other, and goes first."""
    same = one.prices == other.prices
    if one is other or (same and one.case > other.case):
        return False
    return all(
        to in one.prices and one.prices[to] <= price for to, price in other.prices.items()
    )
