"""What a program may give the library: read as it is meant, or refused in words."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import assigner
from tests.api.test_frames import CASES, MODEL, PEOPLE

HELD = pd.DataFrame({
    "id": ["L1"], "phase": "intake", "complexity": "simple", "caseworker": "BO",
})


def office(people: Any = PEOPLE, cases: Any = CASES, model: Any = MODEL) -> assigner.Day:
    return assigner.Day.from_frames(people, cases, HELD, date="2026-11-23", model=model)


@pytest.fixture(scope="module")
def day() -> assigner.Day:
    """Three people, two cases, one held."""
    return office()


@pytest.fixture(scope="module")
def plan(day: assigner.Day) -> assigner.Plan:
    """Its plan."""
    return day.solve()


@pytest.fixture(scope="module")
def nothing(day: assigner.Day) -> assigner.Plan:
    """A plan that nobody waited for."""
    return day.solve(cancel=lambda: True)


Asked = Callable[[assigner.Day, assigner.Plan], object]
REFUSED: dict[str, Asked] = {
    "seed must be a whole number": lambda day, _: day.solve(seed="3"),  # type: ignore[arg-type]
    "seed must be a whole number, 0": lambda day, _: day.solve(seed=-1),
    "stability must be a whole number, 1": lambda day, _: day.solve(stability=0),
    "max_moves must be a whole": lambda day, _: day.rebalance(max_moves=-1),
    "not 1.5": lambda day, _: day.rebalance(max_moves=1.5),  # type: ignore[arg-type]
    "not True": lambda day, _: day.solve(seed=True),
    "count must be a whole number, 1": lambda _, plan: plan.explain("C1").alternatives(0),
    "pins: write": lambda day, _: day.solve(pins=[("C1", "BO")]),  # type: ignore[arg-type]
    "forbids: write": lambda day, _: day.solve(forbids={"C1": None}),  # type: ignore[dict-item]
    "cancel must be": lambda day, _: day.solve(cancel=5),  # type: ignore[arg-type]
    "progress must be": lambda day, _: day.solve(progress=5),  # type: ignore[arg-type]
    "is no staff change; give one of Leaves": lambda day, _: day.rebalance("BO"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("told", REFUSED)
def test_what_cannot_be_meant_is_misused(
    told: str, day: assigner.Day, plan: assigner.Plan
) -> None:
    with pytest.raises(assigner.Misused, match=told):
        REFUSED[told](day, plan)


def test_names_nobody_has_are_told(day: assigner.Day, plan: assigner.Plan, tmp_path: Path) -> None:
    asked: list[Callable[[], object]] = [
        lambda: plan.explain(5), lambda: plan.report(tmp_path / "own.html", reader="ZZ"),  # type: ignore[arg-type]
        lambda: day.compare([MODEL], baselines=["nowhere"]), lambda: day.solve(pins={"C1": "ZZ"}),
        lambda: day.compare("nowhere"), lambda: office(model=None).solve(),
    ]
    for ask in asked:
        with pytest.raises(assigner.InputError, match=r'"(5|ZZ|nowhere|None)" is not a'):
            ask()


def test_a_change_is_told_as_it_was_given(day: assigner.Day) -> None:
    with pytest.raises(assigner.InputError, match=r"^Leaves\(caseworker=ZZ, to=BO\): "):
        day.rebalance(assigner.Leaves("ZZ", to="BO"))


def test_numbers_of_numpy_are_numbers(day: assigner.Day) -> None:
    assert day.solve(seed=np.int64(3)).document["solver"]["seed"] == 3  # type: ignore[arg-type,index]
    assert day.rebalance(assigner.Leaves("BO"), max_moves=np.int64(0)).found  # type: ignore[arg-type]


def test_ids_that_are_numbers_are_asked_for_as_numbers() -> None:
    plan = office(cases=CASES.assign(id=[101, 102])).solve(pins={101: "BO"})  # type: ignore[dict-item]
    assert plan.explain(101).caseworker == "BO"  # type: ignore[arg-type]
    assert plan.override(102, "BO", by="U", reason="r").accepted().found  # type: ignore[arg-type]


def test_a_model_may_be_a_path(tmp_path: Path) -> None:
    ours = tmp_path / "ours.toml"
    ours.write_text(f'extends = "{MODEL}"\n', encoding="utf-8")
    assert assigner.load_model(ours).teams == assigner.load_model(MODEL).teams
    assert office(model=ours).faults == ()


def test_one_name_is_one_model_and_one_habit(day: assigner.Day) -> None:
    assert day.compare(MODEL, baselines="equal-number").names == [MODEL, "equal-number"]


def test_where_nothing_is_allocated_there_is_nothing_to_judge(
    nothing: assigner.Plan, tmp_path: Path
) -> None:
    asked: list[Callable[[], object]] = [
        nothing.verify, lambda: nothing.report(tmp_path / "a.html"),
        lambda: nothing.report(tmp_path / "a.xlsx"),
    ]
    for ask in asked:
        with pytest.raises(assigner.PlanError, match="holds no allocation"):
            ask()


def test_a_frame_has_the_same_columns_whatever_the_day(
    plan: assigner.Plan, nothing: assigner.Plan
) -> None:
    away = office(PEOPLE.assign(absent_from="2026-11-01", absent_to="2026-12-31")).solve()
    none = office(cases=CASES.iloc[:0]).solve()
    for other in (nothing, away, none):
        assert list(other.frame().columns) == list(plan.frame().columns)
    assert away.frame()["caseworker"].isna().all()
    assert (len(none.frame()), len(none.caseworkers_frame())) == (0, 3)


def test_what_is_given_out_is_nobody_elses(plan: assigner.Plan, tmp_path: Path) -> None:
    plan.frame()["eligible"][0].append("QQ")
    plan.document["assignments"][0]["caseworker"] = "QQ"  # type: ignore[index]
    assert "QQ" not in plan.save(tmp_path / "plan.json").read_text(encoding="utf-8")
    assert plan.verify() is plan


def sent(given: Any) -> Any:
    return pickle.loads(pickle.dumps(given))


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, sent])
def test_a_day_and_a_plan_are_copied_and_sent(
    copied: Callable[[Any], Any], day: assigner.Day, plan: assigner.Plan
) -> None:
    again = copied(plan)
    assert again == plan
    assert again.verify().explain("C1").words == plan.explain("C1").words
    assert copied(day).require() == day.require()
    handed = day.rebalance(assigner.Leaves("BO"))
    assert copied(handed).verify().moves_frame().equals(handed.moves_frame())


def test_an_error_is_sent_whole() -> None:
    told = pickle.loads(pickle.dumps(assigner.InputError(["a", "b"])))
    assert (str(told), told.lines) == ("a\nb", ("a", "b"))
