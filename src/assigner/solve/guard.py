"""The engine in a process of its own: it may overrun or die without taking the plan along.

Solvers have overrun their time limits in presolve, and native code can die. The child
tells every better standing; the parent keeps the last, stops the child when its time is
over, when it dies, or when the user interrupts, and ends with what was kept. However the
parent ends, killed too, the child sees it and ends as well.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pickle import UnpicklingError
from typing import Any, Final, Generic, TypeVar

from assigner.allocation import Allocation, Seats
from assigner.errors import EngineDied
from assigner.extras import NO_SOLVER
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve import engine_process
from assigner.solve.earlier_plan import NOTHING_EARLIER, EarlierPlan
from assigner.solve.engine_process import EngineProcess, Task, start_fork
from assigner.solve.limits import Limits, never
from assigner.solve.memory import MemoryWatch, ceiling, hold
from assigner.solve.outcome import Cut, Outcome, OutOfMemory, OutOfTime, Solved
from assigner.solve.sent import READY, Failed, Slim, whole
from assigner.solve.standing import Reached, SolveStanding
from assigner.solve.trivial_bound import floor
from assigner.statement import Statement, state
from assigner.verify import judge
from assigner.words import Words, say

Answer = TypeVar("Answer")
KILLED = 9
"""The signal by which a system short of memory ends a process."""


class GuardParameters:
    """How long the parent waits."""

    grace: Final = 1.0
    """Seconds a child may overrun its limit at least: time to count and check its result."""
    grace_share: Final = 0.1
    """The same as a share of the limit, where that is more: larger days take longer to count."""
    beat: Final = 0.05
    """Seconds from one look at the clock, and at the child's memory, to the next."""


def solve_guarded(
    problem: Problem,
    rules: Sequence[Rule],
    tiers: Sequence[Tier],
    limits: Limits,
    watch: Callable[[SolveStanding, float], None] | None = None,
    within: Mapping[str, Seats] | None = None,
    since: EarlierPlan = NOTHING_EARLIER,
) -> Outcome:
    """Solve as `solve` does, in a child process; `watch` sees each standing and its second.

    `within`: an allocation that no part goes further above the norms than, `since`: a plan to
    start from, as in `allocate`.
    The time limit counts from when the solver is loaded. Once `limits.cancelled` says so, or the
    child holds more than `limits.memory`, the outcome is the best found by then. Raises
    KeyboardInterrupt when interrupted before anything was found, and EngineDied when the child
    died before.
    """
    statement = state(problem, rules)
    _ = problem.steepness  # worked out before the child is made, or both of them do it
    plain = replace(limits, tell=None, cancelled=never)
    task = Task(problem, tuple(rules), tuple(tiers), plain, within, since)
    child = engine_process.start(task, statement)
    memory = MemoryWatch(ceiling(limits.memory))
    code: int | None = None
    try:
        told, best, cut = _listen(child, limits, watch, memory)
    finally:
        code = child.end()
    if isinstance(told, Failed):
        cut = "died"
    elif told is not None:
        return whole(statement, told)
    if cut == "died" and _starved(told, memory, limits):
        cut = "memory"
    if best is None and cut == "died":
        raise EngineDied(_why(told, code))
    if best is None:
        out = cut == "memory"
        return OutOfMemory(statement, memory.ceiling) if out else OutOfTime(statement)
    return _kept(statement, rules, tiers, best, cut)


@dataclass(frozen=True)
class ToldAnswer(Generic[Answer]):
    """Something better on the way, or in the `end` what it all came to."""

    answer: Answer
    end: bool


def guarded(
    work: Callable[[Callable[[Answer], None]], Answer], limits: Limits,
    watch: Callable[[Answer], None] = lambda answer: None,
) -> tuple[Answer | None, Cut]:
    """What some work comes to, done in a fork: or what it told last, and why it was cut off.

    `work` is handed whom to tell of what is better; `watch` hears it too. Where a fork is
    not safe it is done here. Raises EngineDied when the fork failed before it had told anything.
    """
    def begin(send: Callable[[object], None]) -> None:
        hold(limits.memory)
        send(ToldAnswer(work(lambda answer: send(ToldAnswer(answer, end=False))), end=True))

    child = start_fork(begin)
    if child is None:
        return work(watch), ""
    memory = MemoryWatch(ceiling(limits.memory))
    best: Answer | None = None
    cut: Cut = "interrupted"
    said: Any = None
    try:
        while not limits.cancelled():
            said = child.heard(GuardParameters.beat)
            if isinstance(said, ToldAnswer):
                best = said.answer
                if said.end:
                    return said.answer, ""
                watch(said.answer)
            elif isinstance(said, Failed):
                cut = "died"
                break
            elif memory.over(child.number):
                cut = "memory"
                break
            elif _overrun(limits):
                cut = "overran"
                break
    except (EOFError, OSError, UnpicklingError):  # OSError: in the middle of a message
        cut = "died"
    except KeyboardInterrupt:
        cut = "interrupted"
    finally:
        code = child.end()
    failed = said if isinstance(said, Failed) else None
    if cut == "died" and _starved(failed, memory, limits):
        cut = "memory"
    if best is None and cut == "died":
        raise EngineDied(_why(failed, code))
    return best, cut


def _listen(
    child: EngineProcess,
    limits: Limits,
    watch: Callable[[SolveStanding, float], None] | None,
    memory: MemoryWatch,
) -> tuple[Slim | Failed | None, SolveStanding | None, Cut]:
    """Hear the child out: its outcome, or the last standing and why it was cut off."""
    best: SolveStanding | None = None
    ready = False
    try:
        while not limits.cancelled():
            told = child.heard(GuardParameters.beat)
            if told == READY:
                ready = True
                limits = replace(limits, began=time.monotonic())
            elif isinstance(told, SolveStanding):
                best = told
                if watch is not None:
                    watch(told, limits.spent())
            elif isinstance(told, tuple):
                return told, best, ""
            elif ready and _overrun(limits):
                return None, best, "overran"
            if memory.over(child.number):
                return None, best, "memory"
    except (EOFError, OSError, UnpicklingError):  # OSError: in the middle of a message
        return None, best, "died"
    except KeyboardInterrupt:
        if best is None:
            raise
    return None, best, "interrupted"


def _starved(told: Slim | Failed | None, memory: MemoryWatch, limits: Limits) -> bool:
    """Whether a child that died was refused memory, as far as can be known."""
    refused = isinstance(told, Failed) and told.kind == "MemoryError"
    return memory.near or (refused and limits.memory is not None)


def _why(failed: Slim | Failed | None, code: int | None) -> Words:
    """Why there is nothing, and what to do."""
    if isinstance(failed, Failed) and failed.missing:
        return NO_SOLVER
    if isinstance(failed, Failed) and failed.kind != "MemoryError":
        return say(
            "Defect: the engine failed before it had found an allocation ({kind}: {reason}). "
            "Nothing is proved, nothing was written.", kind=failed.kind, reason=failed.reason,
        )
    if isinstance(failed, Failed) or code == -KILLED:
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


def _overrun(limits: Limits) -> bool:
    if limits.seconds is None:
        return False
    grace = max(GuardParameters.grace, GuardParameters.grace_share * limits.seconds)
    return limits.spent() > limits.seconds + grace


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
