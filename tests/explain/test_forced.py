"""A day solved again with what earlier solves learned is the day solved again from nothing."""

from pathlib import Path

import pytest

from assigner.allocation import Allocation
from assigner.api.day import open_day
from assigner.explain.part_problem import PartProblem, of_day
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.solve import Solved, solve
from assigner.solve.branch_and_price.column_generation import ColumnSource
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.from_below import FromBelow
from assigner.solve.branch_and_price.parameters import TierSolveParameters
from assigner.solve.columns.column import Columns
from assigner.solve.dispatch import allocate
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Reached
from assigner.solve.reoptimise import Reoptimiser
from assigner.solve.rest_of_day import RestOfDay
from tests.explain.days import planned_days

pytestmark = pytest.mark.landing

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


def test_the_least_from_below_is_the_least(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a plan leaves too many patterns: every tier is what it is from nothing, the lot too."""
    run, most, proved = FromBelow.run, TierSolveParameters.listed, list[bool]()

    def counted(below: FromBelow, source: ColumnSource, room: int, few: int) -> None:
        del few
        listed, within = list[tuple[DualBound, int]](), source.within

        def noted(bound: DualBound, room: int, most: int) -> Columns | None:
            listed.append((bound, room))
            return within(bound, room, most)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source, "within", noted)
            # From far below in turn, and from where nothing but what is better is asked for.
            room = room if len(proved) % 2 else max(room, below.bound.room(below.value))
            run(below, source, room, most)
        proved.append(below.proved >= below.value)
        # Whatever costs as much was listed: later tiers choose among all of it.
        assert not proved[-1] or listed[-1][1] >= listed[-1][0].room(below.value)

    monkeypatch.setattr(FromBelow, "run", counted)
    monkeypatch.setattr(TierSolveParameters, "listed", -1)
    monkeypatch.setattr(TierSolveParameters, "listed_early", -1)
    hold(nordby(), slice(0, 1), slice(None, None, 4))
    assert any(proved)


@pytest.mark.long
@pytest.mark.parametrize("measure", ["sumsq", "leximax", "minmax"])
def test_all_of_nordby(measure: str) -> None:
    hold(nordby(("balance.measure", measure)), slice(None))


@pytest.mark.parametrize(
    "days", [range(4, 7), pytest.param(range(7, 60), marks=pytest.mark.long)]
)
def test_small_offices_forced_from_memory_and_from_nothing(
    days: range, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who has nothing in the best day without a case takes it without a solve of their own."""
    told = 0
    given = RestOfDay.given

    def counted(
        rest: RestOfDay, worker: str
    ) -> tuple[Allocation, tuple[Reached, ...]] | None:
        nonlocal told
        found = given(rest, worker)
        told += found is not None
        return found

    monkeypatch.setattr(RestOfDay, "given", counted)
    for _, trials in planned_days(days):
        hold(trials.planned, slice(None))
    assert told > 2


def test_who_is_busy_begins_from_the_day_without_the_case() -> None:
    """Who has something in the best day without a case takes it, and hands on one of theirs."""
    planned = nordby()
    trials, begun = Trials(planned), 0
    for part in trials.parts:
        alone = PartProblem(planned, part, of_day(planned.tiers, planned.problem))
        again = Reoptimiser(alone.statement, alone.tiers, Limits())
        for case in part.cases[:6]:
            rest = again._without(case) if again._learned else None
            if rest is None:
                continue
            people = planned.statement.candidates.takes[case]
            for worker, day in ((who, day) for who in people for day in rest.near(who)):
                begun += 1
                before = {*rest.allocation.seats.items()}
                assert day[case].caseworker == worker
                assert len({*day.items()} - before) == len(rest.cases) + 1
                assert all(who.caseworker != who.co_caseworker for who in day.values())
    assert begun


def test_a_large_pool_is_chosen_among_before_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few patterns count as many, the answers are those of a solve from nothing."""
    monkeypatch.setattr(TierSolveParameters, "crowded", 2)
    monkeypatch.setattr(TierSolveParameters, "listed", 3)
    for _, trials in planned_days(range(4, 6)):
        hold(trials.planned, slice(None))
