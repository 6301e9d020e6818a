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
SHOWN = {
    "en": (("New cases", 11), ("Caseworkers", 14), ("What was asked for", 9)),
    "da": (("Nye sager", 11), ("Sagsbehandlere", 14), ("Målene", 9)),
}
"""Each block of the terminal, and so many of its lines: the README says what they are."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FRAME = """<html lang="en"><meta charset="utf-8"><body style="margin:0;background:#15181c">
<pre style="margin:0;padding:24px 28px;font:15px/1.45 'Liberation Mono',monospace;color:#e6e4df">\
{code}</pre></body></html>"""


def main() -> None:
    """Draw both, in both languages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        plan, page = Path(folder) / "plan.json", Path(folder) / "report.html"
        for lang, mark in (("en", ""), ("da", ".da")):
            said = _run("solve", NORDBY, "-o", plan, "--lang", lang)
            terminal = Path(folder) / "terminal.html"
            terminal.write_text(_terminal(said, lang), encoding="utf-8")
            _shoot(browser, terminal, HERE / f"terminal{mark}.png", (800, 100))
            _run("report", plan, "--instance", NORDBY, "-o", page, "--lang", lang)
            _shoot(browser, page, HERE / f"report{mark}.png", (1120, 1000))
        browser.close()


def _run(*args: object) -> str:
    done = subprocess.run(
        [*ASSIGNER, *map(str, args)], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def _terminal(said: str, lang: str) -> str:
    """What the terminal shows: the first line, then the beginning of each block."""
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text("$ uv run assigner solve instances/nordby/2026-11-23"
                       + ("" if lang == "en" else f" --lang {lang}"), style="#8cc4e0"))
    lines = [line.rstrip() for line in said.splitlines()]
    for line in lines[: lines.index("")]:
        console.print(Text(line, style="bold"))
    for title, many in SHOWN[lang]:
        start = next(place for place, line in enumerate(lines) if line.startswith(title))
        block = lines[start : start + many]
        console.print()
        console.print(Text(block[0], style="bold"))
        for line in block[1:]:
            console.print(Text(line))
        if lines[start + many : start + many + 1] not in ([], [""]):
            console.print(Text("   …", style="#8a9199"))
    return console.export_html(code_format=FRAME, inline_styles=True)


def _shoot(browser: Browser, page: Path, target: Path, size: tuple[int, int]) -> None:
    sheet = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light",
    )
    sheet.goto(page.as_uri())
    sheet.screenshot(path=target, full_page=target.stem.startswith("terminal"))


if __name__ == "__main__":
    main()
