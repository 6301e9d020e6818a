"""A legend or a pivot beside the upper rows of a list is none of its columns; a legend is heard."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

_STAFF = STAFF.replace("Assessment", "Investigation")
_CASES = CASES.replace("Assessment", "Investigation")


def _cases(beside: Sequence[str], text: str = _CASES) -> str:
    """The cases with cells beside the first rows, after a blank column."""
    rows = text.splitlines()
    return "\n".join((*(f"{row};;{cells}" for row, cells in zip(
        rows, [*beside, *[";"] * (len(rows) - len(beside))], strict=True)), ""))


@pytest.mark.parametrize("beside", [
    ["Team;Antal", "Intake;3", "Investigation;5", "I alt;8"],
    ["Stage;Cases", "Investigation;5", "Initial contact;4"]])
def test_a_pivot_is_left_out(tmp_path: Path, beside: list[str]) -> None:
    plain = proposed(tmp_path / "plain", staff=_STAFF, cases=_CASES)
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases(beside))
    added = [line for line in text.splitlines() if line not in plain.splitlines()]
    assert all("beside the list" in line or line in {"drop = [", "]"} for line in added), added
    day = read(tmp_path / "day", text)
    assert not day.faults, list(map(str, day.faults))
    assert "W223" not in {one.code for one in day.warnings}


def test_a_legend_says_what_the_codes_mean(tmp_path: Path) -> None:
    coded = _CASES.replace("Very complex", "C").replace("Complex", "B").replace("Simple", "A")
    beside = ["Level;Meaning", "A;Simple", "B;Complex", "C;Very complex"]
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_cases(beside, coded))
    assert 'C = "very_complex"'.ljust(46) + "# likely: the export calls it so" in text, text
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.complexity for case in facts.cases] == ["simple", "simple"]


def test_a_column_after_a_blank_one_is_a_column(tmp_path: Path) -> None:
    rows = _CASES.splitlines()
    cases = "\n".join((f"{rows[0]};;Due", *(
        f"{row};;{'' if at % 3 == 0 else '01-12-2026'}" for at, row in enumerate(rows[1:])), ""))
    assert '\ndue = "Due"  ' in proposed(tmp_path / "day", staff=_STAFF, cases=cases)
