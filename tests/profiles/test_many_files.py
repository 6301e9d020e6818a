"""More files than are looked at, and one that cannot be read, are told and not passed over."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.errors import InputError
from assigner.profiles.sources import MOST_FILES
from tests.profiles.office import exported


def test_a_folder_of_more_than_are_looked_at_stops_the_day(tmp_path: Path) -> None:
    """What was cut off may be the cases; other kinds of files do not count."""
    day = exported(tmp_path / "day")
    for n in range(MOST_FILES):
        (day / f"0_{n}.pdf").write_text("", encoding="utf-8")
    assert not assigner.read(day, profile="office").faults
    for n in range(MOST_FILES):
        (day / f"0_{n}.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    faults = assigner.read(day, profile="office").faults
    (one,) = (fault for fault in faults if fault.code == "E157")
    assert f"{MOST_FILES + 2} files" in str(one)
    with pytest.raises(InputError, match="only the first 200"):
        suggest_profile([day])


def test_a_file_that_cannot_be_read_stands_in_the_proposal(tmp_path: Path) -> None:
    day = exported(tmp_path / "day")
    (day / "leave.xlsx").write_bytes(b"PK\x03\x04 damaged")
    text = suggest_profile([day]).text
    assert "# leave.xlsx: The workbook cannot be opened" in text
