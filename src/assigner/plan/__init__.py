"""The plan: an allocation with its proof and its reasons, as a document.

`EndedDay` is a day that has been solved; `document` writes it as the contract's JSON, and
`recount` reads such a document back and judges it again without the engine.
"""

from assigner.plan.document import EndedDay, document, tier_rows
from assigner.plan.recount import Claims, read_claims, recount

__all__ = ["Claims", "EndedDay", "document", "read_claims", "recount", "tier_rows"]
