"""Progress with the time left: a bar on a terminal, else a line as HEART beats."""

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from assigner.cli.heartbeat import HEART
from assigner.cli.passing import hush, on_terminal
from assigner.words import Words, say

PATIENCE, SETTLED, EARLY = 3.0, 30.0, 20
"""Seconds before a bar; seconds, and parts of the whole, before the rest is foretold."""


@dataclass
class Remaining:
    """Says how many of `whole` are done, and how long the rest will take at that pace.

    A bar on a terminal, of which nothing is left behind.
    """

    whole: int
    what: Words
    began: float = field(default_factory=time.monotonic)
    bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def __call__(self, done: int) -> None:
        """Tell how far it is."""
        now = time.monotonic()
        spent = now - self.began
        # What comes first (libraries, a first long run) says little about the rest.
        early = spent < SETTLED and done * EARLY < self.whole
        said = say(
            "{done} of {whole} {what}", done=done, whole=self.whole, what=self.what,
        ) if early or not done else say(
            "{done} of {whole} {what} · about {left} left", done=done, whole=self.whole,
            what=self.what, left=_span(spent / done * (self.whole - done)),
        )
        HEART.note(said)
        if on_terminal() and spent >= PATIENCE:
            HEART.hold()
            if self.bar is None:
                hush()
                self.bar = Progress(
                    BarColumn(), TextColumn("{task.description}"),
                    console=Console(stderr=True), transient=True,
                )
                self.bar.add_task(str(said), total=self.whole)
                self.bar.start()
            self.bar.update(TaskID(0), completed=done, description=str(said))


def _span(seconds: float) -> Words:
    if seconds < 90:
        return say("{n:.0f} s", n=seconds)
    if seconds < 90 * 60:
        return say("{n:.0f} min", n=seconds / 60)
    return say("{n:.1f} h", n=seconds / 3600)
