"""Questions tell how far they are and end when nobody wants more, as a solve does."""

import threading
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import assigner
from assigner.api.progress import QuestionSoFar
from tests.quiet import FEW, quiet

CASE = FEW[0]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> assigner.Plan:
    return assigner.read(quiet(tmp_path_factory.mktemp("asked") / "day")).solve()


@pytest.fixture(scope="module")
def collides(plan: assigner.Plan) -> dict[str, str]:
    """Pins that leave a case to nobody who may have it."""
    row = next(row for row in plan.claims.cases if row.id == CASE)
    worker = next(who.id for who in plan.claims.caseworkers if who.id not in row.eligible)
    return {CASE: worker}


def others(plan: assigner.Plan) -> list[str]:
    row = next(row for row in plan.claims.cases if row.id == CASE)
    has = next(row.caseworker for row in plan.claims.assignments if row.case == CASE)
    return [who for who in row.eligible if who != has]


@pytest.mark.landing
def test_an_explanation_tells_how_many_solves_it_made(plan: assigner.Plan) -> None:
    told: list[QuestionSoFar] = []
    plan.explain(CASE, progress=told.append)
    assert [so_far.solves for so_far in told] == list(range(1, len(told) + 1))
    assert len(told) >= len(others(plan))
    assert sorted(so_far.seconds for so_far in told) == [so_far.seconds for so_far in told]


def test_what_is_asked_further_goes_on_counting(plan: assigner.Plan) -> None:
    told: list[QuestionSoFar] = []
    most = 1_000
    explained = plan.explain(CASE, progress=told.append, cancel=lambda: len(told) > most)
    most = before = len(told)
    with pytest.raises(assigner.NothingFound):
        explained.what_would_it_take(others(plan)[0])
    assert [so_far.solves for so_far in told[before:]] == [before + 1]


def test_an_explanation_nobody_wants_is_no_answer(plan: assigner.Plan) -> None:
    gone = threading.Event()
    gone.set()
    with pytest.raises(assigner.NothingFound):
        plan.explain(CASE, cancel=gone)
    with pytest.raises(assigner.NothingFound):
        plan.explain(CASE, cancel=lambda: True)


@pytest.mark.landing
def test_cancelled_on_the_way_what_is_known_stays_and_nothing_more_is_claimed(
    plan: assigner.Plan,
) -> None:
    enough = threading.Event()
    explained = plan.explain(CASE, cancel=enough)
    worker = others(plan)[0]
    known = explained.why_not(worker)
    enough.set()
    assert explained.why_not(worker).document == known.document
    with pytest.raises(assigner.NothingFound):
        explained.what_would_it_take(worker)


def test_fairness_is_cancelled_too() -> None:
    """Of two alike, the fullest has today's case, and might be spared it: a solve says."""
    who = pd.DataFrame({"id": ["A", "B"], "team": "intake", "weekly_hours": 37.0})
    cases = pd.DataFrame({"id": ["C1"], "phase": "intake", "complexity": "simple"})
    plan = assigner.Day.from_frames(
        who, cases, date=date(2026, 11, 23), model="danish-child-welfare"
    ).solve()
    told: list[QuestionSoFar] = []
    assert plan.fairness(progress=told.append).verified
    assert told
    assert not plan.fairness(cancel=lambda: True).verified


@pytest.mark.landing
def test_a_diagnosis_tells_and_is_cancelled(
    plan: assigner.Plan, collides: dict[str, str]
) -> None:
    day = assigner.Day.from_folder(plan.folder or Path())
    told: list[QuestionSoFar] = []
    whole = day.diagnose(pins=collides, progress=told.append)
    assert whole.verified
    assert [so_far.solves for so_far in told] == list(range(1, len(told) + 1))
    assert len(told) > 1
    cut = day.diagnose(pins=collides, cancel=lambda: True)
    assert not cut.verified
    assert cut.document["cut"]


def test_a_diagnosis_cancelled_on_the_way_says_what_it_did_not_try(
    plan: assigner.Plan, collides: dict[str, str]
) -> None:
    enough = threading.Event()
    day = assigner.Day.from_folder(plan.folder or Path())
    cut = day.diagnose(pins=collides, progress=lambda so_far: enough.set(), cancel=enough)
    assert not cut.verified
    assert cut.document["status"] == "infeasible"


def test_no_solve_is_begun_after_it_is_cancelled(plan: assigner.Plan) -> None:
    told: list[QuestionSoFar] = []
    cut = plan.explain(CASE, progress=told.append, cancel=lambda: bool(told))
    assert len(told) == 1
    assert not cut.verified
    assert len(cut.typed.unanswered) == len(others(plan)) - 1
