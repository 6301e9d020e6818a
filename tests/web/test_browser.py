"""The journeys in Chromium: a mouse and no script, the keyboard alone; axe on every page."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assigner.api.day import open_day
from assigner.ledger import Ledger
from assigner.web.app import House
from tests.pages.browser import needs_chromium
from tests.web.conftest import Visitor
from tests.web.house import HEADER
from tests.web.listening import listening
from tests.web.register import browser, registered, signed_in
from tests.web.test_check import day_of

pytestmark = [pytest.mark.landing, needs_chromium]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
         "rules": {name: {"enabled": True} for name in ("heading-order", "empty-table-header")},
         "resultTypes": ["violations"]}
BROKEN = """(() => { const at = document.querySelector("h1");
at.style.overflowWrap = "normal"; return at.scrollWidth > at.clientWidth })()"""
UNFOLDED = "document.querySelectorAll('details').forEach(at => { at.open = true })"
PAGES = ("/", "/check", "/plan", "/case/C-1", "/case/C-1?beside=&beside=V", "/case/H-1",
         "/commit", "/people", "/people/Y",
         "/people/Y/reductions", "/people/V/absences",
         "/staff-change", "/staff-change?kind=joins", "/policy", "/policy?find=inflow",
         "/policy/number/rules.stock_ceiling.at", "/history",
         "/history?light=1", "/handovers", "/loads", "/office", "/name", "/nowhere")
def kinds(served: House) -> list[str]:
    return [one.kind for one in Ledger(str(served.workspace.ledger)).records()]


def test_the_morning_with_a_mouse_and_without_script(served: House, visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    views: list[str] = []
    page.on("load", lambda seen: views.append(seen.url))
    page.click("text=Look at the proposal")
    page.click("li#C-1 .act a")
    page.click("tr:has(th:has-text('V')) button")
    expect(page.locator("h1")).to_contain_text("C-1 to V")
    page.check("#code-family")
    page.fill("#note", "knows them")
    page.click("text=Decide, and work out the rest around it")
    expect(page.locator("li#C-1")).to_contain_text("changed")
    page.click("text=Accept all and sign")
    page.click("button:has-text('Sign the day')")
    expect(page.locator("h1")).to_have_text("The day is signed")
    page.click("text=Make tomorrow's day")
    page.click("text=Look at tomorrow")
    expect(page.locator("h1")).to_have_text("Tuesday 24 November 2026")
    assert kinds(served) == ["override", "commit"]
    assert len(views) <= 20


def pressed(page: Page, wanted: str, most: int = 60) -> None:
    """Go on with Tab until something is in focus, then press it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || document.activeElement.id")
        if wanted in focused:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{wanted} is not reached with the keyboard on {page.url}")


def test_the_morning_with_the_keyboard_alone(served: House, visitor: Visitor) -> None:
    page = visitor()
    pressed(page, "Look at the proposal")
    pressed(page, "Accept all and sign")
    pressed(page, "Sign the day")
    expect(page.locator("h1")).to_have_text("The day is signed")
    pressed(page, "Make tomorrow's day")
    pressed(page, "Look at tomorrow")
    expect(page.locator("h1")).to_have_text("Tuesday 24 November 2026")
    assert kinds(served) == ["commit"]


def test_a_reason_that_lacks_is_told_where_the_reader_is(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/case/C-1")
    page.click("tr:has(th:has-text('V')) button")
    page.check("#code-other")
    page.click("text=Decide, and work out the rest around it")
    focused = page.evaluate("document.activeElement.innerText")
    assert "Say why" in focused
    assert page.is_checked("#code-other")


FEW = ("/plan", "/case/C-1?beside=&beside=V", "/commit", "/people/Y/reductions",
       "/staff-change?kind=joins", "/policy/number/rules.stock_ceiling.at")
"""Of each kind of page one: looked at in every run, beside what a staff change comes to."""


@pytest.mark.parametrize(("language", "scheme", "width", "pages"), [
    ("da", "light", 320, FEW),
    *[pytest.param(language, scheme, width, PAGES, marks=pytest.mark.long)
      for language in ("da", "en") for scheme in ("light", "dark")
      for width in (1200, 390, 320)],
])
def test_axe_finds_nothing_and_nothing_overflows(
    visitor: Visitor, language: str, scheme: str, width: int, pages: tuple[str, ...]
) -> None:
    page = visitor(color_scheme=scheme, viewport={"width": width, "height": 900}, locale=language)
    page.goto("/staff-change")
    page.select_option("#caseworker", "Y")
    page.locator("form[action$=add] button").click()
    page.locator("form[action$='staff-change/work'] button").click()
    page.wait_for_url("**/handover/*")
    handover, found = page.url, []
    for path in (*pages, handover):
        page.goto(path)
        page.evaluate(UNFOLDED)
        assert page.get_attribute("html", "lang") == language
        found += [(path, one["id"]) for one in Axe().run(page, options=RULES).response[
            "violations"]]
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [(path, f"{over} px too wide")] if over > 0 else []
        found += [(path, "a word of the heading is broken")] if page.evaluate(BROKEN) else []
    assert found == []


def test_a_reduction_with_the_keyboard_alone(served: House, visitor: Visitor) -> None:
    page = visitor()
    page.goto("/people/V")
    pressed(page, "Add a reduction")
    page.focus("#reason")
    page.keyboard.type("vejleder")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    pressed(page, "Write it")
    assert "not right yet" in page.evaluate("document.activeElement.innerText")
    page.fill("#percent", "")
    pressed(page, "Write it")
    expect(page.locator("h1")).to_have_text("V Vera Viewer")
    assert open_day(day_of(served), None, {}).require()[0].people["V"].reductions


OWN = (("y", "/own"), ("manager", "/people/Y"), ("manager", "/people/Y/reductions?row=2"))


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1200, "dark")])
def test_pages_of_a_person_with_all_there_is_have_no_barrier(
    served: House, window: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    registered(day_of(served))
    yrsa = browser(signed_in(served, tmp_path / "other.db"), "y")
    yrsa.get("/own")
    yrsa.send("/own/mood", felt="4")
    found = []
    with listening(signed_in(served, tmp_path / "other.db", "127.0.0.1")) as address:
        for user, path in OWN:
            context = window.new_context(
                base_url=address, locale="da", viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                extra_http_headers={HEADER: user})
            page = context.new_page()
            page.goto(path)
            assert page.locator("#mood, #note").count() == 1
            found += [(path, one["id"]) for one in Axe().run(page, options=RULES).response[
                "violations"]]
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            found += [(path, f"{over} px too wide")] if over > 0 else []
            context.close()
    assert found == []
