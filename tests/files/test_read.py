"""Reading folders: one instance, however its files are written."""

import csv
import io
import random
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from assigner.api.day_files import DayFiles
from assigner.errors import InputError
from assigner.files.columns import SCHEMAS
from assigner.files.header import no_instance, read_header
from assigner.files.read import Reading, read
from assigner.instance import Instance
from tests.draws import looped
from tests.files.nordby import NORDBY, VOCABULARY, write


def reading(folder: Path, files: dict[str, str | bytes]) -> Reading:
    """Read a sound folder with some of its files replaced."""
    return read(write(folder, files), VOCABULARY)


def instance(folder: Path, files: dict[str, str | bytes]) -> Instance:
    """Read a folder that must be without errors."""
    return reading(folder, files).require()


def codes(folder: Path, files: dict[str, str | bytes]) -> list[tuple[str, int | None]]:
    """Codes and rows of all complaints."""
    found = reading(folder, files)
    return [(item.code, item.row) for item in found.errors + found.warnings]


def nordby() -> dict[str, str]:
    """Return the texts of the office of Nordby."""
    names = ["instance.toml", *(schema.file for schema in SCHEMAS)]
    return {name: (NORDBY / name).read_bytes().decode("cp1252") for name in names}


def rewritten(text: str, separator: str, shuffle: random.Random | None = None) -> str:
    """Write a table again with another separator, in another order of rows and columns."""
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    header, body = rows[0], rows[1:]
    order = list(range(len(header)))
    if shuffle:
        shuffle.shuffle(body)
        shuffle.shuffle(order)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([row[place] for place in order] for row in [header, *body])
    return out.getvalue()


@pytest.mark.parametrize("separator", looped(1, [",", ";", "\t"]))
def test_order_of_rows_and_columns_and_the_separator_do_not_matter(
    tmp_path: Path, separator: str
) -> None:
    expected = read(NORDBY, VOCABULARY).require()
    dice = random.Random(separator)
    files: dict[str, str | bytes] = {
        name: text if name.endswith("toml") else rewritten(text, separator, dice)
        for name, text in nordby().items()
    }
    found = instance(tmp_path, files)
    assert found == expected
    assert found.sha256 == expected.sha256


@pytest.mark.landing
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(
    tmp_path: Path, encoding: str, newline: str
) -> None:
    files: dict[str, str | bytes] = {
        name: text.replace("\r\n", "\n").replace("\n", newline).encode(encoding)
        for name, text in nordby().items()
        if not name.endswith("toml")
    }
    files["instance.toml"] = nordby()["instance.toml"]
    assert instance(tmp_path, files) == read(NORDBY, VOCABULARY).require()


@pytest.mark.landing
def test_decomposed_letters_are_the_same_letters(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        name: unicodedata.normalize("NFD", text) for name, text in nordby().items()
    }
    assert instance(tmp_path, files) == read(NORDBY, VOCABULARY).require()


