"""On a phone: the menu is folded, and opens without script; headings of columns stand apart."""

from itertools import product

import pytest

from tests.draws import covering
from tests.pages.browser import needs_chromium
from tests.web.conftest import Visitor
from tests.web.house import Browser

pytestmark = [pytest.mark.landing, needs_chromium]
CUT = """[...document.querySelectorAll('.staff th, .staff td')].filter(
at => at.clientWidth && at.scrollWidth > at.clientWidth).map(at => at.innerText)"""
HIGH = "document.querySelector('header.top').getBoundingClientRect().height"
BROKEN = """[...document.querySelectorAll('.brief .whole')].filter(
at => at.getClientRects().length > 1).map(at => at.innerText)"""


def test_the_menu_is_one_line_and_opens_without_script(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto("/people")
    assert page.evaluate(HIGH) < 110
    page.locator(".folded summary").click()
    page.locator(".folded a", has_text="Staff changes").click()
    page.wait_for_url("**/staff-change")


@pytest.mark.parametrize(("width", "language"), covering(
    [(320, "da")], product((320, 390), ("da", "en"))))
def test_nothing_of_the_staffs_table_is_cut(visitor: Visitor, width: int, language: str) -> None:
    page = visitor(viewport={"width": width, "height": 700}, locale=language)
    page.goto("/people")
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("language", covering(["da"], ["da", "en"]))
def test_how_far_each_is_from_a_norm_is_seen_without_moving_the_table(
    visitor: Visitor, language: str
) -> None:
    page = visitor(viewport={"width": 320, "height": 700}, locale=language)
    page.goto("/plan")
    assert page.evaluate("(at => at.scrollWidth - at.clientWidth)"
                         "(document.querySelector('#loads .table'))") == 0


def test_the_day_a_case_is_due_stays_on_one_line(visitor: Visitor) -> None:
    page = visitor(viewport={"width": 320, "height": 700}, locale="en")
    page.goto("/plan")
    assert page.locator(".brief .whole", has_text="due 24 November").count()
    assert page.evaluate(BROKEN) == []


def test_what_was_decided_why_and_at_what_price_are_lines_of_their_own(visitor: Visitor) -> None:
    page = visitor(viewport={"width": 320, "height": 700}, locale="en")
    page.goto("/case/C-1")
    page.click(".candidates button:has-text('Give to')")
    page.wait_for_url("**/price/*")
    page.check("#code-family")
    page.click("text=Decide, and work out the rest around it")
    page.wait_for_url("**/plan*")
    page.goto("/history")
    told = page.locator(".logged td:last-child").inner_text().split("\n")
    assert [line.partition(":")[0] for line in told][1:] == ["reason", "price"]
    when = page.locator(".logged td").first
    assert when.evaluate("at => at.getClientRects().length") == 1


def test_a_page_that_is_not_there_leads_back(ulla: Browser) -> None:
    page = ulla.get("/nowhere")
    assert page.status_code == 404
    assert 'href="/">Back to today' in page.text
