"""Every page in a real browser: silent, accessible, reachable by keyboard, printable."""

import re
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from tests.draws import covering
from tests.pages.browser import Window, needs_chromium
from tests.pages.conftest import PAGES, Pages

pytestmark = [pytest.mark.landing, needs_chromium]
WIDTHS = (1200, 390)
A4 = (595, 842)
KINDS = ("coordinator", "worker", "rebalance", "compare", "simulate", "staffing", "sweep")
FEW = ("coordinator", "rebalance", "danish")


def pages_of(few: tuple[str, ...]) -> list[object]:
    """Which pages a test looks at: a few in every run, all of them among the long tests."""
    return [few, pytest.param(tuple(PAGES), marks=pytest.mark.long)]


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


@pytest.mark.parametrize(("scheme", "names"), [
    ("dark", FEW),
    pytest.param("dark", (*KINDS, "danish"), marks=pytest.mark.long),
    *(pytest.param(scheme, tuple(PAGES), marks=pytest.mark.long) for scheme in ("light", "dark")),
], ids=["dark", "dark, every kind", "light, all", "dark, all"])
def test_nothing_is_asked_for_nothing_is_said_and_axe_finds_nothing(
    window: Window, pages: Pages, scheme: Literal["light", "dark"],
    names: tuple[str, ...],
) -> None:
    for name in names:
        narrow = name == "coordinator" if names == KINDS else name in KINDS
        for width in WIDTHS if narrow and scheme == "light" else WIDTHS[:1]:
            page = window.show(pages[name], width=width, scheme=scheme)
            assert window.heard == [f"request {pages[name].as_uri()}"], name
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, f"{name} {width}\n{found.generate_report()}"


@pytest.mark.parametrize("names", [
    FEW, *(pytest.param(names, marks=pytest.mark.long) for names in (KINDS, tuple(PAGES))),
], ids=len)
def test_the_page_fits_its_screen(
    window: Window, pages: Pages, names: tuple[str, ...], tmp_path: Path
) -> None:
    for name in names:
        page = window.show(pages[name])
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in (*WIDTHS, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            hidden = page.evaluate(
                "[...document.querySelectorAll('main p, main dd, summary span, li > span')]"
                ".filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display"
                " != 'inline' && e.className != 'unseen').map(e => e.textContent)"
            )
            assert hidden == [], name
        if name in FEW or names == tuple(PAGES):
            picture = page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
            assert len(picture) > 10_000


@pytest.mark.parametrize("kind", covering(["rebalance"], KINDS))
def test_everything_is_reached_by_keyboard(
    window: Window, pages: Pages, kind: str
) -> None:
    """Every link, whatever unfolds, and whatever scrolls has the focus once, and shows it."""
    page = window.show(pages[kind], width=390)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a, summary, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility()).map((e, at) => (e.dataset.at = at))"
    )
    seen, outlines = [], set()
    for _ in wanted:
        page.keyboard.press("Tab")
        at, outline = page.evaluate(
            "(e => [Number(e.dataset.at), getComputedStyle(e).outlineStyle])"
            "(document.activeElement)"
        )
        seen.append(at)
        outlines.add(outline)
    assert sorted(seen) == wanted
    assert "none" not in outlines
    if page.locator("summary").count():
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator("details").first.get_attribute("open") is not None


@pytest.mark.parametrize("names", pages_of(FEW), ids=len)
def test_the_printed_page_is_a4_and_cuts_no_row_in_two(
    window: Window, pages: Pages, names: tuple[str, ...], tmp_path: Path
) -> None:
    for name in names:
        page = window.show(pages[name])
        pdf = tmp_path / f"{name}.pdf"
        pdf.write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
        sheets = PdfReader(pdf).pages
        for sheet in sheets:
            size = (float(sheet.mediabox.width), float(sheet.mediabox.height))
            assert size == pytest.approx(A4, abs=1.5), name
        page.emulate_media(media="print")
        texts = [_letters(sheet.extract_text()) for sheet in sheets]
        rows = page.evaluate(
            "[...document.querySelectorAll('tbody tr, li, summary')]"
            ".filter(e => e.checkVisibility())"
            ".map(e => [...e.children].map(cell => cell.innerText ?? ''))"
        )
        cut = [
            row for row in rows
            if not any(all(_letters(cell) in text for cell in row) for text in texts)
        ]
        assert cut == [], name


def test_a_long_table_repeats_its_headings_in_print(
    window: Window, pages: Pages
) -> None:
    page = window.show(pages["rebalance"])
    page.emulate_media(media="print")
    heads = page.evaluate(
        "[...document.querySelectorAll('thead')].map(e => getComputedStyle(e).display)"
    )
    assert set(heads) == {"table-header-group"}


def _letters(text: str) -> str:
    return re.sub(r"\W", "", normalize("NFKC", text))
