"""What a plan says of other days: what people have received, what room cases to come will need."""

from assigner.documents.plan import OverTimeRow, ReceivedRow
from assigner.objectives.over_time import rows
from assigner.plan.kept import kept_rows
from assigner.policy import Policy
from assigner.problem import Problem

KEPT_VERSION = "1.5"
"""A plan says so where it keeps room for later, or says which cases are restricted."""


def other_days(problem: Problem, policy: Policy) -> dict[str, object]:
    """The keys of a plan that its model asks for by looking at other days."""
    found: dict[str, object] = {}
    if policy.looks_back is not None:
        found["over_time"] = OverTimeRow(
            weeks=policy.looks_back.weeks.whole,
            received=tuple(map(ReceivedRow.model_validate, rows(problem.beyond))),
        )
    if policy.looks_ahead is not None:
        found |= {"schema_version": KEPT_VERSION, "kept": kept_rows(problem.kept)}
    return found
