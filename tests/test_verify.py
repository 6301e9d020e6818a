"""The checker's own honesty: every false claim is found, a true one is not."""

from collections.abc import Callable

import pytest

from assigner.allocation import Allocation, Seats
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.rules.disqualified import Disqualified
from assigner.rules.district import District
from assigner.rules.inflow_day import InflowDay
from assigner.rules.two_advisers import TwoAdvisers
from assigner.rules.very_complex_ceiling import VeryComplexCeiling
from assigner.solve import Solved, solve
from assigner.verify import disagreements, judge, strangers
from tests.office import case, number, problem, worker
from tests.properties.offices import Drawn, draw
from tests.rules.days import make

STAFF = [worker("x", districts=frozenset({"north"})), worker("y")]
CASES = [
    case("a", disqualified=frozenset({"x"})), case("b", two_advisers=True),
    case("c", district="south", complexity="very_complex"),
]
DAY = problem(STAFF, CASES)
RULES = (
    make(Disqualified), make(TwoAdvisers), make(District, hard=False),
    make(InflowDay, hard=False, at=number(1, "cases a day")),
    make(VeryComplexCeiling, hard=False, at=number(0, "cases")),
)
TIERS = (Unassigned(), OverNorm(), Balance(), Fit(), TieBreak())
GOOD = Allocation({"a": Seats("y"), "b": Seats("y", "x"), "c": Seats("x")})


def test_soft_rules_are_charged_to_their_own_tier_at_their_price() -> None:
    """y has 2 - 1 too many, x a very complex one too many; x does not work in the south."""
    judged = judge(DAY, RULES, TIERS, GOOD)
    assert judged.breaches == ()
    assert judged.costs["over_norm"] == (3 * 1 + 3 * 1,)
    assert judged.costs["fit"] == (3,)
    assert {breach.rule for breach in judged.soft} == {
        "inflow_day", "very_complex_ceiling", "district"
    }


def test_every_broken_rule_is_named() -> None:
    bad = Allocation({"a": Seats("x"), "b": Seats("y", "y"), "c": Seats("x")})
    words = [str(found) for found in disagreements(DAY, RULES, TIERS, bad, {})]
    assert words == [
        "disqualified: x may take no part in this case",
        "two_advisers: b needs two different advisers",
    ]


def test_strangers_are_told_first() -> None:
    odd = Allocation({"a": Seats("nobody"), "zzz": Seats("x"), "b": Seats("x", "ghost")})
    assert [str(words) for words in strangers(DAY, odd)] == [
        "nobody is not a caseworker of the office", "ghost is not a caseworker of the office",
        "zzz is not a new case of the day",
    ]
    assert disagreements(DAY, RULES, TIERS, odd, {}) == strangers(DAY, odd)


def test_a_tier_that_is_not_there_is_a_false_claim() -> None:
    (words,) = disagreements(DAY, RULES, TIERS, GOOD, {"beauty": (0,)})
    assert str(words) == "beauty: claimed 0, counted –"


def plan(day: Drawn) -> tuple[Allocation, dict[str, tuple[int, ...]]]:
    outcome = solve(day.problem, day.rules, day.tiers)
    assert isinstance(outcome, Solved)
    return outcome.allocation, {it.tier.name: it.value for it in outcome.reached}


DAYS = [draw(seed, "leximax", cases=5, workers=4, decisions=False) for seed in range(8)]


@pytest.mark.landing
@pytest.mark.parametrize("by", [-1, 1])
def test_every_claim_off_by_one_is_found(by: int) -> None:
    for day in DAYS:
        allocation, claimed = plan(day)
        assert disagreements(day.problem, day.rules, day.tiers, allocation, claimed) == ()
        for name, cost in claimed.items():
            for place in range(len(cost)):
                false = {**claimed, name: (*cost[:place], cost[place] + by, *cost[place + 1 :])}
                found = disagreements(day.problem, day.rules, day.tiers, allocation, false)
                assert [str(words.values["tier"]) for words in found] == [name]


def dropped(seats: dict[str, Seats], case: str, day: Drawn) -> None:
    del seats[case]


def moved(seats: dict[str, Seats], case: str, day: Drawn) -> None:
    others = [name for name in day.problem.workers if name != seats[case].caseworker]
    seats[case] = seats[case]._replace(caseworker=others[0])


@pytest.mark.landing
@pytest.mark.parametrize("change", [dropped, moved])
def test_every_seat_that_is_changed_is_found(
    change: Callable[[dict[str, Seats], str, Drawn], None]
) -> None:
    """The lots alone tell any two allocations apart."""
    for day in DAYS:
        allocation, claimed = plan(day)
        for case_id in allocation.seats:
            seats = dict(allocation.seats)
            change(seats, case_id, day)
            assert disagreements(day.problem, day.rules, day.tiers, Allocation(seats), claimed)
