"""What the morning's page tells before anything is proposed."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assigner.api.day import open_day
from assigner.render.whole import whole
from assigner.views.today import long_red, soon
from assigner.web.app import House
from tests.web.house import Browser
from tests.web.register import SECRETS, browser, registered, signed_in
from tests.web.test_check import day_of


@pytest.mark.landing
def test_what_nobody_may_take_is_told_with_the_rule(ulla: Browser) -> None:
    place = ulla.served.workspace.served.offices[0].today
    assert place is not None
    place.plan.unlink()
    page = ulla.get("/")
    assert "Nobody may take C-4, because" in page.text
    assert "somali" in page.text


def test_a_proposal_that_the_day_left_behind_says_so_to_each_in_her_language(ulla: Browser) -> None:
    registered(day_of(ulla.served))
    for language, said, none in (
        ("en", "The day has changed since its proposal was made.", "There is no proposal"),
        ("da", "Dagen er ændret, siden forslaget til den blev lavet.", "intet forslag"),
    ):
        ulla.client.headers["Accept-Language"] = language
        for page in ("/", "/plan"):
            text = ulla.get(page).text
            assert said in text
            assert str(ulla.served.workspace.root) not in text
            assert none not in text


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
    said = [str(item.text) for block in soon(later, str, str)
            for item in getattr(block, "items", ())]
    assert "away until 19 March 2027" in said
    assert "43 % of a full load until 19 March 2027" in said
    assert soon(replace(facts, date=date(2026, 11, 23)), str, str) == []


def test_what_the_register_says_changes_soon_is_told_and_never_why(ulla: Browser) -> None:
    registered(day_of(ulla.served))
    facts, _ = open_day(day_of(ulla.served), None, {}).require()
    (block,) = soon(replace(facts, date=date(2026, 12, 20)), str, lambda who: f"/people/{who}")
    items = getattr(block, "items", ())
    assert [(str(item.text), item.href) for item in items] == [
        ("away from 21 December 2026", "/people/Y"),
        ("3.7 h a week less from 1 January 2027", "/people/V")]
    page = ulla.get("/")
    assert "7.4 h a week less until 5 December 2026" in page.text
    assert 'href="/people/Y"' in page.text
    assert [secret for secret in SECRETS if secret in page.text] == []


@pytest.mark.landing
def test_decisions_that_wait_are_told_to_whom_they_are(ulla: Browser) -> None:
    page = ulla.get("/").text
    waits = page.split("Decisions that wait")[1].split("</div>")[0]
    assert 'href="/case/C-4"' in waits
    assert "Staff changes" not in waits
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="returns", caseworker="X")
    assert "1 put together, and not worked out" in ulla.get("/").text
    ulla.get("/staff-change")
    handover = ulla.send("/staff-change/work").url.path
    page = ulla.get("/").text
    assert f'href="{handover}"' in page
    assert "put together" not in page
    ulla.get("/commit")
    ulla.send("/commit")
    assert "Decisions that wait" not in ulla.get("/").text


def test_staff_changes_that_wait_are_the_managers(served: House, tmp_path: Path) -> None:
    office = signed_in(served, tmp_path / "other.db")
    manager = browser(office, "manager")
    manager.get("/staff-change")
    manager.send("/staff-change/add", kind="returns", caseworker="X")
    assert "put together" in manager.get("/").text
    for role in ("coordinator", "planner", "auditor"):
        assert "put together" not in browser(office, role).get("/").text


@pytest.mark.landing
def test_who_is_not_there_and_whose_cases_nobody_covers_is_told(ulla: Browser) -> None:
    page = ulla.get("/").text
    assert "nobody covers their cases" not in page
    caseload = day_of(ulla.served) / "caseload.csv"
    caseload.write_text(
        f"{caseload.read_text(encoding='utf-8')}H-3,modtagelse,enkel,X,1\n", encoding="utf-8")
    page = ulla.get("/").text
    told = page.split("Not there, and nobody covers their cases")[1].split("</div>")[0]
    assert 'href="/people/X"' in told
    assert '1 case: <span class="whole">H-3' in told
    assert 'href="/staff-change?kind=absent#more">Find somebody for their cases' in page
    ulla.send("/propose")
    assert "Not there, and nobody covers their cases" in ulla.get("/commit").text


@pytest.mark.landing
def test_who_leaves_is_not_told_as_away(handed: Browser) -> None:
    handed.get("/commit")
    handed.send("/tomorrow")
    page = handed.get("/").text
    assert "leaves on 1 December 2026" in page
    assert "away from" not in page


DAY = r"20\d\d-\d\d-\d\d"
SHOWN = ("/", "/plan", "/case/C-1", "/commit", "/people", "/people/V", "/staff-change", "/policy",
         "/policy/number/rules.stock_ceiling.at", "/history", "/handovers")


def test_every_date_on_a_page_is_in_words(handed: Browser) -> None:
    for path in SHOWN:
        page = handed.get(path)
        assert page.status_code == 200
        said = re.sub(r"<[^>]*>", "", page.text.partition("<main")[2])
        said = said.replace("Small 2026-11-23", "")  # its name, as the office wrote it
        assert re.findall(f".*{DAY}.*", said) == [], path
    assert "24 November 2026" in handed.get("/").text


def test_a_number_of_a_case_is_not_broken_over_two_lines() -> None:
    assert whole("siblings S-10683, S-10684; 3-4 & <b>") == (
        'siblings <span class="whole">S-10683</span>, <span class="whole">S-10684</span>; '
        '<span class="whole">3-4</span> &amp; &lt;b&gt;')
    assert whole("re-assessment") == "re-assessment"
