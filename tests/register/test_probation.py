"""probation-england: nothing in it is assumed, and capacity is the published formula's."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from assigner.instance import Case, Caseworker
from assigner.policy import Policy, load
from assigner.reduction import Reduction
from assigner.workload import capacity_minutes, case_minutes

TODAY = date(2026, 11, 23)
TARGET, WEEK = 2176, 37


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load("probation-england")


def published(contracted: Fraction, reduced: Fraction) -> int:
    """Available points: target x (contracted - reduction) / contracted hours of the grade.

    As hmpps-workload's CapacityCalculator has it: whole points, cut off, none below nothing.
    """
    available = contracted - reduced
    return int(TARGET * available / WEEK) if available > 0 else 0


def test_nothing_is_assumed(policy: Policy) -> None:
    assert {number.status for number in policy.numbers.values()} == {"guide", "local"}
    assert all(rule.status != "assumed" for rule in policy.rules)
    assert len(policy.capacities.reductions) == 26


@pytest.mark.landing
def test_capacity_is_the_published_formulas_on_10_000_random_rows(policy: Policy) -> None:
    draw = Random("probation")
    reasons = sorted(policy.capacities.reductions)
    for _ in range(10_000):
        contracted = draw.randrange(60, WEEK * 60 + 1, 5)
        rows, reduced = [], Fraction(0)
        for _ in range(draw.randrange(4)):
            first = TODAY + timedelta(days=draw.randrange(-60, 30))
            last = first + timedelta(days=draw.randrange(90))
            share = draw.random() < 0.5
            amount = draw.randrange(101) if share else draw.randrange(0, 20 * 60, 5)
            row = Reduction(
                caseworker="x", reason=draw.choice(reasons), first=first, last=last,
                minutes=None if share else amount, percent=amount if share else None)
            rows.append(row)
            if first <= TODAY <= last:
                # Entered in whole minutes; a share of the hours is rounded up to them.
                reduced += Fraction(-(-contracted * amount // 100) if share else amount, 60)
        worker = Caseworker(id="x", team="pdu", weekly_minutes=contracted, reductions=tuple(rows))
        minutes = capacity_minutes(worker, policy.capacities, TODAY)
        assert minutes * TARGET // (WEEK * 60) == published(Fraction(contracted, 60), reduced)


@pytest.mark.parametrize(("phase", "level", "points"), [
    ("community", "a3", 206), ("community", "d0", 29), ("custody", "a3", 75),
    ("licence", "a3", 219),
    ("court_report", "a3", 138), ("parole_report", "d0", 120), ("custody", "a0", 0),
])
def test_a_case_weighs_its_points(policy: Policy, phase: str, level: str, points: int) -> None:
    case = Case(id="x", phase=phase, complexity=level)
    found = case_minutes(case, policy.weights, policy.capacities, TODAY)
    assert found == max(1, round(points * WEEK * 60 / TARGET))
