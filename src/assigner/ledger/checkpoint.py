"""A checkpoint: the number and the hash of a ledger's last record, signed, kept elsewhere.

One line of JSON each, so that it can be added to a file, printed, mailed or stored.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from assigner.canonical import canonical
from assigner.ledger.record import Record
from assigner.ledger.signing import Keys
from assigner.words import Words, say

KIND = "assigner checkpoint"
_FIELDS = {"kind", "number", "sha256", "at", "key", "signature"}


@dataclass(frozen=True)
class Checkpoint:
    """Record `number` had the hash `sha256` at the moment `at` (UTC), says who holds `key`."""

    number: int
    sha256: str
    at: str
    key: bytes
    signature: bytes

    @property
    def message(self) -> bytes:
        """What is signed."""
        return _message(self.number, self.sha256, self.at)

    @property
    def line(self) -> str:
        """The checkpoint as it is kept."""
        return json.dumps({
            "kind": KIND, "number": self.number, "sha256": self.sha256, "at": self.at,
            "key": self.key.hex(), "signature": self.signature.hex(),
        }) + "\n"


def checkpoint(record: Record, at: str, keys: Keys) -> Checkpoint:
    """Sign that this record is the ledger's last. LedgerError where nothing can be signed."""
    signature = keys.sign(_message(record.number, record.sha256, at))
    return Checkpoint(record.number, record.sha256, at, keys.own, signature)


def _message(number: int, sha256: str, at: str) -> bytes:
    said = {"kind": KIND, "number": number, "sha256": sha256, "at": at}
    return canonical(said).encode()


@dataclass(frozen=True)
class KeptCheckpoints:
    """The checkpoints of a text, and which of its lines are none that can be believed."""

    checkpoints: tuple[Checkpoint, ...]
    findings: tuple[Words, ...]

    @property
    def last(self) -> Checkpoint | None:
        """The one of the highest number."""
        return max(self.checkpoints, key=lambda item: item.number, default=None)


def kept(text: str, keys: Keys) -> KeptCheckpoints:
    """Read checkpoints, one a line; blank lines do not count."""
    good: list[Checkpoint] = []
    findings: list[Words] = []
    for place, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _read(line)
        if found is None:
            findings.append(say("Line {line} of the checkpoints is none.", line=place))
            continue
        wrong = next(_doubts(found, place, keys), None)
        if wrong is None:
            good.append(found)
        else:
            findings.append(wrong)
    return KeptCheckpoints(tuple(good), tuple(findings))


def _read(line: str) -> Checkpoint | None:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or row.keys() != _FIELDS or row["kind"] != KIND:
            return None
        if type(row["number"]) is not int or not isinstance(row["at"], str):
            return None
        return Checkpoint(
            row["number"], bytes.fromhex(row["sha256"]).hex(), row["at"],
            bytes.fromhex(row["key"]), bytes.fromhex(row["signature"]),
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _doubts(found: Checkpoint, place: int, keys: Keys) -> Iterator[Words]:
    if found.key not in keys.public:
        yield say("Line {line} of the checkpoints, of record {number}, is signed by a key that "
                  "is not believed here: {key}.", line=place, number=found.number,
                  key=found.key.hex()[:16])
    elif not keys.signed(found.key, found.message, found.signature):
        yield say("Line {line} of the checkpoints, of record {number}, was altered: its "
                  "signature does not hold.", line=place, number=found.number)
