"""The price before an override tells who loses a caseworker, and a first tier that worsens."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from assigner.documents.log import PriceRow
from assigner.render.terminal import terminal
from assigner.views.override import override_printout
from assigner.words import say
from tests.cli.runner import Ran, run

DAY = Path(__file__).parent / "override-hides-first-tier" / "day"


@pytest.fixture
def told(tmp_path: Path) -> Ran:
    kept, ledger = tmp_path / "p.json", tmp_path / "l.db"
    assert run("solve", DAY, "-S", "balance.measure=leximax", "-o", kept).code == 0
    asked = ("override", kept, "--pin", "C0=W0", "--reason", "x", "--by", "J", "--yes",
             "--instance", DAY, "--ledger", ledger, "-o", tmp_path / "o.json")
    # Whoever may not decide sees the price all the same.
    assert "Left without a caseworker for it: C4" in run(*asked).out
    ran = run(*asked, "--owner", "intake coordinator")
    assert ran.code == 0, ran.err
    return Ran(0, ran.out, run("log", "--ledger", ledger, "--format", "json").out)


@pytest.mark.landing
def test_the_first_tier_is_there(told: Ran) -> None:
    costs = told.out[told.out.index("What it costs") :]
    first = next(line for line in costs.splitlines() if line.strip().startswith("unassigned"))
    assert "more urgent" in first


@pytest.mark.landing
def test_who_loses_a_caseworker_and_who_gets_one(told: Ran) -> None:
    assert "Left without a caseworker for it: C4 (due 2026-11-24)" in told.out
    assert "Gets a caseworker by it: C3 (no deadline)" in told.out


@pytest.mark.landing
def test_the_ledger_keeps_it(told: Ran) -> None:
    (record,) = json.loads(told.err)["records"]
    first = next(row for row in record["price"]["tiers"] if row["name"] == "unassigned")
    assert first["before"] == first["after"]
    assert first["cost_before"] < first["cost_after"]
    assert record["price"]["left"] == [{"case": "C4", "due": "2026-11-24"}]
    assert record["price"]["placed"] == [{"case": "C3", "due": None}]


def test_a_price_that_is_not_proven_says_so() -> None:
    price = PriceRow(tiers=(), left=(), placed=(), caseworkers=(), moves=(), proven=False)
    screen = Console(width=200, file=io.StringIO())
    screen.print(terminal(override_printout(price, (), say("C0 to W0 instead of W3"))))
    assert "Not proven" in screen.file.getvalue()  # type: ignore[attr-defined]
