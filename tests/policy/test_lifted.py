"""A rule lifted for a case: the engine and the checker still accept the same, and more."""

import pickle
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from assigner.policy import load
from assigner.policy.lifted import lifted
from assigner.rules import registry
from assigner.rules.decisions import DecisionsRule
from tests.office import case, problem, worker
from tests.oracle import checker_accepts, engine_accepts
from tests.properties.offices import draw
from tests.rules.days import make

DECISIONS = DecisionsRule(kind="policy", status="assumed")


@pytest.mark.landing
def test_the_engine_accepts_what_the_checker_does() -> None:
    gained: Counter[str] = Counter()
    for seed in range(20):
        day = draw(seed, cases=3, workers=3, decisions=False)
        rng = Random(seed)
        pin = (rng.choice(sorted(day.problem.cases)), rng.choice(sorted(day.problem.workers)))
        posed = replace(day.problem, pins=frozenset({pin}))
        for rule in day.rules:
            if not rule.hard or rule.name() == "decisions":
                continue
            free = lifted(rule, frozenset({pin[0]}))
            assert free.name() == rule.name()
            accepted = engine_accepts(posed, (free, DECISIONS))
            assert accepted == checker_accepts(posed, (free, DECISIONS)), (seed, rule.name())
            bound = checker_accepts(posed, (rule, DECISIONS))
            assert bound.keys() <= accepted.keys()
            gained[rule.name()] += len(accepted.keys() - bound.keys())
    assert {"team", "skills", "siblings", "inflow_day"} <= {*+gained}


def test_who_assists_keeps_the_rule() -> None:
    staff = [worker("i"), worker("m", team="measures"), worker("n", team="measures")]
    day = problem(staff, [case("a", phase="measures", two_advisers=True)],
                  pins=frozenset({("a", "i")}))
    free = lifted(make(registry()["team"]), frozenset({"a"}))
    found = checker_accepts(day, (free, DECISIONS, make(registry()["two_advisers"])))
    assert {seats[0][1] for seats in found} == {("i", "m"), ("i", "n")}


def test_law_is_not_lifted() -> None:
    policy = load("danish-child-welfare")
    for rule in policy.rules:
        lift = frozenset({(rule.name(), "S-1")})
        if rule.kind == "law":
            with pytest.raises(ValueError, match=rule.name()):
                policy.lifting(lift)
        else:
            assert policy.lifting(lift).sha256 == policy.sha256
    with pytest.raises(ValueError, match="nothing"):
        policy.lifting(frozenset({("nothing", "S-1")}))
    assert policy.lifting(frozenset()) is policy


def test_a_rule_with_cases_lifted_goes_to_another_process_as_it_is() -> None:
    """A server with threads, or a system without fork, sends a day to its engine."""
    rule = lifted(make(registry()["team"]), frozenset({"C1"}))
    sent: Any = pickle.loads(pickle.dumps(rule))
    assert (sent.name(), sent.lifted_cases, sent.model_dump()) == (
        rule.name(), frozenset({"C1"}), rule.model_dump())
