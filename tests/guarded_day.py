"""Solves a small day guarded, with an engine that misbehaves; run as a process of its own.

    python -m tests.guarded_day ENGINE [fork|fresh|threads]

ENGINE as tests.misbehaving has them; `interrupted`, `terminated` and `cancelled`: after two tiers.
"""

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
cancelled = threading.Event()


def watch(standing: SolveStanding, seconds: float) -> None:
    del seconds
    if len(standing.reached) < 2:
        return
    if sys.argv[1] == "interrupted":
        signal.raise_signal(signal.SIGINT)
    if sys.argv[1] == "cancelled":
        cancelled.set()
    if sys.argv[1] == "terminated":
        os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    os.environ[ENGINE] = sys.argv[1]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if sys.argv[2:] == ["fresh"]:
        multiprocessing.get_all_start_methods = lambda: ["spawn"]  # as on Windows
    if sys.argv[2:] == ["threads"]:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    day = problem(
        [worker("A"), worker("B"), worker("C")],
        [case(str(number)) for number in range(5)],
        [held("9", "A")],
    )
    rules = (Misbehaving(kind="policy", status="assumed"),)
    try:
        ended = solve_guarded(day, rules, TIERS, Limits(
            seconds=60.0 if sys.argv[1] in {"waits", "cancelled"} else 2.0,
            cancelled=cancelled.is_set,
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
