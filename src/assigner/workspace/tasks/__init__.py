"""What is done in the queue: one task a file, each by its kind in `TASKS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from assigner.api.progress import Progress
from assigner.instance import Instance
from assigner.ledger import Ledger, office_of
from assigner.words import say
from assigner.workspace.offices import Office
from assigner.workspace.queue import Data, Job, WorkQueue
from assigner.workspace.versions import Overtaken


@dataclass(frozen=True)
class Work:
    """A piece in hand. `told` hears of every better standing; `cancel` says nobody wants more.

    `alone`: whether the server is gone, so that nothing may be kept.
    """

    office: Office
    queue: WorkQueue
    job: Job
    told: Progress
    cancel: Callable[[], bool]
    alone: Callable[[], bool]

    def said(self, name: str) -> str:
        """What was asked under a name; blank where nothing was."""
        return str(self.job.asked.get(name) or "")

    def require_unsigned(self, facts: Instance) -> None:
        """Raise Overtaken where the day was signed since this was asked for: its plan stays.

        Asked within `Store.alone`. `record`: the office's last record when it was asked for.
        """
        where, since = Ledger(self.queue.store.ledger), int(self.said("record") or 0)
        later = [record for record in (where.records() if where.exists else ())
                 if record.kind == "commit" and record.number > since
                 and record.office == office_of(facts) and record.day == facts.date.isoformat()]
        if later:
            raise Overtaken((say("{by} signed the day as number {number}.", by=later[-1].by,
                                 number=later[-1].number),))


Task = Callable[[Work], Data | None]
"""Does a piece; None where it was stopped with nothing to show. Raises AssignerError."""


def task(kind: str) -> Task:
    """What does work of a kind; loaded now, since the engine takes its time."""
    found: Task = vars(import_module(f"assigner.workspace.tasks.{KINDS[kind]}"))["run"]
    return found


KINDS: Mapping[str, str] = {
    "propose": "propose", "why": "why", "price": "price", "give": "give", "explain": "explain",
    "own": "own", "rebalance": "rebalance", "try": "try_number",
    "ahead": "ahead", "year": "year", "effect": "effect", "receivers": "receivers",
    "loads": "loads",
}
"""Kind of work to the file that does it."""
