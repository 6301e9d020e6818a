"""The same plan every time: rows shuffled, hash seeds varied, compared byte by byte."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.process import program, run
from benchmarks.question import Question
from benchmarks.whole import drawn, lay_out

RUNS = 20
STOP = 300
TIMED = re.compile(rb'"wall_seconds": [0-9.e+-]+')


@dataclass(frozen=True)
class Steady:
    """An instance, how often it was solved, and how many different plans came out."""

    instance: str
    runs: int
    plans: int


STEADY: tuple[tuple[str, Question | None], ...] = (
    ("nordby", None),
    ("municipality 50x163 tight", drawn("50x163", "tight")),
    ("municipality 80x20 tight", drawn("80x20", "tight")),
)


def steady(name: str, question: Question | None, runs: int = RUNS) -> Steady:
    """Solve it so often; `wall_seconds` is all that may differ."""
    plans = set()
    with TemporaryDirectory() as parent:
        scratch = Path(parent)
        folder = lay_out(question, scratch)
        for number in range(runs):
            shuffled = shuffle(folder, scratch / "shuffled", number)
            ran = run(
                program("solve", str(shuffled), "--format", "json"), scratch, STOP,
                {"PYTHONHASHSEED": str(number)},
            )
            if ran.code:
                raise RuntimeError(ran.complained)
            plans.add(TIMED.sub(b"", ran.printed))
    return Steady(name, runs, len(plans))


def shuffle(folder: Path, into: Path, number: int) -> Path:
    """A copy with the rows of every CSV in another order (the first time as they are)."""
    random = Random(number)
    into.mkdir(exist_ok=True)
    for path in sorted(folder.iterdir()):
        if path.suffix != ".csv":
            shutil.copy(path, into)
            continue
        header, *rows = path.read_bytes().splitlines(keepends=True)
        if number:
            rows = [row if row.endswith(b"\n") else row + b"\n" for row in rows]
            random.shuffle(rows)
        (into / path.name).write_bytes(header + b"".join(rows))
    return into
