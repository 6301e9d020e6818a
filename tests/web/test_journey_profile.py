"""An export of another system brought in: with a mouse and no script, with the keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from assigner.web.app import House
from tests.draws import covering
from tests.pages.browser import needs_chromium
from tests.web.conftest import Visitor
from tests.web.hands import HANDS
from tests.web.house import house
from tests.web.test_check_profile import FILES
from tests.web.test_journeys import LOOKS, barriers, somebody

pytestmark = [pytest.mark.landing, needs_chromium]


@pytest.fixture
def served(tmp_path: Path) -> House:
    """An office without a day."""
    (tmp_path / "office").mkdir()
    return house(tmp_path / "office", tmp_path / "ledger.db")


@pytest.fixture
def export(tmp_path: Path) -> list[Path]:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in FILES]


@pytest.mark.parametrize("way", covering(["keyboard"], HANDS))
def test_an_export_is_read_by_a_profile_that_is_proposed(
    served: House, visitor: Visitor, export: list[Path], way: str
) -> None:
    who = somebody(visitor, way)
    who.page.goto("/check")
    who.bring("files", export)
    who.write("office", "Nordby")
    who.press("Check it")
    who.press("Propose how it is read")
    expect(who.page.locator("textarea")).to_contain_text("[caseworkers")
    who.press("Keep it, and read the export by it")
    expect(who.page.locator("main")).to_contain_text("Read by the profile")
    who.press("Take it in")
    expect(who.page.locator("p.line")).to_contain_text("to place")
    assert len(served.workspace.served.offices[0].days) == 1


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_the_pages_of_a_profile_have_no_barrier(
    visitor: Visitor, export: list[Path], language: str, scheme: str, width: int
) -> None:
    page = visitor(color_scheme=scheme, viewport={"width": width, "height": 900}, locale=language)
    page.goto("/check")
    page.set_input_files("#files", export)
    page.fill("#office", "Nordby")
    page.click("main button[type=submit]")
    page.wait_for_url("**/check/*")
    there = page.url
    found = [*barriers(page, there), *barriers(page, f"{there}/profile")]
    page.fill("#text", "fase = 1")
    page.click("main button[type=submit]")
    page.wait_for_selector("[role=alert]")
    assert page.locator("[role=alert]").count() == 1
    assert found == []