@pytest.mark.landing
def test_english_and_danish_headers_say_the_same(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = dict(nordby())
    for schema in SCHEMAS:
        header, _, rest = nordby()[schema.file].partition("\r\n")
        names = [schema.column(name) for name in header.split(";")]
        english = ";".join(f" {column.key.upper()} " for column in names if column)
        files[schema.file] = f"{english}\r\n{rest}"
    assert instance(tmp_path, files) == read(NORDBY, VOCABULARY).require()


def test_every_column_is_read(tmp_path: Path) -> None:
    found = instance(
        tmp_path,
        {
            "caseworkers.csv": (
                "id;name;team;weekly_hours;hired;experience_months;roles;skills;interests;"
                "reserved_hours;capacity_percent;capacity_until;absent_from;absent_to;"
                "max_cases;max_new_cases;districts;capacity_hours\n"
                "ANM;Anne Møller;Intake;24,5;1.2.2020;6;Mentor|Ret;Arabisk | somali;"
                "Unge:+2|vold:\u22121;3.5;50 %;31-12-9999;2026-11-16;29/11/2026;"
                "0;1;Midt|Nord;20\n"
                "BOT;;measures;30;;;;;;;;;;;;;;\n"
            ),
            "cases.csv": (
                "id;family;phase;complexity;children;skills;topics;district;received;due;"
                "two_advisers;previous_caseworker;disqualified;involved;reassessment;"
                "weight_hours\n"
                "N-1;F-1;undersøgelse;Meget_Kompliceret;2,0;arabisk;unge;midt;2026-11-20;"
                "24.11.2026;ja;ANM;BOT;ANM|BOT;x;1,75\n"
            ),
            "caseload.csv": (
                "id;phase;complexity;caseworker;co_caseworker;assigned;cover_until;frozen\n"
                "S-1;intake;enkel;ANM;BOT;2026-01-01;2026-12-01;1\n"
            ),
        },
    )
    worker, case, held = found.caseworkers[0], found.cases[0], found.caseload[0]
    assert (worker.team, worker.weekly_minutes, worker.hired) == ("intake", 1470, date(2020, 2, 1))
    assert worker.roles == {"mentor", "court"}
    assert worker.skills == {"Arabisk", "somali"}
    assert worker.interests == (("Unge", 2), ("vold", -1))
    assert (worker.reserved_minutes, worker.capacity_minutes) == (210, 1200)
    assert (worker.capacity_percent, worker.capacity_until) == (50, date(2100, 12, 31))
    assert (worker.absent_from, worker.absent_to) == (date(2026, 11, 16), date(2026, 11, 29))
    assert (worker.max_cases, worker.max_new_cases) == (0, 1)
    assert (case.phase, case.complexity, case.children) == ("investigation", "very_complex", 2)
    assert case.skills == {"Arabisk"}
    assert case.topics == {"Unge"}
    assert case.district == "Midt"
    assert (case.received, case.due) == (date(2026, 11, 20), date(2026, 11, 24))
    assert (case.two_advisers, case.reassessment, case.weight_minutes) == (True, True, 105)
    assert case.disqualified == {"BOT"}
    assert case.involved == {"ANM", "BOT"}
    assert (held.caseworker, held.co_caseworker, held.frozen) == ("ANM", "BOT", True)
    assert (held.assigned, held.cover_until) == (date(2026, 1, 1), date(2026, 12, 1))
    assert (worker.row, case.row, held.row, found.caseworkers[1].row) == (2, 2, 2, 3)
    assert found.caseworkers[1].absent_from is None


def test_words_match_however_they_are_spelt_in_any_order(tmp_path: Path) -> None:
    head = "id,phase,complexity,district\n"
    rows = ["N-1,intake,simple,nord", "N-2,intake,simple,NORD", "N-3,intake,simple, Nord "]
    found = {
        tuple(
            case.district
            for case in instance(
                tmp_path, {"cases.csv": head + "\n".join(order) + "\n"}
            ).cases
        )
        for order in (rows, rows[::-1])
    }
    assert found == {("NORD",) * 3}


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    """Blank lines count; a cell with line breaks in it is in one row."""
    text = 'id,phase,complexity,topics\nN-1,intake,simple,"a\nb\nc"\n\nN-2,intake,heavy,\n,,,\n\n'
    assert codes(tmp_path, {"cases.csv": text}) == [("E103", 4), ("W220", 2)]


def test_short_rows_are_filled_up_and_told_and_trailing_blanks_ignored(tmp_path: Path) -> None:
    text = "id,phase,complexity,topics,\nN-1,intake,simple\nN-2,intake,simple,,,,,\n"
    assert codes(tmp_path, {"cases.csv": text}) == [("W213", 2)]


def test_a_separator_too_many_is_one_fault(tmp_path: Path) -> None:
    text = "id,phase,complexity,children\nN-1,,intake,simple,\nN-2,intake,heavy,,,\n"
    assert codes(tmp_path, {"cases.csv": text}) == [("E143", 2), ("E103", 3)]


def test_one_column_and_no_separator(tmp_path: Path) -> None:
    assert codes(tmp_path, {"cases.csv": "id\nN-1\n"}) == [("E141", 1), ("E141", 1)]


def test_decimal_commas_between_semicolons(tmp_path: Path) -> None:
    text = "id;team;weekly_hours\nANM;intake;24,5\nBOT;measures;37,0\n"
    found = instance(tmp_path, {"caseworkers.csv": text})
    assert [worker.weekly_minutes for worker in found.caseworkers] == [1470, 2220]


def test_no_new_cases_is_fine(tmp_path: Path) -> None:
    assert codes(tmp_path, {"cases.csv": "id,phase,complexity\n"}) == []


def test_a_faulty_cell_hides_nothing_and_starts_nothing(tmp_path: Path) -> None:
    """A caseworker with a faulty cell is still known; every fault of a row is told."""
    files: dict[str, str | bytes] = {
        "caseworkers.csv": "id,team,weekly_hours,hired\nANM,nowhere,many,soon\nBOT,measures,3,\n"
    }
    assert codes(tmp_path, files) == [("E102", 2), ("E105", 2), ("E108", 2)]


def test_a_lost_id_explains_only_what_its_team_can_hold(tmp_path: Path) -> None:
    workers = "id,team,weekly_hours\nANM,intake,37\nANM,measures,37\n"
    held = "id,phase,complexity,caseworker\nS-1,{0},simple,CAJ\nS-2,{0},simple,CAJ\n"
    sound: dict[str, str | bytes] = {
        "caseworkers.csv": workers, "caseload.csv": held.format("measures")
    }
    assert codes(tmp_path, sound) == [("E120", 3)]
    strange: dict[str, str | bytes] = {
        "caseworkers.csv": workers, "caseload.csv": held.format("investigation")
    }
    assert codes(tmp_path, strange) == [("E120", 3), ("E121", 2), ("E121", 3)]


def test_without_the_model_the_rest_is_still_read(tmp_path: Path) -> None:
    folder = write(tmp_path, {"cases.csv": "id,phase,complexity\nN-1,anything,heavy\n"})
    assert [error.code for error in read(folder, None).errors] == ["E103"]


def test_the_head_of_an_instance(tmp_path: Path) -> None:
    header = read_header(
        write(tmp_path, {"instance.toml": 'date = "23-11-2026"\nmodel = " m "\noffice = "Ø"\n'})
    )
    assert (header.date, header.model, header.office) == (date(2026, 11, 23), "m", "Ø")
    assert DayFiles(tmp_path).model == "m"
    write(tmp_path, {"instance.toml": "date = 2026-11-23\n"})
    with pytest.raises(InputError, match=r'instance.toml "model": "model" is required'):
        assert DayFiles(tmp_path).model


def test_a_place_without_an_instance_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for place in (tmp_path, tmp_path / "nowhere", file, file / "below", Path("a\0b")):
        assert [error.code for error in read(place, VOCABULARY).errors] == ["E150"]
        assert [error.code for error in read_header(place).errors] == ["E150"]
        with pytest.raises(InputError, match=r"\[E150\]"):
            assert DayFiles(place).model


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "caseload.csv").unlink()
    (folder / "caseload.csv").mkdir()
    assert [error.code for error in read(folder, VOCABULARY).errors] == ["E151"]


@pytest.mark.landing
def test_thousands_of_faults_are_counted_and_the_first_listed(tmp_path: Path) -> None:
    rows = "".join(f"S-{i},intake,heavy,NOBODY\n" for i in range(8_000))
    found = reading(tmp_path, {"caseload.csv": f"id,phase,complexity,caseworker\n{rows}"})
    assert sum(error.times for error in found.errors) == 16_000
    assert len(found.errors) == 202
    assert "7,900 more" in " ".join(str(error.message) for error in found.errors)


def test_the_folder_of_a_day_is_named_where_a_file_of_it_or_its_office_was(tmp_path: Path) -> None:
    for day in ("2026-11-23", "2026-11-24"):
        (tmp_path / day).mkdir()
        (tmp_path / day / "instance.toml").write_text(f"date = {day}\n", encoding="utf-8")
    (tmp_path / "2026-11-23" / "cases.csv").write_text("id\n", encoding="utf-8")
    for named, meant in (("2026-11-23/cases.csv", "2026-11-23"), ("", "2026-11-24")):
        told = no_instance(tmp_path / named)
        assert told is not None
        assert str(told.fix) == f"Name the folder of a day: {tmp_path / meant}."
