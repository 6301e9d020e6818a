"""A ledger held against checkpoints that lie outside it: what is missing, what is different."""

from collections.abc import Iterator, Sequence

from assigner.errors import LedgerDiffers
from assigner.ledger.chain import missing
from assigner.ledger.checkpoint import Checkpoint
from assigner.ledger.record import Record
from assigner.words import Words, say


def against(records: Sequence[Record], checkpoints: Sequence[Checkpoint]) -> Iterator[Words]:
    """Every record that a checkpoint saw and that is not there, or not the same."""
    hashes = {record.number: record.sha256 for record in records}
    last = max((number for number in hashes if isinstance(number, int)), default=0)
    seen: dict[int, Checkpoint] = {}
    for item in sorted(checkpoints, key=lambda item: (item.number, item.at)):
        first = seen.setdefault(item.number, item)
        if first.sha256 != item.sha256:
            yield say("Two checkpoints of record {number} differ, of {first} and of {second}: "
                      "the ledger was set back between them.", number=item.number,
                      first=first.at, second=item.at)
        elif first is not item:
            continue
        elif item.number <= last and hashes.get(item.number) != item.sha256:
            yield say("Record {number} is not the one that was recorded: the checkpoint of {at} "
                      "has {sha256}.", number=item.number, at=item.at, sha256=item.sha256[:16])
    beyond = [number for number in seen if number > last]
    if beyond:
        yield say("{missing} A checkpoint of {at} saw record {number}.",
                  missing=missing(last + 1, max(beyond) + 1), at=seen[max(beyond)].at,
                  number=max(beyond))


def held(records: Sequence[Record], checkpoints: Sequence[Checkpoint], shown: str) -> None:
    """Raise LedgerDiffers where the ledger is shorter or other than its checkpoints."""
    found = list(against(records, checkpoints))
    if found:
        raise LedgerDiffers("\n".join([
            str(say("The ledger {ledger} is not the one its checkpoints saw. Nothing was "
                    "recorded.", ledger=shown)),
            *(f"  - {words}" for words in found),
        ]))


def unseen(records: Sequence[Record], checkpoints: Sequence[Checkpoint]) -> Iterator[Words]:
    """What no checkpoint vouches for: the records after the last one."""
    last = max((item.number for item in checkpoints), default=0)
    numbers = [record.number for record in records if isinstance(record.number, int)]
    after = [number for number in numbers if number > last]
    if len(after) == 1:
        yield say("Record {number} came after the last checkpoint: nothing outside vouches for "
                  "it.", number=after[0])
    elif after:
        yield say("Records {first} to {last} came after the last checkpoint: nothing outside "
                  "vouches for them.", first=after[0], last=after[-1])
