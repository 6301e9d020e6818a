"""What the workspace says of somebody's day: by the row and by the register, never why."""

from datetime import date

import pytest

from assigner.absence import Absence
from assigner.reduction import Reduction
from assigner.views.people import situation
from tests.office import TODAY, worker

DEC_4, SEP_1, DEC_1 = date(2026, 12, 4), date(2026, 9, 1), date(2026, 12, 1)
REGISTER = (Absence(caseworker="x", first=TODAY, last=DEC_4, kind="course"),)
OPEN = (Absence(caseworker="x", first=TODAY),)
LESS = (Reduction(caseworker="x", reason="union", percent=20, note="ask Bo"),)


@pytest.mark.parametrize(("facts", "told"), [
    ({}, ""),
    ({"absences": REGISTER}, "away until 4 December 2026"),
    ({"absences": REGISTER, "absent_to": SEP_1}, "away until 4 December 2026"),
    ({"absences": OPEN, "absent_to": DEC_4}, "away"),
    ({"absent_from": TODAY, "absent_to": DEC_4}, "away until 4 December 2026"),
    ({"works": frozenset({"fri"})}, "not at work on this weekday"),
    ({"hired": DEC_1}, "begins on 1 December 2026"),
    ({"reductions": LESS}, "8.0 h a week less for a time"),
    ({"reductions": LESS, "works": frozenset({"fri"})},
     "not at work on this weekday; 8.0 h a week less for a time"),
])
def test_it_says_what_holds_today(facts: dict[str, object], told: str) -> None:
    assert str(situation(worker("x", **facts), TODAY, {})) == told
