"""Questions to the program itself: each once, about everybody, shown without a value."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from benchmarks.afternoon import AFTERNOONS, one_more
from benchmarks.ask import Row
from benchmarks.picture import picture
from benchmarks.staff import STAFF, change_staff, changes
from benchmarks.timed import TIMED
from benchmarks.whole import NORDBY
from benchmarks.words import FAMILIES, markdown

import assigner


def test_every_question_is_asked_once_and_has_words() -> None:
    for family, (asked, _) in TIMED.items():
        names = [(one.size, one.strength) for one in asked]
        assert len(names) == len(set(names)) > 0
        assert family in FAMILIES


@pytest.mark.landing
def test_changes_happen_to_everybody_they_can_happen_to() -> None:
    day = assigner.read(NORDBY)
    facts, _ = day.require()
    people = {who.id for who in facts.caseworkers}
    here = {who for who in people if facts.there(who, day.date)}
    assert 0 < len(here) < len(people)
    for kind, wanted in (("leaves", here), ("absent", here), ("returns", people - here),
                         ("halves", people)):
        assert [who for who, _ in changes(kind, day, largest=False)] == sorted(wanted)
    assert len(list(changes("leaves", day, largest=True))) == 5


def test_what_has_no_value_has_no_mark_on_the_right() -> None:
    staff = Row("staff", "nordby", "leaves", "ours", 60, "proven", proven=True, seconds=2.0)
    assert markdown([staff])[-1].startswith("| **nordby** | **leaves** | **ours** |")
    drawn = picture([staff])
    assert drawn.count("<circle") == 2  # one of them in the legend
    assert "-8l-8 8" not in drawn
    nothing = replace(staff, family="day", status="nothing found", proven=False)
    assert "-8l-8 8" in picture([nothing])
    assert ET.fromstring(drawn).tag.endswith("svg")


@pytest.mark.long
def test_who_returns_is_placed_and_proven() -> None:
    (asked,) = (one for one in STAFF if one.strength == "returns, at most 0")
    (row,) = change_staff(asked)
    assert (row.status, row.proven) == ("proven", True)
    assert row.note.startswith("2 of 2 proven")


@pytest.mark.long
def test_one_more_case_gives_the_plan_of_the_whole_day() -> None:
    since, afresh = one_more(AFTERNOONS[0])
    assert since.note == "the same plan as afresh"
    assert since.value == afresh.value
