"""One person's time and weeks; why her hours are fewer is for few eyes."""

import re
from pathlib import Path

import pytest

from assigner.web.app import House
from tests.draws import covering
from tests.web.house import Browser
from tests.web.register import SECRETS, browser, registered, signed_in
from tests.web.test_check import day_of
from tests.web.test_roles import address

pytestmark = pytest.mark.landing


@pytest.fixture
def office(served: House, tmp_path: Path) -> House:
    registered(day_of(served))
    return signed_in(served, tmp_path / "other.db")


def test_her_time_is_told_with_its_state(office: House) -> None:
    page = browser(office, "manager").get("/people/Y").text
    table = page.split("Reductions</caption>")[1].split("</table>")[0]
    assert re.findall(r'class="tag \w+">([^<]+)<', table) == ["ends in 12 days", "ended"]
    assert "7.4" in table
    assert "tillidshverv-hemmelig" in table
    absences = page.split("Absences</caption>")[1].split("</table>")[0]
    assert "scheduled" in absences
    assert "In the table of caseworkers: 43 % of a full load until 19 March 2027" in page


def test_away_without_an_end_is_told_in_words(ulla: Browser) -> None:
    people = day_of(ulla.served) / "caseworkers.csv"
    people.write_text(people.read_text(encoding="utf-8").replace(
        "2026-11-17,2027-03-19", "2026-11-17,"), encoding="utf-8")
    page = ulla.get("/people/X").text
    assert "In the table of caseworkers: away from 17 November 2026." in page


def test_her_weeks_ahead_are_a_picture_and_a_table(ulla: Browser) -> None:
    page = ulla.get("/people/Y").text
    if "being worked out" in page:
        page = ulla.get("/people/Y").text
    assert "Expected load, week by week" in page
    assert '<polygon class="band"' in page
    rows = page.split("The weeks ahead</caption>")[1].split("</table>")[0]
    assert rows.count("<tr") == 14
    assert "Against the norms" in page


def test_what_she_was_given_lately_is_the_ledgers(ulla: Browser) -> None:
    assert "No case given in the last 30 days is recorded." in ulla.get("/people/Y").text
    ulla.get("/commit")
    ulla.send("/commit")
    page = ulla.get("/people/Y").text
    given = page.split("Given in the last 30 days</caption>")[1].split("</table>")[0]
    assert "/case/C-1" in given


@pytest.mark.parametrize("role", covering(
    ["planner", "v"], ["coordinator", "planner", "auditor", "v"]))
def test_why_is_for_whoever_keeps_the_register_alone(office: House, role: str) -> None:
    someone = browser(office, role)
    for _ in range(2):  # what is worked out is there the second time
        for page in office.pages:
            path = address(page.path).replace("/people/V", "/people/Y")
            found = someone.get(path)
            own = role == "v" and found.url.path.startswith("/own")
            mine = {"vejleder-skjult"} if own else set()
            assert {one for one in SECRETS if one in found.text} <= mine, (role, path)


def test_a_caseworker_sees_her_own_and_nobody_elses(office: House) -> None:
    yrsa = browser(office, "y")
    yrsa.get("/own")
    page = yrsa.get("/own").text
    assert "Your load and its parts" in page
    assert "tillidshverv-hemmelig" in page
    assert "ferie-hemmelig" in page
    assert "bordet-fanger" not in page
    assert "The weeks ahead</caption>" in page
    for other in ("V", "Y", "X"):
        assert yrsa.get(f"/people/{other}").status_code == 403


def test_a_day_that_cannot_be_used_has_nobody(served: House) -> None:
    (day_of(served) / "reductions.csv").write_text(
        "caseworker,reason,hours\nNOBODY,x,2\n", encoding="utf-8")
    assert Browser(served).get("/people/Y").status_code == 404


def test_who_is_to_leave_is_not_told_as_away_from_today(handed: Browser) -> None:
    assert "away 23 November 2026" not in handed.get("/people/Y").text
