"""Another system hears of each decision: in order, at least once, and without holding one up.

Off until ASSIGNER_WEBHOOK names an address. What could not be sent waits in the ledger's outbox,
and is tried again by the next decision or by `assigner deliver`.
"""

import json
import os
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.webhook import Webhook, webhooks
from assigner.documents.part import written
from assigner.errors import AssignerError
from assigner.veil import before, veil, veiled
from assigner.words import Words, counted, say

if TYPE_CHECKING:
    from assigner.ledger import Ledger, Record

ADDRESSES, SECRET = "ASSIGNER_WEBHOOK", "ASSIGNER_WEBHOOK_SECRET"
BESIDE_A_DECISION = 2.0
"""Seconds that a decision waits for receivers, all in all: one in the same house answers in
hundredths of one."""
PATIENCE = 15.0
"""Seconds for one event where nothing waits for it: what Standard Webhooks calls reasonable."""
LEASE = timedelta(seconds=120)
"""How long a sender that died keeps others out."""
FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
"""The pause after a failure: it doubles with each, up to the longest."""
BATCH = 20
"""Events marked as heard together: each marking seals the whole file of the ledger anew, and
what is not marked yet is only sent twice if the program is killed."""
RENEWED = LEASE / 4
"""After so long a lease is renewed: with the longest wait for one answer still far from its end."""

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Delivery:
    """What one subscriber heard now, what it has still to hear of, and why it has not."""

    subscriber: str
    sent: int
    waiting: int
    trouble: Words | None = None
    next_try: str = ""

    @property
    def words(self) -> Words:
        """In one sentence."""
        told = counted("{n} decision told to {subscriber}.", "{n} decisions told to {subscriber}.",
                       self.sent, subscriber=self.subscriber)
        if not self.waiting:
            return told
        return say("{told} {left}: {why}. It is tried again from {when} (UTC).", told=told,
                   left=counted("{n} waits", "{n} wait", self.waiting),
                   why=self.trouble or say("another program is sending"), when=self.next_try)


def subscribed() -> tuple[Webhook, ...]:
    """The webhooks of the environment. Raises Misused where they cannot be used."""
    return webhooks(os.environ.get(ADDRESSES, ""), os.environ.get(SECRET, ""))


def writable(given: str | None) -> "Ledger":
    """The ledger to decide in: what is recorded there waits for everybody who is to hear of it."""
    from assigner.ledger import Ledger, queued  # noqa: PLC0415  # SQLAlchemy takes its time

    names = [hook.subscriber for hook in subscribed()]
    return Ledger(
        ledgers.address(given),
        queued=lambda connection, number: queued(connection, names, number),
    )


def tell_others(
    ledger: "Ledger", within: float | None = BESIDE_A_DECISION
) -> tuple[Words, ...]:
    """After a decision: send what can be sent `within` some seconds, and say how that went.

    A ledger that cannot be used then is told, not raised: the decision stands, and what could not
    be sent waits.
    """
    try:
        return tuple(found.words for found in deliver(ledger, within)
                     if found.sent or found.waiting)
    except AssignerError as error:
        return (say("Others were not told yet: {why}", why=str(error)),)


def deliver(
    ledger: "Ledger", within: float | None = None, now: Clock = lambda: datetime.now(UTC)
) -> tuple[Delivery, ...]:
    """Send what waits, each subscriber's in the order of the ledger; stop at what is not taken.

    `within`: seconds for all of it. Raises LedgerError where the ledger cannot be used, Misused
    where a webhook cannot.
    """
    end = None if within is None else time.monotonic() + within
    return tuple(_delivered(ledger, hook, end, now) for hook in subscribed())


def _delivered(ledger: "Ledger", hook: Webhook, end: float | None, now: Clock) -> Delivery:
    from assigner.ledger import Sender, Turn, heard, lease, waiting  # noqa: PLC0415  # takes time

    name, holder = hook.subscriber, uuid.uuid4().hex
    if not waiting(ledger, name).records:
        return Delivery(name, 0, 0)
    queue = lease(ledger, name, holder, _text(now()), _text(now() + LEASE))
    if not queue.mine:
        why = say("it did not answer lately") if queue.tries else None
        return Delivery(name, 0, len(queue.records), why, queue.not_before or _text(now()))
    sender = Sender(name, holder)
    trouble: Words | None = None
    sent, unmarked, renewed = 0, list[int](), now()
    for record in queue.records:
        trouble = _posted(hook, record, now, end)
        if trouble is not None:
            break
        sent += 1
        unmarked.append(record.number)
        if len(unmarked) == BATCH or now() - renewed >= RENEWED:
            renewed = now()
            turn = Turn(holder, _text(renewed + LEASE))
            if not heard(ledger, sender, unmarked, _text(renewed), turn):
                return Delivery(name, sent, len(queue.records) - sent, None, _text(now()))
            unmarked.clear()
    turn = Turn()
    if trouble is not None:
        tries = 1 if sent else queue.tries + 1
        turn = Turn(tries=tries, not_before=_text(now() + _pause(tries)))
    heard(ledger, sender, unmarked, _text(now()), turn)
    return Delivery(name, sent, len(queue.records) - sent, trouble, turn.not_before)


def _posted(hook: Webhook, record: "Record", now: Clock, end: float | None) -> Words | None:
    from assigner.ledger import event_document  # noqa: PLC0415  # SQLAlchemy takes its time

    left = PATIENCE if end is None else min(PATIENCE, end - time.monotonic())
    if left <= 0:
        return say("there was no time left")
    with before(veil().seen_by(None)):  # nobody is named in another system
        body = json.dumps(veiled(written(event_document(record))), ensure_ascii=False).encode()
    return hook.post(record.sha256, int(now().timestamp()), body, left)


def _pause(tries: int) -> timedelta:
    doubled: timedelta = FIRST * 2 ** min(tries - 1, 20)
    return min(LONGEST, doubled)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
