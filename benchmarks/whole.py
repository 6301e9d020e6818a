"""The whole program, as a user starts it: from CSV to the printed plan."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.ask import GRACE, Row
from benchmarks.process import ROOT, program, python, run
from benchmarks.question import Question

NORDBY = ROOT / "instances" / "nordby" / "2026-11-23"
SECONDS = 60


@dataclass(frozen=True)
class Whole:
    """A folder to solve so many times. `question`: the drawn one; none for Nordby."""

    size: str
    strength: str
    runs: int
    question: Question | None = None


def drawn(size: str, strength: str) -> Question:
    """A day of the municipality family."""
    return Question("municipality", size, strength, SECONDS, ("ours",))


WHOLES = (
    Whole("nordby", "as it is", 7),
    Whole("50x163", "tight", 3, drawn("50x163", "tight")),
    Whole("200x4000", "realistic", 3, drawn("200x4000", "realistic")),
)


def solve_whole(whole: Whole) -> Iterator[Row]:
    """The median of the runs, and the highest peak memory of any."""
    with TemporaryDirectory() as name:
        scratch = Path(name)
        folder = lay_out(whole.question, scratch)
        blank = Row("whole", whole.size, whole.strength, "ours", SECONDS, "stopped")
        ran = [
            run(
                program("solve", str(folder), "--format", "json", "--time-limit", str(SECONDS)),
                scratch, SECONDS + GRACE,
            )
            for _ in range(whole.runs)
        ]
    if any(one.code for one in ran):
        (note, *_) = (one.complained.strip() for one in ran if one.code)
        yield Row(**{**vars(blank), "note": note[-200:]})
        return
    plan = json.loads(ran[0].printed)
    (balance,) = (tier for tier in plan["tiers"] if tier["name"] == "balance")
    engine = [json.loads(one.printed)["solver"]["wall_seconds"] for one in ran]
    yield Row(
        **{
            **vars(blank),
            "status": "proven" if plan["status"] == "optimal" else "found",
            "proven": plan["status"] == "optimal",
            "value": balance["value"],
            "bound": balance["bound"],
            "gap": (balance["value"] - balance["bound"]) / balance["value"],
            "seconds": median(one.seconds for one in ran),
            "peak_mb": max(one.peak_mb for one in ran),
            "note": f"median of {whole.runs}; engine {median(engine):.2f} s",
        }
    )


def lay_out(question: Question | None, scratch: Path) -> Path:
    """The folder of a question, written by a process of its own; Nordby where there is none."""
    if question is None:
        return NORDBY
    folder = scratch / "instance"
    ran = run(python("-m", "benchmarks.folder", question.written(), str(folder)), scratch, 300)
    if ran.code:
        raise RuntimeError(ran.complained)
    return folder
