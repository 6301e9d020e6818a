"""A rebalance solved: what must move is placed, and others move by choice, where it pays.

Placing and moving are one question, for at most 0, 1, 2, ... moves by choice: the curve. It
says which cases move; with those the day is solved anew and judged, so that a plan tells the
cases that are placed or move, and no others.
"""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from assigner.allocation import Allocation, Seats
from assigner.documents.rebalance import CurvePoint
from assigner.errors import VerificationFailed
from assigner.objective import Tier
from assigner.plan import EndedDay, tier_rows
from assigner.plan.loads import summary
from assigner.plan.scope import SAME, UNMOVED
from assigner.scenarios.optional_moves import Choice, offered
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_watch import NOBODY, RebalanceWatch
from assigner.solve import Limits, Outcome, Solved, solve_guarded
from assigner.solve.guard import guarded
from assigner.solve.limits import never
from assigner.solve.outcome import Cut, Reached
from assigner.statement import state
from assigner.verify import disagreements, judge
from assigner.words import Words, say

if TYPE_CHECKING:
    from assigner.solve.optional_moves import Together

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
    """How a rebalance is solved, and who is told how it stands."""

    rebalance: Rebalance
    limits: Limits
    watch: RebalanceWatch = NOBODY

    def placed(self) -> Point:
        """Only what must move, and what is new."""
        return Point(0, self.rebalance, self._solved(self.rebalance, self.rebalance.policy.tiers))

    def begun(self, most: int) -> Point:
        """What the best with so many moves begins with: `placed`, as far as that is needed.

        With moves to choose, the tiers after them are taken once these are chosen.
        """
        tiers = self.rebalance.policy.tiers
        if most == 0 or self._unmeasured or not any(offered(self.rebalance)):
            return self.placed()
        upto_moves = tiers[: tiers.index(self.rebalance.tier) + 1]
        return Point(0, self.rebalance, self._solved(self.rebalance, upto_moves))

    @property
    def _unmeasured(self) -> bool:
        """Moves are weighed against the sum of squares: under another measure none is made."""
        return self.rebalance.tier.costs(self.rebalance.problem).balance is None

    def upto(self, first: Point, most: int, *, only_last: bool) -> Iterator[Point]:
        """The best with at most 0, 1, ... moves by choice, in order; some may be left out.

        A number that is left out has the plan of the one before it. `only_last`: only that of
        `most` is asked for, after the first.
        """
        if most == 0 or not isinstance(first.outcome, Solved):
            yield first
            return
        if self._unmeasured:
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
        if not settled or first.outcome.cut or self.limits.over():
            for count in (most,) if only_last else range(1, most + 1):
                yield self._bounded(replace(first, most=count), choice, question.bound(count))
            return
        held = first.outcome.reached[: question.at]
        last, cut = self._least(choice, most, choice.placed, held)
        found = [(most, last)]
        made, start = len(choice.moved(last.seats)), choice.placed
        for count in range(1, 1 if only_last else most):
            together = last
            if count <= made and cut:
                together = question.standing(start, count)
            elif count <= made:
                together, cut = self._least(choice, count, start, held)
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
        self, choice: Choice, most: int, start: Mapping[str, Seats], held: Sequence[Reached]
    ) -> tuple["Together", Cut]:
        """The best with so many moves; what was found, and why no more, where it was cut off.

        `held`: what the tiers before the moves have come to.
        """
        question, quiet = choice.question, replace(self.limits, tell=None, cancelled=never)
        heard = self.watch.choosing(
            choice.whole.problem, question.tiers[question.at], held, self.limits.spent
        )
        ended = guarded(
            lambda tell: question.least(most, start, quiet, tell), self.limits, heard
        )
        return ended[0] or question.standing(start, most), ended[1]

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
        """A point as a plan: placed anew with its moves, for the tiers after them."""
        assert isinstance(point.outcome, Solved)
        if not point.rebalance.choice and point.outcome.proven:
            return point
        policy = point.rebalance.policy
        outcome = self._solved(point.rebalance, policy.tiers, point.outcome.allocation.seats)
        found = Point(point.most, point.rebalance, outcome)
        # Out of time it may be no better than what there is.
        if not isinstance(outcome, Solved) or found.cost > point.cost:
            return point
        return self._told(found, choice, together)

    def _solved(
        self, rebalance: Rebalance, tiers: Sequence[Tier],
        within: Mapping[str, Seats] | None = None,
    ) -> Outcome:
        """A problem solved as far as some of its tiers; what the others come to is counted."""
        # Choosing moves needs the engine in this process too: loaded first, it is loaded once.
        importlib.import_module("assigner.solve.dispatch")
        problem, policy = rebalance.problem, rebalance.policy
        whole = len(tiers) == len(policy.tiers)
        limits = replace(self.limits, ties=self.limits.ties and whole)
        told = self.watch.of(problem) if whole else self.watch.before(problem, len(tiers) - 1)
        outcome = solve_guarded(problem, policy.rules, tiers, limits, told, within)
        if not isinstance(outcome, Solved):
            return outcome
        if not whole:
            counted = _counted(rebalance, outcome.allocation, 0)[len(tiers) :]
            outcome = replace(outcome, reached=(*outcome.reached, *counted))
        claimed = {item.tier.name: item.value for item in outcome.reached}
        if disagreements(problem, policy.rules, policy.tiers, outcome.allocation, claimed):
            raise VerificationFailed(
                say("Defect: the engine and the checker disagree about a rebalance.")
            )
        return outcome


def _drawn(rebalance: Rebalance, together: "Together") -> Point:
    """A point as the whole question found it; later tiers are proven where that decided them."""
    problem, policy = rebalance.problem, rebalance.policy
    allocation = Allocation({c: together.seats[c] for c in problem.cases if c in together.seats})
    outcome = Solved(
        state(problem, policy.rules), allocation,
        _counted(rebalance, allocation, together.decided), frozenset(), "plain", ties_sought=False,
    )
    return Point(0, rebalance, outcome)


def _counted(rebalance: Rebalance, allocation: Allocation, decided: int) -> tuple[Reached, ...]:
    """What every tier comes to; so many are proven."""
    policy = rebalance.policy
    costs = judge(rebalance.problem, policy.rules, policy.tiers, allocation).costs
    return tuple(
        Reached(tier, value, value, proven=True) if number < decided
        else Reached(tier, value, tuple(min(0, n) for n in value), proven=False)
        for number, (tier, value) in enumerate((tier, costs[tier.name]) for tier in policy.tiers)
    )


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
