"""A strict workbook is the same as its transitional twin."""

import json
from pathlib import Path
from typing import Any

import pytest

from assigner.files.read import read
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY
from tests.files.test_workbook import small

FOLDER = Path(__file__).parent / "strict-ooxml"


@pytest.mark.parametrize("name", ["pct100", "pct100_strict"])
def test_a_percentage_is_one_in_both(name: str) -> None:
    ran = run("solve", FOLDER / f"{name}.xlsx", "--format", "json")
    assert {row["capacity_hours"] for row in json.loads(ran.out)["caseworkers"]} == {25.7833}


def test_half_a_capacity_is_accepted() -> None:
    found = read(FOLDER / "pct_strict.xlsx", None)
    assert found.errors == ()
    assert found.instance is not None
    assert [w.capacity_percent for w in found.instance.caseworkers] == [100, 50]


def test_a_failed_formula_is_told() -> None:
    found = read(FOLDER / "na.xlsx", VOCABULARY)
    assert [(e.code, e.header) for e in found.errors if e.code == "E111"] == [
        ("E111", "disqualified")
    ]


def test_a_formula_without_a_value_is_told() -> None:
    found = read(FOLDER.parent / "hostile" / "formula.xlsx", VOCABULARY)
    assert [(e.code, e.row, e.column) for e in found.errors] == [
        ("E111", row, "L") for row in (2, 3, 4)
    ]


def test_a_required_formula_without_a_value_is_told_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Sagsnr", "Fase", "Tyngde"], ["S-1", "modtagelse", ("=B9", "")]]
    found = read(small(tmp_path / "day.xlsx", Nye_sager=rows), VOCABULARY)
    assert [(e.code, e.column) for e in found.errors] == [("E111", "C")]
