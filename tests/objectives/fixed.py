"""A rule that leaves one allocation: so that the engine can be asked what it costs."""

from collections.abc import Iterable, Sequence

from assigner.allocation import Allocation
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Candidates, LinearRow, Part, Rule
from assigner.solve import Solved, solve
from assigner.words import say
from tests.rules.days import make


def fixed(allocation: Allocation) -> Rule:
    """Exactly these seats, nobody else, nothing unassigned that is in them."""

    class Fixed(Rule):
        def bars(self, problem: Problem) -> Iterable[Bar]:
            everybody = frozenset(problem.workers)
            for case in problem.cases:
                seats = allocation.seats.get(case)
                lead = {seats.caseworker} if seats else set()
                beside = {seats.co_caseworker} if seats and seats.co_caseworker else set()
                yield Bar(case, everybody - lead, say("not this one"), assists=False)
                yield Bar(case, everybody - beside, say("not this one"), takes=False)

        def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
            for case, seats in allocation.seats.items():
                part = Part("takes", case, seats.caseworker)
                yield LinearRow(case, ((part, -1),), -1, say("this one"))
                if seats.co_caseworker is not None:
                    part = Part("assists", case, seats.co_caseworker)
                    yield LinearRow(case, ((part, -1),), -1, say("this one"))

        def breaches(self, problem: Problem, found: Allocation) -> Iterable[Breach]:
            return () if found == allocation else (self.breach("all", say("another one")),)

    return make(Fixed)


def engine_counts(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], allocation: Allocation
) -> dict[str, tuple[int, ...]]:
    """What the engine counts for an allocation, tier by tier."""
    outcome = solve(problem, (*rules, fixed(allocation)), tiers)
    assert isinstance(outcome, Solved)
    assert outcome.allocation == allocation
    assert outcome.proven
    return {reached.tier.name: reached.value for reached in outcome.reached}
