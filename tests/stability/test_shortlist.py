"""Draws begin with columns of earlier draws: what they end with is what they end with alone."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from benchmarks.families.municipality import instance
from benchmarks.folder import write_folder
from benchmarks.question import Question

from assigner.api.day import Day
from assigner.drawn_weights import DrawnWeights
from assigner.problem import Problem
from assigner.solve import Limits, Solved, solve
from assigner.solve.branch_and_price.shortlist import Shortlist
from assigner.solve.columns.column import Columns, gather
from assigner.solve.columns.linking_rows import LinkingRows, link
from assigner.solve.columns.seats import tabulate
from assigner.solve.parts import whole
from assigner.solve.stability import redraw
from assigner.statement import state

DRAWS = range(4)


def office(folder: Path, strength: str) -> Day:
    question = Question("municipality", "10x20", strength, 60, ("ours",))
    return Day.from_folder(write_folder(instance(question), folder))


@pytest.mark.landing
@pytest.mark.parametrize("strength", ["loose", "tight"])
def test_a_draw_ends_as_it_does_alone(strength: str, tmp_path: Path) -> None:
    facts, policy = office(tmp_path / "day", strength).require()
    problem = policy.pose(facts)
    plan = solve(problem, policy.rules, policy.tiers, Limits(ties=False))
    assert isinstance(plan, Solved)
    found = redraw(problem, policy.rules, policy.tiers, plan, DRAWS, Limits())
    taken = {case: Counter[str]() for case in found.taken}
    for draw in DRAWS:
        day = DrawnWeights(problem).problem(draw)
        alone = solve(day, policy.rules, policy.tiers, Limits(ties=False))
        assert isinstance(alone, Solved)
        for case, seats in alone.allocation.seats.items():
            taken[case][seats.caseworker] += 1
    assert found.proven == len(DRAWS)
    assert found.taken == taken


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[LinkingRows, LinkingRows]:
    """The rows of a day, and of the same day under drawn weights."""
    facts, policy = office(tmp_path_factory.mktemp("near") / "day", "tight").require()
    day = policy.pose(facts)

    def rows(problem: Problem) -> LinkingRows:
        statement = state(problem, policy.rules)
        return link(tabulate(statement, whole(statement)))

    return rows(day), rows(DrawnWeights(day).problem(3))


def each_alone(rows: LinkingRows, step: int) -> Columns:
    table = rows.table
    return gather(table, rows, [
        (int(table.worker[seat]), (seat,)) for seat in range(0, len(table.case), step)
    ])


def test_columns_are_the_same_under_other_weights(drawn: tuple[LinkingRows, LinkingRows]) -> None:
    today, other = drawn
    some, afresh = each_alone(today, 2).under(other), each_alone(other, 2)
    assert (today.table.weight != other.table.weight).any()
    assert (some.squares == afresh.squares).all()
    for mine, theirs in zip(some.entries, afresh.entries, strict=True):
        assert np.array_equal(mine, theirs)


def test_more_columns_count_in_the_same_rows(drawn: tuple[LinkingRows, LinkingRows]) -> None:
    rows = drawn[0]
    table = rows.table
    odd = gather(table, rows, [
        (int(table.worker[seat]), (seat,)) for seat in range(1, len(table.case), 2)
    ])
    both, told = each_alone(rows, 2).beside(odd), each_alone(rows, 1)

    def counts(columns: Columns) -> set[tuple[object, ...]]:
        listed, (pattern, row, count) = columns.listed(), columns.entries
        return {
            (listed[at], r, c)
            for at, r, c in zip(pattern.tolist(), row.tolist(), count.tolist(), strict=True)
        }

    assert counts(both) == counts(told)
    assert both.added.sum() == told.added.sum()


def test_nothing_is_known_of_other_rows(drawn: tuple[LinkingRows, LinkingRows]) -> None:
    rows = drawn[0]
    assert Shortlist().of(rows) is None
    Shortlist().more(rows, each_alone(rows, 1).listed())
