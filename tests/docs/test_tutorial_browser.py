"""The tutorial's second half, done literally in Chromium by somebody who reads it."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assigner.ledger import Ledger
from tests.cli.runner import run
from tests.docs.pages import (
    ROOT,
    Command,
    Fill,
    Press,
    Rows,
    Says,
    Tick,
    Value,
    acts,
    bold,
    steps,
    type_in,
)
from tests.pages.browser import CHROMIUM, FLAGS, needs_chromium
from tests.web.house import house
from tests.web.listening import listening

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


def test_all_that_is_bold_is_done_or_seen() -> None:
    assert len([act for act in acts(TEXT) if not isinstance(act, Value)]) == bold(TEXT)


@needs_chromium
@pytest.mark.long
def test_the_second_half_is_done_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # here alone

    monkeypatch.chdir(tmp_path)
    book, office = tmp_path / "monday.xlsx", tmp_path / "office"
    office.mkdir()
    run("init", "monday.xlsx", "--xlsx")
    for step in steps(TEXT):
        if isinstance(step, Command):
            if step.fails:
                break
        else:
            type_in(book, step)
    served = house(office, tmp_path / "ledger.db")
    with listening(served) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(locale="en", java_script_enabled=False).new_page()
        page.goto(f"{address}/enter?token=T")
        for act in acts(TEXT):
            _do(page, act, tmp_path)
        browser.close()
    records = Ledger(str(tmp_path / "ledger.db")).records()
    assert [one.kind for one in records] == ["override", "commit"]
    assert all(one.by == "Ulla Hansen" for one in records)
    plan = json.loads((office / "2026-11-23" / "plan.json").read_text(encoding="utf-8"))
    seats = {row["case"]: row["caseworker"] for row in plan["assignments"]}
    assert seats["S-103"] == "BOHA"
    assert (office / "2026-11-24").exists() or (office / "2026-11-24.xlsx").exists()


def _do(page: "Page", act: object, folder: Path) -> None:
    from playwright.sync_api import expect  # noqa: PLC0415  # few tests need it

    match act:
        case Value() | Rows():
            type_in(folder / "monday.xlsx", act)
        case Press(name):
            page.get_by_role("button", name=name, exact=True).or_(
                page.get_by_role("link", name=name, exact=True)).first.click()
        case Fill(label, text, file):
            field = page.get_by_label(re.compile(f"^{re.escape(label)}"))
            if file:
                field.set_input_files(folder / text)
            else:
                field.fill(text)
        case Tick(label):
            page.get_by_label(label, exact=True).check()
        case Says(text):
            expect(page.locator("main")).to_contain_text(text)
