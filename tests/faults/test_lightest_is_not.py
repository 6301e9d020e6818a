"""What a plan's short reasons say holds: lightest, the only one, drawn by lot, within norms."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assigner.allocation import Allocation, Seats, load_after
from assigner.explain.clause import Clauses
from assigner.explain.what_if import Trials
from assigner.objective import Measure
from assigner.problem import Problem
from tests.cli.runner import run
from tests.draws import covering
from tests.explain.days import MEASURES, decided, planned_days
from tests.oracle import allocations, best
from tests.properties.offices import Drawn

DAY = Path(__file__).parent / "lightest-is-not" / "day"


def test_somebody_heavier_is_not_called_lightest(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    assert run("solve", DAY, "-S", "balance.measure=leximax", "-S", "balance.tolerance=2",
               "-o", plan).code == 0
    document = json.loads(plan.read_text(encoding="utf-8"))
    before = {row["id"]: row["utilisation_before"] for row in document["caseworkers"]}
    eligible = {row["id"]: row["eligible"] for row in document["cases"]}
    why = {row["case"]: row for row in document["assignments"]}
    assert before["W3"] < before["W1"]
    assert "lightest" not in why["C5"]["why"]
    for case, row in why.items():
        if "lightest of" in row["why"]:
            assert before[row["caseworker"]] == min(before[who] for who in eligible[case])


def ends(problem: Problem, allocation: Allocation, case: str, worker: str) -> float:
    """How full somebody would end with a case, all else as in the plan."""
    seats = allocation.seats[case]
    beside = seats.caseworker if seats.co_caseworker == worker else seats.co_caseworker
    given = Allocation({**allocation.seats, case: Seats(worker, beside)})
    return load_after(problem, given, worker) / problem.capacity[worker]


def holds(day: Drawn, trials: Trials, case: str, said: str, tied: frozenset[str]) -> None:
    planned, problem = trials.planned, day.problem
    could = planned.statement.candidates.takes[case]
    seats = planned.allocation.seats[case]
    chosen = seats.caseworker
    able = [worker for worker in could if problem.capacity[worker]]
    if "lightest of" in said or ("would end lower" in said and "norms" not in said):
        mine = ends(problem, planned.allocation, case, chosen)
        assert all(ends(problem, planned.allocation, case, who) >= mine - 1e-9 for who in able)
    if "lightest of" in said:
        level = {who: problem.load_before[who] / problem.capacity[who] for who in able}
        assert level[chosen] == min(level.values())
    if "the only one who can take it" in said:
        for worker in problem.workers:
            pinned = replace(problem, pins=problem.pins | {(case, worker)})
            assert worker == chosen or not best(pinned, decided(day), day.tiers)
    if "drawn by lot" not in said:
        assert case not in tied or "co-worker" in said


@pytest.mark.parametrize("seeds", [
    range(24), pytest.param(range(24, 72), marks=pytest.mark.long),
], ids=len)
@pytest.mark.parametrize("kind", covering(["leximax"], MEASURES))
def test_clauses_hold_on_random_days(kind: Measure, seeds: range) -> None:
    words = set()
    for day, trials in planned_days(seeds, kind, cases=3):
        planned = trials.planned
        assert sum(1 for _ in allocations(day.problem)) < 100_000
        (found, *_) = best(day.problem, planned.rules, day.tiers)
        clauses = Clauses(planned.statement, planned.allocation, found.tied)
        for case in planned.allocation.seats:
            said = clauses.of(case).spoken("en")
            holds(day, trials, case, said, found.tied)
            words.add(said.rpartition(";")[2].strip().rstrip("0123456789 "))
    assert "lightest of" in words
    assert len(words) > 4


def test_best_is_said_of_what_is_proven_alone() -> None:
    said = set()
    for day, trials in planned_days(range(8), cases=4):
        del day
        planned = trials.planned
        clauses = Clauses(planned.statement, planned.allocation, frozenset(), proven=False)
        said |= {clauses.of(case).spoken("en") for case in planned.allocation.seats}
    assert not [text for text in said if text.endswith("best for the day")]
    assert [text for text in said if text.endswith("best found for the day")]
