"""A cell that an answer rests on is named as `check` names it, in a workbook too."""

from pathlib import Path

import pytest

from assigner.explain.evidence import Evidence
from assigner.files.complaints import cell_name
from assigner.rules.skills import Skills
from tests.cli.runner import run
from tests.files.books import DANISH, Writing, as_values
from tests.office import case, held, problem, worker
from tests.rules.days import make


@pytest.mark.parametrize(("file", "rows", "name"), [
    ("cases.csv", (14,), "cases.csv:14 D"), ("cases.csv", (14, 20), "cases.csv:14, 20 D"),
    ("cases.csv", (), "cases.csv D"), ("Sagsstamme", (14, 20), "Sagsstamme!D14, D20"),
    ("Nye sager", (14,), "'Nye sager'!D14"), ("Nye sager", (), "'Nye sager' D"),
])
def test_names_of_cells(file: str, rows: tuple[int, ...], name: str) -> None:
    assert cell_name(file, rows, "D") == name


@pytest.mark.landing
def test_an_answer_about_a_workbook_names_sheet_and_cell(tmp_path: Path, nordby: Path) -> None:
    book, plan = tmp_path / "day.xlsx", tmp_path / "plan.json"
    writing = Writing(book, nordby, DANISH)
    writing.all(as_values)
    writing.book.close()
    assert run("solve", book, "-o", plan).code == 0
    said = run("explain", plan, "--case", "S-10688").out
    assert "Sagsbehandlere!" in said or "Sagsstamme!" in said
    assert ".csv" not in said


def test_an_open_case_placed_anew_has_its_cell_in_the_caseload() -> None:
    day = problem([worker("x")], [held("a", "", row=7), case("b", row=3)])
    evidence = Evidence(day, {(file, "skills"): (file, "G") for file in ("cases.csv",
                                                                         "caseload.csv")})
    assert evidence.of(make(Skills), "a", "x") == ("caseload.csv", 7, "G")
    assert evidence.of(make(Skills), "b", "x") == ("cases.csv", 3, "G")
