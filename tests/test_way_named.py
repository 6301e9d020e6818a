"""A plan names the way it was found on, cut short or not."""

from dataclasses import replace

import pytest

from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve import Limits, Solved, SolveStanding, guard
from assigner.solve.dispatch import allocate
from assigner.statement import state
from tests.draws import looped
from tests.properties.offices import draw
from tests.solve_local_search.offices import office, rules

TIERS: tuple[Tier, ...] = (Unassigned(), Balance(), TieBreak())
Day = tuple[Problem, tuple[Rule, ...], tuple[Tier, ...]]


def small(cases: int, workers: int, pairs: int) -> Day:
    day = draw(1, "sumsq", cases=cases, workers=workers, pairs=pairs, decisions=False)
    return day.problem, day.rules, day.tiers


def unlike(day: Day) -> Day:
    """The day with a weight of its own for each case: none is counted with another."""
    problem, said, tiers = day
    cases = tuple(
        replace(case, weight_minutes=60 + number)
        for number, case in enumerate(problem.instance.cases)
    )
    return replace(problem, instance=replace(problem.instance, cases=cases)), said, tiers


DAYS: dict[str, Day] = {
    "subsets": small(4, 3, 0),
    "plain": unlike(small(9, 2, 1)),
    "patterns": (office(30, 15, "tight"), tuple(rules()), TIERS),
    "office": (office(64, 8, "third", "model"), tuple(rules()), TIERS),
    "alike": (office(64, 8, "loose", "model"), tuple(rules()), TIERS),
}


@pytest.mark.parametrize("way", looped(1, DAYS))
def test_a_plan_cut_short_names_the_way_it_was_on(way: str) -> None:
    problem, said, tiers = DAYS[way]
    told: list[SolveStanding] = []
    statement = state(problem, said)
    ended = allocate(statement, tiers, Limits(seconds=2, tell=told.append))
    assert isinstance(ended, Solved)
    assert ended.engine == way
    assert {standing.engine for standing in told} == {way}
    kept = guard._kept(statement, said, tiers, told[0], "overran")
    assert (kept.engine, kept.cut, kept.proven) == (way, "overran", False)
