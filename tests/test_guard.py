"""The engine may overrun, die or be interrupted; the best plan so far survives it."""

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence

import pytest

from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rules import registry
from assigner.solve import Limits, Outcome, OutOfTime, Solved, guard, solve, solve_guarded
from assigner.statement import Statement
from assigner.verify import disagreements
from tests.office import case, held, problem, worker

TIERS: tuple[Tier, ...] = (Unassigned(), OverNorm(), Balance(), TieBreak())
RULES = (registry()["team"](kind="policy", status="assumed"),)
Work = Callable[[Statement, Sequence[Tier], Limits], Outcome]


@pytest.fixture
def day() -> Problem:
    return problem(
        [worker("A"), worker("B"), worker("C")],
        [case(str(number)) for number in range(5)],
        [held("9", "A")],
    )


def after_telling(then: Callable[[], None]) -> Work:
    """An engine that solves and tells two tiers, and then does something else."""

    def work(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> Outcome:
        found = guard_work(statement, tiers[:2], limits)
        then()
        return found

    return work


guard_work = guard._work


def dies() -> None:
    os._exit(9)


def overruns() -> None:
    time.sleep(60)


def test_a_guarded_solve_is_a_solve(day: Problem) -> None:
    free = solve(day, RULES, TIERS)
    kept = solve_guarded(day, RULES, TIERS, Limits())
    assert isinstance(free, Solved)
    assert isinstance(kept, Solved)
    assert (kept.allocation, kept.reached, kept.tied) == (free.allocation, free.reached, free.tied)


@pytest.mark.parametrize(("then", "cut"), [(dies, "died"), (overruns, "overran")])
def test_the_plan_survives_the_engine(
    then: Callable[[], None], cut: str, day: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_work", after_telling(then))
    kept = solve_guarded(day, RULES, TIERS, Limits(seconds=1.0))
    assert isinstance(kept, Solved)
    assert kept.cut == cut
    assert len(kept.allocation.seats) == 5
    assert [item.proven for item in kept.reached] == [True, True, False, False]
    assert all(item.bound <= item.value for item in kept.reached)
    claimed = {item.tier.name: item.value for item in kept.reached}
    assert disagreements(day, RULES, TIERS, kept.allocation, claimed) == ()


def test_an_engine_that_dies_at_once_leaves_nothing(
    day: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_work", lambda *_: dies())
    assert isinstance(solve_guarded(day, RULES, TIERS, Limits()), OutOfTime)


def test_an_interrupt_keeps_the_best_so_far(
    day: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_work", after_telling(overruns))
    told = threading.Event()

    def interrupt() -> None:
        told.wait(30)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    kept = solve_guarded(
        day, RULES, TIERS, Limits(),
        lambda standing, _: told.set() if len(standing.reached) == 2 else None,
    )
    assert isinstance(kept, Solved)
    assert kept.cut == "interrupted"
    assert len(kept.allocation.seats) == 5
