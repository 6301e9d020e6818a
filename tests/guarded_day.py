"""Solves a small day guarded, with an engine that misbehaves; run as a process of its own.

    python -m tests.guarded_day died|overran|interrupted|at_once|well

The engine of the child ends two tiers and then dies or sleeps; or it dies at once.
"""

import os
import signal
import sys
import time
from collections.abc import Sequence

from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.rules import registry
from assigner.solve import Limits, Outcome, Solved, Standing, guard, solve_guarded
from assigner.statement import Statement
from assigner.verify import disagreements
from tests.office import case, held, problem, worker

TIERS: tuple[Tier, ...] = (Unassigned(), OverNorm(), Balance(), TieBreak())
well = guard._work


def work(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> Outcome:
    if sys.argv[1] == "at_once":
        os._exit(9)
    found = well(statement, tiers[:2], limits)
    if sys.argv[1] == "died":
        os._exit(9)
    time.sleep(60)
    return found


def watch(standing: Standing, seconds: float) -> None:
    del seconds
    if sys.argv[1] == "interrupted" and len(standing.reached) == 2:
        signal.raise_signal(signal.SIGINT)


if __name__ == "__main__":
    if sys.argv[1] != "well":
        guard._work = work
    day = problem(
        [worker("A"), worker("B"), worker("C")],
        [case(str(number)) for number in range(5)],
        [held("9", "A")],
    )
    rules = (registry()["team"](kind="policy", status="assumed"),)
    ended = solve_guarded(day, rules, TIERS, Limits(seconds=2.0), watch)
    if isinstance(ended, Solved):
        claimed = {item.tier.name: item.value for item in ended.reached}
        wrong = disagreements(day, rules, TIERS, ended.allocation, claimed)
        proven = "".join("P" if item.proven else "-" for item in ended.reached)
        bounded = all(item.bound <= item.value for item in ended.reached)
        print(ended.cut or "whole", len(ended.allocation.seats), proven, len(wrong), bounded)
    else:
        print(type(ended).__name__)
