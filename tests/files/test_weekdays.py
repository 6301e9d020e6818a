"""Weekdays at work, however an office writes them: each one is read, or the cell is told."""

import pytest

from assigner.files.cells import Context
from assigner.files.lists import weekdays


@pytest.mark.parametrize(("text", "days"), [
    ("mon|tue|thu", "mon tue thu"), ("Mon Tue Wed", "mon tue wed"),
    ("man, tirs og tors", "mon tue thu"),
    ("Monday-Thursday", "mon tue wed thu"), ("man - ons", "mon tue wed"),
    ("fri to mon", "fri sat sun mon"),
    ("mandag til onsdag", "mon tue wed"), ("Mondays & Fridays", "mon fri"), ("tors.", "thu"),
    ("man/ons/fre", "mon wed fri"), ("mon tue – thu sat", "mon tue wed thu sat"), ("", ""),
])
def test_each_word_is_a_weekday(text: str, days: str) -> None:
    found = weekdays(text, Context())
    assert not found.faults
    assert found.value == frozenset(days.split())


@pytest.mark.parametrize("text", [
    "3", "monthly", "mon tue x", "every day", "mo tu", "mon-", "mon-tue-wed", "tir torsk"])
def test_what_is_none_is_told(text: str) -> None:
    assert [fault.code for fault in weekdays(text, Context()).faults] == ["E132"]
