"""One command in a process of its own, with its wall time, its peak memory and a hard stop.

Peak memory is what the kernel counted for the process and those it waited for; the process that
measures stays small, because a child's count starts at its parent's.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Ran:
    """How a command ended. `stopped`: it overran and was ended from outside.

    `seconds`: wall; `processor`: user and system, of the process and those it waited for.
    """

    code: int
    seconds: float
    peak_mb: float
    printed: bytes
    complained: str
    stopped: bool = False
    processor: float = 0.0


def run(
    command: Sequence[str], scratch: Path, stop_after: float, more: Mapping[str, str] | None = None
) -> Ran:
    """Run a command to its end, or to the hard stop."""
    out, err = scratch / "printed", scratch / "complained"
    stopped = threading.Event()
    with out.open("wb") as printed, err.open("wb") as complained:
        began = time.monotonic()
        child = subprocess.Popen(
            command, cwd=ROOT, stdout=printed, stderr=complained, start_new_session=True,
            env={**os.environ, **ONE_THREAD, **(more or {})},
        )

        def stop() -> None:
            stopped.set()
            os.killpg(child.pid, signal.SIGKILL)

        alarm = threading.Timer(stop_after, stop)
        alarm.start()
        _, status, usage = os.wait4(child.pid, 0)
        alarm.cancel()
        seconds = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    return Ran(
        child.returncode, seconds, usage.ru_maxrss / 1024, out.read_bytes(),
        err.read_text(encoding="utf-8", errors="replace"), stopped.is_set(),
        usage.ru_utime + usage.ru_stime,
    )


def python(*arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *arguments]


def program(*arguments: str) -> list[str]:
    """The program as its users start it."""
    return [str(Path(sys.executable).with_name("assigner")), *arguments]
