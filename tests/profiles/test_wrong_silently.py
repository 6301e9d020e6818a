"""What strangers' exports made wrong in silence, or asked though another list says it."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Init;Navn;Team;{0};Timer
AA;Anna Ask;Modtagelse;Nord/Syd;37
BB;Bo Birk;Undersøgelse;Syd/Øst;37
CC;Cia Carl;Foranstaltning;Nord;37
"""
CASES = """\
Sagsnr;Fase;Tyngde;{0}Modtaget;Frist;Sagsbehandler
1;Modtagelse;Enkel;{1}20-11-2026;27-11-2026;
2;Modtagelse;Middel;{2}21-11-2026;30-11-2026;
3;Modtagelse;Enkel;{3}20-06-2026;28-12-2026;AA
4;Undersøgelse;Tung;{1}20-07-2026;29-12-2026;BB
5;Foranstaltning;Enkel;{2}20-08-2026;30-12-2026;CC
6;Undersøgelse;Middel;{3}20-09-2026;14-12-2026;BB
"""


@pytest.mark.landing
def test_districts_that_no_case_has_are_asked(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF.format("Område"), sager=CASES.format(*[""] * 4))
    assert "\n# districts = { from = " in text


@pytest.mark.landing
def test_districts_in_the_words_of_the_cases_are_taken(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF.format("Dækker"),
                    sager=CASES.format("Bydel;", "Nord;", "Syd;", "Øst;"))
    assert '\ndistricts = { from = "Dækker", separator = "/" }' in text


@pytest.mark.landing
def test_what_one_list_reads_another_does_not_drop(tmp_path: Path) -> None:
    new = ("Sagsnr;Fase;Tyngde;Søsk.;Modtaget\n"
           "1;Modtagelse;Enkel;;20-11-2026\n2;Modtagelse;Middel;F301;21-11-2026\n"
           "3;Modtagelse;Middel;F301;21-11-2026\n")
    held = ("Sagsnr;Fase;Tyngde;Søsk.;Modtaget;Sagsbehandler\n"
            "4;Modtagelse;Enkel;F302;20-10-2026;AA\n5;Modtagelse;Middel;F302;21-10-2026;AA\n"
            "6;Undersøgelse;Middel;F303;21-10-2026;BB\n7;Foranstaltning;Tung;F304;1-10-2026;CC\n")
    text = proposed(tmp_path / "day", folk=STAFF.format("Hold"), nye=new, aabne=held)
    assert text.count('family = "Søsk."') == 2


@pytest.mark.landing
def test_a_team_that_a_word_names_is_not_another_by_its_cases_in_silence(tmp_path: Path) -> None:
    staff = ("Init;Navn;Team;Timer\nAA;Anna Ask;Duty & Intake;37\nBB;Bo Birk;Long Term;37\n"
             "CC;Cia Carl;Assessment;37\n")
    rows = [f"{at};{phase};Simple;20-10-2026;{who}" for at, (phase, who) in enumerate(
        [("Assessment", "AA")] * 9 + [("Review", "BB")] * 9 + [("Assessment", "CC")] * 9)]
    text = proposed(tmp_path / "day", folk=staff, sager="\n".join(
        ("Ref;Stage;Level;Received;Worker", "90;Assessment;Simple;20-11-2026;", *rows, "")))
    assert '\n"Duty & Intake" = "investigation"' not in text


def test_leave_until_and_with_a_day(tmp_path: Path) -> None:
    staff = ("Init;Navn;Team;Timer;Permisjon fra;Permisjon t.o.m.\n"
             "AA;Anna Ask;Modtagelse;37;;\nBB;Bo Birk;Undersøgelse;37;01-11-2026;01-12-2026\n"
             "CC;Cia Carl;Foranstaltning;37;;\n")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES.format(*[""] * 4))
    assert '\nabsent_to = "Permisjon t.o.m."' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [str(one.absent_to) for one in facts.caseworkers] == ["None", "2026-12-01", "None"]
