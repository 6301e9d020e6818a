"""What compares with a solve that was not proven says so, in words and in JSON."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assigner.api.kept import open_kept
from assigner.explain.answers import Answers
from assigner.explain.evidence import Evidence
from assigner.explain.what_if import Trials
from assigner.plan import read_claims
from assigner.plan.diff import diff_document
from assigner.scenarios import compare
from assigner.solve import Solved, solve_guarded
from assigner.view import BOOK
from assigner.views.plan.cases import cases_table
from tests.cli.offices import write
from tests.cli.runner import run
from tests.explain.days import planned_days


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("unproven") / "day", {}, {"C-1": {}, "C-2": {}})


@pytest.mark.landing
def test_a_comparison_names_the_models_that_are_not_proven(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = ("compare", office, "-m", "danish-child-welfare", "-m", "equal-numbers",
             "--baseline", "round-robin")
    found = json.loads(run(*policies, "--format", "json").out)
    assert (found["verified"], found["not_proven"]) == (True, [])
    assert "proven" not in found["words"]
    whole = solve_guarded

    def short(problem: Any, rules: Any, tiers: Any, limits: Any) -> Any:
        outcome = whole(problem, rules, tiers, limits)
        assert isinstance(outcome, Solved)
        asked.append(len(rules))
        cut = tuple(replace(item, proven=False) for item in outcome.reached)
        return outcome if len(asked) == 1 else replace(outcome, reached=cut)

    asked: list[int] = []
    monkeypatch.setattr(compare, "solve_guarded", short)
    found = json.loads(run(*policies, "--format", "json").out)
    assert (found["verified"], found["not_proven"]) == (False, ["equal-numbers"])
    assert found["words"].endswith(" · not proven: equal-numbers")
    asked.clear()
    text = run(*policies).out
    assert "not proven: equal-numbers" in text
    assert "A better allocation may exist." in text


def test_a_difference_names_the_plan_that_is_not_proven(office: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert run("solve", office, "-o", plan).code == 0
    proven = read_claims(plan)
    other = proven.model_copy(update={"status": "feasible"})
    for pair, last, both in (
        ((proven, proven), "people", True),
        ((other, proven), " · the first plan is not proven", False),
        ((proven, other), " · the second plan is not proven", False),
        ((other, other), " · both plans are not proven", False),
    ):
        found = diff_document(*pair)
        assert found.words.endswith(last)
        assert found.verified is both


@pytest.mark.landing
def test_an_answer_about_a_plan_that_is_not_proven_is_not_proven() -> None:
    asked = 0
    for day, trials in planned_days(range(4), cases=3):
        short = Trials(replace(trials.planned, proven=False))
        answers = Answers(short, Evidence(day.problem, {}), frozenset())
        for case in day.problem.cases:
            others = [row.caseworker for row in answers.why(case).ranked
                      if row.verdict in {"equally_good", "possible_but_worse"}]
            for worker in others[:1]:
                answer = answers.why_not(case, worker)
                asked += 1
                assert not answer.verified
                assert answer.words.endswith(" · not proven")
                assert any("Not proven" in words for words in answer.cut)
        assert not answers.table().verified
        assert answers.table().words.endswith(" · not proven")
    assert asked


@pytest.mark.landing
def test_a_workbook_says_of_ties_not_looked_for_that_they_were_not(
    office: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.json"
    assert run("solve", office, "-o", plan).code == 0
    found = json.loads(plan.read_text(encoding="utf-8"))
    found["summary"]["ties"] = None
    for row in found["assignments"]:
        row["tied"] = None
    plan.write_text(json.dumps(found), encoding="utf-8")
    kept = open_kept(plan, office, None)
    from assigner.api.shown import facts_of  # noqa: PLC0415  # rich

    table = cases_table(facts_of(kept), BOOK)
    assert sum(str(cell.value) == "not looked for" for row in table.rows for cell in row.cells) == 2
