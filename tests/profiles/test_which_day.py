"""Which day an export is of: where it stands, in whatever form, and never one that nobody said."""

from pathlib import Path

import pytest

from assigner.api.profiles import suggest_profile
from tests.draws import looped
from tests.profiles.test_as_a_whole import read
from tests.profiles.test_doubts import CASES, STAFF
from tests.profiles.test_named_places import exported


def _proposed(folder: Path, cases: str, staff: str = STAFF) -> str:
    """The proposal of an export whose files' names say no day."""
    folder.mkdir()
    for name, text in (("cases", cases), ("staff", staff)):
        (folder / f"{name}.csv").write_text(
            text.replace("Assessment", "Investigation"), encoding="utf-8")
    return suggest_profile(sorted(folder.iterdir())).text


@pytest.mark.landing
def test_a_day_that_nobody_says_is_asked_so_that_it_cannot_pass(tmp_path: Path) -> None:
    text = _proposed(tmp_path / "day", CASES)
    assert '\n# date = "..."' in text
    faults = read(tmp_path / "day", text.replace('# date = "..."', 'date = "..."')).faults
    told = next(one for one in faults if one.code == "E162")
    assert '"..." is not a date' in str(told)


@pytest.mark.landing
@pytest.mark.parametrize("title", [
    "Nye sager til fordeling onsdag 25/11-26", "Fordeling den 25/11-26 (Dorte)", "pr. 25-11-26",
])
def test_a_title_says_the_day_in_the_forms_of_cells(tmp_path: Path, title: str) -> None:
    text = _proposed(tmp_path / "day", f"{title};;;;;\n{CASES}")
    assert '\ndate = "title"' in text
    assert str(read(tmp_path / "day", text).require()[0].date) == "2026-11-25"


@pytest.mark.parametrize("footer", looped(1, [
    "Report run 11/25/2026 7:02 AM;;;;;\n", ";;;;;\nReport run 11/25/2026 7:02 AM;;;;;\n",
    "\nUdskrevet 25/11-26\n", "\n\nExported: 2026-11-25T07:02:11\n",
]))
def test_a_line_below_the_rows_says_when_the_list_was_made(tmp_path: Path, footer: str) -> None:
    text = _proposed(tmp_path / "day", CASES + footer)
    assert '\ndate = "title"' in text
    assert str(read(tmp_path / "day", text).require()[0].date) == "2026-11-25"


@pytest.mark.landing
def test_another_date_below_the_rows_is_no_day(tmp_path: Path) -> None:
    text = _proposed(tmp_path / "day", CASES + "\nNext meeting 02/12/2026\n")
    assert '\n# date = "..."' in text


@pytest.mark.landing
def test_a_sheet_about_the_export_says_the_day(tmp_path: Path) -> None:
    sheets = {
        sheet: [row.replace("Assessment", "Investigation").split(";") for row in text.splitlines()]
        for sheet, text in (("Cases", CASES), ("Folk", STAFF))
    }
    sheets |= {
        "About": [["System", "Case 4.2"], ["Extracted", "2026-11-25 07:02"], ["By", "Planning"]],
    }
    folder = exported(tmp_path / "day", sheets, staff=None)
    text = suggest_profile([folder]).text
    assert '\ndate = "title"' in text
    assert str(read(folder, text).require()[0].date) == "2026-11-25"


@pytest.mark.parametrize(("rows", "day"), looped(1, [
    (["Udtræk pr. 3. december 2026", "Kilde: sagssystemet"], "2026-12-03"),
    (["Family Services - allocation meeting", "Tuesday 1 December 2026", "", "Chair: Ruth D."],
     "2026-12-01"),
    (["Sagsfordeling", "Der er møde igen torsdag den 3. december 2026"], None),
]))
def test_a_sheet_of_prose_says_the_day(tmp_path: Path, rows: list[str], day: str | None) -> None:
    sheets = {
        sheet: [row.replace("Assessment", "Investigation").split(";") for row in text.splitlines()]
        for sheet, text in (("Cases", CASES), ("Folk", STAFF))
    }
    folder = exported(tmp_path / "day", {"Info": [[row] for row in rows], **sheets}, staff=None)
    text = suggest_profile([folder]).text
    assert ('\ndate = "title"' in text) is (day is not None), text
    if day is not None:
        assert str(read(folder, text).require()[0].date) == day
