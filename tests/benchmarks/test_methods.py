"""Every method on questions small enough to try every allocation."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from benchmarks.answer import Answer, Judged, judged
from benchmarks.bare import Bare
from benchmarks.families import FAMILIES, nursing
from benchmarks.families.day import posed as pose_bare
from benchmarks.methods import method
from benchmarks.question import Places, Posed, Question

from assigner.allocation import Allocation, Seats
from assigner.objectives.balance import Balance
from tests.draws import looped

TINY = Bare(
    weights=(60, 90, 90, 150, 45),
    base=(300, 280, 0, 410),
    capacity=(600, 500, 120, 700),
    eligible=((0, 1, 2, 3), (0, 3), (1, 2), (0, 1, 3), (2, 3)),
)


@pytest.fixture(scope="module")
def tiny() -> Posed:
    return pose_bare(TINY)


@pytest.fixture(scope="module")
def least(tiny: Posed) -> float:
    """The optimum, by trying all 96 allocations."""
    values = []
    for taken in product(*TINY.eligible):
        loads = list(TINY.base)
        for weight, worker in zip(TINY.weights, taken, strict=True):
            loads[worker] += weight
        values.append(
            sum(Fraction(load**2, hours) for load, hours in zip(loads, TINY.capacity, strict=True))
        )
    before = sum(Fraction(b**2, c) for b, c in zip(TINY.base, TINY.capacity, strict=True))
    return float((min(values) - before) / 60)


def solved(name: str, posed: Posed, places: Places) -> Judged:
    return judged(posed, method(name).answer(posed, 20, places))


@pytest.mark.parametrize("name", looped(1, ["ours", "plain", "highs", "scip"]))
def test_exact_methods_prove_the_optimum(name: str, tiny: Posed, least: float) -> None:
    found = solved(name, tiny, Places())
    assert found.status == "proven"
    assert found.value == pytest.approx(least, rel=1e-9)
    assert found.bound == pytest.approx(least, rel=1e-8)


def test_greedy_breaks_no_rule_and_claims_nothing(tiny: Posed, least: float) -> None:
    found = solved("greedy", tiny, Places())
    assert found.status == "found"
    assert found.bound is None
    assert found.value is not None
    assert least * (1 - 1e-12) <= found.value <= least * 1.1


def test_greedy_mends_its_start_by_moves_and_swaps() -> None:
    # By urgency 60 and 60 part, then 120 lands on one of them: 180 and 60. Best is 120 and 120.
    even = Bare((60, 60, 120), (0, 0), (600, 600), ((0, 1), (0, 1), (0, 1)))
    found = solved("greedy", pose_bare(even), Places())
    assert found.value == pytest.approx(2 * 120**2 / 600 / 60)


def test_timefold_says_what_it_lacks() -> None:
    assert method("timefold").lacks(Places()) == "no script (--timefold)"


@pytest.mark.landing
def test_linear_bounds_hold_when_time_is_short() -> None:
    asked = Question("day", "30x20", "realistic", 1, ("highs",))
    posed = FAMILIES["day"].pose(asked)
    best = solved("greedy", posed, Places())
    found = judged(posed, method("highs").answer(posed, 1, Places()))
    assert best.value is not None
    if found.bound is not None:
        assert found.bound <= best.value


def test_a_broken_rule_makes_an_answer_worthless(tiny: Posed) -> None:
    workers = TINY.workers
    taken = dict(zip(TINY.cases, (0, 1, 1, 0, 2), strict=True))  # 1 is not on the second list
    seats = {case: Seats(workers[place]) for case, place in taken.items()}
    assert judged(tiny, Answer(seats)).status == "broken"


def test_a_bound_above_its_own_value_makes_an_answer_worthless(tiny: Posed) -> None:
    workers = TINY.workers
    seats = {
        case: Seats(workers[places[0]])
        for case, places in zip(TINY.cases, TINY.eligible, strict=True)
    }
    (value,) = Balance().measure(tiny.problem, Allocation(seats), 0)
    assert judged(tiny, Answer(seats, bound=value, proven=True)).status == "proven"
    assert judged(tiny, Answer(seats, bound=value + value // 1000)).status == "broken"


@pytest.fixture
def ward(tmp_path: Path) -> Question:
    """A set in the form of CSPLib 069, made up: two zones, three nurses, six patients."""
    (tmp_path / "ward.txt").write_text("2 3\n2 3 40\n4 20 15 9 8\n2 11 12\n", encoding="ascii")
    (tmp_path / "optima.tsv").write_text(
        "instance\topt_sum_sq\tstaffing\nward.txt\t1889\t2,1\n", encoding="ascii"
    )
    question, _ = nursing.questions(Places(csplib=tmp_path))
    return question


@pytest.mark.parametrize("name", ["ours", "plain"])
def test_the_ward_has_its_optimum(name: str, ward: Question) -> None:
    # Zone 1, two each: 20 + 8 and 15 + 9, 28^2 + 24^2 = 1360; zone 2: 23^2 = 529.
    found = solved(name, nursing.pose(ward), Places())
    assert (found.status, found.value) == ("proven", 1889)


def test_the_fewest_patients_of_a_nurse_bind(ward: Question) -> None:
    # Alone the 20 would be at 20^2 + 32^2 = 1424; but the checker wants two patients each.
    posed = nursing.pose(ward)
    alone = dict.fromkeys(("Z0P01", "Z0P02", "Z0P03"), Seats("Z0N01"))
    rest = dict.fromkeys(("Z1P00", "Z1P01"), Seats("Z1N00"))
    seats = {"Z0P00": Seats("Z0N00"), **alone, **rest}
    assert judged(posed, Answer(seats)).status == "broken"
