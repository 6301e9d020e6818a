"""A case's own co-worker who changes is part of what else moves."""

import json
from pathlib import Path
from typing import Any

import pytest

from assigner.explain.difference import Difference
from assigner.explain.rows import knock_on
from tests.cli.runner import run
from tests.draws import covering
from tests.explain.days import force, planned_days

DAY = Path(__file__).parent / "own-co-worker-not-told" / "day"
HARD = ("-S", "rules.inflow_day.hard=true")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = tmp_path_factory.mktemp("plan") / "p.json"
    assert run("solve", DAY, *HARD, "-o", kept).code == 0
    return kept


@pytest.mark.landing
def test_the_new_co_worker_is_told(plan: Path) -> None:
    ask = ("explain", plan, "--instance", DAY, "--case", "C5", "--why-not", "W3")
    found: dict[str, Any] = json.loads(run(*ask, "--format", "json").out)
    moved = {"case": "C5", "from": "W5", "to": "W1", "seat": "assists"}
    assert moved in found["knock_on"]
    line = next(line for line in run(*ask).out.splitlines() if line.strip().startswith("C5  "))
    assert line.split() == ["C5", "W5", "W1", "co-worker"]


def test_it_is_what_pinning_gives(plan: Path) -> None:
    before = {row["case"]: row for row in json.loads(plan.read_text())["assignments"]}
    ran = run("solve", DAY, *HARD, "--pin", "C5=W3", "--format", "json")
    after = {row["case"]: row for row in json.loads(ran.out)["assignments"]}
    expected = {
        (case, row[seat], after[case][seat])
        for case, row in before.items() for seat in ("caseworker", "co_caseworker")
        if row[seat] != after[case][seat] and (case, seat) != ("C5", "caseworker")
    }
    found = json.loads(run(
        "explain", plan, "--instance", DAY, "--case", "C5", "--why-not", "W3", "--format", "json",
    ).out)
    assert {(row["case"], row["from"], row["to"]) for row in found["knock_on"]} == expected


@pytest.mark.landing
@pytest.mark.parametrize("days", covering([range(3)], [range(3), range(3, 12)]))
def test_nothing_that_moves_is_left_out(days: range) -> None:
    """On random days: all seats that the plain model fills otherwise, but the one asked about."""
    own = 0
    for day, trials in planned_days(days, cases=3):
        for case in day.problem.cases:
            for worker in day.problem.workers:
                forced, trial = force(day, case, worker), trials.forced(case, worker)
                if forced is None or trial is None:
                    assert trial is None
                    continue
                before, after = trials.planned.allocation.seats, forced.allocation.seats
                expected = {
                    (other, place)
                    for other in day.problem.cases for place in (0, 1)
                    if (other, place) != (case, 0)
                    and before.get(other, (None, None))[place]
                    != after.get(other, (None, None))[place]
                }
                difference = Difference(trials.planned, trial.allocation, trial.costs)
                found = {
                    (row.case, int(row.seat == "assists"))
                    for row in knock_on(difference, case)
                }
                assert found == expected
                own += (case, 1) in expected
    assert own > 0
