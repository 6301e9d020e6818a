"""The engine in the tests' own process: a process each would cost more than all they solve.

What a process of its own is for (overrunning, dying, being interrupted, other threads) is tested in
tests/test_guard.py and tests/api/test_beside_threads.py, and wherever a command is a process.
"""

from collections import deque
from dataclasses import dataclass, field

from assigner.solve import Limits, engine_process
from assigner.solve.engine_process import EngineProcess, Message, Task
from assigner.solve.sent import READY, slim
from assigner.statement import Statement


@dataclass
class Here:
    """Works when it is first listened to, and has said everything by then."""

    task: Task
    statement: Statement
    said: deque[Message] | None = field(default=None)

    number: int = 0
    """No process of its own: nobody can look at what it holds."""

    def heard(self, seconds: float) -> Message | None:
        del seconds
        if self.said is None:
            self.said = deque([READY])
            limits = Limits(
                self.task.limits.seconds, self.task.limits.threads, self.task.limits.ties,
                self.said.append,
            )
            ended = engine_process.work(
                self.statement, self.task.tiers, limits, self.task.within, self.task.since
            )
            self.said.append(slim(ended))
        return self.said.popleft()

    def end(self) -> int | None:
        return 0


def start(task: Task, statement: Statement) -> EngineProcess:
    return Here(task, statement)
