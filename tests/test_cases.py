"""The days of tests/cases: what a supervisor may expect of an allocation, and gets."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assigner.allocation import load_after
from assigner.solve import Contradiction, Solved, solve
from assigner.verify import disagreements
from tests.case_file import Expectation, read

pytestmark = pytest.mark.landing

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
ALL = [expectation for path in FILES for expectation in read(path)]
each = pytest.mark.parametrize("day", ALL, ids=lambda day: day.name)


@each
def test_what_is_expected_comes_true(day: Expectation) -> None:
    assert day.expected, "nothing is expected"
    outcome = solve(day.problem, day.rules, day.tiers)
    for what, expected in day.expected.items():
        CHECKS[what](day, outcome, expected)


@each
def test_the_plan_is_right_and_proven(day: Expectation) -> None:
    outcome = solve(day.problem, day.rules, day.tiers)
    if isinstance(outcome, Solved):
        claimed = {reached.tier.name: reached.value for reached in outcome.reached}
        found = disagreements(day.problem, day.rules, day.tiers, outcome.allocation, claimed)
        assert found == ()
        assert outcome.proven


@each
def test_the_order_of_rows_does_not_matter(day: Expectation) -> None:
    rows, rng = day.problem.instance, Random(7)
    shuffled = replace(
        day.problem,
        instance=replace(
            rows,
            caseworkers=tuple(rng.sample(rows.caseworkers, len(rows.caseworkers))),
            cases=tuple(rng.sample(rows.cases, len(rows.cases))),
            caseload=tuple(rng.sample(rows.caseload, len(rows.caseload))),
        ),
    )
    one, two = (solve(it, day.rules, day.tiers) for it in (day.problem, shuffled))
    assert type(one) is type(two)
    if isinstance(one, Solved) and isinstance(two, Solved):
        assert one.allocation == two.allocation


def _status(day: Expectation, outcome: object, expected: str) -> None:
    kind = Contradiction if expected == "contradiction" else Solved
    assert isinstance(outcome, kind)
    if expected == "optimal":
        assert isinstance(outcome, Solved)
        assert outcome.proven


def _solved(outcome: object) -> Solved:
    assert isinstance(outcome, Solved)
    return outcome


def _compare(has: float, wanted: Mapping[str, float] | float, what: str) -> None:
    bounds = wanted if isinstance(wanted, Mapping) else {"exactly": wanted}
    for how, number in bounds.items():
        assert how in ("at_most", "at_least", "exactly"), how
        if how == "at_most":
            assert has <= number, what
        elif how == "at_least":
            assert has >= number, what
        else:
            assert has == pytest.approx(number), what


def _unassigned(day: Expectation, outcome: object, expected: list[str]) -> None:
    assert list(_solved(outcome).allocation.unassigned(day.problem)) == expected


def _unassigned_cases(day: Expectation, outcome: object, expected: Any) -> None:
    left = _solved(outcome).allocation.unassigned(day.problem)
    _compare(len(left), expected, "unassigned")


def _taken_by(day: Expectation, outcome: object, expected: Mapping[str, Any]) -> None:
    for worker, wanted in expected.items():
        _compare(len(_solved(outcome).allocation.takes(worker)), wanted, worker)


def _goes_to(day: Expectation, outcome: object, expected: Mapping[str, str | list[str]]) -> None:
    for case, people in expected.items():
        wanted = [people] if isinstance(people, str) else people
        assert list(_solved(outcome).allocation.people(case)) == wanted, case


def _one_of(day: Expectation, outcome: object, expected: Mapping[str, list[str]]) -> None:
    for case, people in expected.items():
        assert _solved(outcome).allocation.seats[case].caseworker in people, case


def _together(day: Expectation, outcome: object, expected: list[list[str]]) -> None:
    seats = _solved(outcome).allocation.seats
    for group in expected:
        assert len({seats[case].caseworker for case in group}) == 1, group


def _utilisation(day: Expectation, outcome: object, expected: Mapping[str, Any]) -> None:
    for worker, wanted in expected.items():
        load = load_after(day.problem, _solved(outcome).allocation, worker)
        _compare(100 * load / day.problem.capacity[worker], wanted, worker)


def _highest(day: Expectation, outcome: object, expected: Any) -> None:
    plan = _solved(outcome).allocation
    loads = [
        100 * load_after(day.problem, plan, worker) / capacity
        for worker, capacity in day.problem.capacity.items()
        if capacity
    ]
    _compare(max(loads), expected, "highest utilisation")


def _capacity(day: Expectation, outcome: object, expected: Mapping[str, Any]) -> None:
    for worker, wanted in expected.items():
        _compare(day.problem.capacity[worker] / 60, wanted, worker)


def _over_norm(day: Expectation, outcome: object, expected: Any) -> None:
    value = {reached.tier.name: reached.value for reached in _solved(outcome).reached}
    _compare(value["over_norm"][0], expected, "over the norm")


def _tied(day: Expectation, outcome: object, expected: list[str]) -> None:
    assert sorted(_solved(outcome).tied) == expected


CHECKS: dict[str, Callable[[Expectation, object, Any], None]] = {
    "status": _status, "unassigned": _unassigned, "unassigned_cases": _unassigned_cases,
    "taken_by": _taken_by, "goes_to": _goes_to, "goes_to_one_of": _one_of,
    "together": _together, "utilisation_percent": _utilisation,
    "highest_utilisation_percent": _highest, "capacity_hours": _capacity,
    "over_norm": _over_norm, "tied": _tied,
}
