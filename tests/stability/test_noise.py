"""A tolerance as large as the weights' own noise: counted by hand, published, judged again."""

import json
from math import sqrt
from pathlib import Path

import pytest

from assigner.allocation import Allocation, load_after
from assigner.api.day import Day
from assigner.api.kept import load_plan
from assigner.api.plan import Plan
from assigner.drawn_weights import DrawnWeights
from assigner.errors import VerificationFailed
from assigner.plan.noise import claimed_noise
from assigner.problem import Problem
from tests.cli.runner import run

DAY = Path("instances/legal-aid/2026-11-23")
NOISY = {"balance.tolerance": "from weights"}
OFFICES = (
    *((workers, cases, strength, load)
      for workers, cases, load in ((20, 12, "0.9"), (34, 18, "1.0"), (26, 16, "0.8"))
      for strength in ("tight", "realistic", "loose")),
    (40, 20, "realistic", "1.1"),
)


@pytest.fixture(scope="module")
def noisy() -> Plan:
    return Day.from_folder(DAY, overrides=NOISY).solve()


@pytest.fixture(scope="module")
def small(even: Path) -> Plan:
    return Day.from_folder(even, overrides=NOISY).solve()


@pytest.fixture(scope="module")
def plain() -> Plan:
    return Day.from_folder(DAY).solve()


def spread(day: Problem, allocation: Allocation) -> float:
    """In percentage points, from the definition."""
    able = {who: capacity for who, capacity in day.capacity.items() if capacity > 0}
    loads = {who: load_after(day, allocation, who) for who in able}
    whole = sum(able.values())
    mean = sum(loads.values()) / whole
    return 100 * sqrt(sum(
        capacity * (loads[who] / capacity - mean) ** 2 for who, capacity in able.items()) / whole)


def cost(plan: Plan, tier: str) -> float:
    return next(row.value for row in plan.claims.tiers if row.name == tier)


@pytest.mark.landing
def test_the_tolerance_is_the_mean_of_what_the_draws_say(noisy: Plan) -> None:
    told = noisy.claims.tolerance
    noise = claimed_noise(told)
    assert told is not None
    assert noise is not None
    drawing = DrawnWeights(noisy.problem)
    given_up = [
        spread(day, Allocation(noise.least)) - spread(day, Allocation(draw.seats))
        for number, draw in enumerate(noise.draws) for day in (drawing.problem(number),)
    ]
    assert len(given_up) == 50
    assert min(given_up) >= -1e-9
    assert told.points == pytest.approx(sum(given_up) / 50, abs=1.1e-4)
    assert told.points <= sum(given_up) / 50 + 1e-9
    assert told.points > 0


@pytest.mark.landing
def test_it_gives_up_no_more_than_it_said(noisy: Plan, plain: Plan) -> None:
    assert noisy.claims.tolerance is not None
    assert noisy.status == "optimal"
    lost = spread(noisy.problem, noisy.claims.allocation) - spread(
        plain.problem, plain.claims.allocation)
    assert lost <= noisy.claims.tolerance.points + 1e-9
    assert cost(noisy, "fit") <= cost(plain, "fit")
    assert noisy.claims.tolerance.least


@pytest.mark.landing
def test_a_pin_does_not_change_the_tolerance(even: Path, small: Plan) -> None:
    pinned = Day.from_folder(even, overrides=NOISY).solve(pins={"C-1": "X"})
    assert pinned.claims.assignments[0].caseworker == "X"
    assert small.claims.assignments[0].caseworker == "Y"
    assert pinned.claims.tolerance == small.claims.tolerance


@pytest.mark.landing
@pytest.mark.parametrize(("change", "told"), [
    (lambda told: told.update(points=0.5), "tolerance of the balance is 0.5"),
    (lambda told: told["draws"].pop(), "the tolerance of the balance|tolerance"),
    (lambda told: told["least"][0].update(caseworker="NOBODY"), "does not have"),
    (lambda told: told["least"].pop(), "not counted from the most even"),
])
def test_a_tolerance_that_does_not_follow_is_refused(
    change: object, told: str, noisy: Plan, tmp_path: Path
) -> None:
    file = tmp_path / "plan.json"
    noisy.save(file)
    load_plan(file).verify()
    document = json.loads(file.read_text(encoding="utf-8"))
    assert callable(change)
    change(document["tolerance"])
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(VerificationFailed, match=told):
        load_plan(file).verify()


@pytest.mark.landing
def test_an_override_keeps_the_tolerance_of_its_plan(small: Plan) -> None:
    after = small.override("C-1", "X", by="JB", reason="known").accepted()
    assert after.claims.tolerance == small.claims.tolerance
    after.verify()


@pytest.mark.landing
def test_it_says_what_it_may_give_up(even: Path, tmp_path: Path) -> None:
    ran = run("solve", even, "-S", "balance.tolerance=from weights", "-o", tmp_path / "plan.json")
    assert ran.code == 0, ran.err
    assert "Balance may give up 0." in ran.out
    assert run("verify", tmp_path / "plan.json", "--instance", even).code == 0
    wrong = run("solve", even, "-S", "balance.tolerance=from wheights")
    assert wrong.code == 1
    assert "balance.tolerance" in wrong.err


def test_rules_say_where_the_tolerance_is_from(tmp_path: Path) -> None:
    model = tmp_path / "ours.toml"
    model.write_text('extends = "legal-aid"\n[balance]\ntolerance = "from weights"\n',
                     encoding="utf-8")
    told = run("rules", model)
    assert told.code == 0, told.err
    assert "as much as the weights' own noise" in " ".join(told.out.split())


def test_no_model_we_ship_asks_for_it() -> None:
    assert [path for path in Path("models").glob("*.toml")
            if "from weights" in path.read_text(encoding="utf-8")] == []


@pytest.mark.long
def test_ten_offices_gain_fit_and_lose_no_more_spread_than_said(tmp_path: Path) -> None:
    gained = 0
    for number, (workers, cases, strength, load) in enumerate(OFFICES):
        folder = tmp_path / f"office-{number}"
        made = run("generate", "office", folder, "--caseworkers", workers, "--cases", cases,
                   "--eligibility", strength, "--load", load, "--seed", number + 1)
        assert made.code == 0, made.err
        day = next(folder.rglob("instance.toml")).parent
        before = Day.from_folder(day).solve()
        after = Day.from_folder(day, overrides=NOISY).solve()
        assert after.claims.tolerance is not None
        lost = spread(after.problem, after.claims.allocation) - spread(
            before.problem, before.claims.allocation)
        assert lost <= after.claims.tolerance.points + 1e-9
        gained += cost(after, "fit") < cost(before, "fit")
    assert gained >= 8
