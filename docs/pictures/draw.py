"""Draws the pictures of the README: `uv run python docs/pictures/draw.py` (needs Chromium).

The terminal and the report are run as anybody would, on the day of Nordby.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
NORDBY = HERE.parents[1] / "instances" / "nordby" / "2026-11-23"
ASSIGNER = [sys.executable, "-c", "from assigner.cli import main; main()"]
LINES = 27
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FRAME = """<html lang="en"><meta charset="utf-8"><body style="margin:0;background:#15181c">
<pre style="margin:0;padding:24px 28px;font:15px/1.45 'Liberation Mono',monospace;color:#e6e4df">\
{code}</pre></body></html>"""


def main() -> None:
    """Draw both."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        plan, page = Path(folder) / "plan.json", Path(folder) / "report.html"
        said = _run("solve", NORDBY, "-o", plan)
        terminal = Path(folder) / "terminal.html"
        terminal.write_text(_terminal(said), encoding="utf-8")
        _shoot(browser, terminal, HERE / "terminal.png", (800, 100))
        _run("report", plan, "--instance", NORDBY, "-o", page)
        _shoot(browser, page, HERE / "report.png", (1120, 1000))
        browser.close()


def _run(*args: object) -> str:
    done = subprocess.run(
        [*ASSIGNER, *map(str, args)], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def _terminal(said: str) -> str:
    """What the terminal shows, its first lines."""
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text("$ assigner solve instances/nordby/2026-11-23", style="#8cc4e0"))
    for number, line in enumerate(said.splitlines()[:LINES]):
        console.print(Text(line.rstrip(), style="bold" if number == 0 else ""))
    return console.export_html(code_format=FRAME, inline_styles=True)


def _shoot(browser: Browser, page: Path, target: Path, size: tuple[int, int]) -> None:
    sheet = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light",
    )
    sheet.goto(page.as_uri())
    sheet.screenshot(path=target, full_page=target.stem == "terminal")


if __name__ == "__main__":
    main()
