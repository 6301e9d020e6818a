"""The terminal: what comes next, progress, no colour where none is wanted."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from assigner.cli import main
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped

MAIN = "from assigner.cli import main; main()"
ASSIGNER = [sys.executable, "-c", MAIN]
ESCAPE = "\x1b["


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("talk") / "day", {}, {"C-1": {}, "C-2": {}})


SUCCESSES: Mapping[str, tuple[str, ...]] = {
    "check": ("check", "{day}"), "solve": ("solve", "{day}"),
    "keep": ("solve", "{day}", "-o", "{out}/kept.json"),
    "verify": ("verify", "{plan}", "--instance", "{day}"),
    "explain": ("explain", "{plan}", "--instance", "{day}", "--case", "C-1"),
    "diagnose": ("diagnose", "{day}"), "diff": ("diff", "{plan}", "{plan}"),
    "report": ("report", "{plan}", "--instance", "{day}", "-o", "{out}/report.html"),
    "rules": ("rules", "danish-child-welfare"),
    "commit": ("commit", "{plan}", "--instance", "{day}", "--by", "Ulla", "--ledger",
               "{out}/ledger.db"),
    "next": ("next", "{plan}", "--instance", "{day}", "-o", "{out}/tomorrow"),
    "init": ("init", "{out}/new"), "generate": ("generate", "office", "{out}/made"),
    "rebalance": ("rebalance", "{day}", "--leaves", "Z"),
    "compare": ("compare", "{day}", "-m", "danish-child-welfare", "-m", "equal-numbers"),
    "simulate": ("simulate", "{day}", "--days", "2"),
}


@pytest.mark.parametrize("name", looped(1, SUCCESSES))
def test_every_success_says_what_comes_next(name: str, office: Path, tmp_path: Path) -> None:
    plan = office.parent / "plan.json"
    if not plan.exists():
        assert run("solve", office, "-o", plan).code == 0
    args = [part.format(day=office, plan=plan, out=tmp_path) for part in SUCCESSES[name]]
    for lang, word in (("en", "(Next: |, then: )"), ("da", "(Næste skridt: |, og derefter: )")):
        own = [part.replace(str(tmp_path), str(tmp_path / lang)) for part in args]
        (tmp_path / lang).mkdir()
        ran = run(*own, "--lang", lang)
        assert ran.code == 0, ran.err
        assert re.search(word, ran.err), ran.err
        assert ESCAPE not in ran.out + ran.err


FAILURES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "command": (("slove",), 'Did you mean "solve"'),
    "option": (("solve", "{day}", "--piin", "C-1=V"), "--pin"),
    "instance": (("check", "{day}x"), "Name a folder"),
    "case": (("solve", "{day}", "--pin", "C1=V"), "Did you mean C-1"),
    "person": (("solve", "{day}", "--forbid", "C-1=v"), "Did you mean V"),
    "model": (("rules", "danish-child-welfar"), "danish-child-welfare"),
    "plan": (("verify", "{day}/cases.csv"), "assigner solve"),
    "no plan": (("report", "{day}/plan.json", "-o", "a.html"), "assigner solve"),
    "time": (("solve", "{day}", "--time-limit", "0"), "--help"),
    "ledger": (("log", "--ledger", "{day}/no.db"), "assigner commit"),
    "result": (("report", "{day}/instance.toml", "-o", "a.html"), "assigner solve"),
    "mover": (("rebalance", "{day}", "--leaves", "VV"), "Did you mean V?"),
    "no change": (("rebalance", "{day}"), "--leaves W"),
    "folder": (("init", "{day}"), "Name another folder"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_says_what_to_do(name: str, office: Path) -> None:
    args, wanted = FAILURES[name]
    ran = run(*(part.format(day=office) for part in args))
    assert ran.code in (1, 2)
    assert wanted in ran.err + ran.out
    assert "Traceback" not in ran.err


@pytest.mark.landing
def test_colour_only_on_a_terminal_and_not_where_it_is_not_wanted(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = on_a_terminal(["solve", str(office)], {})
    assert ESCAPE in seen
    assert not re.search(r"\x1b\[(3|4|9)\d", on_a_terminal(["solve", str(office)],
                                                          {"NO_COLOR": "1"}))
    monkeypatch.setenv("COLUMNS", "200")
    piped = run("solve", office)
    assert ESCAPE not in piped.out + piped.err
    assert max(map(len, piped.out.splitlines())) <= 80


def test_what_the_system_refuses_is_told_in_danish(tmp_path: Path) -> None:
    ran = run("verify", tmp_path / "plan.json", "--lang", "da")
    assert "filen eller mappen findes ikke" in ran.err
    assert "No such file" not in ran.err


@pytest.mark.landing
def test_who_stops_reading_loses_no_plan(office: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    solving = subprocess.Popen(
        [*ASSIGNER, "solve", str(office), "-o", str(kept)], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert solving.stdout is not None
    solving.stdout.close()
    assert solving.wait() == 0
    assert run("verify", kept, "--instance", office).code == 0


SLOW = "import assigner.cli.remaining as r; r.PATIENCE = r.SETTLED = 0.0; " \
    "import assigner.cli.heartbeat as h; h.HEART.pace = 100.0; " \
    "h.HEART.clock = lambda: 100.0 * h.time.monotonic(); "
"""A simulation takes its time; here it seems to take all the more."""


@pytest.mark.landing
def test_progress_is_a_bar_on_a_terminal(office: Path) -> None:
    seen = on_a_terminal(["simulate", str(office), "--days", "20"], {}, SLOW)
    assert re.search(r"\d+ of 100 days", seen)


@pytest.mark.long
def test_and_lines_on_a_pipe(office: Path) -> None:
    args = ["simulate", str(office), "--days", "20"]
    piped = subprocess.run(
        [sys.executable, "-c", SLOW + MAIN, *args], capture_output=True, text=True, check=True
    )
    assert re.search(r"^ *\d+ s  \d+ of 100 days", piped.stderr, re.MULTILINE)
    assert not re.search(r"\d+ of 100 days", piped.stdout)
    assert ESCAPE not in piped.stderr


def on_a_terminal(args: list[str], environment: Mapping[str, str], before: str = "") -> str:
    """What somebody at a terminal of 80 columns sees."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-c", before + MAIN, *args],
        stdout=theirs, stderr=theirs, stdin=theirs, close_fds=True,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    )
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    done.wait()
    return b"".join(parts).decode()


@pytest.mark.parametrize(("words", "at", "wanted"), [
    ("assigner so", 1, "solve"), ("assigner report --aud", 2, "--audience"),
])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_options(
    shell: str, words: str, at: int, wanted: str, monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", words.split()[at] if shell == "fish" else str(at))
    monkeypatch.setenv("_ASSIGNER_COMPLETE", f"{shell}_complete")
    with pytest.raises(SystemExit):
        main([])
    assert wanted in capsysbinary.readouterr().out.decode()
