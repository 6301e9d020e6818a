"""Solves a small day guarded, with engines that misbehave; run as a process of its own.

    python -m tests.guarded_day fork|fresh|threads ENGINE...

ENGINE as tests.misbehaving has them; `interrupted`, `terminated` and `cancelled`: after two tiers.
A line for each: its name, and how the day ended.
"""

import importlib
import multiprocessing
import os
import signal
import sys
import threading

from assigner.errors import EngineDied
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.solve import Limits, Solved, SolveStanding, solve_guarded
from assigner.verify import disagreements
from tests.misbehaving import ENGINE, Misbehaving
from tests.office import case, held, problem, worker

TIERS: tuple[Tier, ...] = (Unassigned(), OverNorm(), Balance(), TieBreak())
HUNGRY = ("hungry", "starved", "bursts")
cancelled = threading.Event()


def watch(standing: SolveStanding, seconds: float) -> None:
    del seconds
    if len(standing.reached) < 2:
        return
    match os.environ[ENGINE]:
        case "interrupted":
            signal.raise_signal(signal.SIGINT)
        case "cancelled":
            cancelled.set()
        case "terminated":
            os.kill(os.getpid(), signal.SIGTERM)


def ended(engine: str) -> str:
    """How the day ends with an engine."""
    os.environ[ENGINE] = engine
    cancelled.clear()
    day = problem(
        [worker("A"), worker("B"), worker("C")],
        [case(str(number)) for number in range(5)],
        [held("9", "A")],
    )
    rules = (Misbehaving(kind="policy", status="assumed"),)
    try:
        found = solve_guarded(day, rules, TIERS, Limits(
            seconds=60.0 if engine in {"waits", "cancelled", *HUNGRY} else 2.0,
            memory=600_000_000 if engine in HUNGRY else None,
            cancelled=cancelled.is_set,
        ), watch)
    except EngineDied as died:
        return str(died)
    if not isinstance(found, Solved):
        return type(found).__name__
    claimed = {item.tier.name: item.value for item in found.reached}
    wrong = disagreements(day, rules, TIERS, found.allocation, claimed)
    proven = "".join("P" if item.proven else "-" for item in found.reached)
    bounded = all(item.bound <= item.value for item in found.reached)
    return f"{found.cut or 'whole'} {len(found.allocation.seats)} {proven} {len(wrong)} {bounded}"


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # ignored below nohup, and that is inherited
    way, *engines = sys.argv[1:]
    if way == "fork" and engines != ["waits"]:
        importlib.import_module("assigner.solve.dispatch")  # once, not in every child
    if way == "fresh":
        multiprocessing.get_all_start_methods = lambda: ["spawn"]  # as on Windows
    if way == "threads":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    for engine in engines:
        print(engine, ended(engine), flush=True)
