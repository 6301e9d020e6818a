"""The planner's and the manager's journeys: a mouse without script, and the keyboard alone; axe."""

from collections.abc import Sequence
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assigner.web.app import House
from tests.draws import covering
from tests.pages.browser import needs_chromium
from tests.web.conftest import Visitor
from tests.web.hands import HANDS, Hands
from tests.web.house import Browser
from tests.web.test_browser import RULES
from tests.web.test_handovers import left, steps

pytestmark = [pytest.mark.landing, needs_chromium]
LOOKS = covering([], product(("da", "en"), ("light", "dark"), (1200, 390, 320)))
"""Of the answers that take long to make; the pages themselves are looked at in `test_browser`."""


# What two of these journeys come to is asked without a browser in every run: test_policy,
# test_handovers; what a hand does, by the third and by the mornings of test_browser.


def somebody(visitor: Visitor, way: str) -> Hands:
    kind, script = HANDS[way]
    return kind(visitor(java_script_enabled=script, locale="en"))


def barriers(page: Page, path: str) -> Sequence[tuple[str, str]]:
    """What axe finds on a page, and whether it is wider than the window."""
    page.goto(path)
    found = [(path, one["id"]) for one in Axe().run(page, options=RULES).response["violations"]]
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*found, *([(path, f"{over} px too wide")] if over > 0 else [])]


@pytest.mark.parametrize("way", covering([], HANDS))
def test_a_planner_finds_a_number_and_tries_another(visitor: Visitor, way: str) -> None:
    who = somebody(visitor, way)
    who.page.goto("/policy")
    who.write("find", "balance.measure")
    who.press("Find")
    who.press("How evenness is measured")
    expect(who.page.locator("dl.facts")).to_be_visible()
    who.write("value", "minmax")
    who.press("Try it on today")
    expect(who.page.locator("p.above")).to_contain_text("balance.measure = minmax")
    who.press("Back to the model")
    who.press("Try a number by its key")
    who.write("key", "rules.stock_ceiling.at")
    who.write("value", "20")
    who.press("Try it on today")
    expect(who.page.locator("p.above")).to_contain_text("rules.stock_ceiling.at = 20")


@pytest.mark.parametrize("way", covering(["mouse"], HANDS))
def test_a_manager_asks_who_might_take_over(visitor: Visitor, way: str) -> None:
    who = somebody(visitor, way)
    who.press("Staff changes")
    who.write("caseworker", "Y")
    who.press("Add it to the list")
    who.press("Who might take over?")
    who.write("among1", "V")
    who.press("Set them side by side")
    expect(who.page.locator("h1")).to_have_text("Who might take over")
    expect(who.page.locator("table")).to_contain_text("as good as the best")


@pytest.mark.parametrize("way", covering([], HANDS))
def test_a_manager_ticks_a_handover_off(
    handed: Browser, served: House, visitor: Visitor, way: str
) -> None:
    first, second, *_ = left(served)
    who = somebody(visitor, way)
    who.press("Staff changes")
    who.press("Handovers under way")
    who.press("It is done")
    expect(who.page.locator("#H-1")).to_contain_text("Ulla Hansen, ")
    who.press("Not after all")
    who.press("It is done")
    who.press("It is done")
    assert [step for _, step, _ in steps(served)] == [first, first, first, second]
    who.press("Take the case off the list")
    who.press("that is done, too")
    expect(who.page.locator("#H-1")).to_contain_text("off the list")
    assert handed.get("/handovers").status_code == 200


@pytest.mark.parametrize("way", covering(["mouse"], HANDS))
def test_how_loads_went_is_asked_and_seen(visitor: Visitor, way: str) -> None:
    who = somebody(visitor, way)
    who.press("Staff")
    who.press("How loads went")
    who.press("Read the office's days")
    expect(who.page.locator("p.line")).to_contain_text("1 day from")
    assert who.page.locator("figure img").evaluate(
        "at => at.complete && at.naturalWidth > 100") or not HANDS[way][1]


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_answers_have_no_barrier(
    handed: Browser, visitor: Visitor, language: str, scheme: str, width: int
) -> None:
    handed.get("/loads")
    handed.send("/loads/work")
    paths = ["/handovers", "/handovers?all=1", handed.page.url.path]
    for over in ("today", "months"):
        handed.get("/policy/number/rules.stock_ceiling.at")
        handed.send("/policy/try", key="rules.stock_ceiling.at", value="20", over=over, days="2",
                    seeds="1", minutes="5")
        paths.append(handed.page.url.path)
    handed.get("/policy")
    handed.send("/policy/matter", keys="rules.stock_ceiling", percent="20")
    paths.append(handed.page.url.path)
    handed.get("/staff-change")
    handed.send("/staff-change/add", kind="leaves", caseworker="Z")
    handed.send("/staff-change/receivers", among1="Y")
    paths += [handed.page.url.path, "/staff-change"]
    page = visitor(color_scheme=scheme, viewport={"width": width, "height": 900}, locale=language)
    assert [one for path in paths for one in barriers(page, path)] == []
    assert {path.split("/")[1] for path in paths} == {
        "handovers", "handovers?all=1", "loads", "tried", "year", "effect", "receivers",
        "staff-change"}
