"""A plan says which of its lines stay because they were signed earlier the same day."""

from assigner.documents.plan import PlanDocument

SIGNED_VERSION = "1.6"
"""A plan says so where a line of it was signed before it was made."""


def versioned(plan: PlanDocument) -> PlanDocument:
    """The document under the version of what it says; as it was where nothing was signed."""
    signed = any(row.pinned is not None and row.pinned.signed for row in plan.assignments)
    return plan.model_copy(update={"schema_version": SIGNED_VERSION}) if signed else plan
