"""Who goes by a part of their name is known where it can be one alone; nobody is guessed at."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.profiles.suggest.short_names import short_names

STAFF = "Init;Navn;Team;Timer\nAA;Anna Ask;Modtagelse;37\nBT;Bo Tang;Undersøgelse;37\n"
CASES = "Sagsnr;Fase;Tyngde;Frist;{header}\n1;Modtagelse;Enkel;27-11-2026;\n" \
        "2;Undersøgelse;Enkel;27-12-2026;{who}\n3;Undersøgelse;Enkel;27-12-2026;Anna\n"


def proposed(folder: Path, staff: str, header: str, who: str) -> str:
    folder.mkdir()
    (folder / "folk 23-11-2026.csv").write_text(staff, encoding="utf-8")
    (folder / "sager.csv").write_text(CASES.format(header=header, who=who), encoding="utf-8")
    text = suggest_profile(sorted(folder.iterdir())).text
    (folder.parent / "office.toml").write_text(text, encoding="utf-8")
    return text


@pytest.mark.landing
def test_the_only_one_it_can_be(tmp_path: Path) -> None:
    assert short_names([("BT", "Bo Tang"), ("AA", "Ask, Anna")])["anna a."] == "AA"
    for at, who in enumerate(["Bo", "Bo T", "Bo T.", "B. Tang", "B Tang"]):
        (tmp_path / str(at)).mkdir()
        text = proposed(tmp_path / str(at) / "day", STAFF, "hos", who)
        assert '= "BT"' in text
        facts, _ = assigner.read(
            tmp_path / str(at) / "day", profile=tmp_path / str(at) / "office.toml").require()
        assert {case.caseworker for case in facts.caseload} == {"AA", "BT"}


@pytest.mark.landing
def test_where_it_may_be_two_nobody_is_meant(tmp_path: Path) -> None:
    two = STAFF + "BV;Bo Tved;Foranstaltning;37\n"
    text = proposed(tmp_path / "day", two, "Rådgiver", "Bo T.")
    assert '"Bo T."' not in text
    day = assigner.read(tmp_path / "day", profile=tmp_path / "office.toml")
    assert "E121" in {fault.code for fault in day.faults}


def test_a_column_that_may_say_who_holds_a_case_is_not_dropped(tmp_path: Path) -> None:
    """Else what somebody holds would be new, and nothing in the morning would say so."""
    text = proposed(tmp_path / "day", STAFF.replace("Anna Ask", "Ani Ask"), "hos", "skrivebord 3")
    assert "drop" not in text
    day = assigner.read(tmp_path / "day", profile=tmp_path / "office.toml")
    assert {"W203", "W223"} <= {told.code for told in day.warnings}
