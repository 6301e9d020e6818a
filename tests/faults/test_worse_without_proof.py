"""Who was not solved to the end is not called worse, nor a plan that is not proven drawn by lot."""

import json
import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from assigner.allocation import Allocation, Seats
from assigner.api.day import open_day
from assigner.explain.answers import Answers
from assigner.explain.evidence import Evidence
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.render.table_csv import table_csv
from assigner.views.explain.case import why_not_table
from tests.cli.runner import run
from tests.explain.short import cut_short

DAY = Path(__file__).parent / "worse-without-proof" / "sym4x12"
FEW = 3
"""Cases of it that have few enough allocations to look at all of them, again and again."""


def dealt(cases: int) -> Planned:
    """Some of the cases dealt round the four alike people, which nothing proves."""
    facts, policy = open_day(DAY, None, {}).require()
    problem = policy.pose(facts)
    some = list(problem.cases)[:cases]
    small = policy.pose(type(facts)(**{
        **facts.__dict__, "cases": tuple(case for case in facts.cases if case.id in some),
    }))
    people = list(problem.workers)
    pairs = cycle(zip(people, people[1:] + people[:1], strict=True))
    seats = {case: Seats(*pair) for case, pair in zip(some, pairs, strict=False)}
    return Planned(small, policy.rules, policy.tiers, Allocation(seats), proven=False)


@pytest.mark.landing
@pytest.mark.parametrize(("seed", "cases"), [
    (0, FEW), *(pytest.param(seed, 4, marks=pytest.mark.long) for seed in range(4)),
])
def test_words_and_document_say_what_is_not_proven(
    seed: int, cases: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(monkeypatch, seed, late=0.0, whole=0.0)
    planned = dealt(cases)
    answers = Answers(Trials(planned), Evidence(planned.problem, {}), frozenset())
    case = next(iter(planned.problem.cases))
    found = answers.why(case)
    assert found.verified is False
    assert any("Not proven" in str(words) for words in found.cut)
    assert "by lot" not in found.words
    assert "best of" not in found.words
    assert "by lot" not in found.because[0].words
    # Four alike people: nobody is worse, so what is called worse is not proven.
    for row in found.ranked:
        assert row.proven is False or row.verdict == "possible_and_better"
    rows = table_csv(why_not_table(answers.table())).splitlines()
    assert rows[0].endswith("proven")
    for other in planned.problem.workers:
        if other != planned.caseworker(case):
            answer = answers.why_not(case, other)
            assert answer.verified is False
            assert "possible but worse" not in answer.words


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The day with a few of its cases: an engine that is cut short looks at every allocation."""
    day = Path(shutil.copytree(DAY, tmp_path / "day"))
    file = day / "cases.csv"
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(rows[:FEW + 1]), encoding="utf-8")
    return day


@pytest.mark.landing
def test_the_command_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(monkeypatch, 0, late=0.0, whole=0.0)
    kept = small.with_name("p.json")
    assert run("solve", small, "-o", kept).code == 0
    assert json.loads(kept.read_text(encoding="utf-8"))["status"] == "feasible"
    ask = ("explain", kept, "--instance", small, "--case", "P00")
    ran = run(*ask, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    assert found["verified"] is False
    assert "Not proven" in run(*ask).out


def test_the_command_says_that_no_time_was_left(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = small.with_name("p.json")
    assert run("solve", small, "-o", kept).code == 0
    cut_short(monkeypatch, 0, late=1.0)
    ran = run("explain", kept, "--instance", small, "--case", "P00")
    assert ran.code == 4
    assert "not answered in the time given" in ran.err
