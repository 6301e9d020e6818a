"""A day: split into independent parts, each with its compact model, all tiers in order."""

from collections.abc import Sequence

from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.solve.compact import Compact
from assigner.solve.found import NoAllocation
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Solved
from assigner.solve.parts import split, whole
from assigner.solve.tiers import take_tiers
from assigner.statement import Statement


def allocate(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> Outcome:
    """Solve the statement with CP-SAT, part by part.

    A tolerance on the sum of squares, or on each place in the order of utilisations, is
    given to the day as a whole, so the day then stays in one part.
    """
    shared = any(
        isinstance(tier, Balance) and tier.kind != "minmax" and tier.tolerance > 0
        for tier in tiers
    )
    parts = (whole(statement),) if shared else split(statement)
    try:
        engines = [Compact(statement, part) for part in parts]
        ended = take_tiers(statement.problem, engines, tiers, limits)
    except NoAllocation as proved:
        return Contradiction(statement, proved.cases)
    if ended is None:
        return OutOfTime(statement)
    return Solved(statement, ended.allocation, ended.reached, ended.tied)
