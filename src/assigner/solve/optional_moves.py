"""Placing cases and moving others by choice, as one question: at most so many leave their holder.

Every open case that may move is a case of the day with a seat at home, at no price; one row
counts who leaves it. The tiers before the moves cannot gain by moving, so they are held at
what placing alone reaches. A bound by tangents leaves out most seats; the plain model decides
among the rest, and proves it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from assigner.allocation import Allocation, Seats
from assigner.objective import Costs, Tier
from assigner.rule import LinearRow, Part, Rule
from assigner.solve.compact.engine import Compact
from assigner.solve.first_moves import first_moves
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, NoAllocation
from assigner.solve.parts import whole
from assigner.solve.tangent import Seatings, Tangent, only, seatings
from assigner.statement import Stated, Statement
from assigner.verify import judge
from assigner.words import say


class OptionalMovesParameters:
    """How much is decided by the plain model, beside the bound by tangents."""

    seats_away: Final = 60_000
    """Seats away from home from which on the plain model is not asked: a plan stands with its
    bound."""
    seats_of_later_tiers: Final = 120
    """Seats, those at home left out, up to which the tiers after the moves are decided in one with
    them: the plain model takes some seconds for so many, and minutes for some hundreds."""
    shares: Final = (0.5, 1.0)
    """How far from the bound to a plan that is known a better one is looked for, in turn: a first
    plan often lies twice as far from the bound as the best, and its seats are many more."""


@dataclass(frozen=True)
class Together:
    """Who has what; `value` of the moves tier and its `bound`; how many tiers are `decided`."""

    seats: Mapping[str, Seats]
    value: int
    bound: int
    decided: int

    @property
    def proven(self) -> bool:
        """Nothing of so many moves is better, over placement and moves alike."""
        return self.value == self.bound


@dataclass(frozen=True)
class OptionalMoves:
    """A day with every case that may move among its cases. `placed`: it, with nothing moved.

    `left`: how many cases no allocation places; None where that is not proven. `row`: the rule
    in whose name moves are counted.
    """

    statement: Statement
    rules: Sequence[Rule]
    tiers: Sequence[Tier]
    placed: Mapping[str, Seats]
    left: int | None
    row: Rule

    @cached_property
    def at(self) -> int:
        """Which tier is the moves."""
        return next(n for n, tier in enumerate(self.tiers) if tier.moves_cost)

    def bound(self, most: int) -> int:
        """No allocation with at most so many moves costs less in the moves tier."""
        return self._tangent(most).bound

    def evenest(self, most: int) -> int:
        """No allocation with at most so many moves has a lower sum of squares."""
        seats = self._seats
        free = replace(seats, price=np.zeros_like(seats.price))
        return Tangent(free, most, self.left).bound

    def cost(self, seats: Mapping[str, Seats]) -> int:
        """What an allocation costs in the moves tier."""
        counted = judge(self.statement.problem, self.rules, self.tiers, Allocation(seats))
        return counted.costs[self.tiers[self.at].name][0]

    def least(self, most: int, start: Mapping[str, Seats], limits: Limits) -> Together:
        """The best with at most `most` moves, from an allocation that makes no more."""
        tangent = self._tangent(most)
        held = {tier.name for tier in self.tiers[: self.at]}
        greedy = first_moves(self.statement, self.rules, self.tiers, self.placed, most, held)
        seats = dict(greedy if self.cost(greedy) < self.cost(start) else start)
        value, bound, decided = self.cost(seats), tangent.bound, 0
        for share in OptionalMovesParameters.shares:
            # Whatever costs at most `reach` has only these seats: a plan that cheap is the best.
            reach = bound + int((value - bound) * share)
            stated = only(self.statement, self._seats, tangent.leaves(reach))
            large = _away(stated) > OptionalMovesParameters.seats_away
            if bound >= value or limits.over() or large:
                break
            found = self._among(stated, most, seats, limits)
            bound = max(bound, reach + 1 if found is None else min(found.bound[0], reach + 1))
            if found is not None and found.value[0] < value:
                seats, value = dict(found.seats), found.value[0]
        if bound >= value:
            decided = self.at + 1
            stated = only(self.statement, self._seats, tangent.leaves(value))
            few = _seats(stated) <= OptionalMovesParameters.seats_of_later_tiers
            if few and not limits.over():
                choice = self._choice(stated, most, seats)
                decided += self._later(choice, value, limits)
                seats = dict(choice.hint)
        return Together(seats, value, min(bound, value), decided)

    def _among(
        self, stated: Statement, most: int, seats: Mapping[str, Seats], limits: Limits
    ) -> Minimum | None:
        """The best of the seats stated; None where they leave no allocation."""
        try:
            found = self._choice(stated, most, seats).minimise(self.costs[self.at], limits)
        except NoAllocation:
            return None
        # Out of time before anything was found: the plan there is, and nothing proved.
        return found or Minimum((self.cost(seats),), (0,), seats)

    def _later(self, choice: Compact, value: int, limits: Limits) -> int:
        """Decide tiers after the moves; how many. `choice` goes to what they choose."""
        choice.keep(self.costs[self.at], (value,))
        later = zip(self.tiers[self.at + 1 :], self.costs[self.at + 1 :], strict=True)
        done = 0
        for tier, costs in later:
            found = choice.minimise(costs, limits)
            if found is None or not found.proven or tier.tolerance:
                break
            choice.keep(costs, found.value)
            done += 1
        return done

    @cached_property
    def costs(self) -> Sequence[Costs]:
        """What each tier charges."""
        return [tier.costs(self.statement.problem) for tier in self.tiers]

    @cached_property
    def _seats(self) -> Seatings:
        return seatings(self.statement, self.costs[self.at])

    def _tangent(self, most: int) -> Tangent:
        return Tangent(self._seats, most, self.left)

    def _choice(self, stated: Statement, most: int, seats: Mapping[str, Seats]) -> Compact:
        """The plain model of the part in which anything may move, every tier before kept."""
        home = stated.problem.by_choice
        stays = tuple((Part("takes", case, holder), -1) for case, holder in home.items())
        row = LinearRow("moves", stays, most - len(stays), say("may not move: so many do already"))
        stated = replace(stated, rows=(*stated.rows, Stated(self.row, row)))
        takes, assists = stated.candidates.takes, stated.candidates.assists
        open_to_it = all(
            who.caseworker in takes[case]
            and (who.co_caseworker is None or who.co_caseworker in assists[case])
            for case, who in seats.items()
        )
        choice = Compact(stated, whole(stated), seats if open_to_it else None)
        for costs, kept in self._held:
            choice.keep(costs, kept)
        return choice

    @cached_property
    def _held(self) -> Sequence[tuple[Costs, tuple[int, ...]]]:
        """The tiers before the moves, at what placing alone reaches."""
        problem = self.statement.problem
        reached = judge(problem, self.rules, self.tiers, Allocation(self.placed)).costs
        left = problem.cases.keys() - self.placed.keys()
        found: list[tuple[Costs, tuple[int, ...]]] = []
        for tier, costs in zip(self.tiers[: self.at], self.costs, strict=False):
            if not costs.urgency:
                found.append((costs, reached[tier.name]))
                continue
            # As many cases left, and as many of each due date: the same in order.
            for same in (tuple(problem.cases), *costs.urgency):
                many = (len(left.intersection(same)),)
                found.append((Costs(unassigned=dict.fromkeys(same, 1)), many))
        return found


def _seats(statement: Statement) -> int:
    """How many seats are open beside those at home."""
    takes, assists = statement.candidates.takes, statement.candidates.assists
    every = sum(len(who) for seats in (takes, assists) for who in seats.values())
    return every - len(statement.problem.by_choice)


def _away(statement: Statement) -> int:
    """How many seats of cases that may move are not at home."""
    home, takes = statement.problem.by_choice, statement.candidates.takes
    return sum(len(takes[case]) - (holder in takes[case]) for case, holder in home.items())
