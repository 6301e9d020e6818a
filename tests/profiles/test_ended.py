"""Cases that have ended are left out, or asked for, whatever the column is called that says so."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Init;Navn;Team;Timer
AA;Anna Ask;Modtagelse;37
BB;Bo Birk;Undersøgelse;37
CC;Cia Carl;Foranstaltning;37
"""
ROWS = """\
1;Modtagelse;Enkel;20-11-2026;27-11-2026;
2;Modtagelse;Middel;21-11-2026;30-11-2026;
3;Modtagelse;Enkel;20-06-2026;28-12-2026;AA
4;Undersøgelse;Tung;20-07-2026;29-12-2026;BB
5;Foranstaltning;Enkel;20-08-2026;30-12-2026;CC
6;Undersøgelse;Middel;20-09-2026;14-12-2026;BB
7;Modtagelse;Middel;20-09-2026;14-12-2026;AA
8;Foranstaltning;Enkel;20-01-2026;30-10-2026;CC
9;Undersøgelse;Middel;20-02-2026;14-10-2026;BB
""".splitlines()


def cases(header: str, *cells: str) -> str:
    rows = [f"{row};{cell}" for row, cell in zip(ROWS, cells, strict=True)]
    return "\n".join((f"Sagsnr;Fase;Tyngde;Modtaget;Frist;Sagsbehandler;{header}", *rows, ""))


@pytest.mark.landing
@pytest.mark.parametrize("word", ["Arkiv", "Lukket", "Arkiveret"])
@pytest.mark.parametrize("header", ["Kø", "Bunke", "Mappe"])
def test_words_that_part_the_rows_as_the_holder_does_are_a_status(
    header: str, word: str, tmp_path: Path
) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases(
        header, "Indbakke", "Indbakke", *["Aktiv"] * 5, word, word))
    facts, _ = read(tmp_path / "day", text).require()
    assert [one.id for one in facts.cases] == ["1", "2"]
    assert [one.id for one in facts.caseload] == ["3", "4", "5", "6", "7"]


def test_a_word_for_an_end_is_asked_where_nothing_else_speaks_for_it(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases(
        "Kø", "Syd", "Nord", "Syd", "Nord", "Syd", "Nord", "Syd", "Arkiv", "Arkiv"))
    assert '\n# leave_out = { "Kø" = "Arkiv" }' in text
    assert "W223" in {one.code for one in read(tmp_path / "day", text).warnings}


def test_closed_and_a_day_in_some_rows_is_of_cases_that_have_ended(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases(
        "Dispo", *[""] * 7, "Lukket 3-11-2026", "Lukket 4-11-2026"))
    assert '\nleave_out = { Dispo = "*" }' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert len(facts.caseload) == 5


def test_days_of_an_end_that_are_past_are_asked_with_the_answer(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases(
        "Episode End", *[""] * 7, "03-11-2026", "04-11-2026"))
    assert '\n# leave_out = { "Episode End" = "*" }' in text
