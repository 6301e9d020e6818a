"""Whatever takes long says so on standard error: on a pipe a line now and then."""

import re
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from assigner.beside_forks import ThreadBesideForks
from assigner.cli.heartbeat import HEART
from assigner.cli.remaining import Remaining
from assigner.solve import engine_process
from assigner.words import say
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped

HASTE = 2000.0
"""So many seconds pass in a real one: what takes a moment here takes minutes."""
LINE = re.compile(r"^ *\d+ s  (.+)$", re.MULTILINE)


class Hand:
    """A clock that somebody sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """The heart of the command line on a clock that stands still, and beats only when told."""
    clock = Hand()
    monkeypatch.setattr(HEART, "clock", clock)
    monkeypatch.setattr(HEART, "pace", 1e-6)
    with HEART:
        yield clock


def test_a_line_after_five_seconds_then_each_ten(
    hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for second in range(40):
        hand.now = second
        HEART.beat()
        if capsys.readouterr().err:
            told.append(second)
    assert told == [5, 15, 25, 35]


def test_it_says_what_was_noted_last(hand: Hand, capsys: pytest.CaptureFixture[str]) -> None:
    hand.now = 6
    HEART.beat()
    assert capsys.readouterr().err == "    6 s  still at work\n"
    with Remaining(100, say("days")) as watch:
        for done in range(40):
            watch(done)
        hand.now = 20
        HEART.beat()
    assert re.fullmatch(r"   20 s  39 of 100 days · about \d+ s left\n", capsys.readouterr().err)


def test_it_is_still_while_the_answer_is_printed_or_somebody_is_asked(
    hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    HEART.hold()
    hand.now = 6
    HEART.beat()
    HEART.note(say("still at work"))
    with HEART.quiet():
        hand.now = 17
        HEART.beat()
    assert capsys.readouterr().err == ""
    hand.now = 30
    HEART.beat()
    assert capsys.readouterr().err == "   30 s  still at work\n"


def test_a_fork_is_safe_beside_it_and_beside_no_other(hand: Hand) -> None:
    assert engine_process._forks()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert not engine_process._forks()
    done.set()
    other.join()
    assert any(isinstance(one, ThreadBesideForks) for one in threading.enumerate())


LONG: Mapping[str, tuple[tuple[str, ...], str]] = {
    "solve": (("solve", "{day}", "--format", "json"), ""),
    "proof kept": (("solve", "{day}", "-o", "{out}/a.json", "--proof", "{out}/a.proof"), ""),
    "rebalance": (("rebalance", "{day}", "--leaves", "Z", "--curve"), ""),
    "explain": (("explain", "{plan}", "--instance", "{day}"), ""),
    "why not": (("explain", "{plan}", "--instance", "{day}", "--case", "C-1", "--why-not", "V"),
                ""),
    "take": (("explain", "{plan}", "--instance", "{day}", "--case", "C-1",
              "--what-would-it-take", "V"), ""),
    "compare": (("compare", "{day}", "-m", "danish-child-welfare", "-m", "equal-numbers"), ""),
    "staffing": (("staffing", "{day}"), ""),
    "simulate": (("simulate", "{day}", "--days", "20", "--runs", "1"), r"\d+ of 20 days"),
    "sweep": (("sweep", "{out}/grid.toml", "-j", "1"), r"\d of 2 runs|still at work"),
    "verify": (("verify", "{plan}", "--instance", "{day}"), ""),
    "verify again": (("verify", "{plan}", "--instance", "{day}", "--again"), ""),
    "proof checked": (("verify", "{plan}", "--instance", "{day}", "--proof", "{proof}"), ""),
    "diagnose": (("diagnose", "{day}", "--pin", "C-1=V", "--forbid", "C-1=V"), ""),
    "report": (("report", "{plan}", "--instance", "{day}", "-o", "{out}/report.html"), ""),
    "override": (("override", "{plan}", "--instance", "{day}", "--pin", "C-1=V", "--yes",
                  "--reason", "known", "--by", "Ulla", "--ledger", "{out}/l.db",
                  "-o", "{out}/o.json"), ""),
}
GRID = """days = 5
seeds = [1, 2]
offices = ["{day}"]
policies = ["danish-child-welfare"]
"""


@pytest.mark.parametrize("name", looped(
    ["proof kept", "simulate", "sweep", "proof checked", "diagnose"], LONG))
def test_every_command_that_takes_long_says_so_on_a_pipe(
    name: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args, wanted = LONG[name]
    (tmp_path / "grid.toml").write_text(GRID.format(day=office.as_posix()), encoding="utf-8")
    plan, proof = office.parent / "plan.json", office.parent / "plan.proof"
    monkeypatch.setattr(HEART, "clock", lambda: HASTE * time.monotonic())
    monkeypatch.setattr(HEART, "pace", HASTE)
    ran = run(*(part.format(day=office, plan=plan, proof=proof, out=tmp_path) for part in args))
    assert ran.code in {0, 3}, ran.err
    told = LINE.findall(ran.err)
    assert told, ran.err
    assert any(re.search(wanted, words) for words in told), told
    assert not LINE.search(ran.out)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    day = write(tmp_path_factory.mktemp("heart") / "day", {}, {"C-1": {}, "C-2": {}})
    ran = run("solve", day, "-o", day.parent / "plan.json", "--proof", day.parent / "plan.proof")
    assert ran.code == 0, ran.err
    return day


@pytest.mark.landing
def test_what_is_done_at_once_says_nothing(office: Path) -> None:
    assert not LINE.search(run("solve", office).err)


def test_the_engine_says_which_tier_it_is_at(
    hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    from assigner.api.progress import SoFar, TierSoFar  # noqa: PLC0415  # OR-Tools
    from assigner.cli.progress import Progress  # noqa: PLC0415  # likewise

    Progress()(SoFar(0.5, 3, (TierSoFar("balance", "points", 4.5, 4.0, proven=False),)))
    hand.now = 7
    HEART.beat()
    assert capsys.readouterr().err == "    7 s  balance: 4.5, not below 4 (gap 0.5 points)\n"
    for name, told in (("over_norm", "over norm: 3, not below 3 (proven)"),
                       ("tie_break", "the lot: proven")):
        Progress()(SoFar(0.5, 3, (TierSoFar(name, "points", 3, 3, proven=True),)))
        hand.now += 10
        HEART.beat()
        assert capsys.readouterr().err.endswith(f"s  {told}\n")


