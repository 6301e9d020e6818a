"""Day two is written as day one was: the office's own CSV, or the template's workbook."""

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from assigner.files.columns import SCHEMAS
from assigner.files.read import read
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped
from tests.files.nordby import VOCABULARY
from tests.quiet import quiet

WAYS = [
    (";", "cp1252", "%d-%m-%Y", ",", True), (",", "utf-8", "%Y-%m-%d", ".", False),
    (";", "utf-8-sig", "%d.%m.%Y", ",", True), ("\t", "utf-8", "%d/%m/%Y", ",", True),
    (";", "utf-8", "%Y-%m-%d", ".", False),
]


@pytest.fixture
def monday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return quiet(tmp_path / "mandag")


def rewritten(folder: Path, way: tuple[str, str, str, str, bool]) -> None:
    """Nordby's files as another office would write them."""
    separator, encoding, dates, decimal, danish = way
    for schema in SCHEMAS:
        file = folder / schema.file
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="cp1252")), delimiter=";"))
        columns = [schema.column(name) for name in rows[0]]
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, lineterminator="\n")
        writer.writerow([
            column.danish if danish else column.key for column in columns if column is not None
        ])
        for row in rows[1:]:
            cells = []
            for cell in row:
                try:
                    cells.append(datetime.strptime(cell, "%d-%m-%Y").strftime(dates))
                except ValueError:
                    number = cell.replace(",", "")
                    cells.append(cell.replace(",", decimal) if number.isdigit() else cell)
            writer.writerow(cells)
        file.write_bytes(out.getvalue().encode(encoding))


@pytest.mark.landing
@pytest.mark.parametrize("way", [
    *WAYS[:2], *(pytest.param(way, marks=pytest.mark.long) for way in WAYS[2:]),
], ids=str)
def test_next_writes_the_dialect_that_came_in(
    way: tuple[str, str, str, str, bool], monday: Path
) -> None:
    rewritten(monday, way)
    separator, encoding, dates, decimal, danish = way
    assert run("solve", monday, "-o", "plan.json").code == 0
    ran = run("next", "plan.json", "-o", "tirsdag")
    assert ran.code == 0, ran.err
    for name in ("caseworkers", "cases", "caseload"):
        before = (monday / f"{name}.csv").read_bytes()
        after = (Path("tirsdag") / f"{name}.csv").read_bytes()
        assert after.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
        text = after.decode(encoding)
        mine, theirs = before.decode(encoding).splitlines()[0], text.splitlines()[0]
        assert theirs.startswith(mine), "the same headers in the same order, more at the end"
        assert separator in theirs
    people = (Path("tirsdag") / "caseworkers.csv").read_bytes().decode(encoding)
    assert f"3{decimal}5" in people
    held = (Path("tirsdag") / "caseload.csv").read_bytes().decode(encoding)
    assert date(2026, 11, 23).strftime(dates) in held
    assert f"{separator}modtagelse{separator}enkel{separator}" in held
    assert danish == ("Sagsnr" in held)


@pytest.mark.landing
@pytest.mark.parametrize("lang", ["da", "en"])
def test_next_writes_a_workbook_as_the_template(monday: Path, lang: str) -> None:
    if lang == "en":
        rewritten(monday, WAYS[1])
    assert run("solve", monday, "-o", "plan.json").code == 0
    ran = run("next", "plan.json", "-o", "tirsdag.xlsx")
    assert ran.code == 0, ran.err
    assert Path("tirsdag.xlsx").is_file()
    assert run("next", "plan.json", "-o", "tirsdag").code == 0
    assert read(Path("tirsdag.xlsx"), VOCABULARY).instance == read(
        Path("tirsdag"), VOCABULARY).instance
    told = run("check", "tirsdag.xlsx").out.splitlines()
    assert told[-1] == "0 errors, 2 warnings"
    assert [line.split()[-1] for line in told[:-1]] == ["[W247]", "[W247]"]
    assert run("init", "blank.xlsx", "--xlsx", "--lang", lang).code == 0
    made, blank = (openpyxl.load_workbook(f"{name}.xlsx") for name in ("tirsdag", "blank"))
    assert made.sheetnames == blank.sheetnames
    for sheet in blank.sheetnames[1:5]:
        mine, empty = made[sheet], blank[sheet]
        if sheet != blank.sheetnames[1]:
            assert [cell.value for cell in mine[1]] == [cell.value for cell in empty[1]]
        assert mine.freeze_panes == empty.freeze_panes
        assert len(mine.data_validations.dataValidation) == len(
            empty.data_validations.dataValidation)
    held = made[{"da": "Sagsstamme", "en": "caseload"}[lang]]
    header = [cell.value for cell in held[1]]
    row = [cell.value for cell in held[2]]
    word = row[header.index({"da": "Tyngde", "en": "complexity"}[lang])]
    assert word in {"da": ("enkel", "kompleks", "meget kompleks"),
                    "en": ("simple", "complex", "very_complex")}[lang]
    assert ran.err.count({"da": "Nye sager", "en": "cases"}[lang])


