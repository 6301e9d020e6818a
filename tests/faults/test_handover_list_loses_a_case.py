"""A case that nobody can cover is on the handover list, with why; so is one that stays."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.faults.days import HERE, done

DAY = HERE / "handover-list-loses-a-case" / "disq"
CHANGE = ("--absent", "OWN:2026-11-24..2026-12-10")


@pytest.mark.landing
def test_in_the_list() -> None:
    listed = done("rebalance", DAY, *CHANGE, "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(listed))
    assert (row["from"], row["case"], row["to"], row["date"]) == ("OWN", "K1", "", "2026-11-24")
    assert row["reason"] == "absent"
    assert "is at their personal ceiling of cases" in row["why"]
    assert "disqualified" not in row["why"].casefold()


def test_in_the_workbook(tmp_path: Path) -> None:
    plan, book = tmp_path / "p.json", tmp_path / "p.xlsx"
    done("rebalance", DAY, *CHANGE, "-o", plan)
    done("report", plan, "--instance", DAY, "-o", book)
    rows = list(load_workbook(book)["Handover"].iter_rows(values_only=True))
    assert [row[:2] for row in rows[1:]] == [("OWN", "K1")]


def test_what_stays_is_listed(tmp_path: Path) -> None:
    for file in DAY.iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "caseload.csv":
            head, first, *rest = text.splitlines()
            text = "\n".join([f"{head},frozen", f"{first},yes", *(f"{row}," for row in rest)])
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    listed = done("rebalance", tmp_path, *CHANGE, "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(listed))
    assert (row["case"], row["to"], row["reason"]) == ("K1", "", "stays")
    assert "frozen" in row["why"]
