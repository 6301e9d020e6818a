"""The offices of tests/rebalance/cases: what a manager may expect of a staff change, and gets."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assigner.plan import Claims, EndedDay, recount
from assigner.scenarios.rebalance_plan import rebalance_document, recount_rebalance
from tests.draws import looped
from tests.rebalance.staff_file import Staffing, read

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CHECKS = {
    "moves", "moved", "nothing_moves", "stays", "unassigned", "back", "cover_until", "with",
    "reasons", "together", "dates",
}


@pytest.mark.parametrize("path", looped(12, FILES), ids=lambda path: path.stem)
def test_what_is_expected_comes_true(path: Path) -> None:
    staffing = read(path)
    assert staffing.expected.keys() <= CHECKS, staffing.expected
    plan = staffing.plan()
    assert plan.status == "optimal"
    claims = Claims.of(rebalance_document(plan, staffing.rebalance, 0, None))
    assert recount(claims, staffing.rebalance.problem, staffing.rebalance.policy) == ()
    assert recount_rebalance(claims, staffing.rebalance) == []
    _compare(staffing, plan, claims.written)


def _compare(staffing: Staffing, plan: EndedDay, written: Mapping[str, Any]) -> None:
    expected = staffing.expected
    rows = {row["case"]: row for row in written["moves"]}
    for case, to in expected.get("moves", {}).items():
        assert rows[case]["to"] == to, case
    if "moved" in expected:
        assert sorted(rows) == sorted(expected["moved"])
    if expected.get("nothing_moves"):
        assert rows == {}
    if "stays" in expected:
        assert [row["case"] for row in written["stays"]] == expected["stays"]
    if "unassigned" in expected:
        assert list(plan.unassigned) == expected["unassigned"]
    for key, field in (("cover_until", "cover_until"), ("reasons", "reason"), ("dates", "date")):
        for case, value in expected.get(key, {}).items():
            assert rows[case][field] == value, case
    for case, people in expected.get("with", {}).items():
        assert list(plan.allocation.people(case)) == people, case
    for group in expected.get("together", []):
        assert len({rows[case]["to"] for case in group}) == 1, group
