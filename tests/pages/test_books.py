"""Workbooks and CSV out: real numbers and dates, nothing that runs, opened by LibreOffice."""

import csv
import io
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.cli.offices import write
from tests.cli.runner import run
from tests.files.books import by_libreoffice, needs_libreoffice

RUNS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(0)")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An office whose names and case ids try to be formulas, and its plan."""
    people = {"V": {"name": RUNS[0]}, "X": {"name": RUNS[1]}, "Y": {"name": RUNS[3]}}
    cases = {text: {"due": "2026-11-30"} for text in RUNS}
    folder = write(tmp_path_factory.mktemp("runs") / "day", people, cases)
    plan = folder.parent / "plan.json"
    assert run("solve", folder, "-o", plan).code == 0
    return folder, plan


@pytest.mark.landing
@pytest.mark.parametrize("lang", ["en", "da"])
def test_the_plan_as_a_workbook(planned: tuple[Path, Path], tmp_path: Path, lang: str) -> None:
    folder, plan = planned
    one, other = tmp_path / "solved.xlsx", tmp_path / "kept.xlsx"
    ran = run("solve", folder, "--format", "xlsx", "-o", one, "--lang", lang)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert run("report", plan, "--instance", folder, "-o", other, "--lang", lang).code == 0
    books = [openpyxl.load_workbook(path) for path in (one, other)]
    for sheet, same in zip(*(book.worksheets for book in books), strict=True):
        assert [[cell.value for cell in row] for row in sheet] == [
            [cell.value for cell in row] for row in same
        ]
    cases, loads = books[0].worksheets[:2]
    assert (cases.title, loads.title) == ("Plan", {"en": "Loads", "da": "Belastning"}[lang])
    assert sorted(str(cell.value) for cell in cases["A"][1:]) == sorted(RUNS)
    assert {type(cell.value) for cell in cases["I"][1:]} == {datetime}
    assert {type(cell.value) for cell in loads["K"][1:]} <= {float, int}
    assert cases["I"][1].number_format == {"en": "yyyy-mm-dd", "da": "dd-mm-yyyy"}[lang]
    for book in books:
        for sheet in book:
            assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}
    with ZipFile(one) as package:
        for name in package.namelist():
            assert b"<f>" not in package.read(name)


@pytest.mark.long  # in every run it opens a template and an instance (tests/files)
@needs_libreoffice
def test_libreoffice_opens_the_workbook_and_keeps_it(
    planned: tuple[Path, Path], tmp_path: Path
) -> None:
    made = tmp_path / "plan.xlsx"
    assert run("solve", planned[0], "--format", "xlsx", "-o", made).code == 0
    again = openpyxl.load_workbook(by_libreoffice(tmp_path / "out", made)[0])
    for sheet in openpyxl.load_workbook(made):
        kept = [[cell.value for cell in row] for row in again[sheet.title]]
        assert kept == [[cell.value for cell in row] for row in sheet]


@pytest.mark.landing
def test_csv_is_for_programs_in_english_and_for_spreadsheets_in_danish(
    planned: tuple[Path, Path]
) -> None:
    english = run("solve", planned[0], "--format", "csv").out
    danish = run("solve", planned[0], "--format", "csv", "--lang", "da").out
    assert english.startswith("case,caseworker,co_caseworker,tied,")
    assert danish.startswith("\ufeffSag;Sagsbehandler;Medsagsbehandler;")
    rows = [list(csv.reader(io.StringIO(text), delimiter=mark))[1:]
            for text, mark in ((english, ","), (danish, ";"))]
    assert [row[0] for row in rows[0]] == [row[0] for row in rows[1]]
    assert [row[5].replace(".", ",") for row in rows[0]] == [row[5] for row in rows[1]]
    for row in (*rows[0], *rows[1]):
        assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_a_workbook_needs_a_file(planned: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("solve", planned[0], "--format", "xlsx").code == 2
    ran = run("report", planned[1], "--instance", planned[0], "--audience", "worker",
              "-o", tmp_path / "a.xlsx")
    assert ran.code == 2


@pytest.mark.landing
def test_the_handover_list_in_a_workbook_and_as_csv(office: Path, kept: Path) -> None:
    """Real dates and numbers in the one; Danish dates, words and separators in the other."""
    book = kept / "rebalance.xlsx"
    assert run("report", kept / "rebalance.json", "--instance", office, "-o", book).code == 0
    sheet = openpyxl.load_workbook(book).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet[2:3]]
    assert sheet.title == "Handover"
    assert [(row["From"], row["Case"], row["Reason"]) for row in rows] == [
        ("Y", "H-1", "is away"), ("Z", "H-2", "leaves")
    ]
    assert rows[0]["Cover until"] == datetime(2026, 12, 24)
    said = run("rebalance", office, "--leaves", "Z:2026-12-01", "--format", "csv", "--lang", "da")
    lines = list(csv.DictReader(io.StringIO(said.out.lstrip("\ufeff")), delimiter=";"))
    assert [(line["Sag"], line["Senest"], line["Årsag"]) for line in lines] == [
        ("H-2", "01-12-2026", "fratræder")
    ]


@pytest.mark.landing
def test_policies_as_csv_in_danish_have_decimal_commas(office: Path) -> None:
    args = ("compare", office, "-m", "danish-child-welfare", "-m", "equal-numbers", "--format")
    english, danish = run(*args, "csv").out, run(*args, "csv", "--lang", "da").out
    rows = [list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark))
            for text, mark in ((english, ","), (danish, ";"))]
    assert rows[0][0] == ["run", "kind", "what", "name", "unit", "value"]
    assert rows[1][0] == ["Model", "Art", "Hvad", "Navn", "Enhed", "Værdi"]
    numbers = [[row[5] for row in table if row[2] == "judged"] for table in rows]
    assert any("," in number for number in numbers[1])
    assert [number.replace(",", ".") for number in numbers[1]] == numbers[0]


def test_a_result_that_is_no_plan_says_that_it_is_a_page(tmp_path: Path) -> None:
    kept = tmp_path / "compared.json"
    kept.write_text('{"schema_version": "1.0", "kind": "compare"}', encoding="utf-8")
    ran = run("report", kept, "-o", tmp_path / "compared.xlsx")
    assert ran.code == 2
    assert "A workbook is made of a plan alone" in ran.err
    assert "-o report.html" in ran.err
