"""What the program asks of the system, as Windows has it: no fork, no locks, no such signals.

A simulation, not Windows: each thing that is not there is taken away before the command starts.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assigner.files import temporary
from tests.quiet import quiet
from tests.test_guard import ROOT

WINDOWS = """
import json, multiprocessing, os, signal, sys, types
multiprocessing.get_all_start_methods = lambda: ["spawn"]
for module, names in ((signal, ("SIGHUP", "pthread_sigmask")), (os, ("O_TMPFILE", "fchmod"))):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
from assigner.files import temporary
temporary.sys = types.SimpleNamespace(platform="win32")
from assigner.cli import main
for args in json.loads(sys.argv[1]):
    try:
        main(args)
    except SystemExit as done:
        if done.code:
            sys.exit(f"{args}: {done.code}")
"""


def commands(folder: Path, *each: tuple[object, ...]) -> subprocess.CompletedProcess[bytes]:
    """All of them, one after the other, in a process of their own; it ends where one fails."""
    typed = json.dumps([[str(arg) for arg in args] for args in each])
    return subprocess.run(
        [sys.executable, "-c", WINDOWS, typed], cwd=ROOT, capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "ASSIGNER_STATE": str(folder / "state"),
             "ASSIGNER_LEDGER": str(folder / "ledger.db"), "PYTHONUTF8": "0"},
        timeout=120, check=False,
    )


@pytest.mark.landing
def test_a_day_on_windows(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    ran = commands(
        tmp_path,
        ("--lang", "da", "solve", quiet(tmp_path / "mandag"), "-o", plan),
        ("verify", plan),
        ("commit", plan, "--by", "Ulla Hansen"),
        ("log", "verify"),
        ("next", plan, "-o", tmp_path / "tuesday"),
        ("report", plan, "-o", tmp_path / "report.html"),
        ("report", plan, "-o", tmp_path / "report.html"),  # over the one that is there
    )
    assert ran.returncode == 0, ran.stderr.decode("cp1252")
    assert b"Traceback" not in ran.stderr
    assert "Verified" in ran.stdout.decode("cp1252")
    found = json.loads(plan.read_text(encoding="utf-8"))
    assert found["status"] == "optimal"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".assigner-")]


def test_without_locks_only_what_is_old_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Windows:
        platform = "win32"

    monkeypatch.setattr(temporary, "sys", Windows)
    old, fresh = tmp_path / ".assigner-old.part", tmp_path / ".assigner-new.part"
    for each in (old, fresh):
        each.write_text("")
    an_hour_ago = time.time() - 2 * temporary.FRESH
    os.utime(old, (an_hour_ago, an_hour_ago))
    temporary.clean.cache_clear()
    temporary.clean(tmp_path)
    assert not old.exists()
    assert fresh.exists()
