"""The engine in a process of its own: it may overrun or die without taking the plan along.

Solvers have overrun their time limits in presolve, and native code can die. The child
tells every better standing; the parent keeps the last, stops the child when its time is
over, when it dies, or when the user interrupts, and ends with what was kept. However the
parent ends, killed too, the child sees it and ends as well.
"""

import gc
import importlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pickle import UnpicklingError
from typing import Any, NamedTuple

from assigner.allocation import Allocation, Seats
from assigner.errors import EngineDied
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Cut, Outcome, OutOfTime, Solved
from assigner.solve.standing import Reached, SolveStanding
from assigner.solve.trivial_bound import floor
from assigner.statement import Statement, state
from assigner.verify import judge
from assigner.words import Words, say

GRACE, GRACE_SHARE, BEAT = 1.0, 0.1, 0.2
READY = "ready"
KILLED = 9
ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""What ends a program from outside, as far as the system knows it."""

Slim = tuple[str, object, object, object, object, object]


class _Failed(NamedTuple):
    """What the engine raised: the kind of exception, and what it said."""

    kind: str
    reason: str


def solve_guarded(
    problem: Problem,
    rules: Sequence[Rule],
    tiers: Sequence[Tier],
    limits: Limits,
    watch: Callable[[SolveStanding, float], None] | None = None,
    within: Mapping[str, Seats] | None = None,
) -> Outcome:
    """Solve as `solve` does, in a child process; `watch` sees each standing and its second.

    `within`: an allocation that no part goes further above the norms than, as in `allocate`.
    The time limit counts from when the solver is loaded. Raises KeyboardInterrupt when
    interrupted before anything was found, and EngineDied when the child died before. Where
    forking is not to be had, the child starts afresh; where it is not safe because other
    threads run, the engine runs here, without a child.
    """
    statement = state(problem, rules)
    forks = "fork" in multiprocessing.get_all_start_methods()
    if forks and threading.active_count() > 1:
        return _unguarded(statement, rules, tiers, limits, within)
    given = statement if forks else (_plain(problem), tuple(rules))
    context = multiprocessing.get_context("fork" if forks else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(  # type: ignore[attr-defined]  # both contexts have it
        target=_child, args=(sender, given, tiers, replace(limits, tell=None), within), daemon=True,
    )
    with _uninterrupted():
        child.start()
    sender.close()
    told, best, cut = _listen(receiver, limits, watch, child)
    if isinstance(told, _Failed):
        cut = "died"
    elif told is not None:
        return _whole(statement, told)
    if best is None and cut == "died":
        raise EngineDied(_why(told, child.exitcode))
    if best is None:
        return OutOfTime(statement)
    return _kept(statement, rules, tiers, best, cut)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Signals wait until the child knows which of them are not for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _unguarded(
    statement: Statement, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits,
    within: Mapping[str, Seats] | None,
) -> Outcome:
    """Solve here; what had been found when somebody interrupts is kept."""
    kept: list[SolveStanding] = []

    def tell(standing: SolveStanding) -> None:
        kept[:] = [standing]
        if limits.tell is not None:
            limits.tell(standing)

    try:
        return _work(statement, tiers, replace(limits, tell=tell), within)
    except KeyboardInterrupt:
        if not kept:
            raise
        return _kept(statement, rules, tiers, kept[0], "interrupted")


def _listen(
    receiver: Connection,
    limits: Limits,
    watch: Callable[[SolveStanding, float], None] | None,
    child: BaseProcess,
) -> tuple[Slim | _Failed | None, SolveStanding | None, Cut]:
    """Hear the child out: its outcome, or the last standing and why it was cut off."""
    best: SolveStanding | None = None
    ready = False
    cut: Cut = ""
    try:
        while True:
            if receiver.poll(BEAT):
                told = receiver.recv()
                if told == READY:
                    ready = True
                    limits = replace(limits, began=time.monotonic())
                elif isinstance(told, SolveStanding):
                    best = told
                    if watch is not None:
                        watch(told, limits.spent())
                else:
                    return told, best, ""
            elif ready and _overrun(limits):
                cut = "overran"
                break
    except (EOFError, OSError, UnpicklingError):  # OSError: in the middle of a message
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
    sender: Connection, given: Statement | tuple[Problem, tuple[Rule, ...]],
    tiers: Sequence[Tier], limits: Limits, within: Mapping[str, Seats] | None,
) -> None:
    # They reach the whole group, or the whole service; only the parent answers them.
    for ending in ENDING:
        signal.signal(ending, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    importlib.import_module("assigner.solve.dispatch")
    statement = given if isinstance(given, Statement) else state(*given)
    # A large day is a million objects that stay: nobody has to look for garbage among them.
    gc.freeze()
    try:
        sender.send(READY)
        fresh = replace(limits, tell=sender.send, began=time.monotonic())
        sender.send(_slim(_work(statement, tiers, fresh, within)))
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except Exception as wrong:  # the parent has the words
        sender.send(_Failed(type(wrong).__name__, str(wrong)))
    sender.close()


def _plain(problem: Problem) -> Problem:
    """The problem as it can be sent: plain mappings, and nothing that was worked out from it."""
    sent: dict[str, Any] = {"instance": replace(problem.instance)}
    for each in fields(problem):
        found = getattr(problem, each.name)
        if isinstance(found, Mapping):
            sent[each.name] = dict(found)
    return replace(problem, **sent)


def _end_with_parent() -> None:
    """Wait for the parent to end, whatever ends it, and end too: even inside the solver."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _why(failed: Slim | _Failed | None, code: int | None) -> Words:
    """Why there is nothing, and what to do."""
    if isinstance(failed, _Failed) and failed.kind != "MemoryError":
        return say(
            "Defect: the engine failed before it had found an allocation ({kind}: {reason}). "
            "Nothing is proved, nothing was written.", kind=failed.kind, reason=failed.reason,
        )
    if isinstance(failed, _Failed) or code == -KILLED:
        return say(
            "The engine was stopped by the system before it had found an allocation, most often "
            "because memory ran out. Nothing is proved, nothing was written. Close other "
            "programs or take a larger machine, and try again."
        )
    return say(
        "The engine died before it had found an allocation (exit code {code}). Nothing is "
        "proved, nothing was written. Try again; if it dies again, report it with a day that "
        "shows it.", code=code,
    )


def _work(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    within: Mapping[str, Seats] | None,
) -> Outcome:
    from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools takes half a second

    return allocate(statement, tiers, limits, within=within)


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
    statement: Statement, rules: Sequence[Rule], tiers: Sequence[Tier], best: SolveStanding,
    cut: Cut,
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
