"""Processes of a sweep end with the command, whatever ends it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_guard import ROOT, gone, runs

WORKER = (
    "import os, time; from assigner.scenarios.sweep_workers import _watch; "
    "_watch(os.getppid()); print(os.getpid(), flush=True); time.sleep(60)"
)
COMMAND = (
    "import subprocess, sys, time; "
    f"subprocess.Popen([sys.executable, '-c', {WORKER!r}]); time.sleep(60)"
)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
def test_who_carries_runs_out_ends_with_who_asked() -> None:
    command = subprocess.Popen([sys.executable, "-c", COMMAND], cwd=ROOT, text=True,
                               stdout=subprocess.PIPE)
    assert command.stdout is not None
    worker = int(command.stdout.readline())
    assert runs(worker)
    os.kill(command.pid, signal.SIGKILL)
    command.wait()
    assert gone(worker)
    command.stdout.close()
