"""An office whose case system exports its own tables: brought in, read, placed, sent back."""

from pathlib import Path

import pytest

from tests.profiles.office import CASES, PROFILE, STAFF
from tests.web.house import Browser, house
from tests.web.test_check import send

pytestmark = pytest.mark.landing


def test_an_export_is_brought_in_placed_and_sent_back(tmp_path: Path) -> None:
    root = tmp_path / "office"
    day = root / "2026-11-20"
    (root / "profiles").mkdir(parents=True)
    day.mkdir()
    (root / "profiles" / "udtræk.toml").write_text(PROFILE, encoding="utf-8")
    (day / "instance.toml").write_text(
        'date = 2026-11-20\nmodel = "danish-child-welfare"\nprofile = "udtræk"\n',
        encoding="utf-8")
    (day / "medarbejdere.csv").write_text(STAFF, encoding="utf-8")
    (day / "sager.csv").write_text(CASES, encoding="utf-8")
    browser = Browser(house(root, tmp_path / "ledger.db"))
    assert browser.get("/").status_code == 200
    page = send(browser, {"medarbejdere.csv": STAFF.encode(), "sager.csv": CASES.encode()},
                date="2026-11-23")
    assert "Read by the profile" in page.text
    assert "Ib Ibsen" not in page.text
    assert "010190" not in page.text
    page = browser.send(f"{page.url.path}/take")
    assert "23 November 2026" in page.text, page.text
    page = browser.send("/propose")
    assert page.url.path == "/plan"
    browser.get("/commit")
    assert "is signed" in browser.send("/commit").text
    back = browser.client.get("/out/back")
    assert back.status_code == 200
    assert "1001" in back.text
    assert "010190" not in back.text
