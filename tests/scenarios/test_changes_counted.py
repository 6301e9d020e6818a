"""Changes of caseworker by the ledger: within twelve months, cover aside, the column first."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assigner.instance import Instance, OpenCase
from assigner.scenarios.changes_counted import changes_decided, with_counts
from tests.office import TODAY, held, worker

TUESDAY = date(2026, 11, 24)


def plan(day: str, *moves: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    return {"instance": {"date": day}, "moves": [
        {"case": case, "from": giver, "to": to, "reason": "leaves", "cover_until": None, **more}
        for case, giver, to in moves
    ]}


def after(plans: list[dict[str, Any]], **facts: Any) -> tuple[OpenCase, tuple[str, ...]]:
    """The only open case on Tuesday, and whether the ledger tells more."""
    day = Instance(
        date=TUESDAY, model="m", caseworkers=(worker("A"), worker("B")),
        caseload=(held("1", "B", **facts),),
    )
    found = with_counts(day, TODAY, changes_decided(plans))
    return found.instance.caseload[0], found.more


@pytest.mark.parametrize(("days", "changes"), [
    (["2026-11-23", "2026-02-01"], 2), (["2025-11-25", "2026-02-01"], 2),
    (["2025-11-24", "2026-02-01"], 1), (["2024-01-01", "2025-01-01"], None),
])
def test_within_twelve_months(days: list[str], changes: int | None) -> None:
    found, more = after([plan(day, ("1", "A", "B")) for day in days])
    assert (found.changes_12m, more) == (changes, ())
    assert found.earlier == ({"A"} if changes else frozenset())


def test_cover_its_end_and_what_is_not_yet_are_none() -> None:
    never: list[dict[str, Any]] = [
        {"cover_until": "2026-12-01"}, {"reason": "absent"}, {"reason": "returns"},
        {"reason": "cover"}, {"date": "2026-11-25"},
    ]
    for more in never:
        found, _ = after([plan("2026-11-20", ("1", "A", "B"), **more)])
        assert (found.changes_12m, found.earlier) == (None, frozenset())
    due, _ = after([plan("2026-11-20", ("1", "A", "B"), date="2026-11-24")])
    assert due.changes_12m == 1


def test_the_column_stands_and_more_is_told() -> None:
    two = [plan("2026-02-01", ("1", "A", "B")), plan("2026-03-01", ("1", "B", "A"))]
    assert [(found.changes_12m, more) for found, more in (
        after(two, changes_12m=changes) for changes in (0, 1, 2, 3)
    )] == [(0, ("1",)), (1, ("1",)), (2, ()), (3, ())]


def test_a_change_that_is_a_year_old_now_is_taken_off_once() -> None:
    old = [plan("2025-11-24", ("1", "A", "B"))]
    assert after(old, changes_12m=2)[0].changes_12m == 1
    assert after(old, changes_12m=0)[0].changes_12m == 0
    older = [plan("2025-11-23", ("1", "A", "B"))]
    assert after(older, changes_12m=2)[0].changes_12m == 2


def test_new_cases_too_and_nothing_else_changes() -> None:
    day = Instance(
        date=TUESDAY, model="m", caseworkers=(worker("A"), worker("B")),
        cases=(held("1", "B").given_up(),), caseload=(held("2", "B", assigned=TODAY),),
    )
    found = with_counts(day, TODAY, changes_decided([plan("2026-11-20", ("1", "A", "B"))]))
    (new,) = found.instance.cases
    assert (new.changes_12m, new.earlier) == (1, frozenset({"A"}))
    assert replace(found.instance, cases=day.cases) == day
