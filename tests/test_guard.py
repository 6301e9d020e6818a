"""The engine may overrun or die: the best plan so far survives. No child outlives the program."""

import os
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REST = [pytest.param(way, marks=pytest.mark.long) for way in ("fresh", "threads")]
"""A child that is forked; a new interpreter where there is no fork, and beside other threads."""
ENDED = {
    "well": "whole 5 PPPP 0 True", "died": "died 5 PP-- 0 True", "fails": "died 5 PP-- 0 True",
    "overran": "overran 5 PP-- 0 True", "interrupted": "interrupted 5 PP-- 0 True",
    "terminated": "interrupted 5 PP-- 0 True", "cancelled": "interrupted 5 PP-- 0 True",
    "hungry": "memory 5 PP-- 0 True", "bursts": "memory 5 PP-- 0 True", "starved": "OutOfMemory",
}
WITH_NOTHING = {
    "at_once": "The engine died before it had found an allocation (exit code 9)",
    "message": "The engine died before it had found an allocation (exit code 9)",
    "killed": "most often because memory ran out", "memory": "most often because memory ran out",
    "defect": "Defect: the engine failed before it had found an allocation (ValueError: no such",
}
ENDINGS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
FEW = ("well", "hungry")
FEWER = ("interrupted",)
"""Beside other threads the child is the same new interpreter; only how it is chosen differs."""


@cache
def said(way: str, *engines: str) -> dict[str, str]:
    """Engine -> how its day ended; in one process, one after the other."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.guarded_day", way, *engines],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    lines = (line.partition(" ") for line in done.stdout.splitlines())
    return {engine: words for engine, _, words in lines}


def hold(engine: str, words: str) -> None:
    if engine in ENDED:
        assert words == ENDED[engine]
    else:
        assert WITH_NOTHING[engine] in words
        assert "Nothing is proved" in words


@pytest.mark.parametrize("engine", [*ENDED, *WITH_NOTHING])
@pytest.mark.parametrize("way", ["fork", *REST])
def test_the_plan_survives_the_engine_and_a_death_is_told_as_what_it_is(
    engine: str, way: str
) -> None:
    hold(engine, said(way, *ENDED, *WITH_NOTHING)[engine])


@pytest.mark.landing
@pytest.mark.parametrize(("way", "engine"), [
    *(("fresh", engine) for engine in FEW), *(("threads", engine) for engine in FEWER),
])
def test_the_same_of_a_new_interpreter(engine: str, way: str) -> None:
    hold(engine, said(way, *(FEW if way == "fresh" else FEWER))[engine])


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


@pytest.mark.landing
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize(("way", "ending"), [
    *(("fork", ending) for ending in ENDINGS), ("fresh", signal.SIGKILL),
    ("threads", signal.SIGTERM),
    *(pytest.param(way, ending, marks=pytest.mark.long)
      for way in ("fresh", "threads") for ending in ENDINGS),
])
def test_no_solver_outlives_the_program(ending: signal.Signals, way: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.guarded_day", way, "waits"], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )
    assert parent.stderr is not None
    child = int(parent.stderr.readline())
    assert runs(child)
    os.kill(parent.pid, ending)
    parent.wait(20)
    assert gone(child)
    parent.stderr.close()
