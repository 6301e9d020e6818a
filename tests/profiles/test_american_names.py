"""Names of columns as American systems write them, two words as one."""

from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read

pytestmark = pytest.mark.landing

_STAFF = """\
EmpName,Unit,StdHrs,HireDt,TermDt
BO A,INTAKE,37,3/4/19,
DAM C,INVESTIGATION,37,3/4/19,
FOG E,ONGOING,37,3/4/19,
OLD X,INVESTIGATION,37,3/4/10,6/30/24
"""
_CASES = """\
CaseNum,CaseType,Acuity,OpenDt,DueDt,AssignedTo,AssignedDt,LastContact
1,INTAKE,LOW,11/20/26,12/20/26,,,
2,INVESTIGATION,MOD,11/21/26,12/21/26,,,
3,INTAKE,LOW,9/3/26,12/22/26,BO A,9/5/26,11/18/26
4,INTAKE,MOD,9/4/26,12/23/26,BO A,9/6/26,11/18/26
5,INVESTIGATION,HIGH,9/5/26,12/24/26,DAM C,9/7/26,11/18/26
6,INVESTIGATION,LOW,9/6/26,12/25/26,DAM C,9/8/26,11/19/26
7,INVESTIGATION,LOW,9/7/26,12/26/26,DAM C,9/9/26,11/19/26
8,ONGOING,MOD,9/8/26,12/27/26,FOG E,9/10/26,11/19/26
9,ONGOING,LOW,9/9/26,12/28/26,FOG E,9/11/26,11/18/26
10,ONGOING,HIGH,9/10/26,12/29/26,FOG E,9/12/26,11/18/26
"""


def test_they_are_read_as_meant(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_CASES)
    assert '\nleave_out = { TermDt = "before the day" }' in text, text
    assert "district" not in text
    facts, _ = read(tmp_path / "day", text).require()
    assert len(facts.caseworkers) == 3
    assert [str(case.complexity) for case in facts.cases] == ["simple", "complex"]
