"""One more case at two in the afternoon: from the morning's plan, and from nothing.

The morning is a day without its last new case; the afternoon has it too. Seconds are the
engine's alone, as the plan itself states them. Beside them, whether both give the same plan.
"""

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ask import GRACE, Row
from benchmarks.process import Ran, program, run
from benchmarks.question import Question
from benchmarks.whole import SECONDS, drawn, lay_out


@dataclass(frozen=True)
class Afternoon:
    """A day of the municipality family."""

    size: str
    strength: str

    @property
    def question(self) -> Question:
        """The whole day, as it is in the afternoon."""
        return drawn(self.size, self.strength)


AFTERNOONS = (Afternoon("50x163", "tight"), Afternoon("200x4000", "realistic"))


def one_more(asked: Afternoon) -> Iterator[Row]:
    """Solved from the morning's plan, then from nothing."""
    blank = Row("one_more", asked.size, f"{asked.strength}, since", "ours", SECONDS, "stopped")
    with TemporaryDirectory() as name:
        scratch = Path(name)
        folder = lay_out(asked.question, scratch)
        morning = _without_last(folder, scratch / "morning")
        plan = scratch / "morning.json"
        ran = [_solved(morning, scratch, "-o", str(plan)),
               _solved(folder, scratch, "--since", str(plan)), _solved(folder, scratch)]
    wrong = next((one for one in ran if one.code), None)
    if wrong is not None:
        note = (wrong.complained.strip().splitlines() or ["ended from outside"])[-1]
        yield replace(blank, note=note[-200:])
        return
    since, afresh = (json.loads(one.printed) for one in ran[1:])
    same = since["assignments"] == afresh["assignments"]
    yield replace(
        _row(blank, ran[1], since), note="the same plan as afresh" if same else "another plan",
    )
    yield replace(_row(blank, ran[2], afresh), strength=f"{asked.strength}, afresh")


def _solved(folder: Path, scratch: Path, *more: str) -> Ran:
    return run(
        program("solve", str(folder), "--format", "json", "--time-limit", str(SECONDS), *more),
        scratch, SECONDS + GRACE,
    )


def _without_last(folder: Path, morning: Path) -> Path:
    """The day without its last new case."""
    shutil.copytree(folder, morning)
    with (morning / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with (morning / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows[:-1])
    return morning


def _row(blank: Row, ran: Ran, plan: dict[str, object]) -> Row:
    tiers, solver = plan["tiers"], plan["solver"]
    assert isinstance(tiers, list)
    assert isinstance(solver, dict)
    (balance,) = (tier for tier in tiers if tier["name"] == "balance")
    proven = plan["status"] == "optimal"
    return replace(
        blank, status="proven" if proven else "found", proven=proven, value=balance["value"],
        bound=balance["bound"], gap=(balance["value"] - balance["bound"]) / balance["value"],
        seconds=solver["wall_seconds"], peak_mb=ran.peak_mb,
    )
