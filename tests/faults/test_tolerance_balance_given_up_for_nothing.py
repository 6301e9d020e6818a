"""Balance is given up for a better fit, and for nothing else: never for the lot."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from assigner.allocation import Allocation, Seats
from assigner.objective import Measure
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate
from assigner.statement import state
from assigner.verify import judge
from tests.cli.runner import run
from tests.draws import drawn, looped
from tests.oracle import lawful
from tests.properties.offices import Drawn, draw

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")
DAY = Path(__file__).parent / "tolerance-balance-given-up-for-nothing" / "day"
LOOSE = ("-S", "balance.tolerance=5")


@pytest.mark.parametrize("seed", looped(1, range(6)))
@pytest.mark.parametrize("measure", looped(1, ["sumsq", "leximax", "minmax"]))
def test_the_lighter_one_has_the_case_whatever_the_seed(seed: int, measure: str) -> None:
    plan = json.loads(run("solve", DAY, "--seed", seed, *LOOSE, "-S",
                          f"balance.measure={measure}", "--format", "json").out)
    (row,) = plan["assignments"]
    assert (row["caseworker"], row["tied"]) == ("A", False)
    assert "lot" not in row["why"]
    assert [tier["name"] for tier in plan["tiers"]][-2:] == ["balance_again", "tie_break"]
    assert all(tier["proven"] for tier in plan["tiers"])


@pytest.mark.landing
def test_explain_says_the_same_as_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert run("solve", DAY, "--seed", 0, *LOOSE, "-o", plan).code == 0
    assert run("verify", plan, "--instance", DAY).code == 0
    found = json.loads(run("explain", plan, "--case", "C1", "--format", "json").out)
    assert {row["caseworker"]: row["verdict"] for row in found["ranked"]} == {
        "A": "chosen", "B": "possible_but_worse",
    }


@pytest.mark.parametrize("seed", looped(1, drawn(8, range(60))))
def test_no_plan_is_dominated(seed: int) -> None:
    """No allocation is as good in every tier and more even: asked of all there are."""
    kind = Random(seed).choice(MEASURES)
    day = draw(300 + seed, kind, cases=3, tolerance=True)
    found = allocate(state(day.problem, day.rules), day.tiers, Limits())
    allowed = [judge(day.problem, day.rules, day.tiers, other).costs
               for other in lawful(day.problem, day.rules)]
    assert isinstance(found, Solved) == bool(allowed)
    if isinstance(found, Solved):
        names = [tier.name for tier in day.tiers[:-1]]
        mine = judge(day.problem, day.rules, day.tiers, found.allocation).costs
        assert mine in allowed
        for costs in allowed:
            assert costs["balance"] >= mine["balance"] or any(
                costs[name] > mine[name] for name in names
                if name not in ("balance", "balance_again")
            )


@pytest.mark.landing
@pytest.mark.parametrize("seeds", [
    range(10), pytest.param(range(10, 100), marks=pytest.mark.long),
], ids=len)
def test_a_pin_of_what_the_plan_says_changes_nothing(seeds: range) -> None:
    """Were the tolerance counted under the pin, a later tier would be given more of it."""
    moved = 0
    for seed in seeds:
        day = draw(seed, "sumsq", tolerance=True, decisions=False)
        if "decisions" not in {rule.name() for rule in day.rules}:
            continue
        free = allocate(state(day.problem, day.rules), day.tiers, Limits())
        assert isinstance(free, Solved)
        for case, seats in free.allocation.seats.items():
            moved += _moved(day, free.allocation, case, seats)
    assert moved == 0


def _moved(day: Drawn, plan: Allocation, case: str, seats: Seats) -> bool:
    pinned = replace(day.problem, pins=frozenset({(case, seats.caseworker)}))
    found = allocate(state(pinned, day.rules), day.tiers, Limits())
    assert isinstance(found, Solved)
    return found.allocation != plan
