"""A receiver of events on loopback, and decisions for it to hear of."""

import json
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assigner.api.webhook import Webhook
from assigner.ledger import Entry, HeldAgainst, Ledger, audit

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


def decide(ledger: Ledger, case: str) -> int:
    return ledger.append(Entry(
        "override", "2026-11-23T08:00:00Z", "Åse", "Nordby", "2026-11-23",
        {"decisions": {"pins": [[case, "ANMØ"]], "forbids": []}, "reason": "planted: ill",
         "instance": {"name": "Nordby 2026-11-23"}, "owner": None, "plan_sha256": "0" * 64},
    )).number


def moment(at: datetime) -> datetime:
    return at


def sound(ledger: Ledger) -> bool:
    return audit(ledger, HeldAgainst()).holds


def subscriber(receiver: Receiver) -> str:
    return Webhook(receiver.url, b"").subscriber
