"""What is left out before alike cases are dealt out is in no allocation as even as the best."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.families.municipality import instance
from benchmarks.folder import write_folder
from benchmarks.question import Question

from assigner.api.day import Day
from assigner.drawn_weights import DrawnWeights
from assigner.solve import Limits, Solved, solve
from assigner.solve.branch_and_price.best_columns import BestColumns
from assigner.solve.branch_and_price.column_partition import ColumnPartition
from assigner.solve.columns.column import Columns
from assigner.solve.stability import redraw

DRAWS = range(6)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[BestColumns, ColumnPartition]]:
    """Each search, and the choice it was asked on last."""
    found: list[tuple[BestColumns, ColumnPartition]] = []
    seek = BestColumns.seek

    def noted(self: BestColumns, choice: ColumnPartition, limits: Limits) -> None:
        seek(self, choice, limits)
        found.append((self, ColumnPartition(self.pool, choice.upper)))

    monkeypatch.setattr(BestColumns, "seek", noted)
    return found


def listed(columns: Columns) -> set[object]:
    return set(columns.listed())


@pytest.mark.landing
def test_what_is_left_out_is_in_no_allocation_as_even(
    seen: list[tuple[BestColumns, ColumnPartition]], tmp_path: Path
) -> None:
    _hold(DRAWS, seen, tmp_path)


def test_and_of_a_draw_in_which_some_is(
    seen: list[tuple[BestColumns, ColumnPartition]], tmp_path: Path
) -> None:
    _hold(DRAWS[:1], seen, tmp_path)


def _hold(
    draws: range, seen: list[tuple[BestColumns, ColumnPartition]], tmp_path: Path
) -> None:
    question = Question("municipality", "24x30", "loose", 60, ("ours",))
    day = Day.from_folder(write_folder(instance(question), tmp_path / "day"))
    facts, policy = day.require()
    problem = policy.pose(facts)
    plan = solve(problem, policy.rules, policy.tiers, Limits(ties=False))
    assert isinstance(plan, Solved)
    found = redraw(problem, policy.rules, policy.tiers, plan, draws, Limits())
    assert found.proven == len(draws)
    left_out = 0
    for best, choice in seen:
        if not best.known:
            continue
        kept = listed(best.left())
        assert set(best.plan) <= kept
        out = [at for at, column in enumerate(choice.listed) if column not in kept]
        left_out += len(out)
        choice.model.add(choice.cost(best.tier) <= best.value)
        choice.model.add_at_least_one(choice.taken[at] for at in out)
        assert choice.ask().impossible
    assert left_out
    alone = {case: Counter[str]() for case in found.taken}
    for draw in draws:
        again = solve(DrawnWeights(problem).problem(draw), policy.rules, policy.tiers,
                      Limits(ties=False))
        assert isinstance(again, Solved)
        for case, seats in again.allocation.seats.items():
            alone[case][seats.caseworker] += 1
    assert found.taken == alone
