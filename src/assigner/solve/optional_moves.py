"""Placing cases and moving others by choice, as one question: at most so many leave their holder.

Every open case that may move is a case of the day with a seat at home, at no price; one row
counts who leaves it. The tiers before the moves cannot gain by moving, so they are held at
what placing alone reaches. A bound by tangents leaves out most seats, the more the better the plan
that is known: one is found at glances, and what is left then is proven by the plain model.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from assigner.allocation import Allocation, Seats
from assigner.objective import Costs, Tier
from assigner.rule import LinearRow, Part, Rule
from assigner.solve.columns.cost import charge
from assigner.solve.columns.linking_rows import LinkingRows, link
from assigner.solve.columns.seats import Flags, Ints, tabulate
from assigner.solve.compact.alike_order import order_alike
from assigner.solve.compact.engine import Compact
from assigner.solve.first_moves import first_moves
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum
from assigner.solve.norm_prices import NormProgramme
from assigner.solve.optional_moves_parameters import OptionalMovesParameters
from assigner.solve.parts import whole
from assigner.solve.tangent import Seatings, Tangent, only, seatings
from assigner.statement import Stated, Statement
from assigner.verify import judge
from assigner.words import say


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


class PlacedSeats(NamedTuple):
    """The seats of a day, and the place there of each that is laid out."""

    linked: LinkingRows
    place: Ints  # (seat,)


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

    @cached_property
    def _left(self) -> int | None:
        """How many of the cases that somebody may take no allocation places."""
        takes = self.statement.candidates.takes
        nobody = sum(not takes[case] for case in self.statement.problem.cases)
        return None if self.left is None else self.left - nobody

    def evenest(self, most: int) -> int:
        """No allocation with at most so many moves has a lower sum of squares."""
        seats = self._seats
        free = replace(seats, price=np.zeros_like(seats.price))
        return Tangent(free, most, self._left).bound

    def cost(self, seats: Mapping[str, Seats]) -> int:
        """What an allocation costs in the moves tier."""
        counted = judge(self.statement.problem, self.rules, self.tiers, Allocation(seats))
        return counted.costs[self.tiers[self.at].name][0]

    def least(
        self, most: int, start: Mapping[str, Seats], limits: Limits,
        tell: Callable[[Together], None] = lambda _: None,
    ) -> Together:
        """The best with at most `most` moves, from an allocation that makes no more.

        `tell` hears of each that is better than the one before.
        """
        tangent = self._tangent(most)
        seats, value = self._first(tangent, most, start, limits)
        bound, decided = tangent.bound, 0
        tell(Together(seats, value, min(bound, value), decided))
        for effort in (OptionalMovesParameters.by_name, None):
            left = tangent.leaves(value)
            many = self._seats.many_away(left)
            if bound >= value or many > OptionalMovesParameters.most_seats or limits.over():
                break
            # Whatever costs at most `value` has only these seats.
            found = self._among(left, most, seats, limits, effort, lazy=effort is None)
            bound = max(bound, found.bound[0])
            if found.value[0] < value:
                seats, value = dict(found.seats), found.value[0]
            tell(Together(seats, value, min(bound, value), decided))
        if bound >= value:
            decided = self.at + 1
            stated = only(self.statement, self._seats, tangent.leaves(value))
            few = _seats(stated) <= OptionalMovesParameters.seats_of_later_tiers
            if few and not limits.over():
                choice = self._choice(stated, most, seats)
                decided += self._later(choice, value, limits)
                seats = dict(choice.hint)
        return Together(seats, value, min(bound, value), decided)

    def _first(
        self, tangent: Tangent, most: int, start: Mapping[str, Seats], limits: Limits
    ) -> tuple[dict[str, Seats], int]:
        """A plan to begin with and its cost: at glances among the seats nearest to the bound.

        Where these see nothing better, the moves that gain most, one by one.
        """
        seats, value = dict(start), self.cost(start)
        for width, effort in OptionalMovesParameters.glances:
            reach = self._reach(tangent, value, width)
            if limits.over() or reach == value:
                break
            if tangent.bound <= reach:
                found = self._among(tangent.leaves(reach), most, seats, limits, effort)
                if found.value[0] < value:
                    seats, value = dict(found.seats), found.value[0]
        few = self._seats.many_away(tangent.leaves(value)) <= OptionalMovesParameters.few
        if value < self.cost(start) or few:
            return seats, value
        held = {tier.name for tier in self.tiers[: self.at]}
        greedy = first_moves(self.statement, self.rules, self.tiers, self.placed, most, held)
        seats = dict(greedy if self.cost(greedy) < value else start)
        return seats, self.cost(seats)

    def standing(self, seats: Mapping[str, Seats], most: int) -> Together:
        """An allocation as it is, with a bound and nothing looked for."""
        value = self.cost(seats)
        return Together(seats, value, min(self.bound(most), value), 0)

    def _reach(self, tangent: Tangent, value: int, width: int) -> int:
        """The highest cost up to `value` whose seats are so many; below the bound: none is."""
        low, high = tangent.bound - 1, value
        if self._seats.many_away(tangent.leaves(value)) <= width:
            return value
        while high - low > 1 + (value - tangent.bound) // 100:
            middle = (low + high) // 2
            fits = self._seats.many_away(tangent.leaves(middle)) <= width
            low, high = (middle, high) if fits else (low, middle)
        return low

    def _among(
        self, left: Flags, most: int, seats: Mapping[str, Seats], limits: Limits,
        effort: float | None = None, *, lazy: bool = True,
    ) -> Minimum:
        """The best of the seats left and those of a plan.

        `effort`: what so much deterministic time finds; None: until it is proven. `lazy`: as
        in `Compact`.
        """
        left = left | self._seats.taken(self.placed) | self._seats.taken(seats)
        choice = self._choice(only(self.statement, self._seats, left), most, seats)
        moves = self.costs[self.at]
        if effort is None:
            # A hard proof is several times sooner in order; a good plan and an easy proof are not.
            charged = [*(costs for costs, _ in self._held), moves]
            order_alike(choice, charged, all_placed=self._left == 0)
        choice.effort, choice.lazy = effort, lazy
        # Out of time before anything was found: the plan there is, and nothing proved.
        return choice.minimise(moves, limits) or Minimum((self.cost(seats),), (0,), seats)

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
        """The bound with so many moves, and with what norms cost in it."""
        seats = self._seats
        plain = Tangent(seats, most, self._left)
        at, budgets = self._norms
        start = seats.before + np.bincount(
            seats.worker, seats.weight * seats.taken(self.placed), len(seats.steep)
        ).astype(np.int64)
        programme = NormProgramme(seats, at.linked, at.place, budgets, most, self._left)
        norms = programme.run(start)
        if norms is None:
            return plain
        dear = replace(seats, price=seats.price + norms.price)
        return Tangent(dear, most, self._left, norms.constant, norms.loads)

    @cached_property
    def _norms(self) -> tuple["PlacedSeats", Mapping[str, int]]:
        """The seats in the table of the day, and what soft tiers before the moves may come to."""
        table = tabulate(self.statement, whole(self.statement))
        rows = link(table)
        place = [table.find(*name) for name in self._seats.names]
        budgets = {
            costs.soft: kept[0] - charge(table, rows, costs).constant
            for costs, kept in self._held
            if costs.soft and costs.balance is None and not costs.takes and not costs.assists
        }
        return PlacedSeats(rows, np.asarray(place, np.int64)), budgets

    def _choice(self, stated: Statement, most: int, seats: Mapping[str, Seats]) -> Compact:
        """The plain model of the part in which anything may move, every tier before kept."""
        stated = self._counting_moves(stated, most)
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

    def _counting_moves(self, stated: Statement, most: int) -> Statement:
        """The statement with a row that counts who leaves home."""
        home = stated.problem.by_choice
        stays = tuple((Part("takes", case, holder), -1) for case, holder in home.items())
        row = LinearRow("moves", stays, most - len(stays), say("may not move: so many do already"))
        return replace(stated, rows=(*stated.rows, Stated(self.row, row)))

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
