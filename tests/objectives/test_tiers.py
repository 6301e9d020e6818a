"""The other tiers by hand."""

from datetime import timedelta

from assigner.allocation import Allocation, Seats
from assigner.objectives.fit import Fit
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.tie_break import BITS, TieBreak
from assigner.objectives.unassigned import Unassigned
from tests.objectives.fixed import engine_counts
from tests.office import TODAY, case, held, problem, worker
from tests.oracle import allocations

SCHOOL, BOTH = frozenset({"school"}), frozenset({"school", "violence"})
STAFF = [
    worker("keen", interests=(("school", 2), ("violence", -1))),
    worker("not", interests=(("school", -2),)), worker("away", absent_from=TODAY),
    worker("other", team="measures", interests=(("school", 2), ("violence", 2))),
]


def short(tier: Fit, *topics: str, by: str, **facts: object) -> int:
    day = problem(STAFF, [case("a", topics=frozenset(topics), **facts)])
    return tier.measure(day, Allocation({"a": Seats(by)}), 0)[0]


def test_fit_counts_what_is_short_of_the_best_match() -> None:
    assert short(Fit(), "school", by="keen") == 0
    assert short(Fit(), "school", by="away") == 2
    assert short(Fit(), "school", by="not") == 4
    assert short(Fit(interest=3), "school", by="not") == 12


def test_the_best_match_is_among_those_at_work_in_the_teams_of_the_phase() -> None:
    """Of the two topics `other` (2 + 2) takes intake too; `keen` scores 2 - 1."""
    assert short(Fit(), "school", "violence", by="keen") == 3
    assert short(Fit(), "school", "violence", by="other") == 0
    day = problem(STAFF[:3], [case("a", topics=BOTH)])
    assert Fit().measure(day, Allocation({"a": Seats("keen")}), 0) == (0,)
    assert Fit().measure(day, Allocation({"a": Seats("not")}), 0) == (3,)


def test_continuity_counts_its_points() -> None:
    tier = Fit(interest=1, continuity=5)
    assert short(tier, previous_caseworker="not", by="not") == 0
    assert short(tier, previous_caseworker="not", by="keen") == 5
    assert short(tier, "school", previous_caseworker="not", by="keen") == 1


def test_a_closed_case_keeps_its_claim_for_so_many_days() -> None:
    """On the last day it counts, on the day after nobody is nearer than anybody else."""
    tier, last = Fit(continuity=5, claim_days=30), TODAY - timedelta(days=30)
    for closed, short_of in ((last, 5), (last - timedelta(days=1), 0), (None, 5), (TODAY, 5)):
        facts = {"previous_caseworker": "not", "previous_closed": closed}
        assert short(tier, **facts, by="keen") == short_of
        assert short(tier, **facts, by="not") == 0
        assert short(Fit(continuity=5), **facts, by="keen") == 5
    day = problem(STAFF, [case("a", previous_caseworker="not", previous_closed=last)],
                  starts={"a": TODAY + timedelta(days=1)})
    assert tier.measure(day, Allocation({"a": Seats("keen")}), 0) == (0,)
    for closed in (last, last - timedelta(days=1)):
        day = problem(STAFF[:3], [case("a", previous_caseworker="not", previous_closed=closed)])
        for allocation in allocations(day):
            assert engine_counts(day, (), (tier,), allocation)["fit"] == tier.measure(
                day, allocation, 0)


def test_who_is_away_is_not_the_best_match_but_may_be_better_than_it() -> None:
    tier = Fit(continuity=4)
    assert short(tier, previous_caseworker="away", by="keen") == 0
    assert short(tier, previous_caseworker="away", by="away") == -4


def test_an_unplaced_case_is_not_short_of_anything_and_soft_breaches_are_added() -> None:
    day = problem(STAFF, [case("a", topics=SCHOOL)])
    assert Fit().measure(day, Allocation({}), 7) == (7,)
    assert Fit().measure(day, Allocation({"a": Seats("not")}), 7) == (11,)
    assert Fit().shown(day, (7,)) == 7


def test_a_co_worker_s_interests_do_not_count() -> None:
    day = problem(STAFF, [case("a", topics=SCHOOL, two_advisers=True)])
    assert Fit().measure(day, Allocation({"a": Seats("keen", "not")}), 0) == (0,)


