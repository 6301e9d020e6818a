"""Zeros where an old system has no date are no date: to the reader, and to whoever chooses rows."""

from pathlib import Path

import pytest

from tests.profiles.test_nothing_in_silence import CASES, exported, line, proposed

pytestmark = pytest.mark.landing


@pytest.mark.parametrize(("zeros", "day"), [
    ("00000000", "20261101"), ("0000-00-00", "2026-11-01"), ("00-00-0000", "01-11-2026")])
def test_zeros_are_no_date(zeros: str, day: str, tmp_path: Path) -> None:
    """A case that ended on no day has not ended."""
    cases = CASES.replace("14-12-2026", zeros if "-" in day and day[2] == "-" else "14-12-2026")
    lines, read = proposed(exported(
        tmp_path, cases=cases, header=";LUK_DT", new=f";{zeros}", a=f";{zeros}", b=f";{day}"))
    assert line(lines, "leave_out").startswith('leave_out = { LUK_DT = "*" }')
    facts, _ = read.require()
    assert [one.id for one in facts.cases] == ["1", "2"]
    assert [one.id for one in facts.caseload] == ["3", "5"]
