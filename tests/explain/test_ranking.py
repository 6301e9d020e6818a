"""Every ranked cost, verdict, tie and knock-on move is what forcing and solving again gives."""

from dataclasses import replace

import pytest

from assigner.explain.planned import Planned
from assigner.explain.ranking import Ranking
from assigner.explain.what_if import Trials
from assigner.objective import Measure
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from tests.draws import covering, drawn
from tests.explain.days import MEASURES, Forced, force, planned_days
from tests.oracle import best
from tests.properties.offices import Drawn


def expected_verdict(planned: Planned, forced: Forced) -> str:
    for tier in planned.tiers:
        before, after = planned.costs[tier.name], forced.costs[tier.name]
        loose = isinstance(tier, Balance) and tier.tolerance > 0
        if isinstance(tier, TieBreak) or before == after or (loose and after < before):
            continue
        return "possible_but_worse" if after > before else "possible_and_better"
    return "equally_good"


def hold(day: Drawn, trials: Trials) -> None:
    planned = trials.planned
    for case in day.problem.cases:
        ranking = Ranking(trials, case)
        chosen = planned.caseworker(case)
        there = {contender.worker: contender for contender in ranking.ranked}
        order = []
        for worker in day.problem.workers:
            forced = force(day, case, worker)
            assert (worker in there) == (forced is not None)
            if forced is None:
                assert worker in {item.worker for item in ranking.ruled_out}
                continue
            contender = there[worker]
            assert dict(contender.trial.costs) == dict(forced.costs)
            assert dict(contender.trial.allocation.seats) == dict(forced.allocation.seats)
            expected = "chosen" if worker == chosen else expected_verdict(planned, forced)
            assert contender.verdict == expected
            moves = {move for move in contender.difference.moves if move.case != case}
            for move in moves:
                at = move.seat == "assists"
                was = planned.allocation.seats.get(move.case)
                becomes = forced.allocation.seats.get(move.case)
                assert move.was == (None if was is None else was[at])
                assert move.becomes == (None if becomes is None else becomes[at])
            changed = {
                other for other in day.problem.cases
                if other != case
                and planned.allocation.seats.get(other) != forced.allocation.seats.get(other)
            }
            assert {move.case for move in moves} == changed
            trials.judge_day(contender.trial)
            if worker != chosen:
                costs = tuple(forced.costs[tier.name] for tier in planned.tiers)
                order.append((costs, worker))
        assert [contender.worker for contender in ranking.others] == [w for _, w in sorted(order)]
        ties = {worker for worker in there if there[worker].verdict == "equally_good"}
        assert set(ranking.tied) == ties - {chosen}


@pytest.mark.landing
@pytest.mark.parametrize("kind", covering(["minmax"], MEASURES))
@pytest.mark.parametrize("chunk", drawn(1, range(2)))
def test_a_ranking_is_what_forcing_gives(kind: Measure, chunk: int) -> None:
    for day, trials in planned_days(range(3 * chunk, 3 * chunk + 3), kind):
        hold(day, trials)


def hold_loosely(day: Drawn, trials: Trials) -> None:
    """A tolerance leaves open which of several best balances it starts from: any will do."""
    for case in day.problem.cases:
        ranking = Ranking(trials, case)
        there = {contender.worker: contender for contender in ranking.ranked}
        for worker in day.problem.workers:
            pinned = replace(day.problem, pins=day.problem.pins | {(case, worker)})
            possible = best(pinned, trials.planned.rules, day.tiers)
            assert (worker in there) == bool(possible)
            if possible and worker != ranking.chosen:
                found = there[worker].trial
                assert dict(found.allocation.seats) in [dict(b.allocation.seats) for b in possible]
                trials.judge_day(found)


def test_a_ranking_under_a_tolerance() -> None:
    for day, trials in planned_days(range(2), tolerance=True, cases=3):
        hold_loosely(day, trials)


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("tolerance", [False, True])
@pytest.mark.parametrize("chunk", range(10))
def test_rankings_long(kind: Measure, tolerance: bool, chunk: int) -> None:
    seeds = range(500 + 20 * chunk, 520 + 20 * chunk)
    for day, trials in planned_days(seeds, kind, tolerance=tolerance, cases=3 + (not tolerance)):
        if tolerance:
            hold_loosely(day, trials)
        else:
            hold(day, trials)


def parts_sum(kind: Measure, seeds: range) -> int:
    counted = 0
    for day, trials in planned_days(seeds, kind):
        for case in day.problem.cases:
            for contender in Ranking(trials, case).ranked:
                difference = contender.difference
                for change in difference.tiers:
                    parts = [s for s in difference.shares if s.tier == change.tier.name]
                    total = sum(part.after - part.before for part in parts)
                    if change.tier.name == "unassigned":  # each case left is one
                        assert total == change.after[0] - change.before[0]
                        continue
                    assert total == sum(change.after) - sum(change.before)
                    counted += bool(parts)
                    if isinstance(change.tier, Balance) and kind == "leximax":
                        # Its cost is all utilisations in order: the parts make the one
                        # order into the other, place by place.
                        left = list(change.before)
                        for part in parts:
                            left.remove(part.before)
                        left += [part.after for part in parts]
                        assert tuple(sorted(left, reverse=True)) == tuple(change.after)
    return counted


@pytest.mark.landing
@pytest.mark.parametrize("kind", covering(["sumsq"], MEASURES))
def test_the_parts_sum_to_the_tiers(kind: Measure) -> None:
    assert parts_sum(kind, range(20, 25)) > 0


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("chunk", range(5))
def test_parts_long(kind: Measure, chunk: int) -> None:
    assert parts_sum(kind, range(700 + 20 * chunk, 720 + 20 * chunk)) > 0