def test_over_norm_is_what_the_soft_ceilings_count() -> None:
    day = problem(STAFF, [case("a")])
    assert OverNorm().measure(day, Allocation({}), 3) == (3,)
    assert OverNorm().shown(day, (3,)) == 3


def left(*days: int | None, out: tuple[int, ...]) -> tuple[int, ...]:
    """What leaving some of the cases costs; each due in so many days."""
    cases = [
        case(f"c{n}", due=None if days_left is None else TODAY + timedelta(days=days_left))
        for n, days_left in enumerate(days)
    ]
    seats = {c.id: Seats("keen") for n, c in enumerate(cases) if n not in out}
    return Unassigned().measure(problem(STAFF, cases), Allocation(seats), 0)


def test_the_more_urgent_the_dearer_to_leave() -> None:
    first, second, third, undated = (left(-2, 1, 9, None, out=(n,)) for n in range(4))
    assert first > second > third > undated
    assert left(1, 1, out=(0,)) == left(1, 1, out=(1,)) == (1,)


def test_no_urgency_outweighs_a_case() -> None:
    """Two cases of no urgency cost more than the most urgent one."""
    assert left(0, None, None, out=(1, 2)) > left(0, None, None, out=(0,))
    assert left(0, 1, 1, out=(1, 2)) > left(0, 1, 1, out=(0,))


def test_no_number_of_later_cases_outweighs_an_earlier_one() -> None:
    """By ranks, the first two would cost 4 + 1 and the others 3 + 2."""
    due = (0, 1, 2, 3, 7)
    assert left(*due, out=(0, 4)) == (2, 1)
    assert left(*due, out=(1, 2)) == (2, 0, 1, 1) < left(*due, out=(0, 4))
    assert left(*due, out=(1, 3)) < left(*due, out=(1, 2))
    assert left(*range(99), out=(50, *range(52, 60))) < left(*range(99), out=(49, *range(91, 99)))
    assert left(*due, out=()) == (0,)


def test_unassigned_is_shown_as_a_number_of_cases() -> None:
    days = [case(f"c{n}", due=TODAY + timedelta(days=n)) for n in range(4)]
    day = problem(STAFF, days)
    for left in range(5):
        seats = {c.id: Seats("keen") for c in days[left:]}
        cost = Unassigned().measure(day, Allocation(seats), 0)
        assert Unassigned().shown(day, cost) == left
    assert Unassigned().shown(problem(STAFF, []), (0,)) == 0


def test_lots_are_the_same_every_time_and_other_with_another_seed_or_day() -> None:
    day = problem(STAFF, [case("a")], seed=1)
    again = problem(list(reversed(STAFF)), [case("a")], [held("h", "keen")], seed=1)
    other = problem(STAFF, [case("a")], seed=2)
    one = Allocation({"a": Seats("keen")})
    assert TieBreak().measure(day, one, 0) == TieBreak().measure(again, one, 0)
    assert TieBreak().measure(day, one, 0) != TieBreak().measure(other, one, 0)
    two = Allocation({"a": Seats("not")})
    assert TieBreak().measure(day, one, 0) != TieBreak().measure(day, two, 0)


def test_to_take_and_to_assist_draw_lots_of_their_own() -> None:
    day = problem(STAFF, [case("a", two_advisers=True)])
    one = TieBreak().measure(day, Allocation({"a": Seats("keen", "not")}), 0)
    two = TieBreak().measure(day, Allocation({"a": Seats("not", "keen")}), 0)
    assert one != two


def test_a_lot_is_fair_and_fits_its_bits() -> None:
    """1,000 draws between two people: neither gets less than 45 %."""
    cases = [case(f"c{n:04}") for n in range(1000)]
    day = problem(STAFF, cases)
    cost = TieBreak().costs(day).takes
    assert cost is not None
    lots = [(cost(c.id, "keen"), cost(c.id, "not")) for c in cases]
    assert all(0 <= lot < 2**BITS for pair in lots for lot in pair)
    assert 450 <= sum(keen < other for keen, other in lots) <= 550
