"""Policies in many offices under many seeds: each run once, kept, and told in one table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assigner.api.day import Read, open_day
from assigner.documents.sweep import SweepDocument
from assigner.errors import AssignerError, InputError
from assigner.extras import extra
from assigner.render.records import records_csv, records_parquet
from assigner.scenarios.sweep import Swept, missing, sweep
from assigner.scenarios.sweep_grid import SweepGrid, read_grid
from assigner.scenarios.sweep_kept import KeptRuns
from assigner.scenarios.sweep_table import TEXTS, WHOLE, sweep_document, sweep_rows
from assigner.scenarios.sweep_workers import by_cluster, by_processes
from assigner.words import Words, counted, say


@dataclass(frozen=True)
class Sweep:
    """A grid of runs, and where they are kept."""

    grid: SweepGrid
    kept: KeptRuns

    @property
    def left(self) -> int:
        """How many runs are still to be carried out."""
        return len(missing(self.grid.runs, self.kept))

    @property
    def words(self) -> Words:
        """What there is to do."""
        grid, left = self.grid, self.left
        return say(
            "{policies} × {offices} × {seeds} = {runs} runs of {days} working days; {done} are "
            "kept, {left} to do.",
            policies=counted("{n} policy", "{n} policies", len(grid.policies)),
            offices=counted("{n} office", "{n} offices", len(grid.offices)),
            seeds=counted("{n} seed", "{n} seeds", len(grid.seeds)),
            runs=len(grid.runs), days=grid.days, done=len(grid.runs) - left, left=left,
        )

    def carry_out(
        self, jobs: int | None, scheduler: str | None, watch: Callable[[int], None]
    ) -> "SweptTable":
        """Carry out what is left, by so many processes or by the workers of a Dask scheduler.

        Stopped, the runs that are done are kept. `watch` is told how many are.
        """
        carried = by_cluster(scheduler) if scheduler else by_processes(jobs or _cores())
        return SweptTable(self.grid, sweep(self.grid.runs, self.kept, carried, watch))


@dataclass(frozen=True)
class SweptTable:
    """Every run that was carried out, as one table, a row a run."""

    grid: SweepGrid
    swept: Swept

    @cached_property
    def document(self) -> SweepDocument:
        """The contract's `sweep`."""
        return sweep_document(self.grid, self.swept)

    @property
    def csv(self) -> str:
        """The table as CSV."""
        return records_csv(sweep_rows(self.document.runs))

    @property
    def parquet(self) -> bytes:
        """The table as Parquet."""
        return records_parquet(sweep_rows(self.document.runs), TEXTS, WHOLE)

    def require_whole(self) -> None:
        """Raise AssignerError, with why of each, where runs failed."""
        lines = list(self._failed())
        if lines:
            raise AssignerError("\n".join([*lines, str(counted(
                "{n} run failed; the same command tries it again.",
                "{n} runs failed; the same command tries them again.", len(lines),
            ))]))

    def _failed(self) -> Iterator[str]:
        for run, why in self.swept.failed:
            yield str(say("{policy}, {office}, seed {seed}: {why}", policy=run.policy,
                          office=run.office, seed=run.setting.seed, why=why))


def sweep_of(grid: Path, folder: Path) -> Sweep:
    """What a file or a folder of offices asks for. Raises InputError with every fault."""
    return Sweep(read_grid(grid, opened), KeptRuns(folder))


def opened(folder: Path, model: str | None, overrides: Mapping[str, str]) -> Read:
    """An office under a model, or its own; InputError with every fault and nothing else."""
    day = open_day(folder, model, dict(overrides))
    if day.lines:
        raise InputError(day.lines)
    return day.require()


def _cores() -> int:
    with extra("sweep"):
        from joblib import cpu_count  # noqa: PLC0415  # no other command needs it

    return int(cpu_count())
