"""A rebalance solved: what must move is placed, and others move by choice, where it pays.

Placing and moving are one question, for at most 0, 1, 2, ... moves by choice: the curve. It
says which cases move; with those the day is solved anew and judged, so that a plan tells the
cases that are placed or move, and no others.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from assigner.allocation import Allocation, Seats
from assigner.documents.rebalance import CurvePoint
from assigner.errors import VerificationFailed
from assigner.plan import EndedDay, tier_rows
from assigner.plan.loads import summary
from assigner.plan.scope import SAME, UNMOVED
from assigner.scenarios.optional_moves import Choice
from assigner.scenarios.rebalance import Rebalance
from assigner.solve import Limits, Outcome, Solved, SolveStanding, solve_guarded
from assigner.solve.guard import guarded
from assigner.solve.limits import never
from assigner.solve.outcome import Cut, Reached
from assigner.statement import state
from assigner.verify import disagreements, judge
from assigner.words import Words, say

if TYPE_CHECKING:
    from assigner.solve.optional_moves import OptionalMoves, Together

Watch = Callable[[SolveStanding, float], None]
POINTS = 20
WEIGHED = ("balance", "moves", "fit", "tie_break")
ROUNDING = Fraction(1, 10**8)
"""What counting utilisation in coarser units can do to a sum of squares, at the very most."""


@dataclass(frozen=True)
class Point:
    """A rebalance with at most `most` moves by choice, solved.

    `over`: tier -> among which plans it is proven, where that is not all there are.
    """

    most: int
    rebalance: Rebalance
    outcome: Outcome
    over: Mapping[str, Words] = field(default_factory=dict)

    @property
    def proven(self) -> bool:
        """Every tier is proven, as far as the moves: what the curve is about."""
        if not isinstance(self.outcome, Solved):
            return False
        names = [item.tier.name for item in self.outcome.reached]
        return all(item.proven for item in self.outcome.reached[: names.index("moves") + 1])

    @cached_property
    def cost(self) -> tuple[float, ...]:
        """What its tiers come to but the lot, in the units they are shown in."""
        problem = self.rebalance.problem
        assert isinstance(self.outcome, Solved)
        return tuple(
            item.tier.shown(problem, item.value) for item in self.outcome.reached[:-1]
        )

    def row(self, stops_paying: bool) -> CurvePoint:
        """The point as a plan tells it."""
        assert isinstance(self.outcome, Solved)
        plan = EndedDay(self.rebalance.policy, self.outcome, 0.0, over=self.over)
        moves = self.rebalance.moves(self.outcome.allocation)
        return CurvePoint(
            moves=self.most, made=sum(move.origin.reason == "choice" for move in moves),
            tiers=tier_rows(plan), proven=self.proven, stops_paying=stops_paying,
            summary=summary(self.rebalance.problem, self.outcome.allocation),
        )


@dataclass(frozen=True)
class Rebalancing:
    """How a rebalance is solved. `watch` is told how the first placement stands."""

    rebalance: Rebalance
    limits: Limits
    watch: Watch | None = None

    def placed(self) -> Point:
        """Only what must move, and what is new."""
        # Choosing moves needs the engine in this process too: loaded first, it is loaded once.
        importlib.import_module("assigner.solve.dispatch")
        return Point(0, self.rebalance, self._solved(self.rebalance, self.watch))

    def upto(self, first: Point, most: int, *, only_last: bool) -> Iterator[Point]:
        """The best with at most 0, 1, ... moves by choice, in order; some may be left out.

        A number that is left out has the plan of the one before it. `only_last`: only that of
        `most` is asked for, after the first. Moves are weighed against the sum of squares:
        under another measure of balance nothing moves by choice.
        """
        if most == 0 or not isinstance(first.outcome, Solved):
            yield first
            return
        if self.rebalance.tier.costs(self.rebalance.problem).balance is None:
            yield replace(first, over=_of_all(first.outcome, UNMOVED, WEIGHED))
            return
        if only_last:
            yield from self._chosen(first, most, only_last=True)
            return
        yield first
        yield from self._chosen(first, most, only_last=False)

    def _chosen(self, first: Point, most: int, *, only_last: bool) -> Iterator[Point]:
        """With moves: the whole question, or the first plan with a bound of that."""
        assert isinstance(first.outcome, Solved)
        choice = Choice(self.rebalance, first.outcome.allocation, first.outcome.reached)
        if not choice.offered:
            yield replace(first, most=most)
            return
        question = choice.question
        settled = all(item.proven for item in first.outcome.reached[: question.at])
        if not settled or self.limits.over():
            for count in (most,) if only_last else range(1, most + 1):
                yield self._bounded(replace(first, most=count), choice, question.bound(count))
            return
        last, cut = self._least(question, most, choice.placed)
        found = [(most, last)]
        made, start = len(choice.moved(last.seats)), choice.placed
        for count in range(1, 1 if only_last else most):
            together = last
            if count <= made and cut:
                together = question.standing(start, count)
            elif count <= made:
                together, cut = self._least(question, count, start)
            # Beyond what is made, a proof is one for fewer moves too, and so is a bound.
            start = together.seats
            found.insert(-1, (count, together))
        best = first
        for count, together in found:
            moved = choice.moved(together.seats)
            if moved != best.rebalance.choice:
                best = _drawn(replace(self.rebalance, choice=moved, enough=choice.enough), together)
            best = self._told(replace(best, most=count), choice, together)
            if cut and isinstance(best.outcome, Solved):
                best = replace(best, outcome=replace(best.outcome, cut=cut))
            yield self.anew(best, choice, together) if only_last and not cut else best

    def _least(
        self, question: "OptionalMoves", most: int, start: Mapping[str, Seats]
    ) -> tuple["Together", Cut]:
        """The best with so many moves; what was found, and why no more, where it was cut off."""
        quiet = replace(self.limits, tell=None, cancelled=never)
        found, cut = guarded(
            lambda tell: question.least(most, start, quiet, tell), self.limits
        )
        return found or question.standing(start, most), cut

    def _told(self, point: Point, choice: Choice, together: "Together") -> Point:
        """A point with what is proven of the whole question: all, some tiers, or a bound alone."""
        outcome, at = point.outcome, choice.question.at
        assert isinstance(outcome, Solved)
        bound = _in_units(together.bound, choice.whole, point.rebalance)
        if not together.proven or outcome.reached[at].value[0] > bound:
            return self._bounded(point, choice, together.bound)
        later = [item.tier.name for item in outcome.reached[max(at + 1, together.decided) :]]
        words = SAME if point.rebalance.choice else UNMOVED
        return replace(point, over=_of_all(outcome, words, later))

    @staticmethod
    def _bounded(point: Point, choice: Choice, bound: int) -> Point:
        """A point whose moves are not proven best: a bound of the whole question stands for it."""
        outcome, question = point.outcome, choice.question
        assert isinstance(outcome, Solved)
        lowest = {
            "moves": _in_units(bound, choice.whole, point.rebalance),
            "balance": _in_units(question.evenest(point.most), choice.whole, point.rebalance),
        }
        reached = [
            item if number < question.at else Reached(
                item.tier, item.value,
                (min(lowest.get(item.tier.name, 0), item.value[0]),), proven=False,
            )
            for number, item in enumerate(outcome.reached)
        ]
        return replace(point, outcome=replace(outcome, reached=tuple(reached)), over={})

    def anew(self, point: Point, choice: Choice, together: "Together") -> Point:
        """A point of the curve as a plan: placed anew with its moves, for the tiers after them."""
        if not point.rebalance.choice:
            return point
        assert isinstance(point.outcome, Solved)
        outcome = self._solved(point.rebalance, None, point.outcome.allocation.seats)
        found = Point(point.most, point.rebalance, outcome)
        # Out of time it may be no better than what there is.
        if not isinstance(outcome, Solved) or found.cost > point.cost:
            return point
        return self._told(found, choice, together)

    def _solved(
        self, rebalance: Rebalance, watch: Watch | None, within: Mapping[str, Seats] | None = None
    ) -> Outcome:
        problem, policy = rebalance.problem, rebalance.policy
        outcome = solve_guarded(problem, policy.rules, policy.tiers, self.limits, watch, within)
        if isinstance(outcome, Solved):
            claimed = {item.tier.name: item.value for item in outcome.reached}
            found = disagreements(
                problem, policy.rules, policy.tiers, outcome.allocation, claimed
            )
            if found:
                raise VerificationFailed(
                    say("Defect: the engine and the checker disagree about a rebalance.")
                )
        return outcome


def _drawn(rebalance: Rebalance, together: "Together") -> Point:
    """A point as the whole question found it; later tiers are proven where that decided them."""
    problem, policy = rebalance.problem, rebalance.policy
    allocation = Allocation({c: together.seats[c] for c in problem.cases if c in together.seats})
    counted = judge(problem, policy.rules, policy.tiers, allocation).costs
    reached = tuple(
        Reached(tier, counted[tier.name], counted[tier.name], number < together.decided)
        for number, tier in enumerate(policy.tiers)
    )
    reached = tuple(
        item if item.proven else replace(item, bound=tuple(min(0, n) for n in item.value))
        for item in reached
    )
    outcome = Solved(
        state(problem, policy.rules), allocation, reached, frozenset(), "plain", ties_sought=False
    )
    return Point(0, rebalance, outcome)


def _of_all(outcome: Solved, words: Words, names: Sequence[str]) -> Mapping[str, Words]:
    """What each of these tiers is proven among."""
    return {
        item.tier.name: words for item in outcome.reached
        if item.proven and item.tier.name in names
    }


def _in_units(cost: int, of: Rebalance, to: Rebalance) -> int:
    """A cost of one problem in the units of another, rounded down."""
    mine, theirs = of.problem.scale, to.problem.scale
    return cost if mine == theirs else int(Fraction(cost * theirs, mine) * (1 - ROUNDING))


def curve(points: list[Point], most: int) -> tuple[CurvePoint, ...]:
    """One row for every number of moves from 0 to `most`; where no further move pays is marked."""
    at = {point.most: point for point in points}
    made = len(points[-1].rebalance.choice)
    ends = made < most and points[-1].proven
    last, rows = points[0], []
    for count in range(most + 1):
        last = at.get(count, last)
        rows.append(replace(last, most=count).row(stops_paying=ends and count == made))
    return tuple(rows)
