"""The ledger: who decided what, on which plan, for which reason and at what price.

Append-only and hash-chained: an altered, removed or reordered record is found and named by
`audit`. The only room with SQLAlchemy: a file of SQLite by itself, or any database it knows.
"""

from assigner.ledger.address import shown
from assigner.ledger.audit import Audit, audit
from assigner.ledger.decision import (
    Decider,
    commit_entry,
    commits,
    given,
    office_of,
    override_entry,
    stale,
)
from assigner.ledger.record import Entry, Record
from assigner.ledger.standing import Standing, standing
from assigner.ledger.store import Ledger

__all__ = [
    "Audit", "Decider", "Entry", "Ledger", "Record", "Standing", "audit", "commit_entry",
    "commits", "given", "office_of", "override_entry", "shown", "stale", "standing",
]
