"""Explanations: the whole why-not table of one team, and one case with all alternatives.

Seconds are of the processor, for the whole command: reading, judging the plan, every trial.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ask import Row
from benchmarks.process import program, run
from benchmarks.whole import SECONDS, drawn, lay_out

LONGEST = 900
"""Seconds after which a command is ended from outside."""


@dataclass(frozen=True)
class WhyQuestion:
    """A day, and what is asked of its plan: every case, or the first one alone."""

    size: str
    strength: str
    asked: tuple[str, ...] = ()


WHYS = (
    WhyQuestion("30x60", "loose, table"),
    WhyQuestion("50x163", "loose, a case", ("--case", "N00000", "--alternatives", "163")),
)


def explain(question: WhyQuestion) -> Iterator[Row]:
    """Solve, keep the plan, ask."""
    blank = Row("why", question.size, question.strength, "ours", LONGEST, "stopped")
    with TemporaryDirectory() as name:
        scratch = Path(name)
        folder = lay_out(drawn(question.size, question.strength.partition(",")[0]), scratch)
        plan = scratch / "plan.json"
        made = run(program("solve", str(folder), "-o", str(plan)), scratch, SECONDS + LONGEST)
        ran = made if made.code else run(
            program("explain", str(plan), "--instance", str(folder), "--format", "json",
                    *question.asked),
            scratch, LONGEST,
        )
    if ran.code:
        note = (ran.complained.strip().splitlines() or ["ended from outside"])[-1]
        yield replace(blank, note=note[-200:])
        return
    proven = b'"verified": true' in ran.printed.partition(b'"because"')[0]
    yield replace(
        blank, status="proven" if proven else "found", proven=proven, seconds=ran.processor,
        peak_mb=ran.peak_mb,
    )
