"""Timefold's local search, by a script outside the project.

Its script takes INSTANCE.json SECONDS --objective l2|fair --json OUT and is given by its path;
the better of the two objectives counts. Its start (a Java machine, some seconds) is not within
the seconds it is given.
"""

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from time import monotonic

from assigner.allocation import Allocation, Seats
from assigner.objectives.balance import Balance
from benchmarks.answer import Answer
from benchmarks.bare import Bare
from benchmarks.question import Places, Posed

OBJECTIVES = ("l2", "fair")
START = 110  # seconds for a Java machine to begin, on a busy machine


def lacks(places: Places) -> str:
    """The script, the package or Java."""
    if places.timefold is None or not places.timefold.is_file():
        return "no script (--timefold)"
    if find_spec("timefold") is None:
        return "timefold is not installed (--group bench)"
    return "" if shutil.which("java") else "no Java"


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """Both objectives, one after the other; the lower sum of squares is the answer."""
    if posed.bare is None:
        raise TypeError("Timefold is given bare questions only")
    best: tuple[int, Answer] | None = None
    faults = []
    for objective in OBJECTIVES:
        began = monotonic()
        seats, fault = _search(posed.bare, objective, max(1, round(seconds)), places)
        spent = monotonic() - began
        if seats is None:
            faults.append(f"{objective}: {fault}")
            continue
        (value,) = Balance().measure(posed.problem, Allocation(seats), 0)
        if best is None or value < best[0]:
            best = value, Answer(seats, note=f"objective {objective}", seconds=spent)
    return Answer(None, note="; ".join(faults)) if best is None else best[1]


def _search(
    bare: Bare, objective: str, seconds: int, places: Places
) -> tuple[dict[str, Seats] | None, str]:
    asked, answered = places.scratch / "bare.json", places.scratch / f"{objective}.json"
    asked.write_text(bare.written(), encoding="ascii")
    command = [
        sys.executable, str(places.timefold), str(asked), str(seconds),
        "--objective", objective, "--json", str(answered),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds + START, check=False
        )
    except subprocess.TimeoutExpired:
        return None, "did not end"
    if done.returncode != 0 or not answered.is_file():
        return None, (done.stderr.strip().splitlines() or ["no answer"])[-1]
    taken = json.loads(answered.read_text(encoding="utf-8"))["assignment"]
    workers = bare.workers
    return {
        case: Seats(workers[place]) for case, place in zip(bare.cases, taken, strict=True)
    }, ""
