"""The tier of changes: engine and recount agree, and before balance the plan is the best of all."""

from dataclasses import replace
from random import Random

import pytest

from assigner.instance import Case
from assigner.objectives.changes import Changes
from assigner.rules.changes_of_caseworker import ChangesOfCaseworker
from assigner.solve import solve
from tests.draws import drawn, looped
from tests.objectives.fixed import engine_counts
from tests.office import case, number, problem, worker
from tests.oracle import allocations, best
from tests.properties.offices import Drawn, draw
from tests.rules.days import make
from tests.test_solve import hold, plainly

RULE = make(ChangesOfCaseworker, at=number(2, "changes a year")).model_copy(
    update={"hard": False})
TIER = Changes()


def changed(rng: Random, item: Case, people: list[str]) -> Case:
    """The case with a history: up to four changes, and whoever had it."""
    return replace(
        item, changes_12m=rng.choice((None, 0, 1, 2, 2, 3, 4)),
        earlier=frozenset(who for who in (*people, "left") if rng.random() < 0.4),
        previous_caseworker=rng.choice(("", "left", *people)),
    )


@pytest.mark.parametrize("seed", looped(1, drawn(6, range(200))))
def test_the_best_of_all_with_the_tier_before_balance(seed: int) -> None:
    rng = Random(seed)
    day = draw(seed, cases=3)
    people = [*day.problem.workers]
    cases = tuple(changed(rng, item, people) for item in day.problem.instance.cases)
    there = replace(day.problem, instance=replace(day.problem.instance, cases=cases), known={})
    first, *rest = day.tiers
    mixed = Drawn(there, (*day.rules, RULE), (first, TIER, *rest))
    possible = best(mixed.problem, mixed.rules, mixed.tiers)
    for way in (solve, plainly):
        hold(mixed, way(mixed.problem, mixed.rules, mixed.tiers), possible)


@pytest.mark.landing
def test_the_engine_counts_what_the_rule_does() -> None:
    twice = {"changes_12m": 2, "earlier": frozenset({"x"})}
    day = problem([worker("x"), worker("y")], [case("a", **twice), case("b", **twice), case("c")])
    seen = set()
    for allocation in allocations(day):
        soft = sum(breach.amount for breach in RULE.breaches(day, allocation)) * RULE.price
        found = engine_counts(day, (RULE,), (TIER,), allocation)["changes"]
        assert found == TIER.measure(day, allocation, soft) == (soft,)
        seen.add(soft)
    assert seen == {0, 1, 2}
    assert TIER.shown(day, (2,)) == 2
