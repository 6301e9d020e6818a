"""What the morning's page tells before anything is proposed."""

from dataclasses import replace
from datetime import date

from assigner.api.day import open_day
from assigner.views.today import long_red, soon
from tests.web.house import Browser
from tests.web.test_check import day_of


def test_what_nobody_may_take_is_told_with_the_rule(ulla: Browser) -> None:
    place = ulla.served.workspace.served.offices[0].today
    assert place is not None
    place.plan.unlink()
    page = ulla.get("/")
    assert "Nobody may take C-4, because" in page.text
    assert "somali" in page.text


def test_red_for_four_weeks_is_told_once_it_is(ulla: Browser) -> None:
    facts, _ = open_day(day_of(ulla.served), None, {}).require()
    full, calm = {"V": 1.2, "X": 1.4, "Y": 0.9, "Z": 1.3}, {"V": 1.15, "X": 1.5, "Y": 1.2, "Z": 1.0}
    decided = [(date(2026, 10, 26), full), (date(2026, 11, 20), calm)]
    (block,) = long_red(facts, decided)
    assert [str(item.lead).split()[0] for item in getattr(block, "items", ())] == ["X", "V"]
    assert long_red(facts, decided[1:]) == []


def test_what_changes_soon_is_told(ulla: Browser) -> None:
    facts, _ = open_day(day_of(ulla.served), None, {}).require()
    later = replace(facts, date=date(2027, 3, 10))
    said = [str(item.text) for block in soon(later, str) for item in getattr(block, "items", ())]
    assert "away until 19 March 2027" in said
    assert "43 % of a full load until 19 March 2027" in said
    assert soon(replace(facts, date=date(2026, 11, 23)), str) == []
