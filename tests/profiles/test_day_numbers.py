"""A column of dates may hold what a spreadsheet keeps behind them: days from 30 December 1899."""

from datetime import date
from pathlib import Path

from assigner.profiles.back.day_forms import day_writers
from assigner.profiles.calendar_words import as_iso
from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Initialer;Navn;Team;Timer;Ansat
AB;Anna Bo;Modtagelse;37;43525
CD;Carl Dam;Undersøgelse;37;41000,5
EF;Eva Fog;Foranstaltninger;37;38123
"""
CASES = """\
Sagsnr;Fase;Tyngde;Modtaget;Frist;Sagsbehandler
11;Modtagelse;enkel;46346;46356;
12;Undersøgelse;enkel;46300;46400;CD
13;Foranstaltning;kompleks;46200;46410;EF
14;Modtagelse;enkel;46310;46366;AB
15;Undersøgelse;kompleks;46310;46366;CD
"""


def test_they_are_read_only_where_the_profile_says_so() -> None:
    assert as_iso("46349", "day number") == "2026-11-23"
    assert as_iso("46349.5", "day number") == "2026-11-23"
    assert as_iso("46349", "day first") is None
    assert as_iso("99999", "day number") is None


def test_they_are_proposed_below_the_header_of_a_date(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES)
    assert '\nreceived = { from = "Modtaget", dates = "day number" }  # likely: ' in text
    day = read(tmp_path / "day", text)
    assert not day.faults, list(map(str, day.faults))
    facts, _ = day.require()
    assert [(case.received, case.due) for case in facts.cases] == [
        (date(2026, 11, 20), date(2026, 11, 30))]
    assert {one.id: one.hired for one in facts.caseworkers}["CD"] == date(2012, 4, 1)


def test_a_number_of_a_case_is_no_day(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES.replace("\n1", "\n4631"))
    assert '\nid = "Sagsnr"' in text


def test_they_are_written_back_as_they_came() -> None:
    first, *_ = day_writers([("46346", date(2026, 11, 20))], "day number")
    assert first(date(2026, 11, 23)) == "46349"
