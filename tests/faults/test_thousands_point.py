"""1.000 is one or a thousand: what the column allows decides, or nobody."""

from pathlib import Path

import pytest

from assigner.files import cells
from assigner.files.cells import Context
from tests.cli.runner import run

FOLDER = Path(__file__).parent / "thousands-point"


def test_a_ceiling_of_a_thousand_is_never_one() -> None:
    ran = run("check", FOLDER / "thousand")
    assert ran.code == 1
    assert ran.out.count("can be read in two ways") == 2
    placed = run("solve", FOLDER / "thousand_ctl", "--format", "csv").out
    assert sum(line.startswith("S-") for line in placed.splitlines()) == 6


@pytest.mark.parametrize(("text", "value"), [
    ("1.000", None), ("1,000", None), ("2.000", None), ("1 000", 1_000), ("1'000", 1_000),
    ("1\u00a0000", 1_000), ("1.500", 1_500), ("0,000", 0), ("1.0", 1), ("9.999", 9_999),
])
def test_thousands(text: str, value: int | None) -> None:
    read = cells.count(0, 9_999)(text, Context())
    assert read.value == value
    assert [fault.code for fault in read.faults] == ([] if value is not None else ["E105"])


@pytest.mark.parametrize(("text", "hours"), [("37.000", 37), ("1,000", 1), ("24.500", 24.5)])
def test_hours_have_no_thousands(text: str, hours: float) -> None:
    assert cells.hours()(text, Context()).value == hours * 60
