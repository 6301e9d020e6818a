"""The engine may overrun, die or be interrupted; the best plan so far survives it."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("engine", "ended"),
    [
        ("well", "whole 5 PPPP 0 True"),
        ("died", "died 5 PP-- 0 True"),
        ("overran", "overran 5 PP-- 0 True"),
        ("interrupted", "interrupted 5 PP-- 0 True"),
        ("at_once", "OutOfTime"),
    ],
)
def test_the_plan_survives_the_engine(engine: str, ended: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.guarded_day", engine],
        cwd=Path(__file__).parents[1], capture_output=True, text=True, timeout=50, check=False,
    )
    assert done.stdout.strip() == ended, done.stderr
