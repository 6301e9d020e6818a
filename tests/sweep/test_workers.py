"""The same table by one process, by four and by a cluster, also when a worker is killed."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assigner.errors import AssignerError
from assigner.scenarios.sweep import sweep
from assigner.scenarios.sweep_grid import SweepGrid
from assigner.scenarios.sweep_kept import KeptRuns
from assigner.scenarios.sweep_run import Record, SweepRun
from assigner.scenarios.sweep_workers import Carried, by_cluster, by_processes
from tests.draws import covering
from tests.sweep.grids import asked, offices, written

if TYPE_CHECKING:
    from distributed import LocalCluster


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> SweepGrid:
    return asked(offices(tmp_path_factory.mktemp("grid")))


@pytest.fixture(scope="module")
def alone(grid: SweepGrid, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The table of one process."""
    kept = KeptRuns(tmp_path_factory.mktemp("one"))
    return written(sweep(grid.runs, kept, by_processes(1), _deaf))


def _deaf(_: int) -> None:
    pass


class Counted(KeptRuns):
    """A folder that counts how often each run is kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.times: Counter[str] = Counter()

    def keep(self, record: Record) -> None:
        super().keep(record)
        self.times[record["key"]] += 1


def killing(carried: Carried, pid: Callable[[], int]) -> tuple[Carried, list[int]]:
    """The same, but after the first result a worker that is at work is killed."""
    killed: list[int] = []

    def less_one(runs: Sequence[SweepRun]) -> Iterator[Record]:
        for record in carried(runs):
            if not killed:
                killed.append(pid())
                os.kill(killed[0], signal.SIGKILL)
            yield record

    return less_one, killed


@pytest.mark.landing
@pytest.mark.parametrize("processes", covering([2], [2, 4]))
def test_processes_give_the_table_of_one(
    processes: int, grid: SweepGrid, alone: str, tmp_path: Path
) -> None:
    assert len(alone.splitlines()) == 1 + 3 * 2 * 2
    carried = by_processes(processes)
    assert written(sweep(grid.runs, KeptRuns(tmp_path), carried, _deaf)) == alone


@pytest.mark.long
def test_a_killed_process_loses_no_run(grid: SweepGrid, alone: str, tmp_path: Path) -> None:
    from joblib.externals.loky import (  # noqa: PLC0415  # here alone
        get_reusable_executor,
    )

    kept = Counted(tmp_path)
    carried, killed = killing(
        by_processes(3), lambda: min(get_reusable_executor(reuse=True)._processes)
    )
    assert written(sweep(grid.runs, kept, carried, _deaf)) == alone
    assert killed
    assert kept.times == Counter({run.key: 1 for run in grid.runs})


def cluster(*, processes: bool) -> "LocalCluster":
    from distributed import LocalCluster  # noqa: PLC0415  # few tests need it

    return LocalCluster(
        n_workers=2, threads_per_worker=1, processes=processes, dashboard_address=None)


@pytest.mark.landing
def test_a_cluster_gives_the_table_of_one_process(
    grid: SweepGrid, alone: str, tmp_path: Path
) -> None:
    with cluster(processes=False) as workers:
        carried = by_cluster(workers.scheduler_address)
        assert written(sweep(grid.runs, KeptRuns(tmp_path), carried, _deaf)) == alone


@pytest.fixture(scope="module")
def processes() -> Iterator["LocalCluster"]:
    with cluster(processes=True) as found:
        yield found


@pytest.mark.long
def test_and_though_a_worker_of_it_is_killed(
    grid: SweepGrid, alone: str, processes: "LocalCluster", tmp_path: Path
) -> None:
    from distributed import Client  # noqa: PLC0415  # here alone

    address = processes.scheduler_address

    def busy() -> int:
        with Client(address, set_as_default=False) as client:
            at_work = {worker for worker, tasks in client.processing().items() if tasks}
            pids = client.run(os.getpid)
        return int(pids[min(at_work or pids)])

    kept = Counted(tmp_path)
    carried, killed = killing(by_cluster(address), busy)
    assert written(sweep(grid.runs, kept, carried, _deaf)) == alone
    assert killed
    assert kept.times == Counter({run.key: 1 for run in grid.runs})


@pytest.mark.parametrize("address", [
    "tcp://127.0.0.1:9", pytest.param("nonsense://x", marks=pytest.mark.long),
])
def test_no_scheduler_is_told(
    address: str, grid: SweepGrid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assigner.scenarios.sweep_workers.PATIENCE", 1)
    with pytest.raises(AssignerError, match="No scheduler answers"):
        sweep(grid.runs, KeptRuns(tmp_path), by_cluster(address), _deaf)
