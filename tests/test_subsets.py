"""Small parts by all sets of their cases, against the plain model, bonds and ties included."""

from dataclasses import replace
from fractions import Fraction

import pytest

import assigner.solve.dispatch
from assigner.objectives.balance import Balance
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate, allocate_plainly
from assigner.solve.parts import split, whole
from assigner.solve.subset_dp import by_subsets, splits
from assigner.solve.tiers import take_tiers
from assigner.statement import Statement, state
from tests.draws import drawn, looped
from tests.office import case, problem, worker
from tests.properties.offices import Drawn, draw


def loose(seed: int, cases: int, workers: int) -> tuple[Drawn, Statement]:
    """A random day whose caseworkers no row ties together, bonds aside."""
    day = draw(seed, "sumsq", cases=cases, workers=workers, pairs=0, decisions=False)
    return day, state(day.problem, day.rules)


@pytest.mark.parametrize("seed", looped(1, drawn(40, range(120))))
def test_all_sets_are_the_plain_way(seed: int) -> None:
    day, statement = loose(seed, cases=3 + seed % 4, workers=2 + seed % 5)
    plain = allocate_plainly(statement, day.tiers, Limits())
    assert isinstance(plain, Solved)
    engines = [by_subsets(statement, part) for part in split(statement)]
    assert None not in engines
    ended = take_tiers(day.problem, [*filter(None, engines)], day.tiers, Limits())
    assert ended is not None
    assert all(item.proven for item in ended.reached)
    assert ended.reached == plain.reached
    assert ended.allocation == plain.allocation
    assert ended.tied.cases == plain.tied
    for item in ended.reached:
        costs = item.tier.costs(day.problem)
        if costs.urgency:
            continue
        total = sum(
            engine.cost_of(costs, {
                case: seats for case, seats in ended.allocation.seats.items()
                if case in engine.part.cases
            })[0]
            for engine in engines if engine
        )
        assert (total,) == item.value


@pytest.mark.landing
def test_the_drawn_days_have_bonds_hard_and_soft() -> None:
    days = [loose(seed, cases=3 + seed % 4, workers=2 + seed % 5)[1] for seed in range(120)]
    bonds = [rule.hard for day in days for rule, bond in day.bonds if len(bond.cases) > 1]
    assert bonds.count(True) > 5
    assert bonds.count(False) > 5


def test_every_set_is_split_in_every_way_once() -> None:
    found = splits(4)
    assert len(found.whole) == 3**4
    assert ((found.left | found.right) == found.whole).all()
    assert ((found.left & found.right) == 0).all()


def test_co_workers_and_large_parts_go_another_way() -> None:
    pair = state(problem([worker("A"), worker("B")], [case("1", two_advisers=True)]), ())
    assert by_subsets(pair, whole(pair)) is None
    many = [case(f"{number}") for number in range(9)]
    large = state(problem([worker("A")], many), ())
    assert by_subsets(large, whole(large)) is None


@pytest.mark.landing
def test_a_tolerance_goes_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        pytest.fail("by subsets")

    day = draw(3, "sumsq", pairs=0)
    loose = tuple(
        replace(tier, tolerance=Fraction(5)) if isinstance(tier, Balance) else tier
        for tier in day.tiers
    )
    monkeypatch.setattr(assigner.solve.dispatch, "by_subsets", never)
    for tiers in (loose, draw(3, "leximax", pairs=0).tiers):
        assert isinstance(allocate(state(day.problem, day.rules), tiers, Limits()), Solved)
    with pytest.raises(pytest.fail.Exception):
        allocate(state(day.problem, day.rules), day.tiers, Limits())
