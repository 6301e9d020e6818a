"""What would it take, where every minute more moves a hard rule that still keeps the person away.

No step is solved then, and none is passed over: each is a day that all the rules are asked about.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from assigner.allocation import Allocation, Seats
from assigner.explain import minimal_counterfactual
from assigner.explain.minimal_counterfactual import MinimalCounterfactual
from assigner.explain.parameter import parameters
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.reduction import Reduction
from assigner.rules import registry
from assigner.rules.decisions import DecisionsRule
from assigner.solve import Limits, Solved, solve
from tests.office import TODAY, case, held, number, problem, worker
from tests.rules.days import make

SOON = Reduction(caseworker="x", reason="agreed", minutes=600,
                 first=TODAY + timedelta(days=14), last=None)
DAY = problem(
    [worker("x", weekly_minutes=2300, reductions=(SOON,)), worker("y")],
    [case("a", weight_minutes=90)],
    [held("h", "x", weight_minutes=400), held("i", "y", weight_minutes=550)],
)
HEAVY = make(registry()["heavy_week"], weeks=number(4, "weeks"), at=number(100, "percent"))
RULES = (DecisionsRule(kind="law", status="assumed"), HEAVY)
TIERS = (Unassigned(), Balance(), TieBreak())

GIVEN = Allocation({"a": Seats("x", None)})


def search() -> tuple[MinimalCounterfactual, list[int]]:
    """The search for more hours a week of x, and every day that was looked at for it."""
    found = solve(DAY, RULES, TIERS, Limits())
    assert isinstance(found, Solved)
    assert found.allocation.seats["a"].caseworker == "y"
    trials = Trials(Planned(DAY, RULES, TIERS, found.allocation))
    hours = next(one for one in parameters(DAY, "a", "x") if one.attribute == "weekly_minutes")
    asked: list[int] = []

    def at(step: int) -> Problem:
        asked.append(step)
        return hours.at(step)

    return MinimalCounterfactual(trials, replace(hours, at=at), "a", "x"), asked


def test_days_that_are_only_stated_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minimal_counterfactual, "MOST_STATED", 20)
    looked, _ = search()
    end = looked.found()
    assert len(looked._days) <= 20
    assert end.step is None
    assert 0 < end.until < looked.parameter.most


def test_nobody_waits_for_them_who_wants_no_more() -> None:
    looked, asked = search()
    looked.trials.limits = Limits(cancelled=lambda: len(asked) > 9)
    assert looked.found().step is None
    assert len(asked) == 10


@pytest.mark.landing
def test_within_them_the_first_is_found() -> None:
    """y is the fuller one: x has the case from the first minute on that leaves room for it."""
    looked, _ = search()
    end = looked.found()
    assert end.step is not None
    assert 20 < len(looked._days) <= minimal_counterfactual.MOST_STATED
    for step in (end.step - 1, end.step):
        day = looked.parameter.at(step)
        assert bool([*HEAVY.breaches(day, GIVEN)]) == (step < end.step)
