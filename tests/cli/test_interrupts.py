"""Ctrl-C and SIGTERM while the solver works inside a command: it ends promptly, nothing written."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import covering

pytestmark = pytest.mark.landing

STUCK = """
import sys
from random import Random
from assigner.api import question
from assigner.cli import explain, main
from assigner.solve.cpsat import CpQuestion, ask

def answered(*_):
    drawn, model = Random(0), CpQuestion()
    taken = [model.new_bool_var("") for _ in range(60)]
    for _ in range(7):  # a market split: it keeps a solver for hours
        weights = [drawn.randrange(100) for _ in taken]
        model.add(sum(w * x for w, x in zip(weights, taken)) == sum(weights) // 2)
    print("at work", file=sys.stderr, flush=True)
    ask(model, seconds=120)
    print("not interrupted", file=sys.stderr)

explain.answered = answered
main()
"""
PROMPT = 20.0
"""Seconds of a loaded machine, far below the solver's 120."""


@pytest.mark.skipif(os.name != "posix", reason="sends signals as POSIX does")
@pytest.mark.parametrize("ending", covering(
    [signal.SIGINT], [signal.SIGINT, signal.SIGTERM]))
def test_explain_ends_while_the_solver_works(tmp_path: Path, ending: signal.Signals) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {}, "C-2": {}})
    assert run("solve", day, "-o", tmp_path / "plan.json").code == 0
    asked = subprocess.Popen(
        [sys.executable, "-c", STUCK, "explain", tmp_path / "plan.json", "--instance", day,
         "--fairness", "--format", "json", "-o", tmp_path / "answer.json"],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    assert asked.stderr is not None
    while "at work" not in asked.stderr.readline():
        assert asked.poll() is None
    time.sleep(0.3)
    began = time.monotonic()
    asked.send_signal(ending)
    out, err = asked.communicate(timeout=100)
    assert (asked.returncode, out) == (130, "")
    assert "Interrupted" in err
    assert "not interrupted" not in err
    assert time.monotonic() - began < PROMPT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["day", "plan.json"]
