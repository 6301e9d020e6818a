"""A tolerance "from weights" is found wherever a day is solved, or refused in words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assigner.api.changes import Leaves
from assigner.api.day import Day
from assigner.errors import InputError
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.balance_again import BalanceAgain
from assigner.policy import Policy
from assigner.scenarios.backtest import backtest
from assigner.scenarios.compare import by_model
from assigner.simulation.calibration import calibrate
from assigner.simulation.setting import Practice
from assigner.simulation.year import Year
from tests.scenarios.test_backtest import LOG
from tests.simulation.offices import policy, setting

NOISY = {"balance.tolerance": "from weights"}


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assigner.solve.noise.DRAWS", 3)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[float]]:
    """The tolerance that each solve by a name was given, in percentage points."""
    def heard(name: str) -> list[float]:
        found: list[float] = []
        room, _, solve = name.rpartition(".")
        module: Any = __import__(room, fromlist=[solve])
        before = getattr(module, solve)

        def spied(
            problem: Any, rules: Any, tiers: Sequence[Tier], *others: Any, **named: Any
        ) -> Any:
            found.append(float(max(tier.tolerance for tier in tiers)))
            return before(problem, rules, tiers, *others, **named)

        monkeypatch.setattr(name, spied)
        return found

    return heard


def noisy(of: Policy) -> Policy:
    """A model whose balance may be given up as far as its weights are unknown."""
    at = next(at for at, tier in enumerate(of.tiers) if tier.evens)
    lot = len(of.tiers) - 1
    return replace(of, tiers=(
        *of.tiers[:at], Balance(noisy=True), *of.tiers[at + 1 : lot], BalanceAgain("sumsq"),
        of.tiers[lot],
    ))


def test_a_comparison_gives_up_what_the_plan_does(
    even: Path, given: Callable[[str], list[float]]
) -> None:
    found = given("assigner.scenarios.compare.solve_guarded")
    day = Day.from_folder(even, overrides=NOISY)
    plan = day.solve()
    assert plan.claims.tolerance is not None
    assert plan.claims.tolerance.points > 0
    by_model("noisy", day.require()[1], plan.problem)
    assert found == [plan.claims.tolerance.points]


@pytest.mark.landing
def test_a_diagnosis_does(even: Path, given: Callable[[str], list[float]]) -> None:
    found = given("assigner.explain.diagnosis.solve")
    Day.from_folder(even, overrides=NOISY).diagnose()
    assert found[0] > 0


@pytest.mark.landing
def test_each_morning_of_a_simulation_does(given: Callable[[str], list[float]]) -> None:
    found = given("assigner.simulation.year.solve")
    of = setting(2, workers=8)
    run = Year(of, Practice("noisy", noisy(policy()), None), calibrate(of, policy()))
    for _ in run.run():
        pass
    assert len(set(found)) > 1
    assert max(found) > 0


@pytest.mark.landing
def test_each_morning_of_a_back_test_does(given: Callable[[str], list[float]]) -> None:
    found = given("assigner.scenarios.backtest.solve")
    mixed = [replace(case, complexity="complex" if at % 2 else "simple")
             for at, case in enumerate(LOG)]
    backtest(mixed, noisy(policy()))
    assert max(found) > 0


def test_staff_changes_refuse_it(even: Path) -> None:
    day = Day.from_folder(even, overrides=NOISY)
    with pytest.raises(InputError, match='"from weights" is found for the new cases of a day'):
        day.rebalance(Leaves("X"))
