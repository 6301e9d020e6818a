"""A line decided otherwise by a program: the price first, then a plan, then the record."""

from pathlib import Path

import pytest

import assigner
from assigner.ledger import Ledger
from tests.cli.offices import write


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> assigner.Plan:
    people = {
        "V": {"absent_from": "2026-11-20"}, "Z": {"team": "Undersøgelse"},
        "X": {"interests": "unge:+1"},
    }
    root = tmp_path_factory.mktemp("day")
    folder = write(root / "day", people, {"C-1": {}, "C-2": {"disqualified": "Y"}})
    return assigner.read(folder).solve()


def other(plan: assigner.Plan) -> str:
    """Of X and Y, who does not have C-1."""
    return {"X": "Y", "Y": "X"}[str(plan.planned.caseworker("C-1"))]


def test_the_price_is_the_new_plan_beside_the_old(plan: assigner.Plan) -> None:
    priced = plan.override("C-1", other(plan), by="Ulla", reason="knows the family")
    assert priced.price.proven
    after = priced.accepted()
    assert after.planned.caseworker("C-1") == other(plan)
    assert [(row.before, row.after) for row in priced.price.tiers] == [
        (old.value, new.value)
        for old, new in zip(plan.claims.tiers, after.claims.tiers, strict=True)
    ]
    (pinned,) = (row.pinned for row in after.claims.assignments if row.case == "C-1")
    assert pinned is not None
    assert (pinned.by, pinned.reason) == ("Ulla", "knows the family")
    after.verify()
    assert str(priced).startswith("C-1 to ")
    assert "What it costs" in priced._repr_html_()


def test_whom_it_is_kept_from_does_not_have_it(plan: assigner.Plan) -> None:
    holder = str(plan.planned.caseworker("C-1"))
    priced = plan.override("C-1", holder, by="Ulla", reason="is related", forbid=True)
    assert priced.accepted().planned.caseworker("C-1") != holder


def test_names_and_words_that_cannot_stand_are_told(plan: assigner.Plan) -> None:
    with pytest.raises(assigner.InputError, match='"C-9" is not a new case'):
        plan.override("C-9", "X", by="Ulla", reason="why")
    with pytest.raises(assigner.InputError, match='"W" is not a caseworker'):
        plan.override("C-1", "W", by="Ulla", reason="why")
    with pytest.raises(assigner.Misused, match="reason: write something"):
        plan.override("C-1", "X", by="Ulla", reason=" ")


def test_law_and_what_is_not_theirs_are_refused(plan: assigner.Plan) -> None:
    with pytest.raises(assigner.Infeasible, match="this is law"):
        plan.override("C-2", "Y", by="Ulla", reason="why")
    with pytest.raises(assigner.NotTheirs, match="A rule stands in the way"):
        plan.override("C-1", "Z", by="Ulla", reason="why")


def test_nothing_is_recorded_until_it_is_asked_for(plan: assigner.Plan, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    priced = plan.override("C-1", other(plan), by="Ulla", reason="knows the family")
    priced.accepted()
    assert not ledger.exists()
    made = priced.record(str(ledger))
    made.keep(tmp_path / "plan.json")
    (record,) = Ledger(str(ledger)).records()
    assert (record.kind, record.by, record.said["reason"]) == (
        "override", "Ulla", "knows the family"
    )
    assert made.undone == ()
    assert assigner.load_plan(tmp_path / "plan.json").claims == made.plan.claims


@pytest.mark.landing
def test_a_plan_of_staff_changes_is_not_overridden(nordby: Path) -> None:
    handed = assigner.read(nordby).rebalance(assigner.Leaves("JENI"), max_moves=0)
    case = str(handed.frame()["case"].iloc[0])
    holder = str(handed.planned.caseworker(case))
    with pytest.raises(assigner.PlanError, match="is a rebalance"):
        handed.override(case, holder, by="Ulla", reason="why")
