"""A date with a time of day is that day."""

from datetime import date
from pathlib import Path

import pytest

from assigner.files.read import read

FOLDER = Path(__file__).parent / "time-of-day"


@pytest.mark.parametrize("name", ["received_time", "received_hidden_time"])
def test_received_at_a_quarter_past_eight_is_received_that_day(name: str) -> None:
    found = read(FOLDER / f"{name}.xlsx", None)
    assert found.errors == ()
    assert found.instance is not None
    assert {case.received for case in found.instance.cases} == {date(2026, 11, 20)}
