"""Ctrl-C before a command has begun: quiet, and 130. A question in Danish takes a Danish answer."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from assigner.cli.ask import confirmed
from assigner.documents.log import LogDocument
from assigner.render.terminal import terminal
from assigner.views.log import log_printout
from assigner.words import say, speaking
from tests.draws import covering, looped

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
INTERRUPTING = """
import builtins, os, signal, sys
real, wanted = builtins.__import__, sys.argv.pop(1)
def importing(name, *args, **kwargs):
    if name == wanted:
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *args, **kwargs)
builtins.__import__ = importing
from assigner.__main__ import main
main()
"""


@pytest.mark.parametrize("while_loading", looped(
    1, covering(["assigner.cli", "click", "assigner.plan"], [
    "assigner.cli", "click", "assigner.words", "rich", "rich.console", "assigner.solve",
    "assigner.plan", "json",
])))
def test_ctrl_c_while_it_loads_is_quiet(while_loading: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTING, while_loading, "solve", str(NORDBY)],
        capture_output=True, check=False, text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.landing
@pytest.mark.parametrize("later", [pytest.param("pandas", marks=pytest.mark.long), "ortools"])
def test_ctrl_c_while_a_command_loads_what_it_needs(later: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTING, later, "solve", str(NORDBY)],
        capture_output=True, check=False, text=True,
    )
    assert done.returncode in (130, 0), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.landing
def test_what_ignores_ctrl_c_goes_on_ignoring_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTING, "click", "--version"], capture_output=True,
        check=False, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert done.returncode == 0, done.stderr
    assert os.name == "posix"


@pytest.mark.parametrize(("lang", "typed", "wanted"), [
    ("da", "ja", True), ("da", "j", True), ("da", "JA", True), ("da", "yes", True),
    ("da", "nej", False), ("da", "", False), ("da", "måske\nja", True), ("en", "y", True),
    ("en", "yes", True), ("en", "no", False), ("en", "", False), ("en", "ja\nno", False),
])
def test_a_question_takes_an_answer_in_its_language(lang: str, typed: str, wanted: bool) -> None:
    with speaking(lang), CliRunner().isolation(input=f"{typed}\n"):
        assert confirmed(say("Record this?")) is wanted


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.parametrize(("zone", "wanted"), [
    ("Europe/Copenhagen", "2026-11-30 00:30"), ("UTC", "2026-11-29 23:30"),
    ("America/Nuuk", "2026-11-29 21:30"),
])
def test_the_log_has_the_readers_time(
    zone: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    row = {"number": 1, "at": "2026-11-29T23:30:00Z", "kind": "commit", "office": "Nordby",
           "date": "2026-11-30", "instance": "Nordby", "cases": [], "words": "decided"}
    found = LogDocument.model_validate({
        "schema_version": "1.0", "kind": "log", "records": [row], "case": None,
        "caseworker": "A", "words": "All of it",
    })
    console = Console(width=80, file=io.StringIO())
    console.print(terminal(log_printout(found)))
    assert isinstance(console.file, io.StringIO)
    said = console.file.getvalue()
    monkeypatch.undo()
    time.tzset()
    assert wanted in said
    assert "When (your time)" in said
