"""The ledger: who decided what, on which plan, for which reason and at what price.

Append-only and hash-chained: a record that was altered, removed or moved is found and named by
`audit`, unless whoever did it made the chain anew; that is found against signed checkpoints
kept outside. The only room with SQLAlchemy (a file of SQLite by itself, or any database it
knows) and with cryptography.
"""

from assigner.ledger.address import shown
from assigner.ledger.audit import Audit, HeldAgainst, audit
from assigner.ledger.chain import clock
from assigner.ledger.checkpoint import Checkpoint, KeptCheckpoints, checkpoint, kept
from assigner.ledger.decision import (
    Decider,
    HeardObjection,
    commit_entry,
    commits,
    deciding,
    given,
    office_of,
    override_entry,
    stale,
    withdrawal_entry,
)
from assigner.ledger.event_document import event_document
from assigner.ledger.outbox import Queue, Sender, Turn, heard, lease, queued, waiting
from assigner.ledger.overrides import carriers, lacking, unknown, withdrawn
from assigner.ledger.record import Entry, Record
from assigner.ledger.signing import Keys, make_keys, read_keys
from assigner.ledger.standing import Standing, standing
from assigner.ledger.store import Ledger
from assigner.ledger.today import DecidedToday, decided_today

__all__ = [
    "Audit",
    "Checkpoint",
    "DecidedToday",
    "Decider",
    "Entry",
    "HeardObjection",
    "HeldAgainst",
    "KeptCheckpoints",
    "Keys",
    "Ledger",
    "Queue",
    "Record",
    "Sender",
    "Standing",
    "Turn",
    "audit",
    "carriers",
    "checkpoint",
    "clock",
    "commit_entry",
    "commits",
    "decided_today",
    "deciding",
    "event_document",
    "given",
    "heard",
    "kept",
    "lacking",
    "lease",
    "make_keys",
    "office_of",
    "override_entry",
    "queued",
    "read_keys",
    "shown",
    "stale",
    "standing",
    "unknown",
    "waiting",
    "withdrawal_entry",
    "withdrawn",
]
