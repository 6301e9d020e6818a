"""The plan: an allocation with its proof and its reasons, as a document.

`Plan` is a day that has been solved; `document` writes it as the contract's JSON, and
`recount` reads such a document back and judges it again without the engine.
"""

from assigner.plan.document import Plan, document, tier_rows
from assigner.plan.recount import Claims, read_claims, recount

__all__ = ["Claims", "Plan", "document", "read_claims", "recount", "tier_rows"]
