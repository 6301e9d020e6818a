"""Room kept for later over months: the same every time, and never below what could have been."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.kept import MEASURES, lived, table
from benchmarks.kept_offices import KINDS

pytestmark = pytest.mark.landing

LANGUAGE = "scarce language"


def test_hindsight_is_a_bound_of_both_ways() -> None:
    found = lived(KINDS[LANGUAGE], 7, 15)
    least = found["hindsight"]["unplaced scarce"]
    assert least <= found["off"]["unplaced scarce"]
    assert least <= found["on"]["unplaced scarce"]
    told = table([{"kind": LANGUAGE, "seed": 7, "days": 15, "lived": found}])
    assert told.count(f"| {LANGUAGE} |") == len(MEASURES)


@pytest.mark.long
def test_a_run_is_the_same_in_every_process(tmp_path: Path) -> None:
    written = []
    for hashes in ("1", "2"):
        out = tmp_path / f"{hashes}.jsonl"
        subprocess.run(
            [sys.executable, "-m", "benchmarks.kept", str(out), "--days", "40", "--seeds", "1"],
            check=True, env={**os.environ, "PYTHONHASHSEED": hashes},
        )
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") == len(KINDS)
