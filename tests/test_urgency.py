"""As few cases left as can be, and of these as few of the earliest due date, then of the next."""

from datetime import timedelta
from random import Random

import pytest

from assigner.objective import Costs
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned, by_urgency, left_of
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules import registry
from assigner.solve import Limits, Solved, urgency
from assigner.solve.dispatch import allocate, allocate_plainly
from assigner.solve.local_search.engine import allocate_office
from assigner.solve.urgency import as_counted, exact_prices
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn, looped
from tests.office import TODAY, case, number, problem, worker
from tests.oracle import best

TIERS = (Unassigned(), Balance(), TieBreak())


def crowded(seed: int, cases: int = 6, workers: int = 2) -> tuple[Problem, tuple[Rule, ...]]:
    """A day on which some must wait: children of all sizes, and a ceiling on them."""
    rng = Random(seed)
    new = [
        case(
            f"c{n:02}", due=TODAY + timedelta(days=n if rng.random() < 0.8 else 3),
            children=rng.randrange(1, 5), family=rng.choice(("", "", "", "Holm")),
            complexity=rng.choice(("simple", "complex")),
        )
        for n in range(cases)
    ]
    rng.shuffle(new)
    rules = (
        registry()["stock_ceiling"].model_validate({
            "kind": "policy", "status": "assumed", "at": number(rng.randrange(3, 7), "children"),
            "per": "person",
        }),
        registry()["siblings"].model_validate({"kind": "policy", "status": "assumed"}),
    )
    staff = [worker(f"w{n}", max_new_cases=rng.choice((None, 2))) for n in range(workers)]
    return problem(staff, new, seed=seed), rules


@pytest.mark.parametrize("largest", looped(1, [urgency.LARGEST, 2]))
@pytest.mark.parametrize("seed", looped(1, drawn(10, range(25))))
def test_every_way_leaves_what_is_least_urgent(
    seed: int, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urgency, "LARGEST", largest)
    day, rules = crowded(seed)
    least = best(day, rules, TIERS)[0]
    for way in (allocate, allocate_plainly):
        found = way(state(day, rules), TIERS, Limits())
        assert isinstance(found, Solved)
        assert found.proven
        assert found.allocation == least.allocation
        assert {item.tier.name: item.value for item in found.reached} == least.costs
        assert found.tied == least.tied


@pytest.mark.parametrize("seed", looped(1, drawn(10, range(25))))
def test_an_office_bounds_and_counts_it_so(seed: int) -> None:
    day, rules = crowded(seed)
    least = best(day, rules, TIERS)[0].costs["unassigned"]
    found = allocate_office(state(day, rules), TIERS, Limits())
    assert isinstance(found, Solved)
    (first, *_) = found.reached
    assert first.value == judge(day, rules, TIERS, found.allocation).costs["unassigned"]
    assert first.bound <= least <= first.value
    assert not first.proven or first.value == least


def test_an_office_finds_it_where_only_numbers_bind() -> None:
    staff = [worker(f"w{n}", max_new_cases=20) for n in range(4)]
    new = [case(f"c{n:03}", due=TODAY + timedelta(days=n * 37 % 101)) for n in range(101)]
    rules = (registry()["personal_ceilings"].model_validate(
        {"kind": "policy", "status": "assumed"}),)
    day = problem(staff, new)
    found = allocate(state(day, rules), TIERS, Limits(ties=False))
    assert isinstance(found, Solved)
    assert found.engine == "office"
    assert found.reached[0].proven
    late = {c.id for c in new if c.due is not None and c.due >= TODAY + timedelta(days=80)}
    assert set(found.allocation.unassigned(day)) == late


@pytest.mark.landing
@pytest.mark.parametrize("largest", [
    1 << 30, pytest.param(urgency.LARGEST, marks=pytest.mark.long),
])
@pytest.mark.parametrize(("dates", "people"), [  # 64 dates have more ways than a number has bits
    (71, 28), pytest.param(151, 60, marks=pytest.mark.long),
])
def test_many_due_dates_overflow_nothing(
    dates: int, people: int, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urgency, "LARGEST", largest)
    new = [case(f"c{n:03}", due=TODAY + timedelta(days=n * 7 % dates)) for n in range(dates)]
    day = problem([worker(f"w{n:02}", max_new_cases=2) for n in range(people)], new)
    rules = (registry()["personal_ceilings"].model_validate(
        {"kind": "policy", "status": "assumed"}),)
    found = allocate(state(day, rules), (Unassigned(),), Limits())
    assert isinstance(found, Solved)
    assert found.proven
    late = {c.id for c in new if c.due is not None and c.due >= TODAY + timedelta(days=2 * people)}
    assert set(found.allocation.unassigned(day)) == late
    assert found.reached[0].value == left_of(by_urgency(day), late)


def test_exact_prices_say_what_the_tier_counts() -> None:
    for seed in range(40):
        rng = Random(seed)
        new = [case(f"c{n}", due=TODAY + timedelta(days=rng.randrange(6))) for n in range(9)]
        day = problem([worker("w")], new)
        costs = Unassigned().costs(day)
        prices = exact_prices(costs)
        drawn = [rng.sample(sorted(day.cases), rng.randrange(10)) for _ in range(20)]
        order = sorted(drawn, key=lambda left: sum(prices[case] for case in left))
        assert order == sorted(drawn, key=lambda left: left_of(by_urgency(day), left))
        for left in drawn:
            cost = sum(prices[case] for case in left)
            assert as_counted(costs.urgency, cost) == left_of(by_urgency(day), left)
    assert as_counted(Costs().urgency, 3) == (3,)
