"""The page about people and leave of other systems: its files read as it says."""

import re
from datetime import date
from pathlib import Path

import pytest

import assigner
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "organisations.md").read_text(encoding="utf-8")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    for name, text in re.findall(r"(?ms)^```\w+ (\S+)\n(.*?)^```$", PAGE):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_teams_and_leave_come_from_the_organisation(export: Path) -> None:
    day = assigner.read(export, profile=export / "kommune.toml")
    assert not day.faults, [str(fault) for fault in day.faults]
    facts, _ = day.require()
    assert {worker.id: (worker.team, worker.weekly_minutes) for worker in facts.caseworkers} == {
        "anm": ("intake", 2220), "bot": ("measures", 2220), "cho": ("investigation", 1920),
        "evh": ("investigation", 2220)}
    people = facts.people
    assert [(item.first, item.last) for item in people["cho"].absences] == [
        (date(2026, 12, 21), date(2027, 1, 3)), (date(2027, 2, 15), date(2027, 2, 19))]
    assert not people["evh"].present(facts.date)
    assert people["cho"].present(facts.date)


def test_leave_of_other_departments_is_counted_and_not_named(export: Path) -> None:
    day = assigner.read(export, profile=export / "kommune.toml")
    told = [str(warning) for warning in day.warnings]
    assert [one for one in told if one not in PAGE] == []
    assert [one for one in told if "W230" in one] == [
        'orlov.csv A "Brugernavn": A row names no caseworker of the day; it is not read (row 5). '
        "Nothing, where they are of other departments; else write the initials as in the list of "
        "caseworkers. [W230]"]
    assert not any("kaj" in one or "Sygdom" in one or "Barsel" in one for one in told)
    assert "Sygdom" not in repr((day.reading, day.files.tables))


def test_without_the_word_leave_of_others_is_a_fault_in_its_cell(export: Path) -> None:
    profile = export / "kommune.toml"
    profile.write_text(re.sub(r"of_caseworkers.*\n", "", profile.read_text(encoding="utf-8")),
                       encoding="utf-8")
    day = assigner.read(export, profile=profile)
    assert [(fault.file, fault.row, fault.column) for fault in day.faults] == [
        ("orlov.csv", 5, "A")]


def test_leave_beside_an_export_is_read(export: Path) -> None:
    profile = export / "kommune.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(re.sub(r"(?s)\[absences\].*?(?=\[cases\])", "", text), encoding="utf-8")
    (export / "orlov.csv").unlink()
    (export / "absences.csv").write_text("caseworker,from,to\ncho,2026-11-20,2026-11-27\n",
                                         encoding="utf-8")
    facts, _ = assigner.read(export, profile=profile).require()
    assert not facts.people["cho"].present(facts.date)


def test_decisions_go_back_without_anybodys_leave(export: Path) -> None:
    day = assigner.read(export, profile=export / "kommune.toml")
    assert day.solve().export(export / "ud.csv")
    text = (export / "ud.csv").read_text(encoding="utf-8")
    assert text.splitlines() == ["Sag;Type;Niveau;Status;Sagsbehandler",
                                 "2001;Modtagelse;Enkel;Aktiv;anm",
                                 "2002;Undersøgelse;Kompleks;Aktiv;cho"]
