"""What was not understood stands first on the page, with its cell; never on a caseworker's."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.files.nordby import write

pytestmark = pytest.mark.landing

WORKERS = (
    "id,name,team,weekly_hours,skills,roles\nANM,Anna Møller,intake,37,arabic,pilot\n"
    "BOT,Bo Thomsen,measures,30,,\n"
)
CASES = "id,phase,complexity,skills\nN-1,intake,simple,arabisk\nN-2,measures,simple,\n"


def test_a_skill_nobody_has_stands_on_the_page(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {"caseworkers.csv": WORKERS, "cases.csv": CASES})
    plan, page = tmp_path / "plan.json", tmp_path / "page.html"
    assert run("solve", day, "-o", plan).code == 0
    assert run("report", plan, "-o", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert "Not understood in the lists (2)" in text
    assert "cases.csv:2 D" in text
    assert "arabisk" in text
    mine = tmp_path / "mine.html"
    assert run("report", plan, "-o", mine, "--audience", "worker", "--as", "BOT").code == 0
    assert "Not understood" not in mine.read_text(encoding="utf-8")
