"""Another system hears of every decision: in order, at least once, and none waits for it."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as TheirWebhook

from assigner.api import events
from assigner.api.webhook import Webhook, webhooks
from assigner.errors import Misused
from assigner.ledger import Entry, HeldAgainst, Ledger, audit, lease, waiting
from tests.validated import validate

SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver(ThreadingHTTPServer):
    """A receiver on loopback that answers as it is told: a status, or not at all."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = 200
        self.hangs = threading.Event()
        self.goes_on = threading.Event()
        self.tried = 0
        self.got: list[tuple[dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://someone:else@127.0.0.1:{self.server_port}/decisions?token=hidden"

    @property
    def numbers(self) -> list[int]:
        return [json.loads(body)["number"] for _, body in self.got]


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.tried += 1
        if self.server.hangs.is_set():
            self.server.goes_on.wait(30)
            return
        if self.server.status < 300:
            self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", self.server.url)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's
        pass


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    monkeypatch.setenv(events.ADDRESSES, server.url)
    monkeypatch.setenv(events.SECRET, SECRET)
    yield server
    server.goes_on.set()
    server.shutdown()
    server.server_close()


def decide(ledger: Ledger, case: str) -> int:
    return ledger.append(Entry(
        "override", "2026-11-23T08:00:00Z", "Åse", "Nordby", "2026-11-23",
        {"decisions": {"pins": [[case, "ANMØ"]], "forbids": []}, "reason": "planted: ill",
         "instance": {"name": "Nordby 2026-11-23"}, "owner": None, "plan_sha256": "0" * 64},
    )).number


@pytest.fixture
def ledger(receiver: Receiver, tmp_path: Path) -> Ledger:
    return events.writable(str(tmp_path / "ledger.db"))


def moment(at: datetime) -> datetime:
    return at


def sound(ledger: Ledger) -> bool:
    return audit(ledger, HeldAgainst()).holds


def subscriber(receiver: Receiver) -> str:
    return Webhook(receiver.url, b"").subscriber


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


@pytest.mark.parametrize("status", [302, 307, 400, 410, 429, 503])
def test_any_other_answer_is_told_and_the_event_waits(
    receiver: Receiver, ledger: Ledger, status: int
) -> None:
    receiver.status = status
    decide(ledger, "S-1")
    (said,) = events.tell_others(ledger)
    assert f"it answered {status}" in str(said)
    assert receiver.tried == 1
    assert [record.number for record in waiting(ledger, subscriber(receiver)).records] == [1]
