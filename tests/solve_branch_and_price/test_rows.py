"""Rows beside the master's, and what is proved with them, against every allocation there is."""

import random
from collections.abc import Iterator
from functools import partial
from itertools import combinations, islice

import numpy as np
import pytest

from assigner.solve.branch_and_price.candidates import CandidateColumns
from assigner.solve.branch_and_price.cut_and_fix import CutAndFix
from assigner.solve.branch_and_price.cuts import Cut, CutProof, ObjectiveCut, SubsetRowCut, things
from assigner.solve.branch_and_price.duals import DualBound, Duals, nothing
from assigner.solve.branch_and_price.tree import BranchAndBound
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.solution import MasterSolution
from assigner.solve.limits import Limits
from tests.solve_branch_and_price.test_labels import DAYS, Day

pytestmark = pytest.mark.landing

MOST = 3_000


class Listed:
    """A small day whose allocations are listed, and lots to draw duals by."""

    def __init__(self, seed: int) -> None:
        self.day, self.draw = Day(seed), random.Random(seed)
        self.rows = self.day.rows
        self.upper = [slack.most for slack in self.rows.slacks]
        self.pool: Columns = self.day.all()
        found = list(islice(self._allocations(), MOST + 1))
        self.whole = len(found) <= MOST
        self.accounts = [solution for solution in found if solution.allowed(self.upper)]

    def _allocations(self) -> Iterator[MasterSolution]:
        table = self.day.table
        mine: dict[int, list[ColumnSeats]] = {}
        for worker, seats in self.pool.listed():
            mine.setdefault(worker, []).append((worker, seats))

        def beside(
            rest: list[int], taken: frozenset[tuple[int, bool]]
        ) -> Iterator[list[ColumnSeats]]:
            if not rest:
                yield []
                return
            yield from beside(rest[1:], taken)
            for pattern in mine[rest[0]]:
                has = {(int(table.case[s]), bool(table.assist[s])) for s in pattern[1]}
                if not has & taken:
                    for others in beside(rest[1:], taken | has):
                        yield [pattern, *others]

        for patterns in beside(sorted(mine), frozenset()):
            yield MasterSolution(gather(table, self.rows, patterns))

    def duals(self, tier: TierCost, steep: int) -> Duals:
        """Duals by lot, of the right sign; all 0 now and then: the bound is then the cost."""
        lots = self.draw.choice([0, 1, steep])
        row = [
            self.draw.randint(0, lots) if equal else -self.draw.randint(0, lots)
            for equal in self.rows.equal
        ]
        return Duals(self.rows, tier, [], self.draw.choice([1, 3]), row, [])

    def bound(self, tier: TierCost, pool: Columns) -> DualBound:
        """A bound by duals of some size, on some of the patterns."""
        duals = self.duals(tier, max(1, int(tier.of(pool).max(initial=0))))
        proof = CutProof(duals, (), (), frozenset())
        least = proof.least(pool, proof.reduced(pool))
        return DualBound(duals, least, duals.base(self.upper) + sum(least.values()))

    def triples(self) -> list[SubsetRowCut]:
        """A few rows of three things that patterns take."""
        _, taken = things(self.pool)
        three = list(combinations(sorted(set(taken.tolist())), 3))
        return [SubsetRowCut(item) for item in self.draw.sample(three, min(len(three), 8))]

    def worth(self, cuts: list[Cut], steep: int) -> list[int]:
        return [-self.draw.randint(0, steep) for _ in cuts]


def total(row: Cut, solution: MasterSolution) -> int:
    """What a row adds up to in an allocation."""
    return int(sum(row.entries(solution.patterns)[1].tolist()))


@pytest.fixture(scope="module", params=[24, pytest.param(60, marks=pytest.mark.long)])
def listed(request: pytest.FixtureRequest) -> list[Listed]:
    """Days whose allocations can be listed."""
    found = [Listed(seed) for seed in DAYS[: request.param]]
    return [here for here in found if here.whole and here.accounts]


def test_there_are_many_days(listed: list[Listed]) -> None:
    assert len(listed) > 12


def test_rows_hold_and_proofs_are_below_every_allocation(listed: list[Listed]) -> None:
    for here in listed:
        holds(here)


def holds(here: Listed) -> None:
    soft, balance = here.day.soft, here.day.balance
    triples: list[Cut] = list(here.triples())
    for row in triples:
        assert all(total(row, solution) <= row.right for solution in here.accounts)
    proof = CutProof(here.duals(soft, 6), triples, here.worth(triples, 4), frozenset())
    more = [-worth * sum(row.entries(here.pool)[1]) for row, worth in zip(
        triples, proof.worth, strict=True)]
    assert sum(proof.reduced(here.pool)) == sum(proof.duals.reduced(here.pool)) + sum(more)
    costs = sorted({solution.cost(soft) for solution in here.accounts})
    assert proof.bound(here.pool, here.upper) <= costs[0] * proof.duals.scale
    most = here.draw.choice(costs[:3])
    kept = [solution for solution in here.accounts if solution.cost(soft) <= most]
    fence = ObjectiveCut(proof, here.pool, here.upper, most)
    low = set(here.pool.only((fence.above(here.pool) <= fence.room).astype(bool)).listed())
    for solution in kept:
        assert total(fence, solution) <= fence.right
        assert fence.must <= set(solution.patterns.worker.tolist())
        assert low >= set(solution.patterns.listed())
    cuts = [*triples, fence]
    large = max(1, int(balance.of(here.pool).max(initial=0)))
    later = CutProof(here.duals(balance, large), cuts, here.worth(cuts, large), fence.must)
    least = min(solution.cost(balance) for solution in kept)
    assert later.bound(here.pool, here.upper) <= least * later.duals.scale


