"""The ledger on a PostgreSQL server: all of it, or nothing, and never altered, as in a file.

Set ASSIGNER_TEST_POSTGRESQL to a database these tests may empty, for example
postgresql://postgres@localhost:5432/trial; `.ci/with-postgresql COMMAND` starts one for COMMAND.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import DBAPIError

from assigner.errors import LedgerError
from assigner.ledger import Ledger, Record, Sender, Turn, audit, heard, lease, queued, waiting
from assigner.ledger.address import shown
from tests.draws import looped
from tests.ledger.entries import entry
from tests.ledger.server import address, emptied, needed, run

APPENDS = """
import sys
from assigner.ledger import Ledger
from tests.ledger.entries import entry
ledger = Ledger(sys.argv[1])
for mark in range(int(sys.argv[2])):
    ledger.append(entry(mark, 2000))
    print(".", end="", flush=True)
"""


def test_a_password_is_never_shown() -> None:
    assert shown("postgresql://me:secret@host/x") == "postgresql://me:***@host/x"
    for place in ("postgresql://me@host/x", "ledger.db", "sqlite:////tmp/a:b@c"):
        assert shown(place) == place
    with pytest.raises(LedgerError) as raised:
        Ledger("postgresql+nothing://me:secret@host/x").append(entry())
    assert "secret" not in str(raised.value)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    yield Ledger(emptied())
    emptied()


def appending(count: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", APPENDS, address(), str(count)], stdout=subprocess.PIPE
    )


@pytest.mark.landing
@needed
def test_the_chain_holds_and_no_record_may_be_touched(ledger: Ledger) -> None:
    for mark in range(3):
        ledger.append(entry(mark))
    assert (audit(ledger).records, audit(ledger).holds) == (3, True)
    for deed in ("UPDATE record SET content = '{}' WHERE number = 2",
                 "DELETE FROM record WHERE number = 3", "TRUNCATE record"):
        with pytest.raises(DBAPIError, match="append-only"):
            run(deed)
    assert audit(ledger).holds


@needed
@pytest.mark.parametrize(("deed", "said"), looped(1, [
    ("UPDATE record SET content = '{}' WHERE number = 2", "Record 2 was altered"),
    ("DELETE FROM record WHERE number = 2", "Record 2 is missing"),
    ("DELETE FROM record WHERE number = 3", "Record 3 is missing"),
    ("UPDATE head SET number = 2", "ends with record 2"),
]))
def test_who_switches_the_guard_off_is_found_out(ledger: Ledger, deed: str, said: str) -> None:
    for mark in range(3):
        ledger.append(entry(mark))
    run("ALTER TABLE record DISABLE TRIGGER USER", deed)
    assert said in " ".join(map(str, audit(ledger).findings))


@pytest.mark.landing
@needed
def test_many_commit_at_once(ledger: Ledger) -> None:
    started = [appending(5) for _ in range(3)]
    assert [child.wait() for child in started] == [0, 0, 0]
    for child in started:
        child.communicate()
    assert (audit(ledger).records, audit(ledger).holds) == (15, True)


@pytest.mark.landing
@needed
def test_what_is_refused_or_killed_leaves_nothing(ledger: Ledger) -> None:
    def refuse(records: object) -> None:
        raise LedgerError("stale")

    ledger.append(entry())
    with pytest.raises(LedgerError, match="stale"):
        ledger.append(entry(1), refuse)
    for wait in (0.4, 0.6, 0.8):
        before = audit(ledger).records
        child = appending(10_000)
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        said = len(child.communicate()[0])
        found = audit(ledger)
        assert found.holds
        assert before + said <= found.records <= before + said + 1


@pytest.mark.landing
@needed
def test_a_lock_that_is_not_given_back(ledger: Ledger) -> None:
    ledger.append(entry())
    hasty = Ledger(address(), patience=0.1)

    def meanwhile(records: object) -> None:
        with pytest.raises(LedgerError, match=r"in use by another.*Nothing was recorded\.$"):
            hasty.append(entry(1))
        assert audit(hasty).holds

    assert isinstance(ledger.append(entry(2), meanwhile), Record)
    assert audit(ledger).records == 2


@needed
def test_a_server_that_is_not_there() -> None:
    with pytest.raises(LedgerError, match=r"Nothing was recorded\.$") as raised:
        Ledger("postgresql://me:secret@localhost:1/none").append(entry())
    assert "secret" not in str(raised.value)


@pytest.mark.landing
@needed
def test_what_others_are_to_hear_waits_on_a_server_too() -> None:
    ledger = Ledger(emptied(), queued=lambda connection, number: queued(connection, ["x"], number))
    numbers = [ledger.append(entry(mark)).number for mark in range(3)]
    queue = lease(ledger, "x", "me", "2026-11-27T08:00:00Z", "2026-11-27T08:02:00Z")
    assert queue.mine
    assert [record.number for record in queue.records] == numbers
    assert not lease(ledger, "x", "you", "2026-11-27T08:01:00Z", "2026-11-27T08:03:00Z").mine
    heard(ledger, Sender("x", "me"), numbers[:2], "2026-11-27T08:01:00Z", Turn())
    assert [record.number for record in waiting(ledger, "x").records] == numbers[2:]
    assert audit(ledger).holds
