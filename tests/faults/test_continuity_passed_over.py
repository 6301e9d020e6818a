"""A child's present or former caseworker who could have the case and does not is told of."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assigner.explain.passed_over import Continuity
from tests.cli.runner import run
from tests.explain.days import planned_days

DAY = Path(__file__).parent / "continuity-passed-over"
KNOWN = [
    {"caseworker": "KNOWN", "relation": "family_caseworker"},
    {"caseworker": "KNOWN", "relation": "previous_caseworker"},
]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = tmp_path_factory.mktemp("plan") / "p.json"
    assert run("solve", DAY, "-o", kept).code == 0
    return kept


@pytest.mark.landing
def test_the_line_says_who(plan: Path) -> None:
    document = json.loads(plan.read_text(encoding="utf-8"))
    (row,) = document["assignments"]
    assert row["caseworker"] == "STRANGER"
    assert row["passed_over"] == KNOWN
    told = " ".join(run("solve", DAY).out.split())
    assert "passes over KNOWN" in told
    assert "who would be at 13% with it" in told
    assert "passes over KNOWN" in run("solve", DAY, "--format", "csv").out


def test_explain_says_for_what_gain_before_all_else(plan: Path) -> None:
    ran = run("explain", plan, "--instance", DAY, "--case", "NEW")
    first, second = [part for part in ran.out.split("\n\n") if part.strip()][:2]
    assert first.startswith("NEW")
    assert "passes over KNOWN" in second
    assert "less even: KNOWN at 13.2%, not" in " ".join(second.split())
    found = json.loads(
        run("explain", plan, "--instance", DAY, "--case", "NEW", "--format", "json").out
    )
    assert [row["caseworker"] for row in found["passed_over"]] == ["KNOWN"]


def test_report_puts_it_among_the_first(plan: Path, tmp_path: Path) -> None:
    page, book = tmp_path / "r.html", tmp_path / "r.xlsx"
    assert run("report", plan, "--instance", DAY, "-o", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert text.index("Somebody the child knows is passed over") < text.index("The closest calls")
    assert run("report", plan, "--instance", DAY, "-o", book).code == 0
    rows = list(load_workbook(book).worksheets[0].iter_rows(values_only=True))
    (place,) = [at for at, name in enumerate(rows[0]) if name == "Passed over"]
    assert "KNOWN" in str(rows[1][place])


@pytest.mark.parametrize("claimed", [[], KNOWN[:1], [{**KNOWN[0], "caseworker": "STRANGER"}]])
def test_verify_recounts_it(plan: Path, tmp_path: Path, claimed: list[dict[str, str]]) -> None:
    document: dict[str, Any] = json.loads(plan.read_text(encoding="utf-8"))
    document["assignments"][0]["passed_over"] = claimed
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(document), encoding="utf-8")
    assert run("verify", plan, "--instance", DAY).code == 0
    ran = run("verify", forged, "--instance", DAY)
    assert ran.code == 7
    assert "passed over" in ran.err


@pytest.mark.landing
def test_it_is_counted_from_the_day() -> None:
    counted = 0
    for day, trials in planned_days(range(40), cases=3):
        problem, planned = day.problem, trials.planned
        continuity = Continuity(planned.statement, planned.allocation)
        for case, seats in planned.allocation.seats.items():
            family = problem.cases[case].family
            holders = {
                held.caseworker for held in problem.instance.caseload
                if family and held.family == family and problem.present(held.caseworker)
            }
            previous = {problem.cases[case].previous_caseworker} - {""}
            could = set(planned.statement.candidates.takes[case])
            expected = {
                (worker, relation)
                for relation, people in (
                    ("family_caseworker", holders), ("previous_caseworker", previous)
                )
                if seats.caseworker not in people for worker in people & could
            }
            assert set(continuity.of(case)) == expected
            counted += len(expected)
    assert counted > 0


def test_what_must_go_along_is_counted(tmp_path: Path) -> None:
    """Whoever is passed over would have the siblings as well: so full, and no less."""
    day = Path(shutil.copytree(DAY, tmp_path / "day"))
    with (day / "cases.csv").open("a", encoding="utf-8") as rows:
        rows.write("OTHER,F0,measures,simple,1,\n")
    told = " ".join(run("solve", day).out.split())
    one = run("solve", day, "--pin", "NEW=KNOWN", "--format", "json")
    full = {row["id"]: row["utilisation_after"] for row in json.loads(one.out)["caseworkers"]}
    assert f"who would be at {full['KNOWN']:.0%} with NEW, OTHER" in told
