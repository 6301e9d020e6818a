"""The terminal: what comes next, progress on a terminal only, no colour where none is wanted."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

ASSIGNER = [sys.executable, "-c", "from assigner.cli import main; main()"]
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
}


@pytest.mark.parametrize("name", SUCCESSES)
def test_every_success_says_what_comes_next(name: str, office: Path, tmp_path: Path) -> None:
    plan = office.parent / "plan.json"
    if not plan.exists():
        assert run("solve", office, "-o", plan).code == 0
    args = [part.format(day=office, plan=plan, out=tmp_path) for part in SUCCESSES[name]]
    for lang, word in (("en", "Next: "), ("da", "Næste")):
        ran = run(*args, "--lang", lang)
        assert ran.code == 0, ran.err
        assert word in ran.err
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
}


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_says_what_to_do(name: str, office: Path) -> None:
    args, wanted = FAILURES[name]
    ran = run(*(part.format(day=office) for part in args))
    assert ran.code in (1, 2)
    assert wanted in ran.err + ran.out
    assert "Traceback" not in ran.err


def test_colour_only_on_a_terminal_and_not_where_it_is_not_wanted(office: Path) -> None:
    seen = on_a_terminal(["solve", str(office)], {})
    assert ESCAPE in seen
    assert not re.search(r"\x1b\[(3|4|9)\d", on_a_terminal(["solve", str(office)],
                                                          {"NO_COLOR": "1"}))
    piped = subprocess.run([*ASSIGNER, "solve", str(office)], capture_output=True, text=True,
                           check=True, env={**os.environ, "COLUMNS": "200"})
    assert ESCAPE not in piped.stdout + piped.stderr
    assert max(map(len, piped.stdout.splitlines())) <= 80


def on_a_terminal(args: list[str], environment: Mapping[str, str]) -> str:
    """What somebody at a terminal of 80 columns sees."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [*ASSIGNER, *args], stdout=theirs, stderr=theirs, stdin=theirs, close_fds=True,
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
    shell: str, words: str, at: int, wanted: str
) -> None:
    told = {"COMP_WORDS": words, "COMP_CWORD": str(at)}
    if shell == "fish":
        told["COMP_CWORD"] = words.split()[at]
    done = subprocess.run(
        ASSIGNER, capture_output=True, text=True, check=False,
        env={**os.environ, **told, "_ASSIGNER_COMPLETE": f"{shell}_complete"},
    )
    assert wanted in done.stdout
