"""A day solved again with what earlier solves learned is the day solved again from nothing."""

from pathlib import Path

import pytest

from assigner.api.day import open_day
from assigner.explain.part_problem import PartProblem, of_day
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.solve import Solved, solve
from assigner.solve.dispatch import allocate
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction
from assigner.solve.reoptimise import Reoptimiser

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"


def nordby(*overrides: tuple[str, str]) -> Planned:
    facts, policy = open_day(NORDBY, None, dict(overrides)).require()
    problem = policy.pose(facts)
    found = solve(problem, policy.rules, policy.tiers)
    assert isinstance(found, Solved)
    return Planned(problem, policy.rules, policy.tiers, found.allocation)


def hold(planned: Planned, cases: slice, people: slice = slice(None)) -> None:
    trials, limits = Trials(planned), Limits()
    tiers = of_day(planned.tiers, planned.problem)
    for part in trials.parts:
        alone = PartProblem(planned, part, tiers)
        forcing = Reoptimiser(alone.statement, tiers, limits)
        for case in part.cases[cases]:
            for worker in sorted(planned.statement.candidates.takes[case])[people]:
                asked = alone.asked([(case, worker)], (), (), trials.decisions)
                known, fresh = forcing.forced(asked, case, worker), allocate(asked, tiers, limits)
                if isinstance(fresh, Contradiction):
                    assert isinstance(known, Contradiction)
                    continue
                assert isinstance(known, Solved)
                assert isinstance(fresh, Solved)
                assert [item.value for item in known.reached] == [
                    item.value for item in fresh.reached
                ]
                assert known.proven
                assert known.allocation == fresh.allocation


def test_nordby_forced_from_memory_and_from_nothing() -> None:
    hold(nordby(), slice(0, 1), slice(None, None, 6))


@pytest.mark.long
@pytest.mark.parametrize("measure", ["sumsq", "leximax", "minmax"])
def test_all_of_nordby(measure: str) -> None:
    hold(nordby(("balance.measure", measure)), slice(None))
