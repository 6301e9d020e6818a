"""Placing and moving as one question to the plain model, and what a point of a curve comes to."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assigner.objective import Tier
from assigner.rule import LinearRow, Part
from assigner.rules.handover import Handover
from assigner.scenarios.optional_moves import Choice
from assigner.scenarios.rebalancing import Point
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import Stated, state
from assigner.words import say


def solved(point: Point) -> Solved:
    """The point has a plan."""
    assert isinstance(point.outcome, Solved)
    return point.outcome


def made(point: Point) -> int:
    """How many cases move by choice."""
    moves = point.rebalance.moves(solved(point).allocation)
    return sum(move.origin.reason == "choice" for move in moves)


def worth(point: Point) -> Fraction:
    """The move tier as an exact number of minutes."""
    values = {item.tier.name: item.value[0] for item in solved(point).reached}
    return Fraction(values["moves"], point.rebalance.problem.scale)


def plainly(choice: Choice, most: int) -> Fraction:
    """What the move tier of the whole question comes to by the plain model."""
    policy = choice.whole.policy
    outcome = whole_question(choice, most, policy.tiers[:3])
    return Fraction(outcome.reached[2].value[0], choice.whole.problem.scale)


def whole_question(choice: Choice, most: int, tiers: Sequence[Tier]) -> Solved:
    """Every case that may move as one to place, its holder among those who may have it."""
    problem, policy = choice.whole.problem, choice.whole.policy
    stated = state(problem, policy.rules)
    kept = tuple((Part("takes", c, who), -1) for c, who in problem.by_choice.items())
    row = LinearRow("moves", kept, most - len(kept), say("at most so many move"))
    rule = Handover(kind="policy", status="assumed")
    statement = replace(stated, rows=(*stated.rows, Stated(rule, row)))
    outcome = allocate_plainly(statement, list(tiers), Limits())
    assert isinstance(outcome, Solved)
    assert outcome.proven
    return outcome
