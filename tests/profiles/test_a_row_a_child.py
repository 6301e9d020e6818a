"""A case that has a row for each of its children is one case."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

_STAFF = STAFF.replace("Assessment", "Investigation")


def _cases(header: str = "Ref", *, other: str = "") -> str:
    """Each case twice or thrice, with the name of a child; `other`: a phase of the last row."""
    head, *rows = CASES.replace("Assessment", "Investigation").splitlines()
    found = [f"{row};Kid {at} of {number}" for number, row in enumerate(rows)
             for at in range(2 + number % 2)]
    if other:
        found[-1] = found[-1].replace("Family support plan", other)
    return "\n".join((f"{head.replace('Ref', header)};Child", *found, ""))


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Ref", "Sagsnr.", "Case number"])
def test_it_is_proposed_and_read_as_one(tmp_path: Path, header: str) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases(header))
    assert f'\nid = "{header}"  ' in text, text
    assert "\nalike_are_one = true  " in text
    assert f'"..." = "{header}"' not in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.id for case in facts.cases] == ["1", "2"]
    assert len(facts.caseload) == 9


def test_rows_of_one_case_that_say_otherwise_are_a_fault(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases())
    (tmp_path / "day" / "cases 23-11-2026.csv").write_text(
        _cases(other="Investigation"), encoding="utf-8")
    day = read(tmp_path / "day", text)
    assert [told.code for told in day.faults] == ["E120"]


@pytest.mark.landing
def test_where_they_say_otherwise_at_once_it_is_not_proposed(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases(other="Investigation"))
    assert "alike_are_one" not in text
    assert read(tmp_path / "day", text).faults


def test_its_rows_are_its_children(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases())
    assert '\nchildren = { count = "rows" }  ' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [(case.id, case.children) for case in facts.cases] == [("1", 2), ("2", 3)]
    assert {case.id: case.children for case in facts.caseload}["3"] == 2


@pytest.mark.landing
def test_where_nothing_says_whose_the_rows_are_it_is_asked(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases().replace("Child", "Event"))
    assert '\n# children = { count = "rows" }  ' in text


def test_nothing_else_is_counted_by_rows(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases())
    wrong = text.replace("children = { count", "district = { count")
    assert [told.code for told in read(tmp_path / "day", wrong).faults] == ["E172"]


@pytest.mark.landing
def test_a_place_in_which_its_rows_differ_is_a_name(tmp_path: Path) -> None:
    cases = _cases().replace(";Child\n", ";Ward\n")
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    assert "\ndistrict" not in text, text
    assert "\nalike_are_one = true  " in text
    few = cases
    for at in range(40):
        few = few.replace(f" of {at}\n", f" of {at % 3}\n")
    text = proposed(tmp_path / "day", staff=_STAFF, cases=few)
    assert "\ndistrict" not in text, text
    assert "\nalike_are_one = true  " in text
