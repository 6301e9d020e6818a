"""Ties that were not looked for are said to be so: no plan says "no ties" that did not look."""

import json
from pathlib import Path
from typing import Any

import pytest

from assigner.allocation import Allocation
from assigner.explain.planned import Planned
from assigner.plan import Claims
from assigner.plan.document import EndedDay, document
from assigner.policy import load
from assigner.render.table_csv import table_csv
from assigner.solve import Limits, Solved, solve
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.compact.engine import Compact
from assigner.solve.dispatch import allocate_plainly
from assigner.solve.guard import _kept
from assigner.solve.parts import whole
from assigner.solve.standing import SolveStanding
from assigner.statement import state
from assigner.view import CSV
from assigner.views.plan.cases import cases_table
from assigner.views.plan.facts import PlanFacts, day_line
from tests.cli.runner import run
from tests.draws import covering
from tests.guarded_day import TIERS
from tests.properties.offices import draw
from tests.test_urgency import crowded

DAYS = Path(__file__).parent / "no-ties-under-time-limit"


@pytest.mark.landing
@pytest.mark.parametrize("name", covering(["even12x7"], ["even12x7", "even45x30"]))
@pytest.mark.parametrize("seconds", [
    "0.2", *(pytest.param(more, marks=pytest.mark.long) for more in ("2", "3")),
])
def test_every_choice_is_tied_or_not_looked_at(
    name: str, seconds: str, tmp_path: Path
) -> None:
    kept = tmp_path / "plan.json"
    ran = run("solve", DAYS / name, "--time-limit", seconds, "-o", kept)
    if ran.code == 4:
        assert "no plan" in ran.err.lower()
        assert not kept.exists()
    else:
        told_of_ties(json.loads(kept.read_text(encoding="utf-8")), ran.out)
        assert run("verify", kept, "--instance", DAYS / name).code == 0


def told_of_ties(plan: dict[str, Any], printed: str) -> None:
    """Of alike people: all are tied, or it is said that ties were not looked for."""
    placed, said = plan["assignments"], " ".join(printed.partition("\n\n")[0].split())
    assert "no ties" not in said
    if plan["summary"]["ties"] is None:
        assert "not looked" in said
        assert {row["tied"] for row in placed} <= {None, True}
    else:
        assert plan["summary"]["ties"] == len(placed)
    assert not [row for row in placed if "lightest of" in row["why"]]


def test_without_a_limit_all_are_tied() -> None:
    plan = json.loads(run("solve", DAYS / "even12x7", "--format", "json").out)
    assert plan["summary"]["ties"] == 12


def plan_of(outcome: Solved) -> EndedDay:
    return EndedDay(load("danish-child-welfare"), outcome, 0.0, timed=True)


def test_what_was_not_looked_at_is_null_in_the_document_and_said_in_words() -> None:
    day = draw(1, "sumsq", decisions=False)
    found = solve(day.problem, day.rules, day.tiers, Limits(ties=False))
    assert isinstance(found, Solved)
    plan = plan_of(found)
    written = document(plan)
    assert written.summary.ties is None
    assert [row.tied for row in written.assignments] == [None] * len(found.allocation.seats)
    claims = Claims.of(written)
    planned = Planned(day.problem, day.rules, day.tiers, found.allocation)
    facts = PlanFacts(claims, planned, plan.policy)
    assert "ties not looked for" in str(day_line(facts))
    rows = table_csv(cases_table(facts, CSV)).splitlines()[1:]
    assert all(row.split(",")[3] == "" for row in rows)


def test_a_day_cut_short_did_not_look() -> None:
    day = draw(1, "sumsq", decisions=False)
    statement = state(day.problem, day.rules)
    best = SolveStanding({}, (), "patterns")
    kept = _kept(statement, day.rules, TIERS, best, "overran")
    assert kept.allocation == Allocation({})
    assert (kept.ties_sought, kept.engine, kept.cut) == (False, "patterns", "overran")


def test_no_way_says_it_looked_when_time_was_over() -> None:
    day, rules = crowded(3)
    statement = state(day, rules)
    for engine in (
        Compact(statement, whole(statement)),
        BranchAndPrice(statement, whole(statement)),
    ):
        for tier in TIERS:
            costs = tier.costs(day)
            found = engine.minimise(costs, Limits())
            assert found is not None
            engine.keep(costs, found.value)
        assert not engine.tied(Limits(seconds=0.0)).sought
        assert engine.tied(Limits()).sought


def test_an_engine_is_named_by_the_way_it_went() -> None:
    small = draw(1, "sumsq", cases=4, workers=3, pairs=0, decisions=False)
    for way, name in ((solve, "subsets"), (None, "plain")):
        found = (
            solve(small.problem, small.rules, small.tiers) if way
            else allocate_plainly(state(small.problem, small.rules), small.tiers, Limits())
        )
        assert isinstance(found, Solved)
        assert found.engine == name
