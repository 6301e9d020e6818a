"""The whole program, as a user starts it: from CSV to the printed plan."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.ask import GRACE, Row
from benchmarks.process import ROOT, Ran, program, python, run
from benchmarks.question import Question

NORDBY = ROOT / "instances" / "nordby" / "2026-11-23"
SECONDS = 60


@dataclass(frozen=True)
class Whole:
    """A folder to solve so many times. `question`: the drawn one; none for Nordby.

    `seeds`: so many days are drawn, each solved `runs` times. `form`: what is printed.
    """

    size: str
    strength: str
    runs: int
    question: Question | None = None
    seeds: int = 1
    form: str = "json"


def drawn(size: str, strength: str) -> Question:
    """A day of the municipality family."""
    return Question("municipality", size, strength, SECONDS, ("ours",))


WHOLES = (
    Whole("nordby", "as it is", 7),
    Whole("50x163", "tight", 3, drawn("50x163", "tight")),
    *(Whole("200x4000", f"realistic, {form}", 1, drawn("200x4000", "realistic"), 5, form)
      for form in ("json", "text")),
)


def solve_whole(whole: Whole) -> Iterator[Row]:
    """The median of the runs, and the highest peak memory of any."""
    ran = [one for seed in range(whole.seeds) for one in _runs(whole, seed + 1)]
    blank = Row("whole", whole.size, whole.strength, "ours", SECONDS, "stopped")
    if any(one.code for one in ran):
        (note, *_) = (one.complained.strip() for one in ran if one.code)
        yield replace(blank, note=note[-200:])
        return
    proven = all(map(_proven, ran))
    days = f"{whole.seeds} days" if whole.seeds > 1 else f"median of {whole.runs}"
    processor = [one.processor for one in ran]
    note = f"{days}; processor {median(processor):.2f} s, at most {max(processor):.2f}"
    row = replace(
        blank, status="proven" if proven else "found", proven=proven,
        seconds=median(one.seconds for one in ran), peak_mb=max(one.peak_mb for one in ran),
        note=note,
    )
    if whole.form != "json":
        yield row
        return
    (balance,) = (tier for tier in json.loads(ran[0].printed)["tiers"]
                  if tier["name"] == "balance")
    engine = [json.loads(one.printed)["solver"]["wall_seconds"] for one in ran]
    yield replace(
        row, value=balance["value"], bound=balance["bound"],
        gap=(balance["value"] - balance["bound"]) / balance["value"],
        note=f"{note}; engine {median(engine):.2f} s",
    )


def _runs(whole: Whole, seed: int) -> Iterator[Ran]:
    """The day of a seed, solved so many times."""
    with TemporaryDirectory() as name:
        scratch = Path(name)
        question = whole.question and replace(whole.question, seed=seed)
        folder = lay_out(question, scratch)
        for _ in range(whole.runs):
            yield run(
                program("solve", str(folder), "--format", whole.form, "--time-limit",
                        str(SECONDS)),
                scratch, SECONDS + GRACE,
            )


def _proven(ran: Ran) -> bool:
    return b'"status": "optimal"' in ran.printed or b"proven optimal" in ran.printed.replace(
        b"not proven optimal", b""
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
