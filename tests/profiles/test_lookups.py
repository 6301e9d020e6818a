"""Tables of codes that no header says to be such, and two columns of people beside each other."""

from pathlib import Path

import pytest

from tests.profiles.test_nothing_in_silence import CASES, STAFF, exported, proposed

pytestmark = pytest.mark.landing

CODED = CASES.replace("Modtagelse;", "1;").replace("Undersøgelse;", "2;").replace(
    "Foranstaltning;", "3;").replace("Enkel", "1").replace("Middel", "2").replace("Tung", "3")


def test_a_table_that_explains_codes_is_no_list_of_cases(tmp_path: Path) -> None:
    folder = exported(tmp_path, cases=CODED)
    (folder / "fase_opslag.csv").write_text(
        "Fase;Forklaring\n1;Modtagelse\n2;Undersøgelse\n3;Indsats\n", encoding="utf-8")
    (folder / "tyngde_opslag.csv").write_text(
        "Tyngde;Forklaring\n1;Enkel\n2;Kompleks\n3;Meget kompleks\n", encoding="utf-8")
    lines, day = proposed(folder)
    assert [one for one in lines if one.startswith(("# fase_opslag.csv says what", "# tyngde"))]
    facts, _ = day.require()
    assert [(one.id, one.phase, one.complexity) for one in facts.cases] == [
        ("1", "intake", "simple"), ("2", "intake", "complex")]


def test_the_fuller_of_two_columns_of_people_says_who_has_the_case(tmp_path: Path) -> None:
    lines, day = proposed(exported(
        tmp_path, cases=CASES.replace("Sagsbehandler", "Kollega på sagen"),
        header=";Kollega med", a=";BB", b=";"))
    assert any(one.startswith("# co_caseworker = ") for one in lines)
    facts, _ = day.require()
    assert [one.caseworker for one in facts.caseload] == ["AA", "BB", "CC", "BB"]


def test_a_login_of_the_worker_and_a_backup(tmp_path: Path) -> None:
    _, day = proposed(exported(
        tmp_path, cases=CASES.replace("Sagsbehandler", "Worker Login"), new="POOL;",
        header=";Backup Worker", a=";BB", b=";"))
    facts, _ = day.require()
    assert [one.co_caseworker for one in facts.caseload] == ["BB", "", "BB", ""]


def test_a_word_for_nobody_beside_the_holder(tmp_path: Path) -> None:
    _, day = proposed(exported(tmp_path, header=";Makker", new="-1;-1", a=";-1", b=";AA"))
    facts, _ = day.require()
    assert [one.co_caseworker for one in facts.caseload] == ["", "AA", "", "AA"]


def test_a_list_of_codes_without_a_header(tmp_path: Path) -> None:
    cases = CASES.replace("Modtagelse;", "HL;").replace("Undersøgelse;", "CPI;").replace(
        "Foranstaltning;", "SVC;").replace("Enkel", "I").replace("Middel", "II").replace(
        "Tung", "III")
    folder = exported(tmp_path, cases=cases)
    (folder / "forklaring.csv").write_text(
        "HL;Modtagelse\nCPI;Undersøgelse\nSVC;Foranstaltning\nI;Enkel\nII;Kompleks\n"
        "III;Meget kompleks\n", encoding="utf-8")
    _, day = proposed(folder)
    facts, _ = day.require()
    assert [(one.phase, one.complexity) for one in facts.cases] == [
        ("intake", "simple"), ("intake", "complex")]


def test_people_beside_zeros_are_asked(tmp_path: Path) -> None:
    """As an old system writes who is beside the holder: a number, or 0."""
    numbers = {"AA": "11", "BB": "12", "CC": "13"}
    staff, cases = STAFF, CASES
    for initials, number in numbers.items():
        staff, cases = (text.replace(initials, number) for text in (staff, cases))
    lines, day = proposed(exported(
        tmp_path, staff, cases, header=";SBH2_NR", new="0;0", a=";0", b=";11"))
    assert any("SBH2_NR" in one and "co_caseworker" in one for one in lines), lines
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]
