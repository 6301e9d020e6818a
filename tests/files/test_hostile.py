"""Files made to take time and memory: words come first, whatever their size."""

import os
import sys
import zipfile
from pathlib import Path

import pytest

from assigner.files import grid, package
from assigner.files.columns import is_header
from assigner.files.grid import MOST_ROWS, MOST_SIGNS
from assigner.files.read import read
from tests.cli.runner import run
from tests.draws import looped
from tests.files.nordby import SOUND, VOCABULARY, write
from tests.files.test_workbook import small

HOSTILE = Path(__file__).parents[1] / "faults" / "hostile"
SHEET = "xl/worksheets/sheet3.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'


def codes(path: Path) -> list[str]:
    return [error.code for error in read(path, VOCABULARY).errors]


def repacked(path: Path, part: str, content: bytes) -> Path:
    """A sound workbook with one part replaced."""
    made = small(path.with_name("sound.xlsx"))
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, content if item.filename == part
                         else old.read(item.filename))
    return path


@pytest.mark.parametrize("name", ["cells_norow.xlsx", "corrupt.xlsx"])
def test_workbooks_that_took_minutes(name: str) -> None:
    assert codes(HOSTILE / name) == ["E154"]


@pytest.mark.parametrize(("part", "content"), looped(1, [
    ("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">' + "<xf/>" * 1_100_000 + "</styleSheet>"),
    (SHEET, _HEAD + "<c/>" * 1_600_000 + "</sheetData></worksheet>"),
    (SHEET, _HEAD + "<a>" * 200_000),
    (SHEET, f'{_HEAD}<row><c r="{"9" * 400}"><v>1</v></c></row></sheetData></worksheet>'),
    (SHEET, _HEAD + "</sheetData>" + '<mergeCell ref="A1:B2"/>' * 10_001 + "</worksheet>"),
    ("xl/workbook.xml", "<!DOCTYPE l [<!ENTITY a 'lol'>" + "".join(
        f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
    ) + "]><workbook>&j;</workbook>"),
]), ids=["styles", "cells", "depth", "reference", "merges", "entities"])
def test_parts_of_a_workbook_without_end(tmp_path: Path, part: str, content: str) -> None:
    found = codes(repacked(tmp_path / "day.xlsx", part, content.encode()))
    assert found
    assert set(found) <= {"E154", "E140"}


def test_a_part_that_is_larger_than_it_says(tmp_path: Path) -> None:
    path = repacked(tmp_path / "day.xlsx", SHEET, b"<worksheet/>" + b" " * 1_000_000)
    data = path.read_bytes()
    real, said = (1_000_012).to_bytes(4, "little"), (12).to_bytes(4, "little")
    assert data.count(real) == 2
    path.write_bytes(data.replace(real, said))
    assert codes(path) == ["E154"]


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    path = small(tmp_path / "day.xlsx")
    with zipfile.ZipFile(path, "a") as package_:
        package_.writestr("XL/Workbook.xml", "<workbook/>")
    assert codes(path) == ["E154"]


@pytest.mark.landing
def test_too_many_parts(tmp_path: Path) -> None:
    path = small(tmp_path / "day.xlsx")
    with zipfile.ZipFile(path, "a") as package_:
        for number in range(package.MOST_PARTS):
            package_.writestr(f"x{number}", "")
    assert codes(path) == ["E154"]


@pytest.mark.parametrize("most", [5_000, pytest.param(MOST_ROWS, marks=pytest.mark.long)])
def test_rows_beyond_the_bound_are_counted_and_the_others_judged(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", most)
    rows = "N,intake,tung\n" * (most + 10)
    found = read(write(tmp_path, {"cases.csv": f"id,phase,complexity\n{rows}"}), VOCABULARY)
    told = {error.code: str(error.message) for error in found.errors}
    assert f"{most:,}" in told["E157"]
    assert "more like this one" in told["E103"]
    assert len(found.errors) < 300
    assert sum(e.times for e in found.errors) == 2 * most - 2


def test_a_hundred_thousand_columns(tmp_path: Path) -> None:
    head = ",".join(f"c{number}" for number in range(100_000))
    assert codes(write(tmp_path, {"cases.csv": f"{head}\n{head}\n"})) == ["E157"]


@pytest.mark.parametrize("row", looped(1, ["{},intake,simple", "N-1,{},simple", "N-1,intake,{}"]))
def test_a_cell_without_end(tmp_path: Path, row: str) -> None:
    for cell in ("æ1 " * 20_000, "æ1 " * 60_000, '"' + "æ1\n" * 20_000 + '"'):
        table = f"id,phase,complexity\n{row.format(cell)}\n"
        found = read(write(tmp_path, {"cases.csv": table}), VOCABULARY).errors
        told = [error for error in found if error.code == "E157"]
        assert [error.row for error in told] == [2]
        assert "E153" not in {error.code for error in found}
        assert f"{MOST_SIGNS:,}" in str(told[0].message)


def test_a_cell_of_a_workbook_without_end(tmp_path: Path) -> None:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"æ1 " * 20_000}</t></is></c></row>'
    path = repacked(tmp_path / "day.xlsx", SHEET, f"{_HEAD}{cell}</sheetData></worksheet>".encode())
    assert "E157" in codes(path)


def test_a_line_without_end_is_no_header() -> None:
    assert not is_header("id" + " " * 1_000)


@pytest.mark.landing
def test_thousands_of_unknown_keys(tmp_path: Path) -> None:
    keys = "".join(f"k{number} = 1\n" for number in range(20_000))
    found = read(write(tmp_path, {"instance.toml": SOUND["instance.toml"] + keys}), VOCABULARY)
    assert sum(w.times for w in found.warnings) == 20_000
    assert len(found.warnings) == 101


@pytest.mark.parametrize("value", [
    "[" * 100_000, "{a=" * 100_000, "'''" + "x" * 1_100_000 + "'''", "1" * 10_000,
])
def test_toml_without_end(tmp_path: Path, value: str) -> None:
    found = codes(write(tmp_path, {"instance.toml": f"date = {value}\n"}))
    assert set(found) <= {"E157", "E160"}
    assert found


def test_keys_dotted_without_end(tmp_path: Path) -> None:
    dotted = "a" + ".a" * 100_000 + " = 1\n"
    assert codes(write(tmp_path, {"instance.toml": dotted})) == ["E160"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files here")
def test_pipes_and_devices_are_told_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "day")
    (folder / "cases.csv").unlink()
    os.mkfifo(folder / "cases.csv")
    os.mkfifo(tmp_path / "day.xlsx")
    os.mkfifo(tmp_path / "plan.json")
    assert codes(folder) == ["E151"]
    assert codes(tmp_path / "day.xlsx") == ["E154"]
    for args in (("verify", tmp_path / "plan.json"), ("verify", os.devnull),
                 ("rebalance", folder, "--change", tmp_path / "plan.json")):
        assert run(*args).code == 1


@pytest.mark.parametrize("content", [
    "[" * 100_000, '{"a":' * 100_000, "1" * 10_000, '{"seed": NaN}', "Infinity",
])
def test_documents_without_end(tmp_path: Path, content: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content)
    ran = run("verify", path)
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert sys.getrecursionlimit() >= 1_000


@pytest.mark.parametrize("limit", ["nan", "inf", "-inf", "1e999"])
def test_limits_that_never_end_are_refused(limit: str, tmp_path: Path) -> None:
    assert run("solve", write(tmp_path), "--time-limit", limit).code == 2


def test_lock_files_say_that_somebody_has_the_workbook_open(tmp_path: Path) -> None:
    path = small(tmp_path / "day.xlsx")
    lock = tmp_path / "~$day.xlsx"
    lock.write_bytes(b"\x05Anne " + b"\0" * 100)
    assert [(w.code, w.file) for w in read(path, VOCABULARY).warnings] == [("W214", "day.xlsx")]
    named = read(lock, VOCABULARY).errors
    assert [error.code for error in named] == ["E154"]
    assert "day.xlsx" in str(named[0].fix)
