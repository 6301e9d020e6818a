"""An office in a folder of its own, with one small day, and its queue."""

from pathlib import Path

from assigner.workspace.offices import Office
from assigner.workspace.queue import WorkQueue
from assigner.workspace.store import Store
from tests.cli.offices import write
from tests.pages.conftest import CASES, PEOPLE


def office(folder: Path) -> Office:
    write(folder / "office" / "2026-11-23", PEOPLE, CASES)
    return Office("office", folder / "office")


def idle(queue: WorkQueue, served: Office) -> None:
    """Start nobody: the test takes the work itself."""


def queue(folder: Path) -> WorkQueue:
    return WorkQueue(Store(str(folder / "ledger.db")), idle)
