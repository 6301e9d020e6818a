"""From where a tolerance counts: the balance of the day as it is without today's decisions.

Were it counted from the best balance under a pin, a pin of what the plan says already could
raise it, and so change the plan: what nobody asked for. A day whose pins cost a tier before
balance is another day, and counts from itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.limits import Limits
from assigner.solve.outcome import Outcome, Solved
from assigner.statement import Statement, state

Cost = tuple[int, ...]


@dataclass(frozen=True)
class ToleranceBase:
    """What the tiers before balance cost, and how far the balance may rise for those after."""

    before: tuple[Cost, ...]
    most: Cost

    def most_of(self, before: Sequence[Cost], best: Cost, own: Cost) -> Cost:
        """How far a day may rise whose tiers before balance cost `before`.

        `best`: its best balance; `own`: how far it would rise counted from itself.
        """
        if self.before != tuple(before) or len(self.most) != len(best):
            return own
        return tuple(max(pair) for pair in zip(self.most, best, strict=True))


def loose_at(tiers: Sequence[Tier]) -> int | None:
    """The place of a balance with a tolerance; None where no balance is given up."""
    return next((at for at, tier in enumerate(tiers) if tier.tolerance > 0), None)


def origin_under(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    solve: Callable[[Statement, Sequence[Tier], Limits], Outcome],
) -> ToleranceBase | None:
    """The origin where there are decisions for today; None where the day counts from itself."""
    problem = statement.problem
    if not statement.spoken or not (
        problem.pins or problem.forbids or problem.named
    ):
        return None
    return origin_of(problem, statement.spoken, tiers, limits, solve)


def origin_of(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits,
    solve: Callable[[Statement, Sequence[Tier], Limits], Outcome],
) -> ToleranceBase | None:
    """The origin of a day; None without a tolerance, or where it is not proven in time."""
    at = loose_at(tiers)
    if at is None:
        return None
    free = problem.without_decisions()
    quiet = replace(limits, ties=False, tell=None)
    found = solve(state(free, rules), tiers[: at + 1], quiet)
    if not isinstance(found, Solved) or not found.proven:
        return None
    return ToleranceBase(
        tuple(item.value for item in found.reached[:-1]), tiers[at].allowed(free, found.allocation)
    )
