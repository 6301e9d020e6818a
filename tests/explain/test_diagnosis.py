"""Who is excluded without a solver, and ways out that work when the day is solved plainly."""

import subprocess
import sys
from dataclasses import replace

import pytest

from assigner.explain.diagnosis import Diagnosis
from assigner.explain.repairs import WayOut
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules.decisions import DecisionsRule
from assigner.rules.inflow_day import InflowDay
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.rules.presence import Presence
from assigner.rules.skills import Skills
from assigner.rules.team import TeamRule
from assigner.solve import Contradiction, Limits, Solved, solve
from tests.explain.days import decided
from tests.office import TODAY, case, number, problem, worker
from tests.properties.offices import draw

TIERS = (Unassigned(), Balance(), Fit(), TieBreak())
SKILLS = Skills(kind="policy", status="assumed")
PRESENCE = Presence(kind="law", status="assumed")
TEAM = TeamRule(kind="policy", status="assumed")


def diagnosis(day: Problem, *rules: Rule) -> Diagnosis:
    return Diagnosis(day, rules, TIERS, lambda rule: f"owner of {rule}", Limits())


def said(found: tuple[WayOut, ...]) -> list[str]:
    return [str(way.change.words) for way in found]


def test_nobody_is_eligible_and_why() -> None:
    day = problem(
        [worker("A", skills=frozenset({"sign"}), absent_from=TODAY), worker("B")],
        [case("c", skills=frozenset({"sign"}))],
    )
    found = diagnosis(day, SKILLS, PRESENCE)
    excluded = {
        (who, exclusion.rule.name())
        for who, exclusions in found.nobody["c"].items() for exclusion in exclusions
    }
    assert excluded == {("A", "presence"), ("B", "skills")}
    assert not found.feasible
    assert found.conflict == ()


@pytest.mark.landing
def test_nobody_needs_no_solver() -> None:
    code = """
import sys
from assigner.explain.diagnosis import Diagnosis
from assigner.rules.skills import Skills
from assigner.solve import Limits
from tests.office import case, problem, worker
day = problem([worker("B")], [case("c", skills=frozenset({"sign"}))])
rules = (Skills(kind="policy", status="assumed"),)
assert "c" in Diagnosis(day, rules, (), str, Limits()).nobody
print("ortools" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_ceiling_that_is_too_low_is_lifted_by_one() -> None:
    day = problem([worker("A", max_new_cases=1)], [case("c1"), case("c2")])
    found = diagnosis(day, PersonalCeilings(kind="agreement", status="assumed"))
    assert found.left
    assert {(demand.rule, demand.subject) for demand in found.conflict} == {
        ("placed", "c1"), ("placed", "c2"), ("personal_ceilings", "A"),
    }
    best = found.ways_out[0]
    assert (best.change.kind, best.change.needed) == ("ceiling", 2)
    assert best.owner == "owner of personal_ceilings"
    assert best.waiting == ()


def test_a_ceiling_of_the_model_is_lifted_by_one() -> None:
    ceiling = InflowDay.model_validate(
        {"kind": "policy", "status": "assumed", "at": number(1, "cases a day")}
    )
    found = diagnosis(problem([worker("A")], [case("c1"), case("c2")]), ceiling)
    best = found.ways_out[0]
    assert (best.change.file, best.change.field) == ("model", "rules.inflow_day.at")
    assert (best.change.value, best.change.needed) == (1, 2)


def test_somebody_is_lent() -> None:
    day = problem(
        [worker("A"), worker("M", team="measures"), worker("N", team="measures")],
        [case("c", phase="measures", skills=frozenset({"sign"}))],
    )
    day = replace(day, instance=replace(day.instance, caseworkers=tuple(
        replace(who, skills=frozenset({"sign"})) if who.id == "A" else who
        for who in day.instance.caseworkers
    )))
    found = diagnosis(day, TEAM, SKILLS)
    best = found.ways_out[0]
    assert (best.change.kind, best.change.id) == ("lend", "A")
    assert best.day.allocation.seats["c"].caseworker == "A"


def test_a_pin_against_a_rule_can_be_given_up() -> None:
    day = problem(
        [worker("A", absent_from=TODAY), worker("B")], [case("c")], pins=frozenset({("c", "A")})
    )
    found = diagnosis(day, PRESENCE, DecisionsRule(kind="policy", status="assumed"))
    assert found.contradicted
    assert {demand.rule for demand in found.conflict} == {"decisions", "presence"}
    assert said(found.ways_out)[0] == "give up the pin of c to A"
    assert any(way.change.kind == "wait" for way in found.ways_out)


def test_a_day_that_fits_has_nothing_to_diagnose() -> None:
    found = diagnosis(problem([worker("A")], [case("c")]))
    assert found.feasible
    assert found.ways_out == ()
    assert found.conflict == ()


def hold(seed: int) -> int:
    day = draw(seed, cases=4)
    rules = decided(day)
    found = Diagnosis(day.problem, rules, day.tiers, str, Limits())
    before = solve(day.problem, rules, day.tiers)
    assert found.feasible == (
        isinstance(before, Solved) and len(before.allocation.seats) == len(day.problem.cases)
    )
    for way in found.ways_out:
        after = solve(way.day.problem, way.day.rules, day.tiers)
        assert isinstance(after, Solved)
        assert dict(after.allocation.seats) == dict(way.day.allocation.seats)
        costs = {reached.tier.name: reached.value for reached in after.reached}
        assert costs == dict(way.day.costs)
        if way.change.kind != "wait" and not isinstance(before, Contradiction):
            blocked = set(day.problem.cases) - before.allocation.seats.keys()  # type: ignore[union-attr]
            assert blocked & after.allocation.seats.keys()
    return len(found.ways_out)


@pytest.mark.landing
def test_every_way_out_works() -> None:
    assert sum(hold(seed) for seed in range(5)) > 2


@pytest.mark.long
@pytest.mark.parametrize("chunk", range(10))
def test_ways_out_long(chunk: int) -> None:
    assert sum(hold(seed) for seed in range(100 + 10 * chunk, 110 + 10 * chunk)) > 0


def test_law_is_no_way_out() -> None:
    """A ceiling of law, agreed or on one person, and the team's phases where that is law."""
    full = worker("x", max_new_cases=0)
    day = problem([full, worker("y", team="measures")], [case("a")])
    for kind, lent in (("law", 0), ("agreement", 1)):
        said = {"kind": kind, "status": "assumed"}
        rules = (
            PersonalCeilings.model_validate(said),
            InflowDay.model_validate({**said, "at": number(0, "cases a day")}),
            TeamRule.model_validate(said),
        )
        kinds = [way.change.kind for way in diagnosis(day, *rules).ways_out]
        assert "wait" in kinds
        assert ("ceiling" in kinds or "lend" in kinds) is bool(lent), kinds
