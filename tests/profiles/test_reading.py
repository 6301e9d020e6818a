"""An export and its profile become an instance; every fault is told in the cell of the export."""

from datetime import date
from pathlib import Path

import pytest

import assigner
from assigner.errors import InputError
from tests.draws import looped
from tests.profiles.office import CASES, PROFILE, STAFF, exported


def test_an_export_becomes_an_instance(tmp_path: Path) -> None:
    day = assigner.read(exported(tmp_path), profile="office")
    facts, _ = day.require()
    assert facts.name == "Nordby 2026-11-23"
    people = facts.people
    assert people["ANM"].weekly_minutes == 1998  # 8,658 minutes a month x 12/52
    assert people["ANM"].name == "Anne Møller"
    assert people["ANM"].hired == date(2019, 3, 1)
    assert people["ANM"].roles == {"shop_steward", "mentor"}
    assert [(case.id, case.phase, case.complexity, case.due) for case in facts.cases] == [
        ("1001", "investigation", "very_complex", date(2026, 12, 4)),
        ("1002", "intake", "simple", date(2026, 11, 24)),
    ]
    assert [(case.id, case.caseworker, case.two_advisers) for case in facts.caseload] == [
        ("1003", "ANM", False), ("1004", "BOT", True),
    ]
    assert {(told.code, told.file, told.row) for told in day.warnings} == {
        ("W211", "sager.csv", 9), ("W221", "sager.csv", 6)}


