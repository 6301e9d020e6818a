"""Draws the workspace's pictures of the README: `uv run python docs/pictures/draw_pages.py`.

The server is started as anybody would, on a copy of Nordby; a day is proposed, nothing is signed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
NORDBY = HERE.parents[1] / "instances" / "nordby" / "2026-11-23"
SERVE = [sys.executable, "-c", "from assigner.cli import main; main()", "serve"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE, HIGH = 1120, 900
PROPOSE = re.compile("Propose|Foreslå")
WAITS = re.compile("being worked out|regnes ud")
PATIENCE = 60_000
"""Milliseconds until a proposal is there."""


def main() -> None:
    """Today, the proposal, and a case of it, in both languages."""
    for lang, mark in (("en", ""), ("da", ".da")):
        _draw(lang, mark)


def _draw(lang: str, mark: str) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office = Path(folder) / "nordby"
        shutil.copytree(NORDBY, office / NORDBY.name)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        with _served(office, Path(folder) / "state", lang) as address:
            page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, color_scheme="light")
            page.goto(address)
            page.fill("#name", "Ulla Hansen")
            page.keyboard.press("Enter")
            page.wait_for_url("**/")
            if lang == "da" and page.get_by_text("Dansk", exact=True).count():
                page.get_by_text("Dansk", exact=True).click()
            _shoot(page, f"today{mark}")
            page.get_by_role("button", name=PROPOSE).first.click()
            page.wait_for_url("**/plan*", timeout=PATIENCE)
            _shoot(page, f"plan{mark}")
            page.goto(f"{page.url.partition('/plan')[0]}/case/S-10688")
            while page.get_by_text(WAITS).count():
                page.wait_for_timeout(1_000)
                page.reload()
            _shoot(page, f"case{mark}")
        browser.close()


@contextmanager
def _served(office: Path, state: Path, lang: str) -> Iterator[str]:
    server = subprocess.Popen(
        [*SERVE, str(office), "--port", "0"], stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "ASSIGNER_STATE": str(state), "ASSIGNER_LANG": lang},
    )
    try:
        assert server.stderr is not None
        found = re.search(r"http\S+", server.stderr.readline())
        assert found is not None
        yield found[0]
    finally:
        server.terminate()
        server.wait()


def _shoot(page: Page, name: str) -> None:
    page.screenshot(path=HERE / f"workspace-{name}.png")


if __name__ == "__main__":
    main()
