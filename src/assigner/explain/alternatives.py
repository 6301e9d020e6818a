"""The best other allocations of the day, one after the other, each found ones forbidden.

Parts that no row ties together are taken apart: the next best of the day changes one part
by its own next best. So every question is a small one.
"""

import heapq
from collections.abc import Iterator
from functools import cached_property

from assigner.allocation import Allocation, Seats
from assigner.errors import NothingFound
from assigner.explain.difference import Difference
from assigner.explain.planned import Cost
from assigner.explain.what_if import Trials
from assigner.rule import LinearRow, Part
from assigner.solve.parts import PartOfDay
from assigner.statement import Stated
from assigner.verify import judge
from assigner.words import say

Seating = dict[str, Seats]


class Alternatives:
    """All allocations of a plan's day in order of the tiers, the plan's own first.

    `proven`: as far as they were asked for, none is missing and their order is right.
    """

    def __init__(self, trials: Trials) -> None:
        self.trials = trials
        self.proven = trials.planned.proven
        self._lists: dict[PartOfDay, list[Seating | None]] = {}

    @cached_property
    def parts(self) -> tuple[PartOfDay, ...]:
        """The parts in which there is something to choose."""
        return tuple(part for part in self.trials.parts if part.cases and part.workers)

    def best(self, count: int) -> tuple[Difference, ...]:
        """So many allocations other than the plan's, the best first; fewer if there are fewer.

        Where the time is over, those found; raises NothingFound where these are none.
        """
        found: list[Difference] = []
        try:
            for difference in self._in_order():
                if difference.allocation.seats != self.trials.planned.allocation.seats:
                    found.append(difference)
                if len(found) == count:
                    break
        except NothingFound:
            self.proven = False
            if not found:
                raise
        return tuple(found)

    def _in_order(self) -> Iterator[Difference]:
        start = tuple(0 for _ in self.parts)
        heap = [self._entry(start)]
        seen = {start}
        while heap:
            _, places, difference = heapq.heappop(heap)
            yield difference
            for at in range(len(places)):
                following = (*places[:at], places[at] + 1, *places[at + 1 :])
                more = self._seating(self.parts[at], following[at]) is not None
                if following not in seen and more:
                    seen.add(following)
                    heapq.heappush(heap, self._entry(following))

    def _entry(
        self, places: tuple[int, ...]
    ) -> tuple[tuple[Cost, ...], tuple[int, ...], Difference]:
        planned = self.trials.planned
        seats = dict(planned.allocation.seats)
        for part, place in zip(self.parts, places, strict=True):
            for case in part.cases:
                seats.pop(case, None)
            seats |= self._seating(part, place) or {}
        allocation = Allocation(dict(sorted(seats.items())))
        costs = judge(planned.problem, planned.rules, planned.tiers, allocation).costs
        return (
            tuple(costs[tier.name] for tier in planned.tiers), places,
            Difference(planned, allocation, costs, self.trials.most),
        )

    def _seating(self, part: PartOfDay, place: int) -> Seating | None:
        """The part's own `place`-th best allocation; None when it has no more."""
        known = self._lists.setdefault(part, [self._planned(part)])
        while len(known) <= place and known[-1] is not None:
            rows = tuple(
                Stated(self.trials.decisions, other_than(self.trials, part, seating))
                for seating in known if seating is not None
            )
            trial = self.trials.again(part, rows=rows)
            self.proven = self.proven and (trial is None or trial.proven)
            known.append(None if trial is None else _within(trial.allocation, part))
        return known[place] if place < len(known) else None

    def _planned(self, part: PartOfDay) -> Seating:
        return _within(self.trials.planned.allocation, part)


def other_than(trials: Trials, part: PartOfDay, seating: Seating) -> LinearRow:
    """At least one seat of the part is filled otherwise."""
    possible = trials.planned.statement.candidates
    terms = []
    for case in part.cases:
        seats = seating.get(case)
        if seats is None:
            terms += [(Part("takes", case, worker), -1) for worker in possible.takes[case]]
            continue
        terms.append((Part("takes", case, seats.caseworker), 1))
        if seats.co_caseworker is not None:
            terms.append((Part("assists", case, seats.co_caseworker), 1))
        else:
            terms += [(Part("assists", case, worker), -1) for worker in possible.assists[case]]
    kept = sum(count for _, count in terms if count > 0)
    return LinearRow(part.cases[0], tuple(terms), kept - 1, say("is another allocation"))


def _within(allocation: Allocation, part: PartOfDay) -> Seating:
    mine = set(part.cases)
    return {case: seats for case, seats in allocation.seats.items() if case in mine}
