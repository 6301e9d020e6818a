"""A question put to every method, one after the other, each in a process of its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.process import python, run
from benchmarks.question import Places, Question

GRACE = 60
Asked = tuple[str, str, str]
"""Family, size and strength of a question."""


@dataclass(frozen=True)
class Row:
    """One method's answer to one question, as the table and the result file have it.

    `time_ratio`: seconds / ours. `excess`: (value - ours) / ours, where the tiers before balance
    cost the same. `peak_mb`: of the whole process.
    """

    family: str
    size: str
    strength: str
    method: str
    limit: float
    status: str
    value: float | None = None
    bound: float | None = None
    gap: float | None = None
    proven: bool = False
    seconds: float | None = None
    peak_mb: float | None = None
    time_ratio: float | None = None
    excess: float | None = None
    known: float | None = None
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    note: str = ""

    @property
    def asked(self) -> Asked:
        """The question this answers."""
        return self.family, self.size, self.strength


def ask(question: Question, methods: tuple[str, ...], places: Places) -> Iterator[Row]:
    """Every method's answer, beside ours."""
    ours: Row | None = None
    for name in methods:
        row = _answer(question, name, places)
        if name == "ours":
            ours = row
        yield beside(row, ours)


def beside(row: Row, ours: Row | None) -> Row:
    """A row with its ratios to ours."""
    if ours is None or row.seconds is None or not ours.seconds:
        return row
    ratio = row.seconds / ours.seconds
    if row.value is None or ours.value is None or row.before != ours.before:
        return replace(row, time_ratio=ratio)
    excess = (row.value - ours.value) / ours.value if ours.value else None
    return replace(row, time_ratio=ratio, excess=excess)


def contradictions(rows: list[Row]) -> list[str]:
    """Claims that cannot both hold: a value below somebody's bound is a defect of that bound."""
    found = []
    for claim in rows:
        for row in rows:
            same = (row.family, row.size, row.strength, row.before) == (
                claim.family, claim.size, claim.strength, claim.before
            )
            if not same or claim.bound is None or row.value is None:
                continue
            if row.value < claim.bound - 1e-9 * abs(claim.bound):
                found.append(
                    f"{row.family} {row.size} {row.strength}: {row.method} reaches "
                    f"{row.value!r}, below the bound {claim.bound!r} of {claim.method}"
                )
    for row in rows:
        if row.known is not None and row.proven and row.value != row.known:
            found.append(f"{row.size}: {row.method} claims {row.value!r}, known is {row.known!r}")
    return found


def _answer(question: Question, name: str, places: Places) -> Row:
    blank = Row(
        question.family, question.size, question.strength, name, question.seconds, "stopped",
        known=question.known,
    )
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        command = python(
            "-m", "benchmarks.one", question.written(), name,
            str(places.timefold or ""), str(scratch),
        )
        stop = question.seconds + GRACE
        if name == "timefold":  # it searches twice, and starts a Java machine each time
            stop = 2 * (stop + GRACE)
        ran = run(command, scratch, stop)
        answered = scratch / "answer.json"
        if not answered.is_file():
            why = "ended from outside" if ran.stopped else _last(ran.complained)
            return replace(blank, seconds=ran.seconds, peak_mb=ran.peak_mb, note=why)
        answer = json.loads(answered.read_text(encoding="utf-8"))
        if answer["status"] == "skipped":
            return replace(blank, **answer)
        answer["before"], answer["after"] = tuple(answer["before"]), tuple(answer["after"])
        if name == "timefold":
            answer["note"] += f"; {question.seconds:g} s for each objective, and its start"
        return replace(blank, **answer, peak_mb=ran.peak_mb)


def _last(complained: str) -> str:
    return (complained.strip().splitlines() or ["no answer"])[-1]
