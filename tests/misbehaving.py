"""An engine that misbehaves, wherever its process finds a rule of this file in its task.

Named by the environment: one whose process ends two tiers and then dies, overruns or fails;
`at_once`, `killed`, `memory`, `defect`: before it has found anything; `message`: in the middle
of one. `hungry` takes ever more memory, after two tiers; `starved` before it has found anything;
`bursts` is refused what it takes at once. `waits` says the process's id and works for
a minute.
"""

import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.rules import registry
from assigner.solve import Limits, Outcome, engine_process
from assigner.solve.earlier_plan import EarlierPlan
from assigner.statement import Statement

ENGINE = "ASSIGNER_TEST_ENGINE"
MINE = os.getpid()
well = engine_process.work


class Misbehaving(registry()["team"]):  # type: ignore[misc]  # whichever class it is
    """A rule like that of teams; what reads it reads this file."""


def work(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    within: Mapping[str, Seats] | None, since: EarlierPlan,
) -> Outcome:
    engine = os.environ.get(ENGINE, "well")  # a test that only imports this is not to misbehave
    match engine:
        case "at_once":
            os._exit(9)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "memory":
            raise MemoryError
        case "defect":
            raise ValueError("no such thing")
        case "message":
            _cut_short(limits)
        case "starved":
            _eat()
        case "waits":
            print(os.getpid(), file=sys.stderr, flush=True)
    found = well(statement, tiers if engine == "well" else tiers[:2], limits, within, since)
    if engine == "died":
        os._exit(9)
    if engine == "fails":
        raise ValueError("no such thing")
    if engine == "bursts":
        bytearray(10**11)
    if engine == "hungry":
        _eat()
    if engine != "well":
        time.sleep(60)
    return found


def _eat() -> None:
    """Hold 20 MB more, again and again, for at most some 8 GB."""
    eaten = []
    for _ in range(400):
        eaten.append(b"x" * 20_000_000)
        time.sleep(0.02)


def _cut_short(limits: Limits) -> None:
    """Begin a message, and end."""
    tell = limits.tell
    sender = getattr(tell, "__self__", None)  # of a fork: a connection
    if sender is not None:
        os.write(sender.fileno(), b"\x00\x00\x10\x00cut short")
    else:
        assert tell is not None
        out = next(cell.cell_contents for cell in tell.__closure__ or ())
        out.write(b"\x80\x05\x95\xff\x00\x00\x00\x00\x00\x00\x00cut short")
        out.flush()
    os._exit(9)


engine_process.work = work
