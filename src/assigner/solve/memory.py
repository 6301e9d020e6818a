"""How much memory the engine's process may hold; kept like a time limit.

What counts is its resident set. A fork begins with the day that its parent has read, and that
counts too: the machine has to hold it.
"""

import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil

MEGABYTE = 1_000_000
"""Bytes, as memory is asked for and told."""
CONTAINER = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""Where Linux says what a container gives: less than the machine has."""


class MemoryParameters:
    """How the ceiling is kept."""

    share: Final = 0.75
    """Of what the machine or the container has, where nothing is said: the rest is for the
    program that waits, and for others."""
    slack: Final = 0.1
    """Share of the ceiling above it at which the system refuses more: so much may come between
    two looks."""
    near: Final = 0.5
    """Share of the ceiling from which on a process that dies is taken to have died of it: native
    code that is refused memory ends without a word."""


def machine() -> int:
    """Bytes that there are: of the container, if there is one, else of the machine."""
    found = [int(psutil.virtual_memory().total)]
    for place in CONTAINER:
        try:
            said = Path(place).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if said.isdigit():
            found.append(int(said))
    return min(found)


def ceiling(memory: int | None) -> int:
    """The ceiling in bytes: what was asked for, or a share of the machine."""
    return int(MemoryParameters.share * machine()) if memory is None else memory


def hold(memory: int | None) -> None:
    """Have the system refuse this process what goes far above the ceiling.

    A solver can take more between two looks than there is. Only where the system can do that.
    """
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return  # not on Windows
    most = int((1 + MemoryParameters.slack) * ceiling(memory))
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


@dataclass
class MemoryWatch:
    """What a process holds, looked at again and again. `highest`: bytes, the most seen."""

    ceiling: int
    highest: int = 0
    _seen: psutil.Process | None = field(default=None, init=False, repr=False, compare=False)

    def over(self, process: int) -> bool:
        """Whether it holds more than it may. A process that is gone holds nothing."""
        try:
            if self._seen is None or self._seen.pid != process:
                self._seen = psutil.Process(process)
            now = self._seen.memory_info().rss
        except psutil.Error:
            return False
        self.highest = max(self.highest, now)
        return self.highest > self.ceiling

    @property
    def near(self) -> bool:
        """Whether a process that died has most likely died of it."""
        return self.highest > MemoryParameters.near * self.ceiling
