"""Every rule beside others, on days drawn under its name: the plan is the best there is."""

from random import Random

import pytest

from assigner.rules import registry
from assigner.solve import solve
from tests.oracle import best
from tests.properties.offices import Drawn, draw
from tests.rules.days import days, make
from tests.test_solve import hold


@pytest.mark.parametrize("name", registry())
def test_the_best_of_all_under_the_rule(name: str) -> None:
    rng = Random(name)
    for hard in (True, name == "decisions"):
        day = draw(rng.randrange(10**6), cases=3)
        own = make(registry()[name], hard, **rng.choice(days(name)).settings)
        others = tuple(rule for rule in day.rules if rule.name() != name)
        mixed = Drawn(day.problem, (*others, own), day.tiers)
        outcome = solve(mixed.problem, mixed.rules, mixed.tiers)
        hold(mixed, outcome, best(mixed.problem, mixed.rules, mixed.tiers))
