"""Whatever happens to a commit, the ledger holds all of it or nothing, and says which."""

import os
import random
import resource
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from assigner.errors import LedgerError
from assigner.ledger import Ledger, Record, audit
from tests.draws import looped
from tests.ledger.entries import entry, filled

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
DONE, FAILED = 0, 3


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def child(deed: Callable[[], object]) -> tuple[int, int, str]:
    """Do it in a process of its own: its pid is waited for; returns (status, signal, words)."""
    pid, reading = start(deed)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        words = pipe.read()
    if os.WIFSIGNALED(status):
        return -1, os.WTERMSIG(status), words
    return os.WEXITSTATUS(status), 0, words


def start(deed: Callable[[], object]) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    code = DONE
    try:
        os.close(reading)
        os.dup2(writing, 1)
        deed()
    except LedgerError as failure:
        os.write(1, str(failure).encode())
        code = FAILED
    except BaseException as error:
        os.write(1, repr(error).encode())
        code = 99
    os._exit(code)


def adding(ledger: Ledger, size: int) -> None:
    """Append for ever, and say after each that it is recorded."""
    for mark in range(10_000):
        ledger.append(entry(mark, size))
        os.write(1, b".")


def killed_at_random(folder: Path, trials: int, seed: int) -> None:
    draw = random.Random(seed)
    ledger = filled(folder, 1)
    for _ in range(trials):
        before = audit(ledger).records
        size = draw.choice((10, 3000, 60_000))
        pid, reading = start(partial(adding, ledger, size))
        time.sleep(draw.uniform(0.0, 0.05))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with os.fdopen(reading, "rb") as pipe:
            said = len(pipe.read())
        found = audit(ledger)
        assert found.holds, [str(words) for words in found.findings]
        assert before + said <= found.records <= before + said + 1
    ledger.append(entry())


@pytest.mark.landing
def test_killed_at_random_moments(tmp_path: Path) -> None:
    killed_at_random(tmp_path, 15, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_killed_at_hundreds_of_moments(tmp_path: Path, seed: int) -> None:
    killed_at_random(tmp_path, 60, seed)


class Doomed(Ledger):
    """Kills its own process at a given step of SQLite's."""

    step = 0

    def _connect(self, *, writing: bool) -> sqlite3.Connection:
        connection = super()._connect(writing=writing)
        left = self.step

        def die() -> int:
            nonlocal left
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        connection.set_progress_handler(die, 1)
        return connection


@pytest.mark.landing
def test_killed_at_any_step_before_the_commit(tmp_path: Path) -> None:
    ledger = filled(tmp_path, 2)
    doomed = Doomed(ledger.address)
    step, survived = 1, False
    while not survived:
        doomed.step = step
        status, how, _ = child(lambda: doomed.append(entry(7)))
        survived = status == DONE
        found = audit(ledger)
        assert found.holds
        assert found.records == (3 if survived else 2)
        assert survived or how == signal.SIGKILL
        step += 11
    assert step > 20 * 11


@pytest.mark.parametrize("room", looped(1, [0, 1000, 9000, 40_000]))
def test_no_room_on_the_disk(tmp_path: Path, room: int) -> None:
    ledger = filled(tmp_path, 3)
    size = Path(ledger.address).stat().st_size

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, size + room))
        ledger.append(entry(1, 60_000))

    status, _, words = child(full)
    assert status == FAILED
    assert words.endswith("Nothing was recorded.")
    found = audit(ledger)
    assert (found.records, found.holds) == (3, True)
    ledger.append(entry())


@pytest.mark.landing
def test_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=256k none {disk} 2>/dev/null"):
        pytest.skip("no disk of its own to fill")
    try:
        ledger = filled(disk, 1)
        with pytest.raises(LedgerError, match=r"is full.*Nothing was recorded\.$"):
            adding(ledger, 8000)
        found = audit(ledger)
        assert found.holds
        assert 1 < found.records < 100
    finally:
        os.system(f"umount {disk}")


@pytest.mark.landing
@pytest.mark.parametrize(("what", "mode"), [("ledger.db", 0o444), (".", 0o555)])
def test_a_file_or_folder_that_may_not_be_written(shared: Path, what: str, mode: int) -> None:
    ledger = filled(shared, 2)
    Path(ledger.address).chmod(0o666)
    (shared / what).chmod(mode)

    def another() -> None:
        if os.getuid() == 0:
            os.setuid(65534)
        assert audit(ledger).holds
        ledger.append(entry())

    status, _, words = child(another)
    shared.chmod(0o777)
    assert status == FAILED, words
    assert words.endswith("Nothing was recorded.")
    assert (audit(ledger).records, audit(ledger).holds) == (2, True)


def test_a_locked_ledger(tmp_path: Path) -> None:
    ledger = filled(tmp_path, 2)
    hasty = Ledger(ledger.address, patience=0.05)
    other = sqlite3.connect(ledger.address, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match=r"in use by another.*Nothing was recorded\.$"):
        hasty.append(entry())
    assert audit(hasty).holds
    other.execute("ROLLBACK")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerError, match="in use by another"):
        audit(hasty)
    other.execute("ROLLBACK")
    assert ledger.append(entry()).number == 3


@pytest.mark.landing
def test_many_commit_at_once(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path / "ledger.db"))

    def five() -> None:
        for mark in range(5):
            ledger.append(entry(mark, 2000))

    started = [start(five) for _ in range(4)]
    for pid, reading in started:
        assert os.waitpid(pid, 0)[1] == 0, os.read(reading, 1000)
    assert (audit(ledger).records, audit(ledger).holds) == (20, True)


@pytest.mark.landing
def test_of_two_who_decide_the_same_only_one_does(tmp_path: Path) -> None:
    ledger = Ledger(str(tmp_path / "ledger.db"))

    def only_the_first(records: object) -> None:
        if records:
            raise LedgerError("too late")

    def decide() -> Record:
        return ledger.append(entry(), only_the_first)

    for _ in range(5):
        Path(ledger.address).unlink(missing_ok=True)
        started = [start(decide) for _ in range(2)]
        ended = sorted(os.WEXITSTATUS(os.waitpid(pid, 0)[1]) for pid, _ in started)
        assert ended == [DONE, FAILED]
        assert (audit(ledger).records, audit(ledger).holds) == (1, True)


def test_what_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be taken for one" * 40)
    with pytest.raises(LedgerError, match=r"no ledger.*Nothing was recorded\.$"):
        Ledger(str(path)).append(entry())
    assert not audit(Ledger(str(path))).holds
    with pytest.raises(LedgerError, match="There is no ledger"):
        Ledger(str(tmp_path / "nothing.db")).records()
