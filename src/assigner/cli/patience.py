"""How many steps are done: on a terminal after a moment, else as HEART beats."""

import time
from types import TracebackType
from typing import Self

from assigner.cli.heartbeat import HEART
from assigner.cli.passing import hush, pass_by
from assigner.words import say

LIMIT = 1.0


class Patience:
    """Counts steps; every second from the first on, says how many."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.count = 0
        self.told = time.monotonic()

    def __enter__(self) -> Self:
        self.told = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        hush()

    def step(self) -> None:
        """One more is done."""
        self.count += 1
        words, now = say(self.template, count=self.count), time.monotonic()
        HEART.note(words)
        if now - self.told >= LIMIT:
            self.told = now
            pass_by(words)
