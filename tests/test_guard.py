"""The engine may overrun or die: the best plan so far survives. No child outlives the program."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WAYS = ["fork", "fresh", "threads"]
"""A child that is forked; a new interpreter where there is no fork, and beside other threads."""


def said(*args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.guarded_day", *args],
        cwd=ROOT, capture_output=True, text=True, timeout=100, check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize(
    ("engine", "ended"),
    [
        ("well", "whole 5 PPPP 0 True"),
        ("died", "died 5 PP-- 0 True"),
        ("fails", "died 5 PP-- 0 True"),
        ("overran", "overran 5 PP-- 0 True"),
        ("interrupted", "interrupted 5 PP-- 0 True"),
        ("terminated", "interrupted 5 PP-- 0 True"),
        ("cancelled", "interrupted 5 PP-- 0 True"),
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_the_plan_survives_the_engine(engine: str, ended: str, way: str) -> None:
    assert said(engine, way) == ended


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("engine", "words"), [
    ("at_once", "The engine died before it had found an allocation (exit code 9)"),
    ("message", "The engine died before it had found an allocation (exit code 9)"),
    ("killed", "most often because memory ran out"),
    ("memory", "most often because memory ran out"),
    ("defect", "Defect: the engine failed before it had found an allocation (ValueError: no such"),
])
def test_a_child_that_dies_with_nothing_is_told_as_what_it_is(
    engine: str, words: str, way: str
) -> None:
    found = said(engine, way)
    assert words in found
    assert "Nothing is proved" in found


def gone(process: int) -> bool:
    for _ in range(200):
        if not runs(process):
            return True
        time.sleep(0.05)
    return False


def runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_no_solver_outlives_the_program(ending: signal.Signals, way: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.guarded_day", "waits", way], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )
    assert parent.stderr is not None
    child = int(parent.stderr.readline())
    assert runs(child)
    os.kill(parent.pid, ending)
    parent.wait(20)
    assert gone(child)
    parent.stderr.close()
