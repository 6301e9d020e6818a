"""`check --format xlsx`: a copy with the faulty cells coloured, and a sheet that leads to them."""

from pathlib import Path

import openpyxl
import pytest

from assigner.files.read import read
from assigner.words.civil_number import holds
from tests.cli.runner import run
from tests.draws import covering
from tests.files.books import DANISH, Writing, as_text
from tests.files.nordby import BAD, VOCABULARY

RAW = BAD / "nordby-raw"


@pytest.mark.landing
@pytest.mark.parametrize("kind", covering(["workbook"], ["folder", "workbook"]))
def test_every_fault_is_coloured_noted_and_linked(tmp_path: Path, kind: str) -> None:
    instance = RAW
    if kind == "workbook":
        instance = tmp_path / "raw.xlsx"
        writing = Writing(instance, RAW, DANISH)
        writing.all(as_text)
        writing.book.close()
    copy = tmp_path / "faults.xlsx"
    ran = run("check", instance, "--format", "xlsx", "-o", copy)
    assert ran.code == 1
    found = read(instance, VOCABULARY)
    told = [*found.errors, *found.warnings]
    assert len(told) > 10
    book = openpyxl.load_workbook(copy)
    front = book.worksheets[0]
    assert front.max_row == len(told) + 1
    for row, fault in enumerate(told, start=2):
        assert front.cell(row, 6).value == fault.code
        link = front.cell(row, 1).hyperlink
        assert link.location == f"'{fault.file}'!{fault.column or 'A'}{fault.row or 1}"
        if fault.row is not None:
            cell = book[fault.file][f"{fault.column or 'A'}{fault.row}"]
            assert cell.fill.start_color.rgb in ("FFFBE0DC", "FFFDF0D0")
            assert str(fault.message) in cell.comment.text
    assert not any(
        holds(str(cell.value)) for sheet in book for line in sheet for cell in line if cell.value
    )


@pytest.mark.landing
def test_a_sound_day_has_nothing_but_its_warnings(tmp_path: Path, nordby: Path) -> None:
    copy = tmp_path / "faults.xlsx"
    assert run("check", nordby, "--format", "xlsx", "-o", copy).code == 0
    book = openpyxl.load_workbook(copy)
    assert book.worksheets[0].max_row == 4  # the deadlines on a Saturday
    assert book["cases.csv"]["A2"].value == "S-10673"


def test_the_copy_needs_a_file(nordby: Path, tmp_path: Path) -> None:
    assert run("check", nordby, "--format", "xlsx").code == 2
    assert run("check", nordby, "-o", tmp_path / "a.xlsx").code == 2


@pytest.mark.landing
@pytest.mark.parametrize("kind", ["folder", "workbook"])
def test_what_is_mended_in_the_copy_can_be_read(tmp_path: Path, kind: str, nordby: Path) -> None:
    """The head of the day, titles and sheets that are not read are in the copy too."""
    instance = nordby
    if kind == "workbook":
        instance = tmp_path / "day.xlsx"
        writing = Writing(instance, nordby, DANISH)
        writing.all(as_text, top=2)
        writing.book.add_worksheet("Lister").write_column(0, 0, ["Team", "Modtagelse"])
        for sheet in writing.book.worksheets():
            if sheet.name == "Nye sager":
                sheet.write_string(0, 0, "Udtræk")
        writing.book.close()
    copy = tmp_path / "faults.xlsx"
    assert run("check", instance, "--format", "xlsx", "-o", copy).code == 0
    found, wanted = read(copy, VOCABULARY).require(), read(nordby, VOCABULARY).require()
    assert found.sha256 == wanted.sha256
    if kind == "workbook":
        book = openpyxl.load_workbook(copy)
        assert book["Lister"]["A2"].value == "Modtagelse"
        assert book["Nye sager"]["A1"].value == "Udtræk"
