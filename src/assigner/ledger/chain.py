"""What a chain of records shows by itself: that each is what its hash was made of, in its place.

Whoever can write to the ledger can make the whole chain anew, and then it shows nothing: see
`anchor` for what lies outside.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assigner.ledger.record import BEGINNING, Record
from assigner.words import Words, say


def chain(records: Sequence[Record]) -> Iterator[Words]:
    """Every record that is not what its hash was made of, or not where it was."""
    previous, expected = BEGINNING, 1
    for record in records:
        if not isinstance(record.number, int):  # a bit of the table's own description
            yield altered(expected)
            expected += 1
            continue
        if record.number != expected:
            yield missing(expected, record.number)
        elif record.previous != previous:
            yield say("Record {number} does not follow record {before}: one of them was "
                      "altered, removed or moved.", number=record.number, before=expected - 1)
        if record.hash != record.sha256:
            yield altered(record.number)
        previous = record.sha256
        expected = record.number + 1


def end(records: Sequence[Record], number: int, sha256: str) -> Iterator[Words]:
    """Whether the ledger ends where it says it does: with that number and hash."""
    last = records[-1] if records else None
    found = 0 if last is None else last.number
    if not isinstance(found, int):
        return
    if found != number:
        yield (
            missing(found + 1, number + 1) if isinstance(number, int) and found < number
            else say("The ledger says it ends with record {number}; there are records to "
                     "{found}.", number=number, found=found)
        )
    elif (BEGINNING if last is None else last.sha256) != sha256:
        yield say("Record {number}, the last, is not the one the ledger ended with.",
                  number=number)


def clock(records: Sequence[Record], now: str) -> Iterator[Words]:
    """Where the clock went back. Times as they are written, in UTC: they sort as text."""
    for before, after in pairwise(records):
        if str(after.at) < str(before.at):
            yield say("The clock went back: record {number} is of {at}, the one before it of "
                      "{earlier}.", number=after.number, at=after.at, earlier=before.at)
    if records and str(records[-1].at) > now:
        yield say("Record {number}, the last, is of {at}, which is still to come here: a clock "
                  "is wrong.", number=records[-1].number, at=records[-1].at)


def altered(number: int) -> Words:
    """Say that a record is not what its hash was made of."""
    return say("Record {number} was altered: it is not what its hash was made of.",
               number=number)


def missing(first: int, after: int) -> Words:
    """Say that the records from `first` to the one before `after` are not there."""
    if after - first == 1:
        return say("Record {number} is missing.", number=first)
    return say("Records {first} to {last} are missing.", first=first, last=after - 1)
