"""Kills of commit, override, next and report at random and aimed instants.

Nothing half, nothing called recorded that is not, no process that stays, no temporary file.
"""

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from assigner.files import temporary
from tests.cli.offices import write
from tests.cli.runner import run

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="kills and looks processes up as Linux does"
)
STEPS = ("open", "fsync", "link", "replace", "fchmod", "chmod", "unlink", "close")
"""What the system is asked on the way: a process is killed before the n-th of one of them."""
LONGEST = 1.5
"""Seconds within which a random kill comes; the commands take about one."""
RECORDS = '"number"'


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    folder = write(tmp_path / "day", {}, {"C-1": {}, "C-2": {"complexity": "kompleks"}})
    assert run("solve", folder, "-o", tmp_path / "plan.json").code == 0
    assert run("commit", tmp_path / "plan.json", "--by", "Ulla").code == 0
    return tmp_path


def books(folder: Path, trial: int) -> Path:
    """A commit is once a day: each has a ledger of its own."""
    return folder / f"books-{trial}.db"


def commands(folder: Path, trial: int) -> Mapping[str, tuple[object, ...]]:
    plan = folder / "plan.json"
    return {
        "commit": ("commit", plan, "--by", "Ulla", "--ledger", books(folder, trial)),
        "override": ("override", plan, "--pin", f"C-1={'VXYZ'[trial % 4]}", "--reason",
                     f"r{trial}", "--by", "Ulla", "--yes", "-o", folder / f"over-{trial}.json"),
        "next": ("next", plan, "-o", folder / f"next-{trial}"),
        "report": ("report", plan, "-o", folder / "report.html"),
    }


def aimed(step: str, left: int) -> None:
    """Kill this process before the call of `step` after `left` more."""
    real: Callable[..., object] = getattr(os, step)
    count = [left]

    def killing(*args: object, **named: object) -> object:
        count[0] -= 1
        if count[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **named)

    setattr(os, step, killing)


def killed(args: tuple[object, ...], draw: Random) -> tuple[int, str]:
    """Run a command in a session of its own and kill it: the session, and what it said."""
    step = draw.choice((None, *STEPS))
    left, after = draw.randint(0, 12), draw.uniform(0, LONGEST)
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.setsid()
            os.dup2(writing, 1)
            if step is not None:
                aimed(step, left)
            ran = run(*args)
            os.write(1, (ran.out + ran.err).encode())
        finally:
            os._exit(0)  # whatever it was: this is a copy of the tests
    os.close(writing)
    if step is None:
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with os.fdopen(reading, "rb") as pipe:
        return process, pipe.read().decode()


def of_session(session: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(stat[3]) == session and stat[0] != "Z":
                    yield int(entry.name)


def nobody_stays(session: int) -> bool:
    for _ in range(200):
        if not list(of_session(session)):
            return True
        time.sleep(0.05)
    return False


def records(ledger: Path) -> int:
    """How many records a sound ledger has; a killed first commit may have left none."""
    told = run("log", "--ledger", ledger, "--format", "json")
    if not told.out.count(RECORDS):
        return 0
    ran = run("log", "verify", "--ledger", ledger)
    assert ran.code == 0, ran.out + ran.err
    return told.out.count(RECORDS)


def kills(folder: Path, trials: range) -> None:
    for trial in trials:
        draw = Random(f"kill {trial}")
        name, args = draw.choice([*commands(folder, trial).items()])
        ledger = books(folder, trial) if name == "commit" else folder / "ledger.db"
        before = records(ledger)
        session, said = killed(args, draw)
        assert nobody_stays(session), (trial, name)
        now = records(ledger)
        assert before <= now <= before + 1, (trial, name)
        if "Recorded" in said:
            assert now == before + 1, (trial, name, said)
        whole(folder, trial)
        if name == "commit" and not now:  # and the day can be committed after all
            assert run(*args).code == 0, trial
            assert records(ledger) == 1
        temporary.clean.cache_clear()
        temporary.clean(folder)  # as the next start in the folder does
        assert not [each.name for each in folder.iterdir() if each.name.startswith(".assigner-")]


def whole(folder: Path, trial: int) -> None:
    """Whatever is there is complete."""
    page, over = folder / "report.html", folder / f"over-{trial}.json"
    if page.exists():
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>"), trial
    if over.exists():
        assert json.loads(over.read_text(encoding="utf-8"))["kind"] == "plan"
        ran = run("verify", over)
        assert ran.code == 0, (trial, ran.out + ran.err)
    if (folder / f"next-{trial}").exists():
        assert run("check", folder / f"next-{trial}").code == 0, trial


@pytest.mark.landing
def test_killed_a_few_times(day: Path) -> None:
    kills(day, range(6))


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_killed_five_hundred_times(day: Path, part: int) -> None:
    kills(day, range(100 + 50 * part, 150 + 50 * part))
