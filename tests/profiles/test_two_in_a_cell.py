"""Two caseworkers in one cell: neither a word for nobody nor somebody whom no list of staff has."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Initials;Name;Team;Weekly hours
AA;Ann Ash;Intake;37
BB;Ben Birch;Investigation;37
CC;Cat Cole;Measures;37
DD;Dan Dell;Investigation;37
"""
CASES = """\
Ref;Stage;Level;Received;Worker(s)
1;Investigation;Simple;20-11-2026;
2;Intake;Complex;02-10-2026;AA
3;Intake;Simple;03-10-2026;AA
4;Investigation;Complex;04-10-2026;BB
5;Measures;Simple;07-10-2026;CC
6;Measures;Simple;07-10-2026;CC/AA
7;Investigation;Simple;05-10-2026;BB/DD
8;Investigation;Very complex;06-10-2026;DD
9;Investigation;Very complex;06-10-2026;DD/CC
"""
NAMES = {"AA": "Ann Ash", "BB": "Ben Birch", "CC": "Cat Cole", "DD": "Dan Dell"}


def _named(sign: str, *, last_first: bool = False) -> str:
    text = CASES.replace("/", "\0")
    for id_, name in NAMES.items():
        text = text.replace(id_, ", ".join(name.split()[::-1]) if last_first else name)
    return text.replace("\0", sign)


@pytest.mark.parametrize("cases", looped(2, [
    CASES, _named(" / "), _named(" & "), _named(" og "), _named("/", last_first=True),
    _named(" + ", last_first=True),
]))
def test_the_first_holds_the_case_and_the_second_holds_it_too(tmp_path: Path, cases: str) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=cases)
    day = read(tmp_path / "day", text)
    assert not day.faults, (text, list(map(str, day.faults)))
    facts, _ = day.require()
    assert [case.id for case in facts.cases] == ["1"]
    assert {case.id: (case.caseworker, case.co_caseworker) for case in facts.caseload} == {
        "2": ("AA", ""), "3": ("AA", ""), "4": ("BB", ""), "5": ("CC", ""), "6": ("CC", "AA"),
        "7": ("BB", "DD"), "8": ("DD", ""), "9": ("DD", "CC")}


def test_of_three_in_a_cell_nothing_is_proposed(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES.replace("DD/CC", "DD/CC/AA"))
    assert "part = 2" not in text
