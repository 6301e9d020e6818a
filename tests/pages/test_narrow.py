"""A whole office on a telephone, in Danish, with short ids and with ids like mail addresses."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.pages.browser import Window, needs_chromium
from tests.quiet import FEW, NORDBY, quiet

pytestmark = [pytest.mark.landing, needs_chromium]
WIDER = """
[...document.querySelectorAll('main *')].filter(e =>
  e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  && !e.closest('.table.wide') && e.checkVisibility()).map(e => e.textContent.slice(0, 60))
"""


@pytest.fixture(scope="module", params=[pytest.param("short", marks=pytest.mark.long), "long"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp(request.param)
    day = root / "day"
    if request.param == "long":
        quiet(day, (*FEW, "S-10688"))
    else:
        shutil.copytree(NORDBY, day)
    if request.param == "long":
        people = re.findall(r"^(\w{4});", (day / "caseworkers.csv").read_text("cp1252"), re.M)
        known = re.compile(rf"(?<!\w)({'|'.join(people)})(?!\w)")
        for file in day.glob("*.csv"):
            text = known.sub(lambda who: f"{who[1].lower()}@nordby-kommune.dk",
                             file.read_text("cp1252"))
            file.write_text(re.sub(r"\bS-(\d{5})\b", r"BFU_2026_0000\1_NORD", text), "cp1252")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSIGNER_STATE", str(root / "state"))
        assert run("solve", day, "-o", root / "plan.json").code == 0
        made = run("report", root / "plan.json", "-o", root / "report.html", "--lang", "da")
        assert made.code == 0, made.err
    return root / "report.html"


@pytest.mark.parametrize("unfolded", [False, True])
def test_nothing_runs_over(window: Window, page: Path, unfolded: bool) -> None:
    shown = window.show(page)
    if unfolded:
        shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (1200, 390, 360, 320):
        shown.set_viewport_size({"width": width, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        assert unfolded or shown.evaluate(WIDER) == []


@pytest.mark.parametrize("width", [1200, 390])
def test_names_are_there_beside_any_id(window: Window, page: Path, width: int) -> None:
    shown = window.show(page, width=width)
    cell = shown.locator("#load td", has_text="Tina Nielsen").first
    assert cell.is_visible()
    box = cell.bounding_box()
    assert box is not None
    assert box["width"] >= 60
    assert box["x"] + box["width"] <= width


def test_a_folded_case_shows_phase_complexity_and_deadline(window: Window, page: Path) -> None:
    shown = window.show(page, width=390)
    card = shown.locator("details.card", has_text="10688").first
    assert card.get_attribute("open") is None
    said = card.locator("summary").inner_text()
    for wanted in ("Signe Madsen", "foranstaltning", "kompleks", "frist 03.12.2026"):
        assert wanted in said
