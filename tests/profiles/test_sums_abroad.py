"""Sums below a list, in the words of the countries around: no case, and none of its cells."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

_STAFF = STAFF.replace("Assessment", "Investigation")
_CASES = CASES.replace("Assessment", "Investigation")


@pytest.mark.parametrize("word", looped(2, [
    "Summe", "Antall", "Gesamt", "Insgesamt:", "Totalt", "Anzahl Fälle", "Summa", "Totaal"]))
def test_they_are_told_and_left_out(tmp_path: Path, word: str) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=f"{_CASES}{word};;;;;11\n")
    day = read(tmp_path / "day", text)
    assert not day.faults, list(map(str, day.faults))
    assert "W211" in [one.code for one in day.warnings]
    facts, _ = day.require()
    assert [case.id for case in facts.cases] == ["1", "2"]
