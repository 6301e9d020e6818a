"""A table that is read as another one, but for what is said of it: what that leaves out."""

from pathlib import Path

import assigner
from tests.profiles.test_nothing_in_silence import STAFF, exported

PROFILE = """\
model = "danish-child-welfare"
date = "2026-11-23"
dates = "day first"
[words.complexity]
Middel = "complex"
Tung = "very_complex"
[caseworkers]
file = "folk.csv"
[caseworkers.columns]
id = "Init"
team = "Team"
weekly_hours = "Timer"
[caseload]
file = "sager*.csv"
leave_out = {{ Sagsbehandler = "POOL"{closed} }}
[caseload.columns]
id = "Sagsnr"
phase = "Fase"
complexity = "Tyngde"
caseworker = "Sagsbehandler"
[cases]
like = "caseload"
{own}
"""


def read(tmp_path: Path, own: str, closed: str = "") -> assigner.Day:
    folder = exported(tmp_path, new="POOL", header=";Lukket", a=";01-11-2026" if closed else ";")
    profile = tmp_path / "hand.toml"
    profile.write_text(PROFILE.format(own=own, closed=closed), encoding="utf-8")
    return assigner.read(folder, profile=profile)


def new_cases(day: assigner.Day) -> list[str]:
    facts, _ = day.require()
    return [one.id for one in facts.cases]


def test_what_its_own_rows_choose_is_not_left_out_by_the_other(tmp_path: Path) -> None:
    day = read(tmp_path, 'rows = { Sagsbehandler = "Pool" }\nleave_out = { Lukket = "*" }')
    assert new_cases(day) == ["1", "2"]


def test_an_empty_choice_leaves_out_nothing(tmp_path: Path) -> None:
    """So the cases that somebody holds are read twice, and that is told."""
    day = read(tmp_path, "leave_out = {}")
    assert [one.row for one in day.faults] == [4, 5, 6, 7]


def test_what_the_other_leaves_out_besides_is_left_out(tmp_path: Path) -> None:
    day = read(tmp_path, 'rows = { Sagsbehandler = ["POOL", "AA"] }', closed=', Lukket = "*"')
    assert new_cases(day) == ["1", "2"]


def test_a_table_whose_rows_are_all_left_out_is_told(tmp_path: Path) -> None:
    day = read(tmp_path, 'rows = { Fase = "Modtagelse", Sagsnr = ["1", "2"] }\n'
                         'leave_out = { Tyngde = "Enkel" }')
    assert new_cases(day) == []
    told = [one for one in day.warnings if one.code == "W236"]
    assert [(one.file, one.row) for one in told] == [("hand.toml", 24)]
    assert "all 2 that it chooses (2 by Sagsbehandler, 1 by Tyngde)" in str(told[0])


def test_more_new_cases_than_open_ones_in_a_list_are_doubted(tmp_path: Path) -> None:
    """What tells them apart may have been taken for something else, and nothing else would say."""
    for new, doubted in ((9, False), (12, True), (11, False)):
        folder = tmp_path / str(new)
        folder.mkdir()
        (folder / "folk.csv").write_text(STAFF, encoding="utf-8")
        still = new - 1 if new != 11 else new
        (folder / "sager.csv").write_text("Sagsnr;Fase;Tyngde;Sagsbehandler\n" + "".join(
            f"{at};Modtagelse;Enkel;{'POOL' if at < new else 'AA'}\n"
            for at in range(new + still)), encoding="utf-8")
        profile = tmp_path / "hand.toml"
        profile.write_text(PROFILE.format(
            own='rows = { Sagsbehandler = "Pool" }', closed=""), encoding="utf-8")
        told = [str(one) for one in assigner.read(folder, profile=profile).warnings
                if one.code == "W237"]
        assert bool(told) is doubted
        assert not told or f"{new} cases are read as new and {still} as open" in told[0]
