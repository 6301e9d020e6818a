"""A rebalance solved: what must move is placed, then others move by choice, where it pays.

The curve is the same for at most 0, 1, 2, ... moves by choice. Each point is placed anew with
its own moves and judged; what `Transfers` proves is which moves are best on top of the
placement, what the engine proves is that nothing better comes of those.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from assigner.errors import VerificationFailed
from assigner.objectives.moves import Moves
from assigner.plan import Plan, tier_rows
from assigner.plan.loads import summary
from assigner.scenarios.choice import Choice
from assigner.scenarios.rebalance import Rebalance
from assigner.solve import Limits, Outcome, Solved, Standing, solve_guarded
from assigner.solve.outcome import Reached
from assigner.verify import disagreements
from assigner.words import say

Watch = Callable[[Standing, float], None]
POINTS = 20


@dataclass(frozen=True)
class Point:
    """A rebalance with at most `most` moves by choice, solved."""

    most: int
    rebalance: Rebalance
    outcome: Outcome

    @property
    def proven(self) -> bool:
        """Every tier is proven."""
        return isinstance(self.outcome, Solved) and self.outcome.proven

    @cached_property
    def cost(self) -> tuple[float, ...]:
        """What its tiers come to but the lot, in the units they are shown in."""
        problem = self.rebalance.problem
        assert isinstance(self.outcome, Solved)
        return tuple(
            item.tier.shown(problem, item.value) for item in self.outcome.reached[:-1]
        )

    def row(self, stops_paying: bool) -> dict[str, Any]:
        """The point as a plan tells it."""
        assert isinstance(self.outcome, Solved)
        plan = Plan(self.rebalance.policy, self.outcome, 0.0)
        moves = self.rebalance.moves(self.outcome.allocation)
        return {
            "moves": self.most,
            "made": sum(move.origin.reason == "choice" for move in moves),
            "tiers": tier_rows(plan),
            "proven": self.proven,
            "stops_paying": stops_paying,
            "summary": summary(self.rebalance.problem, self.outcome.allocation),
        }


@dataclass(frozen=True)
class Moving:
    """How a rebalance is solved. `watch` is told how the first placement stands."""

    rebalance: Rebalance
    limits: Limits
    watch: Watch | None = None

    def placed(self) -> Point:
        """Only what must move, and what is new."""
        # Choosing moves needs the engine in this process too: loaded first, it is loaded once.
        importlib.import_module("assigner.solve.day")
        return Point(0, self.rebalance, self._solved(self.rebalance, self.watch))

    def upto(self, first: Point, most: int, *, only_last: bool) -> Iterator[Point]:
        """The best with at most 0, 1, ... moves by choice, in order; some may be left out.

        A number that is left out has the plan of the one before it. `only_last`: only that of
        `most` is asked for. Moves are weighed against
        the sum of squares: under another measure of balance nothing moves by choice.
        """
        yield first
        if most == 0 or not first.proven or not self.rebalance.tier.balanced:
            return
        assert isinstance(first.outcome, Solved)
        choice = Choice(self.rebalance, first.outcome.allocation)
        if not choice.offered:
            return
        best = first
        scale = choice.statement.problem.scale
        chosen = list(choice.market().upto(most, self.limits))
        for count, found in chosen[-1:] if only_last else chosen:
            moved = frozenset(found.moves)
            gap = (found.value - found.bound) / scale
            if moved == best.rebalance.choice:
                if not found.proven:
                    best = Point(count, best.rebalance, _unproven(best, gap))
                    yield best
                continue
            point = self._point(count, moved, gap)
            if isinstance(point.outcome, Solved) and point.cost <= best.cost:
                best = point
            else:
                best = replace(best, most=count)
            yield best

    def _point(self, count: int, moved: frozenset[str], gap: float) -> Point:
        rebalance = replace(self.rebalance, choice=moved)
        point = Point(count, rebalance, self._solved(rebalance, None))
        return point if gap == 0 else replace(point, outcome=_unproven(point, gap))

    def _solved(self, rebalance: Rebalance, watch: Watch | None) -> Outcome:
        problem, policy = rebalance.problem, rebalance.policy
        outcome = solve_guarded(problem, policy.rules, policy.tiers, self.limits, watch)
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


def _unproven(point: Point, gap: float) -> Outcome:
    """An outcome whose moves are not proven best: other moves might gain `gap` minutes more."""
    outcome = point.outcome
    if not isinstance(outcome, Solved):
        return outcome
    scale, reached, open_ = point.rebalance.problem.scale, [], False
    for item in outcome.reached:
        open_ = open_ or isinstance(item.tier, Moves)
        bound = item.bound
        if isinstance(item.tier, Moves):
            bound = (min(bound[0], item.value[0] - int(gap * scale) - 1),)
        reached.append(Reached(item.tier, item.value, bound, item.proven and not open_))
    return replace(outcome, reached=tuple(reached))


def curve(points: list[Point], most: int) -> list[dict[str, Any]]:
    """One row for every number of moves from 0 to `most`; where no further move pays is marked."""
    rows: list[dict[str, Any]] = []
    at = {point.most: point for point in points}
    last = points[0]
    for count in range(most + 1):
        last = at.get(count, last)
        rows.append(replace(last, most=count).row(stops_paying=False))
    made = len(points[-1].rebalance.choice)
    if made < most and points[-1].proven:
        rows[made]["stops_paying"] = True
    return rows
