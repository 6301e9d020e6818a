"""One method answers one question, in this process: `python -m benchmarks.one` (see ask.py)."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.answer import judged
from benchmarks.families import FAMILIES
from benchmarks.methods import method
from benchmarks.question import Places, Question


def main(question: str, name: str, timefold: str, scratch: str) -> None:
    """Pose, answer against the clock, judge, and write it down."""
    asked = Question.read(question)
    places = Places(timefold=Path(timefold) if timefold else None, scratch=Path(scratch))
    way = method(name)
    missing = way.lacks(places)
    if missing:
        written: dict[str, object] = {"status": "skipped", "note": missing}
    else:
        posed = FAMILIES[asked.family].pose(asked)
        began = time.monotonic()
        answer = way.answer(posed, asked.seconds, places)
        seconds = time.monotonic() - began
        counted = seconds if answer.seconds is None else answer.seconds
        written = {"seconds": counted, **asdict(judged(posed, answer))}
    (places.scratch / "answer.json").write_text(json.dumps(written), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
