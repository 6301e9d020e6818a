"""Progress with the time left, on standard error, once something takes a while."""

import os
import sys
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from assigner.words import Words, say

PATIENCE, EVERY, EARLY = 3.0, 10.0, 20


@dataclass
class Remaining:
    """Says how many of `whole` are done, and how long the rest will take at that pace.

    A bar on a terminal, of which nothing is left behind. Elsewhere nothing, or with `lines` a
    line every few seconds.
    """

    whole: int
    what: Words
    began: float = field(default_factory=time.monotonic)
    last: float = 0.0
    lines: bool = False
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
        early = spent < 3 * EVERY and done * EARLY < self.whole
        if spent < PATIENCE or early or not done:
            return
        said = say(
            "{done} of {whole} {what} · about {left} left", done=done, whole=self.whole,
            what=self.what, left=_span(spent / done * (self.whole - done)),
        )
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            if self.bar is None:
                self.bar = Progress(
                    BarColumn(), TextColumn("{task.description}"),
                    console=Console(stderr=True), transient=True,
                )
                self.bar.add_task(str(said), total=self.whole)
                self.bar.start()
            self.bar.update(TaskID(0), completed=done, description=str(said))
        elif self.lines and now - self.last >= EVERY and done < self.whole:
            self.last = now
            click.echo(str(said), err=True)


def _span(seconds: float) -> Words:
    if seconds < 90:
        return say("{n:.0f} s", n=seconds)
    if seconds < 90 * 60:
        return say("{n:.0f} min", n=seconds / 60)
    return say("{n:.1f} h", n=seconds / 3600)
