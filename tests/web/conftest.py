"""One office, one solved day, for all tests of pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.cli.offices import write
from tests.cli.runner import run
from tests.pages.browser import CHROMIUM, FLAGS
from tests.pages.conftest import CASES, PEOPLE
from tests.web.house import HEADER, Browser, house
from tests.web.listening import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page

Visitor = Callable[..., "Page"]


@pytest.fixture(scope="session")
def solved_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one small day and its plan; never written to."""
    root = tmp_path_factory.mktemp("served")
    day = write(root / "2026-11-23", PEOPLE, CASES)
    assert run("solve", day, "-o", day / "plan.json").code == 0
    return root


@pytest.fixture
def served(solved_office: Path, tmp_path: Path) -> House:
    """A copy of it, served."""
    root = tmp_path / "office"
    shutil.copytree(solved_office, root)
    return house(root, tmp_path / "ledger.db")


@pytest.fixture
def ulla(served: House) -> Browser:
    """Somebody who is in."""
    return Browser(served)


@pytest.fixture
def signed_in(served: House, tmp_path: Path) -> House:
    """The same office where a proxy signs in two caseworkers and the manager."""
    people = {
        "v": Member("Vera", frozenset({WorkRole.CASEWORKER}), "V"),
        "y": Member("Yrsa", frozenset({WorkRole.CASEWORKER}), "Y"),
        "ulla": Member("Ulla", frozenset({WorkRole.COORDINATOR})),
    }
    return house(served.workspace.root, tmp_path / "other.db", SignIn(HEADER, "testclient", people))


@pytest.fixture
def handed(ulla: Browser) -> Browser:
    """The manager after Y's cases have been handed over and the day signed."""
    ulla.get("/staff-change")
    ulla.send("/staff-change/add", kind="leaves", caseworker="Y", on="2026-12-01")
    page = ulla.send("/staff-change/work", moves="0")
    ulla.send(f"{page.url.path}/take")
    ulla.get("/commit")
    ulla.send("/commit")
    return ulla


@pytest.fixture(scope="module")
def window() -> Iterator["Chromium"]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # few tests need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(served: House, window: "Chromium") -> Iterator[Visitor]:
    """Somebody who is in, with a window of a kind; what it complains of fails the test."""
    complaints: list[str] = []
    with listening(served) as address:
        def come_in(**kind: object) -> "Page":
            context = window.new_context(base_url=address, **kind)  # type: ignore[arg-type]
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text))
            page.on("request", lambda asked: None if asked.url.startswith(address)
                    else complaints.append(asked.url))
            page.goto("/enter?token=T")
            page.fill("#name", "Ulla Hansen")
            page.keyboard.press("Enter")
            page.wait_for_url("**/")
            return page

        yield come_in
        for context in window.contexts:
            context.close()
    assert [one for one in complaints if "Failed to load resource" not in one] == []
