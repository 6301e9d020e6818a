"""What a plan says its tiers rest on: a checked proof, or the solver's word; never both in one."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assigner.api.plan import Plan
from assigner.api.proof import checked, graded, grades, sentences
from assigner.errors import VerificationFailed
from assigner.plan import Claims
from assigner.proof.check import ShownTier, check
from assigner.solve.proving.builder import proof_of
from tests.cli.runner import run
from tests.proof.made import NORDBY, nordby, nordby_subject


def said(plan: Plan) -> list[str | None]:
    return [tier.grade for tier in plan.claims.tiers]


def shown_of_nordby() -> list[ShownTier]:
    text, subject = nordby_subject()
    return check(text, subject)


@pytest.mark.landing
def test_a_plan_without_a_proof_rests_on_the_solver() -> None:
    assert said(nordby()[0]) == ["solver"] * 5


@pytest.mark.landing
def test_a_plan_kept_with_its_proof_is_checked_in_the_file_and_on_the_screen(
    tmp_path: Path
) -> None:
    plan = tmp_path / "plan.json"
    ran = run("solve", NORDBY, "-o", plan, "--proof", tmp_path / "p.proof", "--format", "json")
    written = json.loads(plan.read_text(encoding="utf-8"))
    assert [tier["grade"] for tier in written["tiers"]] == ["checked"] * 5
    assert json.loads(ran.out) == written
    assert run("verify", plan, "--proof", tmp_path / "p.proof", "--instance", NORDBY).code == 0


@pytest.mark.landing
def test_whatever_comes_after_a_tier_that_is_not_checked_is_not() -> None:
    plan, shown = nordby()[0], shown_of_nordby()
    shown[2] = replace(shown[2], grade="alone")
    assert grades(plan, shown) == ["checked", "checked", "solver", "solver", "solver"]


@pytest.mark.landing
def test_a_plan_may_not_call_more_checked_than_its_proof_shows(tmp_path: Path) -> None:
    told: list[str] = []
    proof_of(nordby_subject()[1], None, told.append)
    plan = graded(nordby()[0], shown_of_nordby())
    assert said(plan) == ["checked"] * 5
    file = tmp_path / "cut.proof"
    file.write_text(told[3], encoding="utf-8")
    with pytest.raises(VerificationFailed, match="what the plan says it does: fit"):
        checked(plan, file)
    assert len(checked(nordby()[0], file)) == 5


@pytest.mark.parametrize(("tier", "grade", "wrong"), [
    (4, "checked", "a tier is called checked after one that is not"),
    (0, None, "tiers.0.grade is null, counted \"solver\""),
])
def test_a_grade_that_does_not_follow_is_refused(
    tier: int, grade: str | None, wrong: str
) -> None:
    with pytest.raises(VerificationFailed, match=wrong):
        regraded({tier: grade}).verify()


def regraded(given: dict[int, str | None], **more: Any) -> Plan:
    plan = nordby()[0]
    tiers = [
        {**row, "grade": given.get(at, row["grade"])}
        for at, row in enumerate(plan.claims.written["tiers"])
    ]
    claims = Claims.model_validate({**plan.claims.written, "tiers": tiers, **more})
    return replace(plan, claims=claims)


def test_an_unproven_tier_has_no_grade() -> None:
    plan = nordby()[0]
    rows = [dict(row) for row in plan.claims.written["tiers"]]
    rows[-1]["proven"], rows[-1]["bound"] = False, 0
    written = {**plan.claims.written, "tiers": rows, "status": "feasible"}
    with pytest.raises(VerificationFailed, match=r'tiers\.4\.grade is "solver", counted null'):
        replace(plan, claims=Claims.model_validate(written)).verify()


def test_where_more_could_have_moved_a_proof_checks_only_what_nothing_beats() -> None:
    shown = shown_of_nordby()
    chosen = replace(nordby()[0], claims=nordby()[0].claims.model_copy(update={"max_moves": 3}))
    # Nobody is unassigned, and nothing costs less than nothing; 234 above the norms could be fewer.
    assert grades(chosen, shown) == ["checked", *["solver"] * 4]
    words = [str(each) for each in sentences(chosen, shown)]
    assert "over" not in words[0]
    assert words[2].endswith("over plans that move the same cases by choice")
