"""Dates as people write them: a weekday before, "n/a" where there is none, "Rec'd" above."""

from pathlib import Path

import pytest

from assigner.documents.profile import DateOrder
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.suggest.headers import said
from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read

STAFF = """\
Initials,Name,Team,Hours
AA,Ann Ash,Intake,37
BB,Ben Birch,Investigation,37
CC,Cat Cole,Measures,37
"""
CASES = """\
Case,Stage,Level,{header},Due,Worker
1,Intake,Simple,Fri 11/20/26,Fri 11/27/26,
2,Intake,Complex,Sat 11/21/26,n/a,
3,Intake,Simple,Tue 10/20/26,Mon 12/28/26,AA
4,Investigation,Very complex,Mon 07/20/26,Tue 12/29/26,BB
5,Measures,Simple,Thu 08/20/26,Wed 12/30/26,CC
6,Investigation,Complex,Sun 09/20/26,n/a,BB
7,Intake,Complex,Thu 10/01/26,Tue 12/01/26,AA
"""


@pytest.mark.parametrize(("text", "order", "iso"), [
    ("Tue 11/03/26", "month first", "2026-11-03"), ("Tue 11/03/26", "day first", None),
    ("tir. 3.11.26", "day first", "2026-11-03"), ("tirsdag den 3. november 2026", None,
                                                   "2026-11-03"),
    ("on 4/11-2026", "day first", "2026-11-04"), ("Tuesday, Nov 3, 2026", None, "2026-11-03"),
    ("Mon 11/03/26", "month first", None),
])
def test_a_weekday_before_a_date_must_be_its_own(
    text: str, order: DateOrder | None, iso: str | None
) -> None:
    assert as_iso(text, order) == iso


@pytest.mark.parametrize("header", looped(1, ["Rec'd", "Rec’d", "Opened"]))
def test_weekdays_tell_the_order_and_none_is_no_date(header: str, tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=STAFF, cases=CASES.format(header=header))
    assert '\ndates = "month first"' in text
    assert f'\nreceived = "{header}"' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert {one.id: str(one.due) for one in (*facts.cases, *facts.caseload)}["2"] == "None"
    assert {str(one.received) for one in facts.cases} == {"2026-11-20", "2026-11-21"}


@pytest.mark.parametrize("header", ["Sib Grp", "Hh", "Fam", "Sibs"])
def test_short_words_for_families(header: str) -> None:
    assert said("cases", "family", header) == 1
