"""Processes are timed, weighed and stopped."""

from pathlib import Path

import pytest
from benchmarks.ask import ask
from benchmarks.process import python, run
from benchmarks.question import Places, Question


@pytest.mark.landing
def test_a_command_is_timed_and_weighed(tmp_path: Path) -> None:
    ran = run(python("-c", "kept = b'x' * (200 * 2**20); print(len(kept))"), tmp_path, 30)
    assert (ran.code, ran.printed.strip()) == (0, b"209715200")
    assert ran.peak_mb > 200


def test_a_command_that_overruns_is_stopped(tmp_path: Path) -> None:
    ran = run(python("-c", "import time; time.sleep(60)"), tmp_path, 0.5)
    assert ran.stopped
    assert ran.seconds < 10


@pytest.mark.landing
def test_a_question_is_answered_beside_ours() -> None:
    question = Question("day", "6x5", "tight", 10, ("ours", "greedy", "timefold"))
    ours, greedy, timefold = ask(question, question.methods, Places())
    assert (ours.status, ours.time_ratio, ours.excess) == ("proven", 1, 0)
    assert greedy.excess is not None
    assert greedy.excess >= -1e-12
    assert timefold.status == "skipped"


@pytest.mark.landing
def test_a_method_that_dies_is_a_row_that_says_so() -> None:
    question = Question("nursing", "none", "", 5, ("ours",), folder="nowhere")
    (row,) = ask(question, ("ours",), Places())
    assert (row.status, row.value) == ("stopped", None)
    assert "nowhere" in row.note
