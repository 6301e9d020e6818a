"""Another system hears of every decision: in order, at least once, and none waits for it."""

import json
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook as TheirWebhook

from assigner.api import events
from assigner.api.webhook import webhooks
from assigner.errors import Misused
from assigner.ledger import Ledger, waiting
from tests.api.receiver import SECRET, Receiver, decide, moment, sound, subscriber
from tests.validated import validate


@pytest.mark.landing
def test_every_decision_is_heard_once_and_in_order(receiver: Receiver, ledger: Ledger) -> None:
    for at in range(45):
        decide(ledger, f"S-{at}")
    (found,) = events.deliver(ledger)
    assert (found.sent, found.waiting) == (45, 0)
    assert receiver.numbers == list(range(1, 46))
    assert events.deliver(ledger) == (events.Delivery(found.subscriber, 0, 0),)
    assert sound(ledger)


def test_others_check_the_signature_with_a_library_of_theirs(
    receiver: Receiver, ledger: Ledger
) -> None:
    decide(ledger, "S-1")
    events.deliver(ledger)
    ((headers, body),) = receiver.got
    told = {key.casefold(): value for key, value in headers.items()}
    assert TheirWebhook(SECRET).verify(body, told)["cases"][0]["to"] == "ANMØ"
    assert validate(body.decode()) == "event"
    assert told["webhook-id"] == json.loads(body)["id"]


def test_no_reason_leaves_the_house(receiver: Receiver, ledger: Ledger) -> None:
    decide(ledger, "S-1")
    events.deliver(ledger)
    assert b"planted" not in receiver.got[0][1]


@pytest.mark.landing
@pytest.mark.parametrize("status", [302, 400, 410, 500, 503])
def test_what_is_refused_waits_and_is_sent_again_later(
    receiver: Receiver, ledger: Ledger, status: int
) -> None:
    now = datetime(2026, 11, 27, 8, tzinfo=UTC)
    receiver.status = status
    decide(ledger, "S-1")
    decide(ledger, "S-2")
    (found,) = events.deliver(ledger, now=lambda: now)
    assert (found.sent, found.waiting) == (0, 2)
    assert str(status) in str(found.words)
    receiver.status = 200
    assert events.deliver(ledger, now=lambda: now + timedelta(seconds=4))[0].waiting == 2
    assert receiver.got == []
    assert events.deliver(ledger, now=lambda: now + timedelta(seconds=6))[0].sent == 2
    assert receiver.numbers == [1, 2]
    assert sound(ledger)


@pytest.mark.landing
def test_pauses_grow_to_an_hour_and_start_again(receiver: Receiver, ledger: Ledger) -> None:
    now = datetime(2026, 11, 27, 8, tzinfo=UTC)
    receiver.status = 500
    decide(ledger, "S-1")
    pauses = []
    for _ in range(12):
        (found,) = events.deliver(ledger, now=partial(moment, now))
        then = datetime.fromisoformat(found.next_try)
        pauses.append((then - now).total_seconds())
        now = then
    assert pauses[:3] == [5, 10, 20]
    assert pauses[-1] == 3600
    receiver.status = 200
    assert events.deliver(ledger, now=lambda: now)[0].sent == 1
    receiver.status = 500
    decide(ledger, "S-2")
    (found,) = events.deliver(ledger, now=lambda: now)
    assert found.next_try == "2026-11-27T" + (now + timedelta(seconds=5)).strftime("%H:%M:%SZ")


@pytest.mark.landing
def test_a_receiver_that_hangs_holds_no_decision_up(
    receiver: Receiver, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "BESIDE_A_DECISION", 0.2)
    receiver.hangs.set()
    now = datetime.now(UTC)
    monkeypatch.setattr(events, "FIRST", timedelta(hours=1))
    for at in range(20):
        decide(ledger, f"S-{at}")
        events.tell_others(ledger)
    # One wait, then the pause keeps the others from trying at all.
    assert receiver.tried == 1
    assert len(waiting(ledger, subscriber(receiver)).records) == 20
    receiver.hangs.clear()
    receiver.goes_on.set()
    later = now + timedelta(hours=2)
    assert events.deliver(ledger, now=lambda: later)[0].sent == 20
    assert receiver.numbers == list(range(1, 21))


def test_nobody_there_is_told_and_the_decision_stands(
    receiver: Receiver, ledger: Ledger
) -> None:
    decide(ledger, "S-1")
    receiver.shutdown()
    receiver.server_close()
    (said,) = events.tell_others(ledger)
    assert "1 waits" in str(said)
    assert "hidden" not in str(said)
    assert "else" not in str(said)
    assert len(ledger.records()) == 1


def test_a_ledger_that_is_locked_is_told_and_the_decision_stands(
    receiver: Receiver, ledger: Ledger
) -> None:
    decide(ledger, "S-1")
    impatient = Ledger(ledger.address, patience=0.01)
    with sqlite3.connect(ledger.address, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        (said,) = events.tell_others(impatient)
    assert "not told yet" in str(said)
    assert events.deliver(ledger)[0].sent == 1
    assert receiver.numbers == [1]


@pytest.mark.landing
def test_a_sender_killed_between_answer_and_mark_sends_again(
    receiver: Receiver, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    now = datetime(2026, 11, 27, 8, tzinfo=UTC)
    decide(ledger, "S-1")
    with monkeypatch.context() as patched:
        patched.setattr("assigner.ledger.heard", killed)
        with pytest.raises(KeyboardInterrupt):
            events.deliver(ledger, now=lambda: now)
    decide(ledger, "S-2")
    assert events.deliver(ledger, now=lambda: now)[0].sent == 0  # the lease of the dead one
    assert events.deliver(ledger, now=lambda: now + timedelta(seconds=121))[0].sent == 2
    assert receiver.numbers == [1, 1, 2]
    assert json.loads(receiver.got[0][1])["id"] == json.loads(receiver.got[1][1])["id"]


@pytest.mark.landing
def test_two_senders_at_once_send_each_decision_once(receiver: Receiver, ledger: Ledger) -> None:
    for at in range(30):
        decide(ledger, f"S-{at}")
    senders = [threading.Thread(target=events.deliver, args=(ledger,)) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert receiver.numbers == list(range(1, 31))


def test_off_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(events.ADDRESSES, raising=False)
    ledger = events.writable(str(tmp_path / "ledger.db"))
    decide(ledger, "S-1")
    assert events.tell_others(ledger) == ()
    assert b"outbox" not in (tmp_path / "ledger.db").read_bytes()


def test_who_comes_later_hears_from_then_on(
    receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as off:
        off.delenv(events.ADDRESSES)
        decide(events.writable(str(tmp_path / "ledger.db")), "S-1")
    ledger = events.writable(str(tmp_path / "ledger.db"))
    decide(ledger, "S-2")
    events.deliver(ledger)
    assert receiver.numbers == [2]


@pytest.mark.parametrize(("url", "secret"), [
    ("ftp://example.dk", SECRET), ("example.dk/x", SECRET), ("https://example.dk", ""),
    ("https://example.dk", "whsec_c2hvcnQ="), ("https://example.dk", "whsec_%%%"),
])
def test_what_cannot_be_used_is_refused_before_anything_is_recorded(
    url: str, secret: str
) -> None:
    with pytest.raises(Misused):
        webhooks(url, secret)
