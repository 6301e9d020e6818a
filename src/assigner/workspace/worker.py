"""The process that does the work of one office, piece by piece, until nothing waits.

Each solve is guarded in a process below (`solve_guarded`). It ends with the server that started
it: what it has in hand then waits for the next.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from assigner.api.progress import SoFar
from assigner.errors import AssignerError
from assigner.words import answering, say
from assigner.workspace.offices import Office
from assigner.workspace.queue import Job, WorkQueue
from assigner.workspace.store import Store
from assigner.workspace.tasks import Work, task


class WorkerParameters:
    """How often something is looked at."""

    idle: Final = 300.0
    """Seconds without work after which it ends: loading the engine anew takes one or two."""
    look: Final = 0.2
    """Seconds from one look into the queue to the next."""
    asked: Final = 0.5
    """Seconds for which an answer to "is it still wanted?" holds: the engine asks more often."""


def main() -> None:
    """Do what waits, as long as the server lives."""
    ledger, key, folder, since, only, server = sys.argv[1:7]
    office = Office(key, Path(folder), date.fromisoformat(since) if since else None, only or None)

    def alone() -> bool:
        return os.getppid() != int(server)  # it may have ended before this process began

    queue = WorkQueue(Store(ledger))
    idle = time.monotonic()
    while not alone() and time.monotonic() - idle < WorkerParameters.idle:
        if work_off(queue, office, alone):
            idle = time.monotonic()
        else:
            time.sleep(WorkerParameters.look)


def work_off(
    queue: WorkQueue, office: Office, alone: Callable[[], bool] = lambda: False
) -> bool:
    """Do the next piece, if one waits; whether one did."""
    job = queue.take(office.key)
    if job is None:
        return False
    with answering(job.language):
        _done(queue, office, job, alone)
    return True


def _done(queue: WorkQueue, office: Office, job: Job, alone: Callable[[], bool]) -> None:
    looked, wanted = 0.0, True

    def cancel() -> bool:
        nonlocal looked, wanted
        now = time.monotonic()
        if now - looked > WorkerParameters.asked:
            looked = now
            wanted = not (alone() or queue.stopped(job.id) or queue.overtaken(job))
        return not wanted

    def told(so_far: SoFar) -> None:
        queue.tell(job.id, {
            "seconds": so_far.seconds, "placed": so_far.placed,
            "tiers": [vars(tier) for tier in so_far.tiers],
        })

    try:
        result = task(job.kind)(Work(office, queue, job, told, cancel, alone))
    except AssignerError as failure:
        queue.end(job.id, "failed", failure=str(failure))
    except Exception as defect:  # the server has to hear of it, whatever it is
        queue.end(job.id, "failed", failure=str(say(
            "Defect: {kind}. Nothing was decided; please report it.", kind=type(defect).__name__)))
    else:
        given_way = result is None and not queue.stopped(job.id) and queue.overtaken(job)
        if alone() or given_way:
            queue.end(job.id, "waiting")
        elif result is None:
            queue.end(job.id, "stopped")
        else:
            queue.end(job.id, "done", result)


if __name__ == "__main__":
    main()
