"""What is drawn, from where, and that a draw is the same whoever asks for it."""

from decimal import Decimal
from pathlib import Path
from statistics import mean

import pytest

from assigner.api.day import Day
from assigner.drawn_weights import DrawnWeights, Uncertain
from assigner.problem import Problem
from tests.stability.conftest import HELD, lay_out

SIMPLE, COMPLEX = "weights.phases.intake.simple", "weights.phases.intake.complex"


def posed(folder: Path, **overrides: str) -> Problem:
    facts, policy = Day.from_folder(folder, overrides=overrides).require()
    return policy.pose(facts)


def test_a_class_moves_as_one_and_stays_within_a_fifth(even: Path) -> None:
    day = posed(even)
    drawing = DrawnWeights(day)
    assert [item.key for item in drawing.all] == [COMPLEX, SIMPLE]
    for draw in range(40):
        other = drawing.problem(draw)
        assert other.carried["X"] == 4 * other.weight["C-1"], "held and new cases alike"
        assert (other.weight["C-1"] + 0.5) / day.weight["C-1"] >= 0.8
        assert (other.weight["C-1"] - 0.5) / day.weight["C-1"] <= 1.2
        assert other.capacity == day.capacity


def test_draws_are_as_often_heavier_as_lighter(even: Path) -> None:
    simple = DrawnWeights(posed(even)).all[1]
    factors = [float(simple.at(draw)) for draw in range(2_000)]
    assert mean(factors) == pytest.approx(1, abs=0.01)
    assert mean(factor < 0.9 for factor in factors) == pytest.approx(0.25, abs=0.03)


def test_the_order_of_rows_changes_no_draw(even: Path, tmp_path: Path) -> None:
    turned = posed(lay_out(tmp_path / "day", HELD[::-1]))
    one, other = (DrawnWeights(day).problem(7) for day in (posed(even), turned))
    assert one.weight == other.weight
    assert one.load_before == other.load_before


def test_the_known_parts_are_those_of_a_day_laid_out_anew(even: Path) -> None:
    day = DrawnWeights(posed(even)).problem(3)
    facts = day.instance
    _, policy = Day.from_folder(even).require()
    afresh = Problem(facts, day.weights, policy.capacities, policy.team_phases)
    for name in ("weight", "load_before", "scale", "steepness", "load_this_morning"):
        assert getattr(day, name) == getattr(afresh, name), name


def test_an_interval_is_drawn_from_and_the_rest_of_its_class_is_not(
    even: Path, tmp_path: Path
) -> None:
    model = tmp_path / "ours.toml"
    model.write_text(
        'extends = "danish-child-welfare"\n[weights.phases.intake.simple]\n'
        'fixed_hours = { value = 1.0, unit = "hours a month", status = "measured", '
        'source = "two weeks", interval = [0.8, 1.4] }\n'
        '[weights]\nco_worker_share = { value = 0.3, unit = "share", status = "assumed", '
        "interval = [0.2, 0.4] }\n", encoding="utf-8",
    )
    day = posed(even)
    _, policy = Day.from_folder(even, model=str(model)).require()
    drawing = DrawnWeights(policy.pose(day.instance))
    keys = {item.key: item for item in drawing.all}
    assert f"{SIMPLE}.fixed_hours" in keys
    assert SIMPLE not in keys
    assert keys["weights.co_worker_share"].spread == "uniform"
    assert keys[f"{SIMPLE}.fixed_hours"].spread == "normal"
    other = drawing.problem(1).weights.phases["intake"]["simple"]
    before = policy.weights.phases["intake"]["simple"]
    assert other.contacts_a_month == before.contacts_a_month
    assert other.fixed_hours != before.fixed_hours


def test_the_ends_of_what_was_measured_hold_nineteen_of_twenty() -> None:
    number = Uncertain("x", Decimal(10), Decimal(8), Decimal(16), spread="normal")
    drawn = [number.at(draw) for draw in range(4_000)]
    assert mean(8 <= value <= 16 for value in drawn) == pytest.approx(0.95, abs=0.01)
    assert mean(value < 10 for value in drawn) == pytest.approx(0.5, abs=0.03)
    assert max(drawn) < 10 + 3.1 * 6 / 1.96


def test_weights_of_the_instance_itself_are_drawn_by_class(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "day", [f"{row},2" for row in HELD], ",weight_hours",
                     "id,phase,complexity,weight_hours", "C-1,intake,simple,2")
    drawing = DrawnWeights(posed(folder))
    assert [item.key for item in drawing.all] == [
        "weight_hours.intake.complex", "weight_hours.intake.simple"]
    day = drawing.problem(5)
    assert day.weight["C-1"] != 120
    assert day.carried["X"] == 4 * day.weight["C-1"]
    assert 96 <= day.weight["C-1"] <= 144


def test_one_weight_for_every_case_is_one_class(even: Path) -> None:
    facts, policy = Day.from_folder(even, model="equal-numbers").require()
    drawing = DrawnWeights(policy.pose(facts))
    assert [item.key for item in drawing.all] == ["weights.every_case"]
    assert len({drawing.problem(draw).weight["C-1"] for draw in range(5)}) > 1
