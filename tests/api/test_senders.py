"""One sender at a time, whatever receivers and machines do."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from assigner.api import events
from assigner.ledger import Ledger, lease, waiting
from tests.api.receiver import Receiver, decide, sound, subscriber
from tests.draws import looped


class Slow:
    """A clock that a slow receiver moves on: each event takes so many seconds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
        self.at = datetime(2026, 11, 27, 8, tzinfo=UTC)
        self.during: dict[int, Callable[[], object]] = {}
        posted, self.sent = events._posted, 0

        def slowly(*given: Any) -> object:
            self.at += timedelta(seconds=seconds)
            self.sent += 1
            self.during.pop(self.sent, lambda: None)()
            return posted(*given)

        monkeypatch.setattr(events, "_posted", slowly)

    def now(self) -> datetime:
        return self.at


@pytest.mark.landing
def test_a_slow_receiver_keeps_its_one_sender(
    receiver: Receiver, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty events of 14 s are longer than a lease: it is renewed on the way."""
    for at in range(20):
        decide(ledger, f"S-{at}")
    slow = Slow(monkeypatch, 14)
    other: list[int] = []
    for number in (5, 10, 15, 20):
        slow.during[number] = lambda: other.append(
            events.deliver(ledger, now=slow.now)[0].sent)
    assert events.deliver(ledger, now=slow.now)[0].sent == 20
    assert other == [0, 0, 0, 0]
    assert receiver.numbers == list(range(1, 21))
    assert sound(ledger)


def test_who_lost_the_lease_stops_and_leaves_the_other_in_peace(
    receiver: Receiver, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that slept for an hour comes back while another one sends."""
    for at in range(5):
        decide(ledger, f"S-{at}")
    slow = Slow(monkeypatch, 0)

    def another_takes_over() -> None:
        slow.at += timedelta(hours=1)
        until = events._text(slow.at + events.LEASE)
        assert lease(ledger, subscriber(receiver), "other", events._text(slow.at), until).mine

    slow.during[2] = another_takes_over
    found = events.deliver(ledger, now=slow.now)[0]
    assert receiver.numbers == [1, 2]
    assert (found.sent, found.waiting) == (2, 3)
    assert "another program is sending" in str(found.words)
    assert events.deliver(ledger, now=slow.now)[0].sent == 0  # the other still has it


@pytest.mark.landing
def test_decisions_made_while_others_are_sent_are_heard_in_their_order(
    receiver: Receiver, ledger: Ledger
) -> None:
    def decisions() -> None:
        for at in range(15):
            decide(ledger, f"S-{at}")
            events.tell_others(ledger)

    deciding = [threading.Thread(target=decisions) for _ in range(2)]
    for thread in deciding:
        thread.start()
    while any(thread.is_alive() for thread in deciding):
        events.deliver(ledger)
    events.deliver(ledger)
    assert receiver.numbers == list(range(1, 31))
    assert sound(ledger)


@pytest.mark.parametrize("status", looped(1, [302, 307, 400, 410, 429, 503]))
def test_any_other_answer_is_told_and_the_event_waits(
    receiver: Receiver, ledger: Ledger, status: int
) -> None:
    receiver.status = status
    decide(ledger, "S-1")
    (said,) = events.tell_others(ledger)
    assert f"it answered {status}" in str(said)
    assert receiver.tried == 1
    assert [record.number for record in waiting(ledger, subscriber(receiver)).records] == [1]
