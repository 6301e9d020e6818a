"""The workbook to fill in: a person fills it, and it is an instance."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from assigner.api.workbook import write_day
from assigner.files.columns import SCHEMAS
from assigner.files.read import read
from assigner.files.sheet_names import SHEETS
from assigner.policy import load
from tests.cli.runner import run
from tests.files.books import by_libreoffice, needs_libreoffice
from tests.files.nordby import VOCABULARY

LANGUAGES = pytest.mark.parametrize("lang", ["en", "da"])
AT = {"en": 0, "da": 1}


def made(folder: Path, lang: str, *options: str) -> Path:
    path = folder / "2026-11-23.xlsx"
    ran = run("init", path, "--xlsx", "--lang", lang, *options)
    assert ran.code == 0, ran.err
    assert f"assigner check {path}" in ran.err
    return path


def filled(path: Path, lang: str) -> Path:
    """The example's rows, copied into the tables as somebody would."""
    book = openpyxl.load_workbook(path)
    names = {schema.file: SHEETS[schema.file][AT[lang]] for schema in SCHEMAS}
    table: dict[int, int] = {}
    sheet = None
    for row in book[{"en": "Example", "da": "Eksempel"}[lang]].iter_rows(values_only=True):
        if row[0] in names.values():
            sheet, table = book[row[0]], {}
        elif sheet is not None and not table and row[0]:
            header = [cell.value for cell in sheet[1]]
            table = {place: header.index(name) + 1 for place, name in enumerate(row) if name}
        elif sheet is not None and row[0]:
            down = 2 + sum(bool(cell.value) for cell in sheet["A"][1:])
            for place, column in table.items():
                sheet.cell(down, column, row[place])
    book.save(path)
    return path


@pytest.mark.landing
@LANGUAGES
def test_an_empty_template_lacks_only_caseworkers(tmp_path: Path, lang: str) -> None:
    found = read(made(tmp_path, lang), VOCABULARY)
    assert [(error.code, error.file) for error in found.errors] == [
        ("E144", SHEETS["caseworkers.csv"][AT[lang]])
    ]
    assert found.warnings == ()


@pytest.mark.landing
@LANGUAGES
def test_a_filled_in_template_is_checked_and_solved(tmp_path: Path, lang: str) -> None:
    path = filled(made(tmp_path, lang), lang)
    ran = run("check", path, "--lang", lang)
    assert (ran.code, ran.out.split()[0]) == (0, "0"), ran.out
    plan = tmp_path / "plan.json"
    assert run("solve", path, "-o", plan).code == 0
    assert run("verify", plan).code == 0


@pytest.mark.landing
@pytest.mark.parametrize("model", [
    "danish-child-welfare", "uk-points", "us-cwla", "finnish-law", "equal-numbers",
])
def test_the_example_speaks_the_words_of_its_model(tmp_path: Path, model: str) -> None:
    path = filled(made(tmp_path, "en", "-m", model), "en")
    ran = run("check", path)
    assert ran.code == 0, ran.out


@pytest.mark.landing
def test_headings_stay_and_say_what_they_mean_and_lists_are_the_models(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path, "da"))
    for schema in SCHEMAS:
        sheet = book[SHEETS[schema.file][1]]
        assert sheet.freeze_panes == "B2"
        assert [cell.value for cell in sheet[1]] == [column.danish for column in schema.columns]
        assert all(cell.comment is not None and cell.comment.text for cell in sheet[1])
    rules = {str(rule.sqref): rule for rule in
             book["Sagsbehandlere"].data_validations.dataValidation}
    assert rules["C2:C5000"].formula1 == "'Lister'!$A$1:$A$3"
    assert [cell.value for cell in book["Lister"]["A"]] == [
        "Modtagelse", "Undersøgelse", "Foranstaltning"
    ]
    assert book["Lister"].sheet_state == "hidden"


def test_a_folder_with_nothing_but_the_template_is_the_instance(tmp_path: Path) -> None:
    assert run("init", tmp_path / "day", "--xlsx").code == 0
    filled(tmp_path / "day" / "instance.xlsx", "en")
    assert run("check", tmp_path / "day").code == 0
    again = run("init", tmp_path / "day", "--xlsx")
    assert again.code == 1
    assert "nothing is overwritten" in again.err


@pytest.mark.landing
@needs_libreoffice
def test_libreoffice_opens_the_template_and_changes_nothing(tmp_path: Path) -> None:
    books = []
    for lang in ("en", "da"):
        (tmp_path / lang).mkdir()
        books.append(filled(made(tmp_path / lang, lang), lang).rename(tmp_path / f"{lang}.xlsx"))
    for book, again in zip(books, by_libreoffice(tmp_path / "out", *books), strict=True):
        one, other = read(book, VOCABULARY).instance, read(again, VOCABULARY).instance
        assert one is not None
        assert other is not None
        assert one.sha256 == other.sha256
        assert one.date == date(2026, 11, 23)


@pytest.mark.landing
@LANGUAGES
def test_who_decides_is_written_in_a_cell_and_travels(tmp_path: Path, lang: str) -> None:
    path = filled(made(tmp_path, lang), lang)
    book = openpyxl.load_workbook(path)
    head = book.worksheets[1]
    row = next(row for row in head.iter_rows() if row[0].value in ("deciders", "beslutter"))
    head.cell(row[0].row, 2, "Bo Lund = shop steward | Ulla Hansen = team leader | Bo Lund = x")
    book.save(path)
    facts = read(path, VOCABULARY).require()
    assert facts.deciders == (("Bo Lund", ("shop steward", "x")), ("Ulla Hansen", ("team leader",)))
    write_day(tmp_path / "next.xlsx", facts, load(facts.model), danish=lang == "da")
    assert read(tmp_path / "next.xlsx", VOCABULARY).require().deciders == facts.deciders
