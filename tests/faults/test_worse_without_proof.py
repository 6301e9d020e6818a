"""Who was not solved to the end is not called worse, nor a plan that is not proven drawn by lot."""

import json
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
from tests.draws import drawn
from tests.explain.short import cut_short

DAY = Path(__file__).parent / "worse-without-proof" / "sym4x12"


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


@pytest.mark.parametrize("seed", drawn(1, range(4)))
def test_words_and_document_say_what_is_not_proven(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(monkeypatch, seed, late=0.0, whole=0.0)
    planned = dealt(4)
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


def test_the_command_says_so(tmp_path: Path) -> None:
    kept = tmp_path / "p.json"
    assert run("solve", DAY, "--time-limit", "1", "-o", kept).code in (0, 4)
    if not kept.exists() or json.loads(kept.read_text())["status"] == "optimal":
        pytest.skip("this machine was too slow, or too quick")
    ask = ("explain", kept, "--instance", DAY, "--case", "P00", "--time-limit", "1")
    ran = run(*ask, "--format", "json")
    if ran.code == 4:
        assert "not answered in the time given" in ran.err
    else:
        found: dict[str, Any] = json.loads(ran.out)
        assert found["verified"] is False
        assert "Not proven" in run(*ask).out
