"""The best split is the best: every split of a small staff is tried."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from assigner.staffing.team_split import Kind, Known, Plan, Staffing, changes, split
from tests.draws import drawn, looped


def splits(kinds: list[Kind], zones: int) -> list[Plan]:
    """Every way to share kinds out."""
    rows = [
        [row for row in product(range(kind.people + 1), repeat=zones) if sum(row) == kind.people]
        for kind in kinds
    ]
    return [tuple(zip(*columns, strict=True)) for columns in product(*rows)]


def cost(work: list[int], kinds: list[Kind], plan: Plan) -> Fraction | None:
    total = Fraction(0)
    for minutes, row in zip(work, plan, strict=True):
        capacity = sum(kind.minutes * count for kind, count in zip(kinds, row, strict=True))
        if minutes and not capacity:
            return None
        total += Fraction(minutes**2, capacity) if minutes else 0
    return total


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(8, range(25)))
def test_the_evenest_loads_with_few_changes(seed: int) -> None:
    random = Random(f"zones {seed}")
    work = [random.randint(100, 4000) for _ in range(3)]
    kinds = [
        Kind(minutes, random.randint(1, 2), random.randrange(3))
        for minutes in random.sample(range(200, 1600), 4)
    ]
    for most in (0, 1, 2, None):
        allowed = [
            value for plan in splits(kinds, 3)
            if (value := cost(work, kinds, plan)) is not None
            and (most is None or sum(changes(kinds, plan).values()) <= most)
        ]
        found = split(work, kinds, most)
        if not allowed:
            assert found.plan is None
            continue
        assert found.proven
        assert found.plan is not None
        assert found.value == cost(work, kinds, found.plan)
        assert found.bound <= min(allowed)
        assert found.value is not None
        assert found.value - min(allowed) < Fraction(1, 50)  # minutes: costs are told no finer
        if most is not None:
            assert sum(changes(kinds, found.plan).values()) <= most


@pytest.mark.parametrize("seed", looped(4, drawn(15, range(40))))
def test_whole_cases_change_the_split(seed: int) -> None:
    """Costs of whole cases drawn above what cutting gives; some staffings cannot be."""
    random = Random(f"whole {seed}")
    work = [random.randint(50, 300) for _ in range(3)]
    people = random.randint(3, 7)
    whole = {
        (zone, count): Known(possible=False) if random.random() < 0.2 else Known(value, value)
        for zone in range(3) for count in range(1, people + 1)
        for value in (Fraction(-(-(work[zone] ** 2) // count) + random.randint(0, 40000), 60),)
    }

    def solve(zone: int, row: Staffing) -> Known:
        return whole[zone, row[0]]

    kinds = [Kind(60, people)]
    values = []
    for plan in splits(kinds, 3):
        known = [whole.get((zone, row[0]), Known()) for zone, row in enumerate(plan)]
        if all(one.value is not None for one in known):
            values.append(sum((one.value or Fraction(0) for one in known), Fraction(0)))
    found = split(work, kinds, whole=solve)
    assert found.proven
    assert found.value == min(values, default=None)
    assert found.value is None or found.bound == found.value


def test_what_is_not_proved_keeps_its_bound() -> None:
    """A staffing whose best is not proved leaves the split open, between value and bound."""
    found = split(
        [100, 100], [Kind(50, 2)],
        whole=lambda zone, row: Known(Fraction(230 + zone), Fraction(210)),
    )
    assert not found.proven
    assert (found.value, found.bound) == (Fraction(461), Fraction(420))
