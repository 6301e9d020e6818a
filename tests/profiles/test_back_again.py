"""A list that says when somebody is back: the day before is the last one away."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed
from tests.profiles.test_as_a_whole import read as by_profile
from tests.profiles.test_suggest_leave import read

_BACK = ("Back on", "Returns", "Return date", "Due back", "Expected return", "Tilbage",
         "Tilbage d.", "Tilbage den", "Retur", "Forventet tilbage", "Tilbage på arbejde",
         "Zurück am", "Åter")


@pytest.mark.parametrize("header", looped(1, _BACK))
def test_in_a_list_of_leave(tmp_path: Path, header: str) -> None:
    text, day = read(tmp_path / "day", leave=f"Initialer;Fra;{header}\nBB;21-12-2026;01-01-2027\n")
    assert f'\nto = {{ from = "{header}", unit = "day of return" }}' in text, text
    assert "likely: the last day away is the one before" in text
    facts, _ = day.require()
    (leave,) = facts.caseworkers[1].absences
    assert [str(leave.first), str(leave.last)] == ["2026-12-21", "2026-12-31"]
    assert "W238" not in {told.code for told in day.warnings}


@pytest.mark.parametrize("header", looped(1, _BACK))
def test_among_the_staff(tmp_path: Path, header: str) -> None:
    staff = ("Navn;Init;Team;Timer;Fraværende fra;" + header + "\n"
             "Anna Bo;AB;Modtagelse;37;;\nCarl Dam;CD;Undersøgelse;37;09-11-2026;01.03.2027\n"
             "Eva Fog;EF;Foranstaltning;37;;\n")
    cases = ("Sagsnr;Fase;Tyngde;Frist;Rådgiver\n1;Modtagelse;Enkel;27-11-2026;\n"
             "2;Undersøgelse;Enkel;27-12-2026;CD\n")
    text = proposed(tmp_path / "day", folk=staff, sager=cases)
    facts, _ = by_profile(tmp_path / "day", text).require()
    carl = facts.caseworkers[1]
    assert [str(carl.absent_from), str(carl.absent_to)] == ["2026-11-09", "2027-02-28"]


@pytest.mark.parametrize("header", looped(1, ["Til", "Until", "Last day away", "Through", "Slut"]))
def test_a_last_day_is_none(tmp_path: Path, header: str) -> None:
    text, _ = read(tmp_path / "day", leave=f"Initialer;Fra;{header}\nBB;21-12-2026;01-01-2027\n")
    assert "day of return" not in text


def test_whoever_maps_it_by_hand_is_told(tmp_path: Path) -> None:
    text, _ = read(tmp_path / "day", leave="Initialer;Fra;Tilbage\nBB;21-12-2026;01-01-2027\n")
    day = by_profile(tmp_path / "day", text.replace(
        '{ from = "Tilbage", unit = "day of return" }', '"Tilbage"'))
    assert [told.code for told in day.warnings if told.code == "W238"] == ["W238"]


def test_only_a_last_day_can_be_given_so(tmp_path: Path) -> None:
    text, _ = read(tmp_path / "day", leave="Initialer;Fra;Til\nBB;21-12-2026;01-01-2027\n")
    day = by_profile(tmp_path / "day", text.replace(
        'from = "Fra"', 'from = { from = "Fra", unit = "day of return" }'))
    assert "E172" in {told.code for told in day.faults}
