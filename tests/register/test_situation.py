"""What the workspace says of somebody's day: by the row and by the register, never why."""

from datetime import date

import pytest

from assigner.absence import Absence
from assigner.reduction import Reduction
from assigner.view import Table
from assigner.views.people import held_table, situation
from tests.office import TODAY, held, problem, worker

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


def test_cases_that_somebody_assists_in_are_among_the_parts_of_her_load() -> None:
    day = problem([worker("a"), worker("b")], (), [
        held("S-1", "a", co_caseworker="b"), held("S-2", "b", complexity="complex"),
        held("S-3", "a")])
    table = held_table(day, "b", str)
    assert isinstance(table, Table)
    at = {str(column.header): number for number, column in enumerate(table.columns)}
    rows = {str(row.cells[at["Case"]].value): row.cells for row in table.rows}
    assert {case: cells[at["Weight (h a week)"]].value for case, cells in rows.items()} == {
        "S-2": 1.5, "S-1": 0.5}
    assert day.load_before["b"] == 120
    assert str(rows["S-1"][at["With"]].value) == "assists a"
