"""Talk on standard error while something takes longer than two seconds."""

import time
from types import TracebackType
from typing import Self

import click

LIMIT = 2.0


class Patience:
    """Counts steps; after two seconds, and every two from then on, says how many."""

    def __init__(self, what: str) -> None:
        self.what = what
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

    def step(self) -> None:
        """One more is done."""
        self.count += 1
        now = time.monotonic()
        if now - self.told >= LIMIT:
            self.told = now
            click.echo(f"… {self.count} {self.what}", err=True)
