"""Work that is no case, from an export: proposed, read and told like leave."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.profiles.test_nothing_in_silence import exported, line, proposed


@pytest.mark.landing
@pytest.mark.parametrize(("table", "hours"), [
    ("Rådgiver;Opgave;Timer pr. uge;Fra;Til\nAnna Ask;Gruppeforløb;3,5;01-11-2026;31-12-2026\n"
     "BB;Rapport;2,0;;\n", {"AA": [210], "BB": [120], "CC": []}),
    ("Worker;Activity;Hours\nAA;Duty rota;4\nCC;Training;1\n",
     {"AA": [240], "BB": [], "CC": [60]}),
])
def test_it_is_proposed_and_read(
    table: str, hours: dict[str, list[int]], tmp_path: Path
) -> None:
    folder = exported(tmp_path)
    (folder / "andet.csv").write_text(table, encoding="utf-8")
    lines, day = proposed(folder)
    line(lines, "[other_work]")
    facts, _ = day.require()
    assert {one.id: [item.minutes for item in one.other_work] for one in facts.caseworkers} == hours


def test_by_hand_and_a_fault_in_its_own_cell(tmp_path: Path) -> None:
    folder = exported(tmp_path)
    text = suggest_profile(sorted(folder.iterdir())).text
    (folder / "andet.csv").write_text("Hvem;Hvad;T\nAA;Gruppe;3\nZZ;Gruppe;-1\n", encoding="utf-8")
    profile = tmp_path / "office.toml"
    profile.write_text(
        f'{text}\n[other_work]\nfile = "andet.csv"\n[other_work.columns]\ncaseworker = "Hvem"\n'
        'work = "Hvad"\nhours = "T"\n', encoding="utf-8")
    faults = assigner.read(folder, profile=profile).faults
    told = {(one.file, one.row, one.header) for one in faults}
    assert told == {("andet.csv", 3, "Hvem"), ("andet.csv", 3, "T")}


@pytest.mark.landing
def test_others_of_the_house_are_left_out_by_number(tmp_path: Path) -> None:
    folder = exported(tmp_path)
    (folder / "andet.csv").write_text("Init;Opgave;Timer\nAA;Gruppe;3\nZZ;Gruppe;1\n", "utf-8")
    lines, day = proposed(folder)
    assert line(lines, "of_caseworkers").startswith("of_caseworkers = true")
    facts, _ = day.require()
    assert [item.minutes for one in facts.caseworkers for item in one.other_work] == [180]
    assert any(one.code == "W230" for one in day.warnings)
