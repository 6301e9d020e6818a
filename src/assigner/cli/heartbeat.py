"""A word now and then while something takes long: on a terminal, and on a pipe a line.

Whatever a command waits for (files, the engine, a proof), a thread beside it looks at the clock;
who knows more notes it here, and the next word says that.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

from assigner.beside_forks import AT_WORK, ThreadBesideForks
from assigner.cli.passing import go_on
from assigner.words import Words, say


class HeartbeatParameters:
    """How long nothing is said."""

    first: Final = 5.0
    """Seconds before the first word: most commands are done by then."""
    every: Final = 10.0
    """Seconds from one line on a pipe to the next: an hour's log stays readable."""


class Heartbeat:
    """Says how it stands. `clock`: in seconds, of which `pace` pass in each real one."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, pace: float = 1.0
    ) -> None:
        self.clock, self.pace = clock, pace
        self.began = self.due = 0.0
        self.known: Words | None = None
        self.held = False
        self.stopped = threading.Event()

    def __enter__(self) -> Self:
        self.began = self.clock()
        self.due = self.began + HeartbeatParameters.first
        self.known, self.held = None, False
        self.stopped = threading.Event()
        self.thread = ThreadBesideForks(target=self._live, args=(self.stopped,), daemon=True)
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopped.set()

    def note(self, words: Words) -> None:
        """What is known by now of how it stands."""
        self.known, self.held = words, False

    def hold(self) -> None:
        """Say nothing until something is noted: the answer is being printed."""
        self.held = True

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Say nothing meanwhile: somebody is asked."""
        self.held = True
        yield
        self.held = False

    def beat(self) -> None:
        """Say how it stands, if it is time to."""
        now = self.clock()
        with AT_WORK:
            if now < self.due or self.stopped.is_set():
                return
            self.due = now + HeartbeatParameters.every
            if not self.held:
                go_on(timed(now - self.began, self.known or say("still at work")))

    def _live(self, stopped: threading.Event) -> None:
        while not stopped.wait(max(0.0, self.due - self.clock()) / self.pace):
            self.beat()


def timed(seconds: float, words: Words) -> Words:
    """What is so after so long."""
    return say("{seconds:5.0f} s  {words}", seconds=seconds, words=words)


HEART = Heartbeat()
"""Of the command that runs."""
