"""Policies x offices x seeds: every run once, whatever happens on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assigner.scenarios.sweep_kept import KeptRuns
from assigner.scenarios.sweep_run import Record, SweepRun
from assigner.scenarios.sweep_workers import Carried


@dataclass(frozen=True)
class Swept:
    """Every run of a grid, in its order, with what it gave (or why it failed)."""

    runs: tuple[SweepRun, ...]
    records: tuple[Record, ...]

    @property
    def failed(self) -> tuple[tuple[SweepRun, str], ...]:
        """The runs that failed, and why; they are tried again next time."""
        return tuple(
            (run, record["failure"])
            for run, record in zip(self.runs, self.records, strict=True)
            if "failure" in record
        )


def missing(runs: Sequence[SweepRun], kept: KeptRuns) -> tuple[SweepRun, ...]:
    """The runs that are still to be carried out; the same content once."""
    left = {run.key: run for run in runs if kept.find(run.key) is None}
    return tuple(left.values())


def sweep(
    runs: Sequence[SweepRun], kept: KeptRuns, carried: Carried, tell: Callable[[int], None]
) -> Swept:
    """Carry out what is missing, and keep each run as it comes; `tell` hears how many."""
    failed: dict[str, Record] = {}
    for done, record in enumerate(carried(missing(runs, kept)), start=1):
        if "failure" in record:
            failed[record["key"]] = record
        else:
            kept.keep(record)
        tell(done)
    return Swept(tuple(runs), tuple(failed.get(run.key) or _there(kept, run) for run in runs))


def _there(kept: KeptRuns, run: SweepRun) -> Record:
    record = kept.find(run.key)
    return {"key": run.key, "failure": "its file was taken away"} if record is None else record
