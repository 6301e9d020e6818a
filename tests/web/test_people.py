"""Who carries what, before a plan and with it; one person's parts; hostile names as text."""

import re

import pytest

from assigner.norm import CASES_HELD, Norm
from assigner.view import Listed, Table
from assigner.views.people import norms_blocks
from tests.web.house import Browser

pytestmark = pytest.mark.landing


def test_everybody_with_and_without_a_proposal(ulla: Browser) -> None:
    page = ulla.get("/people")
    assert "with the proposal carried out" in page.text
    assert "&lt;b&gt;Yrsa&lt;/b&gt;" in page.text
    assert "43 % of a full load until 19 March 2027" in page.text
    place = ulla.served.workspace.served.offices[0].today
    assert place is not None
    place.plan.unlink()
    page = ulla.get("/people")
    assert "before anything is proposed" in page.text
    assert "/people/V" in page.text


def test_one_person_and_nobody(ulla: Browser) -> None:
    page = ulla.get("/people/Y")
    assert "Part of the load" in page.text
    assert "&lt;b&gt;Yrsa&lt;/b&gt;" in page.text
    title = page.text.split("<title>")[1].split("</title>")[0]
    assert "Yrsa" not in title
    assert ulla.get("/people/NOBODY").status_code == 404
    assert ulla.get("/people/%3Cscript%3E").status_code == 404


def test_everybody_stands_under_their_team(ulla: Browser) -> None:
    rows = re.findall(r'<th scope="(row|rowgroup)"[^>]*>(?:<[^>]*>)*([^<]*)',
                      ulla.get("/people").text)
    assert rows[0][0] == "rowgroup"
    assert {name for kind, name in rows if kind == "row"} == {"V", "X", "Y", "Z"}
    teams = [name for kind, name in rows if kind == "rowgroup"]
    assert teams == sorted(set(teams))


def test_who_leaves_is_told_as_leaving_until_her_day(handed: Browser) -> None:
    for path in ("/people", "/people/Y"):
        assert "leaves on 1 December 2026" in handed.get(path).text


def test_a_norm_that_is_exceeded_is_told_once(ulla: Browser) -> None:
    over, more = (Norm("ceiling", count, 10, "cases", CASES_HELD) for count in (12, 13))
    (table,) = norms_blocks([over], 0.5)
    assert isinstance(table, Table)
    told, _ = norms_blocks([over, more], 0.5)
    assert isinstance(told, Listed)
    assert [str(item.text) for item in told.items] == [f"12 of 10 {CASES_HELD}"]
