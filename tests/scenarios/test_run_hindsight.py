"""What knowing everything could have brought a simulated run: its loads, and the bound."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from assigner.allocation import Allocation, load_after
from assigner.api.simulation import Months, simulated
from assigner.documents.part import written
from assigner.problem import Problem
from assigner.scenarios.run_hindsight import run_hindsight
from assigner.simulation.by_day import ByDay
from tests.simulation.offices import lived, policy, setting, small, year

DAYS = 25


class Watched(ByDay):
    """Keeps every day's loads as the engine counts them, less what mixed phases take."""

    def __init__(self) -> None:
        super().__init__(policy())
        self.loads: list[dict[str, int]] = []

    def day(self, problem: Problem, allocation: Allocation) -> None:
        super().day(problem, allocation)
        self.loads.append({
            name: load_after(problem, allocation, name) - self._mixed(problem, allocation, name)
            for name in problem.workers})

    def _mixed(self, problem: Problem, allocation: Allocation, name: str) -> int:
        phases = {problem.cases[case].phase for case in allocation.takes(name)}
        mixed = len(phases | problem.phases_held[name]) > 1
        return problem.mixing[name] if mixed else 0


@pytest.fixture(scope="module")
def watched() -> Watched:
    run, watching = year(setting(DAYS, load_=0.9)), Watched()
    run.by_day = watching
    for _ in run.run():
        pass
    return watching


def test_holdings_and_what_is_fixed_are_the_loads_of_every_day(watched: Watched) -> None:
    assert len(watched.loads) == DAYS
    for number, loads in enumerate(watched.loads):
        told = Counter(watched.fixed[number])
        for one in watched.holdings:
            if one.first <= number < one.first + len(one.weights):
                told[one.caseworker] += one.weights[number - one.first]
        assert {name: told[name] for name in loads} == loads


def test_who_got_a_case_is_among_those_who_could(watched: Watched) -> None:
    given = [one for one in watched.holdings if one.able]
    assert len(given) > DAYS
    assert all(one.caseworker in one.able for one in given)
    assert any(len(one.able) > 1 for one in given)


def test_it_is_a_share_and_what_is_found_is_within_it(watched: Watched) -> None:
    told = run_hindsight(watched)
    found, most = told["lower_found"], told["lower_at_most"]
    assert found is not None
    assert most is not None
    assert 0 <= found <= most < 1


@pytest.mark.landing
def test_a_run_that_is_watched_goes_as_it_did() -> None:
    plain = lived(setting(DAYS, load_=0.9))
    seen = year(replace(setting(DAYS, load_=0.9), hindsight=True))
    for _ in seen.run():
        pass
    assert seen.by_day is not None
    assert plain.by_day is None
    assert seen.tally.measures() == plain.tally.measures()


@pytest.mark.landing
def test_it_is_in_the_document_where_it_is_asked_for() -> None:
    plain, asked = (_told(ask) for ask in (False, True))
    kept = [run.pop("hindsight") for run in asked["runs"]]
    assert asked == plain
    ours, rota = (one["lower_at_most"]["value"] for one in kept)
    assert 0 <= ours < rota


def _told(hindsight: bool) -> Any:
    read = {"danish-child-welfare": (small(0.9), policy())}
    return written(simulated(read, ["round-robin"], Months(8, 1, hindsight=hindsight)))
