"""What the plan calls drawn by lot, explain calls equally good; and the other way round."""

import json
from pathlib import Path

import pytest

from assigner.explain.planned import Planned
from assigner.explain.ranking import Ranking
from assigner.explain.what_if import Trials
from assigner.objective import Measure
from assigner.rule import Rule
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate
from assigner.statement import state
from tests.cli.runner import run
from tests.draws import drawn
from tests.explain.days import MEASURES, decided
from tests.oracle import lawful
from tests.properties.offices import Drawn, draw

DAY = Path(__file__).parent / "tolerance-tied-vs-worse" / "day"


def test_the_lot_is_named_on_both_sides(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert run("solve", DAY, "--seed", 1, "-S", "balance.tolerance=5", "-o", plan).code == 0
    said = json.loads(plan.read_text(encoding="utf-8"))
    assert [row["tied"] for row in said["assignments"]] == [True, True]
    for row in said["assignments"]:
        found = json.loads(run("explain", plan, "--case", row["case"], "--format", "json").out)
        (other,) = {"A", "B"} - {row["caseworker"]}
        ranked = {one["caseworker"]: one for one in found["ranked"]}
        assert ranked[other]["verdict"] == "equally_good"
        assert found["tied_with"] == [other]


@pytest.mark.landing
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", drawn(2, range(10)))
def test_tied_is_equally_good_on_random_days(seed: int, kind: Measure) -> None:
    day = draw(700 + seed, kind, cases=3, tolerance=True)
    rules = decided(day)
    found = allocate(state(day.problem, rules), day.tiers, Limits())
    if isinstance(found, Solved):
        assert found.proven
        tied_as_told(day, rules, found)
    else:
        assert list(lawful(day.problem, rules)) == []


def tied_as_told(day: Drawn, rules: tuple[Rule, ...], found: Solved) -> None:
    """Who is tied is equally good, and nobody is better."""
    trials = Trials(Planned(day.problem, rules, day.tiers, found.allocation))
    for case, seats in found.allocation.seats.items():
        ranking = Ranking(trials, case)
        if ranking.tied:
            assert case in found.tied
        elif case in found.tied:
            assert seats.co_caseworker is not None or day.problem.seats(case) > 1
        for contender in ranking.ranked:
            assert contender.verdict != "possible_and_better", (case, contender.worker)
