"""One list of what others write for yes and no, for proposing and for reading."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.profiles.yes_and_no import NO, YES, is_true
from tests.profiles.office import CASES, STAFF, exported

WORDS = [("J", "N"), ("ja", "nej"), ("Wahr", "Falsch"), ("oui", "-"), ("✓", "nein"), ("✔", "n")]


def test_no_word_is_both() -> None:
    assert not YES & NO
    assert [is_true(word) for word in ("Wahr", "falsch", "måske")] == [True, False, None]


@pytest.mark.landing
@pytest.mark.parametrize(("yes", "no"), WORDS)
def test_what_is_proposed_for_a_word_is_read(yes: str, no: str, tmp_path: Path) -> None:
    cases = CASES.replace(";N;", f";{no};").replace(";J;", f";{yes};")
    day = exported(tmp_path / "day")
    (day / "sager.csv").write_text(cases, encoding="utf-8")
    (day / "proposed.toml").write_text(
        suggest_profile([day / "sager.csv", day / "medarbejdere.csv"]).text, encoding="utf-8")
    facts, _ = assigner.read(day, profile="proposed").require()
    assert {case.id for case in facts.caseload if case.two_advisers} == {"1004"}
    assert not any(case.two_advisers for case in facts.cases)


@pytest.mark.parametrize("tick", ["Wahr", "oui", "✔", "J", "1"])
def test_a_tick_is_a_yes(tick: str, tmp_path: Path) -> None:
    staff = STAFF.replace("Opgaver\n", "Opgaver;Arabisk\n").replace(
        "TR, mentor\n", f"TR, mentor;{tick}\n")
    day = exported(tmp_path, staff=staff)
    profile = day / "office.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace(
        "[caseworkers.words.team]",
        'skills = { ticked = { "Arabisk" = "arabisk" } }\n[caseworkers.words.team]'),
        encoding="utf-8")
    facts, _ = assigner.read(day, profile="office").require()
    assert {one.id for one in facts.caseworkers if one.skills} == {"ANM"}
