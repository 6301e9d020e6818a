"""The engine in a process of its own: it may overrun or die without taking the plan along.

Solvers have overrun their time limits in presolve, and native code can die. The child
tells every better standing; the parent keeps the last, stops the child when its time is
over, when it dies, or when the user interrupts, and ends with what was kept.
"""

import gc
import importlib
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from assigner.allocation import Allocation
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.floor import floor
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Cut, Outcome, OutOfTime, Solved
from assigner.solve.standing import Reached, Standing
from assigner.statement import Statement, state
from assigner.verify import judge

GRACE, GRACE_SHARE, BEAT = 1.0, 0.1, 0.2
READY = "ready"

Slim = tuple[str, object, object, object, object, object]


def solve_guarded(
    problem: Problem,
    rules: Sequence[Rule],
    tiers: Sequence[Tier],
    limits: Limits,
    watch: Callable[[Standing, float], None] | None = None,
) -> Outcome:
    """Solve as `solve` does, in a child process; `watch` sees each standing and its second.

    The time limit counts from when the solver is loaded. Raises KeyboardInterrupt when
    interrupted before anything was found. Where forking is not to be had, or not safe
    because other threads run, the engine runs unguarded.
    """
    statement = state(problem, rules)
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return _work(statement, tiers, limits)
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(sender, statement, tiers, limits), daemon=True)
    child.start()
    sender.close()
    told, best, cut = _listen(receiver, limits, watch, child)
    if told is not None:
        return _whole(statement, told)
    if best is None:
        return OutOfTime(statement)
    return _kept(statement, rules, tiers, best, cut)


def _listen(
    receiver: Connection,
    limits: Limits,
    watch: Callable[[Standing, float], None] | None,
    child: BaseProcess,
) -> tuple[Slim | None, Standing | None, Cut]:
    """Hear the child out: its outcome, or the last standing and why it was cut off."""
    best: Standing | None = None
    ready = False
    cut: Cut = ""
    try:
        while True:
            if receiver.poll(BEAT):
                told = receiver.recv()
                if told == READY:
                    ready = True
                    limits = replace(limits, began=time.monotonic())
                elif isinstance(told, Standing):
                    best = told
                    if watch is not None:
                        watch(told, limits.spent())
                else:
                    return told, best, ""
            elif ready and _overrun(limits):
                cut = "overran"
                break
    except EOFError:
        cut = "died"
    except KeyboardInterrupt:
        if best is None:
            raise
        cut = "interrupted"
    finally:
        child.kill()
        child.join()
    return None, best, cut


def _child(
    sender: Connection, statement: Statement, tiers: Sequence[Tier], limits: Limits
) -> None:
    # A Ctrl-C reaches the whole group; only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    importlib.import_module("assigner.solve.day")
    # A large day is a million objects that stay: nobody has to look for garbage among them.
    gc.freeze()
    sender.send(READY)
    fresh = replace(limits, tell=sender.send, began=time.monotonic())
    outcome = _work(statement, tiers, fresh)
    sender.send(_slim(outcome))
    sender.close()


def _work(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> Outcome:
    from assigner.solve.day import allocate  # noqa: PLC0415  # OR-Tools takes half a second

    return allocate(statement, tiers, limits)


def _slim(outcome: Outcome) -> Slim:
    """An outcome without its statement, which the parent has."""
    if isinstance(outcome, Solved):
        return ("solved", outcome.allocation, outcome.reached, outcome.tied, outcome.engine,
                outcome.ties_sought)
    if isinstance(outcome, Contradiction):
        return ("contradiction", outcome.cases, None, None, None, None)
    return ("out of time", None, None, None, None, None)


def _whole(statement: Statement, slim: Slim) -> Outcome:
    kind, *rest = slim
    if kind == "solved":
        *said, sought = rest
        solved = Solved(statement, *said)  # type: ignore[arg-type]  # as _slim made it
        return replace(solved, ties_sought=bool(sought))
    if kind == "contradiction":
        return Contradiction(statement, rest[0])  # type: ignore[arg-type]  # likewise
    return OutOfTime(statement)


def _overrun(limits: Limits) -> bool:
    if limits.seconds is None:
        return False
    return limits.spent() > limits.seconds + max(GRACE, GRACE_SHARE * limits.seconds)


def _kept(
    statement: Statement, rules: Sequence[Rule], tiers: Sequence[Tier], best: Standing, cut: Cut
) -> Solved:
    """The last standing as an outcome; tiers it had not reached are counted, unproven."""
    problem = statement.problem
    allocation = Allocation(best.seats)
    counted = judge(problem, rules, tiers, allocation).costs
    known = {item.tier.name: item for item in best.reached}
    parts = [part for case in problem.cases for part in statement.candidates.of(case)]
    reached = []
    for tier in tiers:
        item = known.get(tier.name)
        value = counted[tier.name]
        if item is None or item.value != value:
            lowest = floor(problem, tier.costs(problem), tuple(problem.workers), parts)
            reached.append(Reached(tier, value, min(lowest, value), proven=False))
        else:
            reached.append(Reached(tier, value, min(item.bound, value), item.proven))
    return Solved(
        statement, allocation, tuple(reached), frozenset(), best.engine, cut, ties_sought=False
    )
