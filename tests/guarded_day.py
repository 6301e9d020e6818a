"""Solves a small day guarded, with an engine that misbehaves; run as a process of its own.

    python -m tests.guarded_day ENGINE [fork|spawn|threads]

ENGINE: well, or one whose child ends two tiers and then dies, overran, fails or is interrupted;
`at_once`, `killed`, `memory`, `defect`: before it has found anything; `message`: in the middle
of one. `waits` says the child's id and works for a minute.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence

from assigner.allocation import Seats
from assigner.errors import EngineDied
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.rules import registry
from assigner.solve import Limits, Outcome, Solved, SolveStanding, guard, solve_guarded
from assigner.statement import Statement
from assigner.verify import disagreements
from tests.office import case, held, problem, worker

TIERS: tuple[Tier, ...] = (Unassigned(), OverNorm(), Balance(), TieBreak())
well = guard._work


def work(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    within: Mapping[str, Seats] | None,
) -> Outcome:
    match sys.argv[1]:
        case "at_once":
            os._exit(9)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "memory":
            raise MemoryError
        case "defect":
            raise ValueError("no such thing")
        case "message":
            sender = limits.tell.__self__  # type: ignore[union-attr]
            os.write(sender.fileno(), b"\x00\x00\x10\x00cut short")
            os._exit(9)
        case "waits":
            print(os.getpid(), flush=True)
    found = well(statement, tiers[:2], limits, within)
    if sys.argv[1] == "died":
        os._exit(9)
    if sys.argv[1] == "fails":
        raise ValueError("no such thing")
    if sys.argv[2:] == ["threads"] and sys.argv[1] == "interrupted":
        signal.raise_signal(signal.SIGINT)
    time.sleep(60)
    return found


def watch(standing: SolveStanding, seconds: float) -> None:
    del seconds
    if len(standing.reached) < 2:
        return
    if sys.argv[1] == "interrupted":
        signal.raise_signal(signal.SIGINT)
    if sys.argv[1] == "terminated":
        os.kill(os.getpid(), signal.SIGTERM)


# In a child that starts afresh, too; but nobody who only imports this is to misbehave.
if __name__ in {"__main__", "__mp_main__"} and sys.argv[1] != "well":
    guard._work = work

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if sys.argv[2:] == ["spawn"]:
        multiprocessing.get_all_start_methods = lambda: ["spawn"]  # as on Windows
    if sys.argv[2:] == ["threads"]:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    day = problem(
        [worker("A"), worker("B"), worker("C")],
        [case(str(number)) for number in range(5)],
        [held("9", "A")],
    )
    rules = (registry()["team"](kind="policy", status="assumed"),)
    try:
        ended = solve_guarded(day, rules, TIERS, Limits(
            seconds=60.0 if sys.argv[1] == "waits" else 2.0
        ), watch)
    except EngineDied as died:
        print(died)
        sys.exit(1)
    if isinstance(ended, Solved):
        claimed = {item.tier.name: item.value for item in ended.reached}
        wrong = disagreements(day, rules, TIERS, ended.allocation, claimed)
        proven = "".join("P" if item.proven else "-" for item in ended.reached)
        bounded = all(item.bound <= item.value for item in ended.reached)
        print(ended.cut or "whole", len(ended.allocation.seats), proven, len(wrong), bounded)
    else:
        print(type(ended).__name__)
