"""Where runs are carried out: processes of this machine, or the workers of a scheduler.

Results come as they are ready, in any order. A run whose worker is lost is carried out
again by another; one that loses its workers again and again is told as failed.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assigner.errors import AssignerError
from assigner.extras import extra
from assigner.scenarios.sweep_run import Record, SweepRun, carry_out, versions
from assigner.words import say

if TYPE_CHECKING:
    from distributed import Client, Future

Carried = Callable[[Sequence[SweepRun]], Iterator[Record]]

ATTEMPTS, PATIENCE, AHEAD = 4, 10, 2
BEAT = 0.5
"""Seconds between two looks at whether the process that asked for a run is still there."""
LOST = "the process that carried it out was lost each time"


def by_processes(jobs: int) -> Carried:
    """Carry runs out by `jobs` processes of this machine (1: in this one)."""

    def carried(runs: Sequence[SweepRun]) -> Iterator[Record]:
        with extra("sweep"):
            from joblib import Parallel, delayed  # noqa: PLC0415  # no other command needs it
            from joblib.externals.loky.process_executor import (  # noqa: PLC0415  # likewise
                TerminatedWorkerError,
            )

        left = {run.key: run for run in runs}
        for _ in range(ATTEMPTS):
            at_once = Parallel(
                n_jobs=jobs, return_as="generator_unordered", batch_size=1, pre_dispatch="2*n_jobs",
                initializer=_watch, initargs=(os.getpid(),),
            )
            try:
                for record in at_once(delayed(carry_out)(run) for run in [*left.values()]):
                    if left.pop(record["key"], None):
                        yield record
                return
            except TerminatedWorkerError:
                continue
        yield from ({"key": key, "failure": LOST} for key in left)

    return carried


def _watch(parent: int) -> None:
    """Let a process that carries runs out end with the one that asks for them."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(BEAT)
    os._exit(1)


def by_cluster(address: str) -> Carried:
    """Carry runs out by the workers of a Dask scheduler."""

    def carried(runs: Sequence[SweepRun]) -> Iterator[Record]:
        with extra("sweep"):
            from distributed import (  # noqa: PLC0415  # no other command needs it
                Client,
                as_completed,
            )

        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as wrong:
            raise AssignerError(say(
                "No scheduler answers at {address}. Start one with: dask scheduler",
                address=address,
            )) from wrong
        with client:
            _same_program(client, address)
            waiting = iter(runs)
            keys: dict[object, str] = {}

            def submitted() -> Iterator["Future[Record]"]:
                for run in waiting:
                    future = client.submit(
                        carry_out, run, key=f"assigner-{run.key}", retries=ATTEMPTS, pure=False
                    )
                    keys[future.key] = run.key
                    yield future

            more = submitted()
            threads = sum(client.nthreads().values())
            first = [next(more) for _ in range(min(len(runs), AHEAD * threads))]
            ready = as_completed(first, loop=client.loop)
            for future in ready:
                yield _result(future, keys[future.key])
                following = next(more, None)
                if following is not None:
                    ready.add(following)

    return carried


def _result(future: "Future[Record]", key: str) -> Record:
    """A run's record. Where its worker died with it, it is waited for: another makes it anew."""
    from distributed import CancelledError  # noqa: PLC0415  # no other command needs it
    from distributed.scheduler import KilledWorker  # noqa: PLC0415  # likewise

    try:
        return future.result()
    except (KilledWorker, CancelledError):
        return {"key": key, "failure": LOST}


def _same_program(client: "Client", address: str) -> None:
    """Workers that are there and run the same versions, or AssignerError."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as wrong:
        raise AssignerError(say(
            "The scheduler at {address} has no workers. Start some with: "
            "dask worker {address} --nthreads 1", address=address,
        )) from wrong
    try:
        found = client.run(versions)
    except Exception as wrong:
        raise AssignerError(say(
            "The workers at {address} cannot run assigner: {why}", address=address, why=wrong
        )) from wrong
    for worker, theirs in sorted(found.items()):
        if theirs != versions():
            raise AssignerError(say(
                "The worker {worker} has {theirs}; install {ours} there.", worker=worker,
                theirs=_said(theirs), ours=_said(versions()),
            ))


def _said(found: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in found.items())
