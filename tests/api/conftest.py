"""A receiver that is subscribed, and a ledger whose decisions it hears of."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.api import events
from assigner.ledger import Ledger
from tests.api.receiver import SECRET, Receiver


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


@pytest.fixture
def ledger(receiver: Receiver, tmp_path: Path) -> Ledger:
    return events.writable(str(tmp_path / "ledger.db"))
