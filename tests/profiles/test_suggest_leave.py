"""Leave and fewer hours in an export are proposed as tables; why somebody is away is not read."""

from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.api.day import Day
from assigner.api.profiles import suggest_profile

FILES = {
    "folk 23-11-2026.csv":
        "Init;Navn;Team;Timer\nAA;Anna Ask;Modtagelse;37\nBB;Bo Birk;Undersøgelse;37\n",
    "sager.csv": "Sagsnr;Fase;Tyngde;Frist;Rådgiver\n1;Modtagelse;Enkel;27-11-2026;\n"
                 "2;Undersøgelse;Enkel;27-12-2026;BB\n",
}


def read(folder: Path, **files: str) -> tuple[str, Day]:
    folder.mkdir()
    for name, content in {**FILES, **{f"{name}.csv": text for name, text in files.items()}}.items():
        (folder / name).write_text(content, encoding="utf-8")
    text = suggest_profile(sorted(folder.iterdir())).text
    (folder.parent / "office.toml").write_text(text, encoding="utf-8")
    return text, assigner.read(folder, profile=folder.parent / "office.toml")


@pytest.mark.landing
def test_a_list_of_leave_by_name(tmp_path: Path) -> None:
    text, day = read(tmp_path / "day", orlov="Medarbejder;Type;Startdato;Slutdato\n"
                                            "Bo Birk;Barsel;01-03-2027;30-06-2027\n")
    assert "why somebody is away" in text
    assert "of_caseworkers" not in text
    facts, _ = day.require()
    (leave,) = facts.caseworkers[1].absences
    assert [str(leave.first), str(leave.last), leave.kind] == ["2027-03-01", "2027-06-30", ""]


@pytest.mark.landing
def test_one_that_names_others_is_of_the_days_caseworkers(tmp_path: Path) -> None:
    text, day = read(tmp_path / "day", ferie="Init;Fra;Til\nAA;21-12-2026;31-12-2026\n"
                                            "BB;21-12-2026;31-12-2026\nKAJ;21-12-2026;\n")
    assert "of_caseworkers = true" in text
    assert not day.faults
    assert "W230" in {one.code for one in day.warnings}


@pytest.mark.landing
def test_fewer_hours_for_a_reason(tmp_path: Path) -> None:
    text, day = read(tmp_path / "day", aftaler="Initialer;Årsag;Timer;Fra;Til\n"
                                              "BB;tillidsrepræsentant;4;01-01-2026;31-12-2026\n")
    assert "[reductions.columns]" in text
    assert not day.faults, [*map(str, day.faults), text]
    facts, _ = day.require()
    (fewer,) = facts.caseworkers[1].reductions
    assert fewer.minutes == 240


def test_a_list_of_cases_with_dates_and_people_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, row in (("Modtagelse", ("1", "Enkel", "27-11-2026", None)),
                      ("Undersøgelse", ("2", "Enkel", "27-12-2026", "BB"))):
        sheet = book.create_sheet(name)
        sheet.append(("Sagsnr", "Tyngde", "Slutdato", "Rådgiver"))
        sheet.append(row)
    book.save(folder / "sager.xlsx")
    (folder / "folk.csv").write_text(FILES["folk 23-11-2026.csv"], encoding="utf-8")
    text = suggest_profile(sorted(folder.iterdir())).text
    assert "[cases]" in text
    assert "[absences]" not in text


@pytest.mark.landing
def test_through_is_the_last_day(tmp_path: Path) -> None:
    _, day = read(tmp_path / "day", leave="Initialer;Type;From;Through\n"
                                          "BB;Leave;21-12-2026;31-12-2026\n")
    facts, _ = day.require()
    (leave,) = facts.caseworkers[1].absences
    assert [str(leave.first), str(leave.last)] == ["2026-12-21", "2026-12-31"]


def test_who_is_away_may_stand_below_any_header(tmp_path: Path) -> None:
    text, day = read(tmp_path / "day", leave=(
        "Guardian;From;Until;Kind\nAnna Ask;01-12-2026;08-12-2026;Sick\n"
        "Mona Reyes (left);01-05-2026;08-05-2026;Sick\n"))
    assert '\ncaseworker = "Guardian"  ' in text, text
    assert "\nof_caseworkers = true  " in text
    facts, _ = day.require()
    assert sum(len(one.absences) for one in facts.caseworkers) == 1