@pytest.mark.landing
def test_a_workbook_is_followed_by_a_workbook(monday: Path) -> None:
    """Nobody says what to write: what came in says it; and days go on."""
    assert run("solve", monday, "-o", "plan.json").code == 0
    assert run("next", "plan.json", "-o", "tirsdag.xlsx").code == 0
    assert run("solve", "tirsdag.xlsx", "-o", "plan2.json").code == 0
    assert run("next", "plan2.json").code == 0
    assert Path("2026-11-25.xlsx").is_file()
    assert run("check", "2026-11-25.xlsx").code == 0
    assert run("next", "plan2.json", "-o", "onsdag").code == 0
    assert (Path("onsdag") / "caseload.csv").read_bytes().startswith(b"\xef\xbb\xbfSagsnr;")


@pytest.mark.parametrize("name", looped(1, ["tirsdag.xlsx", "tirsdag.XLSX", "tirsdag.xlsm"]))
def test_nothing_is_overwritten_and_nothing_is_half_written(monday: Path, name: str) -> None:
    assert run("solve", monday, "-o", "plan.json").code == 0
    Path(name).write_text("mine", encoding="utf-8")
    ran = run("next", "plan.json", "-o", name)
    assert ran.code == 1
    assert "nothing is overwritten" in ran.err
    assert Path(name).read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["mandag", "plan.json", name]


@pytest.mark.parametrize("command", [
    ("init", "day.xlsx"), ("generate", "office", "day.xlsx", "--caseworkers", "4"),
])
def test_a_workbooks_name_makes_a_workbook(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*command, "--lang", "da").code == 0
    assert "Sagsbehandlere" in openpyxl.load_workbook("day.xlsx").sheetnames
    assert run(*(part.replace("xlsx", "csv") for part in command)).code == 2
    assert run("generate", "survey", "many.xlsx").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["day.xlsx"]


@pytest.mark.landing
def test_words_beyond_the_encoding_go_out_in_utf_8(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {"family": "Łukasz"}})
    people = day / "caseworkers.csv"
    people.write_bytes(people.read_text(encoding="utf-8").replace("\n", "\r\n").encode("cp1252"))
    assert run("solve", day, "-o", tmp_path / "plan.json").code == 0
    assert run("next", tmp_path / "plan.json", "-o", tmp_path / "next").code == 0
    assert "Łukasz" in (tmp_path / "next" / "caseload.csv").read_text(encoding="utf-8-sig")


@pytest.mark.landing
def test_a_folder_stays_a_folder_for_other_names(monday: Path) -> None:
    assert run("solve", monday, "-o", "plan.json").code == 0
    assert run("next", "plan.json", "-o", "uge.48").code == 0
    assert Path("uge.48").is_dir()
    assert run("next", "plan.json", "-o", "x.csv").code == 2
    assert json.loads(Path("plan.json").read_text(encoding="utf-8"))["kind"] == "plan"


@pytest.mark.landing
def test_what_is_decided_for_later_days_goes_with_it(monday: Path) -> None:
    leaves = ("--leaves", "ANMØ:2026-12-01", "--max-moves", 0)
    assert run("rebalance", monday, *leaves, "-o", "plan.json").code == 0
    for target in ("tirsdag.xlsx", "tirsdag"):
        assert run("next", "plan.json", "-o", target).code == 0
        assert run("check", target).out.splitlines()[-1].startswith("0 errors")
    book, folder = (read(Path(name), VOCABULARY).instance for name in ("tirsdag.xlsx", "tirsdag"))
    assert book is not None
    assert book == folder
    assert book.agreed
    assert "Aftalt" in openpyxl.load_workbook("tirsdag.xlsx").sheetnames
    text = (Path("tirsdag") / "agreed.csv").read_bytes().decode("cp1252")
    assert text.startswith("Dato;Hvad;")
    assert "01-12-2026;overdragelse;" in text