def test_sharpening_keeps_whatever_is_good_enough(listed: list[Listed]) -> None:
    for here in listed:
        sharpens(here)


def sharpens(here: Listed) -> None:
    cuts: list[Cut] = []
    must: frozenset[int] = frozenset()
    kept, pool = here.accounts, here.pool
    for tier in (here.day.soft, here.day.balance, here.day.soft):
        costs = sorted(solution.cost(tier) for solution in kept)
        value = here.draw.choice(costs[:3])
        bound = here.bound(tier, pool)
        candidates = CandidateColumns(pool, here.upper, cuts, must)
        branches(candidates, bound, here, kept)
        sharp = CutAndFix(candidates, bound, value).run(Limits(None))
        assert sharp.total <= costs[0] * bound.duals.scale
        if sharp.whole:
            met = MasterSolution(gather(here.day.table, here.rows, sharp.whole))
            assert not met.allowed(here.upper) or met.cost(tier) >= costs[0]
        kept = [solution for solution in kept if solution.cost(tier) <= value]
        fence = ObjectiveCut(sharp.proof, sharp.pool, here.upper, value)
        cuts, must, pool = [*cuts, *sharp.triples, fence], fence.must, sharp.pool
        left = set(pool.listed())
        for solution in kept:
            assert set(solution.patterns.listed()) <= left
            assert must <= set(solution.patterns.worker.tolist())
            assert all(total(row, solution) <= row.right for row in cuts)


def branches(
    candidates: CandidateColumns, bound: DualBound, here: Listed, kept: list[MasterSolution]
) -> None:
    """Branch and bound ends at the least cost of the allocations."""
    tier = bound.duals.objective
    costs = [solution.cost(tier) for solution in kept]
    for start in (max(costs), min(costs) + 1):
        searches(candidates, bound, here, start, min(costs))


def searches(
    candidates: CandidateColumns, bound: DualBound, here: Listed, start: int, least: int
) -> None:
    tier, met = bound.duals.objective, [start]

    def judge(patterns: list[ColumnSeats]) -> int:
        solution = MasterSolution(gather(here.day.table, here.rows, patterns))
        held = all(total(row, solution) <= row.right for row in candidates.cuts)
        if solution.allowed(here.upper) and held and candidates.must <= set(
            solution.patterns.worker.tolist()
        ):
            met[0] = min(met[0], solution.cost(tier))
        return met[0]

    done = BranchAndBound(candidates, bound, met[0], judge).run(Limits(None))
    assert done
    assert met[0] == least


def test_a_relaxation_costs_the_same_from_wherever_it_is_told(listed: list[Listed]) -> None:
    """And its duals prove that cost, whatever bound they are told from."""
    told = 0
    for here in listed:
        for tier in (here.day.soft, here.day.balance):
            bound = here.bound(tier, here.pool)
            candidates = CandidateColumns(here.pool, here.upper, (), frozenset())
            scale = bound.duals.scale
            plain = candidates.relaxation(nothing(bound.duals), ()).solve(scale)
            other = candidates.relaxation(bound, ()).solve(scale)
            assert plain is not None
            assert other is not None
            close = pytest.approx(plain.value, rel=1e-9, abs=scale)
            assert other.value == close
            assert CutProof(other.duals, (), (), frozenset()).bound(here.pool, here.upper) == close
            told += any(bound.duals.row)
    assert told > len(listed)


def test_a_broken_row_proves_that_nothing_is_left(listed: list[Listed]) -> None:
    """Without the patterns of a case that must be given, duals alone prove it."""
    proved = 0
    for here in listed:
        tier = here.day.balance
        first = int(here.day.table.case[here.pool.seat[0]])
        has = set(here.pool.owner[here.day.table.case[here.pool.seat] == first].tolist())
        left = here.pool.only(np.asarray([at not in has for at in range(len(here.pool))]))
        if not len(left):
            continue
        most = max(solution.cost(tier) for solution in here.accounts)
        candidates = CandidateColumns(left, [0] * len(here.upper), (), frozenset())
        judge = partial(refused, most)
        assert BranchAndBound(candidates, here.bound(tier, left), most, judge).run(Limits(None))
        proved += 1
    assert proved > len(listed) / 4


def refused(value: int, patterns: list[ColumnSeats]) -> int:
    """No choice is allowed: the cost met stays."""
    del patterns
    return value
