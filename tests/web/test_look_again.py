"""Look again, where something is still being worked out: the page is loaded anew."""

import re

import pytest
from playwright.sync_api import expect

from assigner.web.app import House
from assigner.workspace import answered
from tests.draws import one_in
from tests.pages.browser import needs_chromium
from tests.web.conftest import Visitor
from tests.web.house import Browser, at_once

pytestmark = pytest.mark.landing

WAITS = (
    ("/case/C-1", "What each choice costs is being worked out", "side by side"),
    ("/people/Y", "The weeks ahead are being worked out", "Expected load, week by week"),
)


@pytest.fixture
def busy(served: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Nothing of the queue is begun yet, and nothing is known of another test's plan."""
    monkeypatch.setattr(answered, "_READ", {})
    served.workspace.queue.start = lambda *_: None
    return served


def link(page: str) -> str:
    found = re.search(r'<a href="([^"]*)">Look again</a>', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(("path", "waits", "there"), WAITS)
def test_look_again_asks_the_server(busy: House, path: str, waits: str, there: str) -> None:
    ulla = Browser(busy)
    page = ulla.get(path).text
    assert waits in page
    # A browser that stands on a page loads nothing for a place of that page.
    assert "#" not in link(page)
    busy.workspace.queue.start = at_once
    ulla.get(link(page))
    assert there in ulla.get(link(page)).text


@needs_chromium
@pytest.mark.parametrize(("path", "waits", "there"), one_in(2, WAITS))
def test_look_again_is_clicked(
    busy: House, visitor: Visitor, path: str, waits: str, there: str
) -> None:
    page = visitor()
    page.goto(path)
    expect(page.locator("main")).to_contain_text(waits)
    queue = busy.workspace.queue
    queue.start = at_once
    at_once(queue, busy.workspace.served.offices[0])
    page.click("text=Look again")
    expect(page.locator("main")).to_contain_text(there)
    assert page.get_by_text("Look again").count() == 0
