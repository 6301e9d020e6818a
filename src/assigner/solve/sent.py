"""A problem and an outcome as they are sent from one process to another."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple

from assigner.errors import MissingExtra
from assigner.problem import Problem
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Solved
from assigner.statement import Statement

READY = "ready"
"""Said once the solver is loaded: from then on time counts."""


class Failed(NamedTuple):
    """What the engine raised: the kind, what it said, whether the solver is `missing`."""

    kind: str
    reason: str
    missing: bool = False

    @classmethod
    def of(cls, wrong: Exception) -> "Failed":
        """An exception as it is sent."""
        return cls(type(wrong).__name__, str(wrong), isinstance(wrong, MissingExtra))


Slim = tuple[str, object, object, object, object, object, object]
"""How it ended, and what there is to know but the statement, which the receiver has."""


def plain(problem: Problem) -> Problem:
    """The problem as it can be sent: plain mappings, and nothing that was worked out from it."""
    sent: dict[str, Any] = {"instance": replace(problem.instance)}
    for each in fields(problem):
        found = getattr(problem, each.name)
        if each.init and isinstance(found, Mapping):
            sent[each.name] = dict(found)
    return replace(problem, **sent)


def slim(outcome: Outcome) -> Slim:
    """An outcome without its statement, which the parent has."""
    if isinstance(outcome, Solved):
        return ("solved", outcome.allocation, outcome.reached, outcome.tied, outcome.engine,
                outcome.ties_sought, outcome.duals)
    if isinstance(outcome, Contradiction):
        return ("contradiction", outcome.cases, None, None, None, None, None)
    return ("out of time", None, None, None, None, None, None)


def whole(statement: Statement, slim: Slim) -> Outcome:
    """The outcome that was sent, with its statement again."""
    kind, *rest = slim
    if kind == "solved":
        *said, sought, duals = rest
        solved = Solved(statement, *said)  # type: ignore[arg-type]  # as slim made it
        return replace(solved, ties_sought=bool(sought), duals=duals)  # type: ignore[arg-type]  # likewise
    if kind == "contradiction":
        return Contradiction(statement, rest[0])  # type: ignore[arg-type]  # likewise
    return OutOfTime(statement)