@pytest.mark.parametrize(("old", "new", "told"), looped(1, [
    ("1002;MODT;let", "1002;MODT;lett", 'sager.csv:5 C "Niveau": "lett" is not a complexity.'),
    ("1002;MODT", "1002;MODTX", 'sager.csv:5 B "Type": "MODTX" is not a phase of the model.'),
    (";24/11/26;;N;", ";31/11/26;;N;", 'sager.csv:5 H "Frist": "31/11/26" is not a date.'),
    (";24/11/26;;N;", ";2/13/26;;N;", 'sager.csv:5 H "Frist": "2/13/26" is not a date.'),
    ("30/11/26;BOT;J", "30/11/26;BOX;J", 'sager.csv:7 I "Medarbejder": No caseworker has the id'),
    ("30/11/26;BOT;J", "30/11/26;BOT;Q", 'sager.csv:7 J "Dobbelt": "Q" is neither yes nor no.'),
    ("1001;BFU", "1002;BFU", 'sager.csv:5 A "Sag"'),
    ("I gang;21/10/26;30/11/26", "Bero;21/10/26;30/11/26",
     'sager.csv:7 F "Status": The profile does not say whether these are new or open cases: '
     "Status = Bero (row 7)."),
    ("1004;FORA;mellem", ";FORA;mellem", 'sager.csv:7 A "Sag": The value is required.'),
    ("Sag;Type;Niveau", "Sag;Sagstype;Niveau",
     'sager.csv:3: There is no column "Type"; the profile has "phase" of cases from it.'),
]))
def test_a_fault_is_told_in_its_own_cell(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in CASES
    day = assigner.read(exported(tmp_path, cases=CASES.replace(old, new)), profile="office")
    lines = [str(fault) for fault in day.faults]
    assert any(told in line for line in lines), lines


@pytest.mark.parametrize(("old", "new", "told"), [
    ("7.215", "7.2.15", '"7.2.15" is not a number.'),
    ("7.215", "72.150", '"72.150 → 277.5" hours is out of range.'),
    ("7.215", "7.21", '"7.21" is not a number.'),
    ("Team Foranst", "Team Foran", '"Team Foran" is not a team of the model.'),
    ("12.10.2020", "32.10.2020", '"32.10.2020" is not a date.'),
])
def test_a_fault_of_the_staff_list_is_told_in_its_own_cell(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    day = assigner.read(exported(tmp_path, staff=STAFF.replace(old, new)), profile="office")
    (fault, *_) = day.faults
    assert (fault.file, fault.row) == ("medarbejdere.csv", 5)
    assert told in str(fault)
    assert fault.value == new


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    cases = CASES.replace("let;", "lett;").replace("I gang", "Bero", 1)
    cases = cases.replace("4/12/26", "4/13/26")
    day = assigner.read(exported(tmp_path, cases=cases), profile="office")
    assert {fault.code for fault in day.faults} == {"E103", "E108", "E176"}


@pytest.mark.landing
def test_personal_columns_are_not_read(tmp_path: Path) -> None:
    profile = PROFILE.replace('"CPR", "Borgernavn", "Noter"', '"Noter"')
    day = assigner.read(exported(tmp_path, profile=profile), profile="office")
    assert not day.faults
    (told,) = (one for one in day.warnings if one.code == "W224")
    assert (told.row, told.column) == (3, "D")
    assert "CPR, Borgernavn" in str(told)
    for secret in ("010190", "1234", "Ib Ibsen", "Idasen", "ring til mor"):
        assert secret not in repr(day.reading)
        assert secret not in repr(day.files.tables)


def test_civil_numbers_under_another_header_are_found_by_what_they_are(tmp_path: Path) -> None:
    day = assigner.read(
        exported(tmp_path, cases=CASES.replace(";CPR;", ";Nummer;")), profile="office")
    assert {told.code for told in day.warnings} >= {"W224"}
    assert "010190" not in repr(day.reading)


def test_a_profile_cannot_have_civil_numbers_read(tmp_path: Path) -> None:
    profile = PROFILE.replace('due = "Frist"', 'due = "Frist"\nfamily = "CPR"')
    day = assigner.read(exported(tmp_path, profile=profile), profile="office")
    assert [(fault.code, fault.row, fault.column) for fault in day.faults] == [("E175", 3, "D")]


def test_civil_numbers_in_a_column_that_is_read_are_a_fault(tmp_path: Path) -> None:
    cases = CASES.replace("1002;MODT", "0202901234;MODT")
    day = assigner.read(exported(tmp_path, cases=cases), profile="office")
    assert ("E130", 5, "A") in {(fault.code, fault.row, fault.column) for fault in day.faults}
    assert "0202901234" not in repr(day.reading)


def test_what_nobody_named_is_told_once(tmp_path: Path) -> None:
    cases = CASES.replace(";Noter", ";Noter;Ekstra").replace("ring til mor", "ring til mor;5")
    day = assigner.read(exported(tmp_path, cases=cases), profile="office")
    assert ["Ekstra" in str(told) for told in day.warnings if told.code == "W223"] == [True]


def test_there_is_no_such_profile(tmp_path: Path) -> None:
    with pytest.raises(InputError, match='Write "office" if that is meant'):
        assigner.read(exported(tmp_path), profile="offise")


@pytest.mark.parametrize(("old", "new", "told"), [
    ('dates = "day first"', 'dates = "dayfirst"',
     "'day first', 'month first', 'year first' or 'day number'"),
    ('date = "title"', 'daet = "title"', '"daet" is not a key of a profile. Write "date"'),
    ('phase = "Type"', 'fasse = "Type"', 'Write "Fase" if that is meant.'),
    ('phase = "Type"', 'phase = { form = "Type" }', 'Write "from" if that is meant.'),
    ('file = "sager.csv"', 'file = "sagsliste.csv"', 'Write file = "sager.csv" if that'),
    ('BFU = "undersøgelse"', 'BFU = "undersøglse"', "is not a phase of the model"),
    ('complexity = "Niveau"', "", 'nothing of "complexity" ("Tyngde"), which is required.'),
    ('like = "cases"', 'like = "caseload"', "caseload cannot be read like caseload."),
    ("unit = \"minutes a month\"", 'unit = "years"', "cannot be given in years"),
    ('separator = ","', "part = 1", "A part is counted from 1"),
    ('id = "Init"', 'id = {}', "Nothing is said of where it comes from."),
    ("rows = { Status = \"Ny\" }", "rows = 3", "has a value of the wrong kind"),
])
def test_a_fault_of_the_profile_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in PROFILE
    profile = PROFILE.replace(old, new)
    day = assigner.read(exported(tmp_path, profile=profile), profile="office")
    at = new or "[cases.columns]"
    row = next(i for i, line in enumerate(profile.splitlines(), start=1) if at in line)
    found = [(fault.file, fault.row, told in str(fault)) for fault in day.faults]
    assert ("office.toml", row, True) in found, [str(fault) for fault in day.faults]


def test_a_profile_that_is_no_toml(tmp_path: Path) -> None:
    day = assigner.read(exported(tmp_path, profile="title = "), profile="office")
    assert [fault.code for fault in day.faults] == ["E170"]


def test_every_fault_of_a_profile_at_once(tmp_path: Path) -> None:
    profile = PROFILE.replace("date =", "daet =").replace('"day first"', '"d"')
    day = assigner.read(exported(tmp_path, profile=profile), profile="office")
    assert [fault.code for fault in day.faults] == ["E172", "E171"]
