"""Words that are phases and teams alike are asked once: one answer is of both."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import lacking
from tests.profiles.test_as_a_whole import proposed, read

pytestmark = pytest.mark.landing

STAFF = """\
Name;Team;Weekly hours
Ann Ash;MASH;37
Ben Birch;Assessment;37
Cat Cole;Longer term;37
Dan Dell;Assessment;37
"""
CASES = """\
Ref;Stage;Level;Received;Worker
1;Assessment;Simple;20-11-2026;
2;MASH;Simple;20-11-2026;
3;MASH;Complex;02-10-2026;Ann Ash
4;MASH;Simple;03-10-2026;Ann Ash
6;Assessment;Complex;04-10-2026;Ben Birch
7;Assessment;Simple;05-10-2026;Ben Birch
8;Assessment;Very complex;06-10-2026;Dan Dell
9;Plan;Simple;07-10-2026;Cat Cole
10;Plan;Simple;07-10-2026;Cat Cole
11;Plan;Simple;07-10-2026;Cat Cole
"""


def unsure(text: str) -> list[str]:
    return [line for line in text.splitlines()
            if line.startswith("# ") and "# unsure" in line]


def teams(day: assigner.Day) -> list[str]:
    facts, _ = day.require()
    return [one.team for one in facts.caseworkers]


def test_the_word_that_may_mean_what_is_left_is_asked_as_that_and_once(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    assert len(unsure(text)) == 1
    assert 'Assessment = "investigation"' in unsure(text)[0]
    assert 'team = { from = "Team", words_of = "phase" }' in text
    assert '"Longer term" = "measures"' in text
    assert "E104" in {one.code for one in read(tmp_path / "day", text).faults}
    answered = text.replace("# phase = {", "phase = {")
    day = read(tmp_path / "day", answered)
    assert not day.faults
    assert teams(day) == ["intake", "investigation", "measures", "investigation"]
    assert {case.phase for case in day.require()[0].caseload if case.id in {"6", "7", "8"}} == {
        "investigation"}


def test_codes_that_nobody_knows_are_asked_once(tmp_path: Path) -> None:
    names = {"MASH": "Q1", "Assessment": "Q2", "Longer term": "Q3", "Plan": "Q3"}
    staff, cases = STAFF, CASES
    for word, code in names.items():
        staff, cases = staff.replace(word, code), cases.replace(word, code)
    text = proposed(tmp_path / "day", staff=staff, cases=cases)
    assert len(unsure(text)) == 1
    text = text.replace(unsure(text)[0],
                        'phase = { Q1 = "intake", Q2 = "investigation", Q3 = "measures" }')
    assert teams(read(tmp_path / "day", text)) == [
        "intake", "investigation", "measures", "investigation"]


def test_words_of_the_column_itself_count_before_those_of_the_other(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    text = text.replace("# phase = {", "phase = {").replace(
        "[caseworkers.words.team]", '[caseworkers.words.team]\nAssessment = "measures"')
    assert teams(read(tmp_path / "day", text)) == ["intake", "measures", "measures", "measures"]


@pytest.mark.parametrize("place", ["[cases.words.phase]", "[cases.columns]"])
def test_words_may_stand_wherever_the_profile_has_them(place: str, tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    words = 'Assessment = "investigation"\nMASH = "intake"\nPlan = "measures"\n'
    if place == "[cases.words.phase]":
        text += f"\n{place}\n{words}"
    else:
        rule = f'{{ from = "Stage", words = {{ {", ".join(words.splitlines())} }} }}'
        text = text.replace('phase = "Stage"', f"phase = {rule}")
    assert teams(read(tmp_path / "day", text))[1] == "investigation"


def test_a_profile_that_says_so_lacks_nothing(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES).replace("# phase = {", "phase = {")
    file = tmp_path / "office.toml"
    file.write_text(text, encoding="utf-8")
    assert lacking([tmp_path / "day"], str(file), None) == ""


def test_another_column_must_be_one_of_ours(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES)
    day = read(tmp_path / "day", text.replace('words_of = "phase"', 'words_of = "fase nr"'))
    assert "E171" in {one.code for one in day.faults}
