"""Headless Chromium, as the distribution packages it; tests that need it are skipped without."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed (Debian: apt-get install chromium)"
)


class Window:
    """One window that shows one page after the other: each new one would be a process more.

    `heard`: everything the page that is shown asked for or said.
    """

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.heard: list[str] = []
        page.on("request", lambda request: self.heard.append(f"request {request.url}"))
        page.on("console", lambda message: self.heard.append(f"console {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"error {error}"))

    def show(
        self, path: Path, *, width: int = 1280, scheme: Literal["light", "dark"] = "light"
    ) -> "Page":
        """The page anew, on a screen of that width: nothing of the one before is left."""
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(media="null", color_scheme=scheme)
        self.heard.clear()
        self.page.goto(path.as_uri())
        return self.page


@contextmanager
def chromium() -> Iterator[Window]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # few tests need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield Window(browser.new_page())
        finally:
            browser.close()
