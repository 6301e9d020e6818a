"""A rebalance that is told how it stands, or to end: by Ctrl-C, SIGTERM or SIGHUP alike."""

from collections.abc import Mapping, Sequence

import pytest

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.scenarios import rebalancing
from assigner.scenarios.rebalance_watch import RebalanceWatch, Watch
from assigner.scenarios.rebalancing import Rebalancing
from assigner.solve import Limits, Outcome, Solved, SolveStanding, solve_guarded
from assigner.solve.optional_moves import OptionalMoves
from tests.rebalance.offices import CHEAP, rebalance
from tests.rebalance.test_parts_apart import NORMS, two_teams

UPTO_MOVES = ("unassigned", "over_norm", "moves")


def test_one_interrupt_ends_it_though_all_before_the_moves_was_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(standing: SolveStanding, seconds: float) -> None:
        if standing.reached[-1].tier.name == "over_norm":
            raise KeyboardInterrupt

    def never_asked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(OptionalMoves, "least", never_asked)
    monkeypatch.setattr("assigner.solve.engine_process.alone", lambda: True)
    moving = Rebalancing(rebalance(two_teams(), [], CHEAP | NORMS), Limits(),
                         RebalanceWatch(lambda _: interrupted))
    first = moving.begun(2)
    (point,) = moving.upto(first, 2, only_last=True)
    assert isinstance(point.outcome, Solved)
    assert point.outcome.cut == "interrupted"
    assert not point.proven


@pytest.mark.landing
def test_what_is_told_as_proven_is_of_the_plan() -> None:
    told: list[tuple[Problem, SolveStanding]] = []

    def heard(problem: Problem) -> Watch:
        return lambda standing, _: told.append((problem, standing))

    moving = Rebalancing(rebalance(two_teams(), [], CHEAP | NORMS), Limits(),
                         RebalanceWatch(heard))
    first = moving.begun(2)
    (point,) = moving.upto(first, 2, only_last=True)
    assert point.rebalance.choice
    assert isinstance(point.outcome, Solved)
    reached = {item.tier.name: item for item in point.outcome.reached}
    names = {item.tier.name for _, standing in told for item in standing.reached}
    assert names == reached.keys()
    for problem, standing in told:
        for item in standing.reached:
            known = reached[item.tier.name]
            mine = item.tier.shown(problem, item.value)
            ended = known.tier.shown(point.rebalance.problem, known.value)
            assert not item.proven or mine == pytest.approx(ended), item.tier.name


@pytest.mark.landing
def test_tiers_after_the_moves_are_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def seen(
        problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits,
        watch: Watch | None, within: Mapping[str, Seats] | None,
    ) -> Outcome:
        asked.append(tuple(tier.name for tier in tiers))
        return solve_guarded(problem, rules, tiers, limits, watch, within)

    monkeypatch.setattr(rebalancing, "solve_guarded", seen)
    moving = Rebalancing(rebalance(two_teams(), [], CHEAP | NORMS), Limits())
    every = tuple(tier.name for tier in moving.rebalance.policy.tiers)
    for most, steps in ((0, [every]), (2, [UPTO_MOVES, every])):
        asked.clear()
        (point,) = moving.upto(moving.begun(most), most, only_last=True)
        assert isinstance(point.outcome, Solved)
        assert point.outcome.proven
        assert asked == steps
