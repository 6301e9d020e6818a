"""Placing cases and moving others by choice, as one question: at most so many leave their holder.

Every open case that may move is a case of the day with a seat at home, at no price; one row
counts who leaves it. The tiers before the moves cannot gain by moving, so they are held at
what placing alone reaches. A bound by tangents leaves out most seats; the day is posed again with
the cases that may still move, the others being where they are, and solved by patterns.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from assigner.allocation import Allocation, Seats
from assigner.objective import Costs, Tier
from assigner.rule import LinearRow, Part, Rule
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.columns.cost import charge
from assigner.solve.columns.linking_rows import link
from assigner.solve.columns.seats import Flags, Ints, SeatTable, tabulate
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

    table: SeatTable
    place: Ints  # (seat,)


@dataclass(frozen=True)
class OptionalMoves:
    """A day with every case that may move among its cases. `placed`: it, with nothing moved.

    `left`: how many cases no allocation places; None where that is not proven. `row`: the rule
    in whose name moves are counted. `posed`: the day with only some of these cases among its own.
    """

    statement: Statement
    rules: Sequence[Rule]
    tiers: Sequence[Tier]
    placed: Mapping[str, Seats]
    left: int | None
    row: Rule
    posed: Callable[[frozenset[str]], Statement]

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
        held = {tier.name for tier in self.tiers[: self.at]}
        greedy = first_moves(self.statement, self.rules, self.tiers, self.placed, most, held)
        seats = dict(greedy if self.cost(greedy) < self.cost(start) else start)
        value, bound, decided = self.cost(seats), tangent.bound, 0
        tell(Together(seats, value, min(bound, value), decided))
        for width in OptionalMovesParameters.widths:
            # Whatever costs at most `reach` has only these seats: a plan that cheap is the best.
            reach = self._reach(tangent, value, width)
            if bound >= value or limits.over():
                break
            if reach < bound:
                continue
            last = reach == value
            found = self._among(tangent.leaves(reach), most, seats, limits, proof=last)
            bound = max(bound, min(found.bound[0], reach + 1))
            if found.value[0] < value:
                seats, value = {**seats, **found.seats}, found.value[0]
            tell(Together(seats, value, min(bound, value), decided))
            if last:
                break
        if bound >= value:
            decided = self.at + 1
            stated = only(self.statement, self._seats, tangent.leaves(value))
            few = _seats(stated) <= OptionalMovesParameters.seats_of_later_tiers
            if few and not limits.over():
                choice = self._choice(stated, most, seats)
                decided += self._later(choice, value, limits)
                seats = dict(choice.hint)
        return Together(seats, value, min(bound, value), decided)

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
        self, left: Flags, most: int, seats: Mapping[str, Seats], limits: Limits, *, proof: bool
    ) -> Minimum:
        """The best of the seats left and those of a plan, cases that cannot move being at home.

        Without a `proof` a good one, where that is sooner.
        """
        left = left | self._seats.taken(self.placed) | self._seats.taken(seats)
        moving = self._seats.cases_away(left)
        stated = only(self.posed(moving), self._seats, left)
        cases = stated.problem.cases
        few = replace(
            self, statement=stated, placed={c: w for c, w in self.placed.items() if c in cases}
        )
        start = {case: who for case, who in seats.items() if case in cases}
        home = {c: self.placed[c] for c in self.statement.problem.by_choice if c not in moving}
        many = self._seats.many_away(left)
        large = many > OptionalMovesParameters.by_patterns
        if large or stated.problem.scale != self.statement.problem.scale:
            found = self._choice(only(self.statement, self._seats, left), most, seats).minimise(
                self.costs[self.at], limits
            )
        else:
            found = few._by_patterns(most, start, limits, proof=proof)
        # Out of time before anything was found: the plan there is, and nothing proved.
        found = found or Minimum((self.cost(seats),), (0,), seats)
        return replace(found, seats={**home, **found.seats})

    def _by_patterns(
        self, most: int, start: Mapping[str, Seats], limits: Limits, *, proof: bool
    ) -> Minimum | None:
        """The best of the seats there are, by patterns where they are few, else by the plain model.

        Without a `proof` a good one, where that is sooner.
        """
        stated = self._counting_moves(self.statement, most)
        engine = BranchAndPrice(stated, whole(stated))
        for costs, kept in self._held:
            engine.keep(costs, kept)
        engine.begin([start], self.tiers[self.at : self.at + 1])
        engine.hurry(OptionalMovesParameters.rounds, OptionalMovesParameters.listed, plainly=proof)
        return engine.minimise(self.costs[self.at], limits)

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
        programme = NormProgramme(seats, at.table, at.place, budgets, most, self._left)
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
        return PlacedSeats(table, np.asarray(place, np.int64)), budgets

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
