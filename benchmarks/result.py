"""A dated result: written after every row, so that an interrupted run keeps what it has."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Self

from assigner.files.atomic import write_atomically
from benchmarks.ask import Asked, Row, contradictions
from benchmarks.steady import Steady

RESULTS = Path(__file__).parent / "results"


@dataclass
class Result:
    """What one run of the command measured."""

    command: str
    machine: dict[str, object]
    date: str = field(default_factory=lambda: date.today().isoformat())
    rows: list[Row] = field(default_factory=list)
    steady: list[Steady] = field(default_factory=list)
    yardstick: list[dict[str, float]] = field(default_factory=list)
    """Before the run and after it; of a run that was stopped, once more for each resumption."""

    @property
    def path(self) -> Path:
        """Where the project keeps it."""
        return RESULTS / f"{self.date}.json"

    @property
    def whole_rows(self) -> list[Row]:
        """The rows of all questions but the last, which a stopped run may have left half asked."""
        return [row for row in self.rows if row.asked != self.rows[-1].asked]

    @property
    def answered(self) -> frozenset[Asked]:
        """The questions that have been asked."""
        return frozenset(row.asked for row in self.rows)

    def write(self, path: Path) -> None:
        """Write the file, complete or not at all."""
        written = {"schema_version": "1.0", "kind": "benchmarks", **asdict(self)}
        written["contradictions"] = contradictions(self.rows)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(written, ensure_ascii=False, indent=1) + "\n")

    @classmethod
    def read(cls, path: Path) -> Self:
        """A result as it was written."""
        written = json.loads(path.read_text(encoding="utf-8"))
        rows = [
            Row(**{**row, "before": tuple(row["before"]), "after": tuple(row["after"])})
            for row in written["rows"]
        ]
        return cls(
            written["command"], written["machine"], written["date"], rows,
            [Steady(**one) for one in written["steady"]], written.get("yardstick", []),
        )


def last(results: Path = RESULTS) -> Path:
    """The newest result; their names are their dates."""
    found: Sequence[Path] = sorted(results.glob("*.json"))
    if not found:
        raise FileNotFoundError("there is no result yet; run python -m benchmarks")
    return found[-1]
