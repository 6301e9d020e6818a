"""A column without a name is read where its contents tell, and told where they do not."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Init;;Team;Timer
AA;Anna Ask;Modtagelse;37
BB;Bo Birk;Undersøgelse;37
CC;Cia Carl;Foranstaltning;37
"""
CASES = """\
Sagsnr;;Fase;Tyngde;Modtaget;Frist;Sagsbehandler
1;{0};Modtagelse;Enkel;20-11-2026;27-11-2026;
2;{1};Modtagelse;Middel;21-11-2026;30-11-2026;
3;{0};Modtagelse;Enkel;20-06-2026;28-12-2026;AA
4;{2};Undersøgelse;Tung;20-07-2026;29-12-2026;BB
5;{3};Foranstaltning;Enkel;20-08-2026;30-12-2026;CC
6;{4};Undersøgelse;Middel;20-09-2026;14-12-2026;BB
"""


def test_people_are_named_by_a_column_without_a_name(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES.format(*[""] * 5))
    assert '\nname = "(B)"' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [one.name for one in facts.caseworkers] == ["Anna Ask", "Bo Birk", "Cia Carl"]


@pytest.mark.landing
def test_families_without_a_name_are_asked_and_told(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES.format(
        "F-301", "F-302", "F-303", "F-304", "F-305"))
    assert '\n# family = "(B)"' in text
    told = [one for one in read(tmp_path / "day", text).warnings if one.code == "W223"]
    assert [one.message.values["names"] for one in told]
    assert "(B)" in str(told[0].message)


@pytest.mark.parametrize("kept", [True, False])
def test_a_column_without_a_name_that_is_not_read_is_a_warning(
    kept: bool, tmp_path: Path
) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES.format(*"abcde"))
    text = text.replace('name = "(B)"', "" if kept else 'name = "(B)"')
    told = [one for one in read(tmp_path / "day", text).warnings if one.code == "W223"
            and "folk" in one.file]
    assert bool(told) is kept
