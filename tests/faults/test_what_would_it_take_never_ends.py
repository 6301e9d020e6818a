"""What would it take on a small day where holding two phases costs time: soon, and exact."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from assigner.explain import minimal_counterfactual
from assigner.explain.minimal_counterfactual import MinimalCounterfactual
from assigner.explain.parameter import parameters
from assigner.explain.part_problem import PartProblem, of_day
from assigner.explain.scan import Scan, countable
from assigner.objective import Measure
from tests.cli.runner import run
from tests.explain.days import MEASURES, plain, planned_days, trials
from tests.office import weights
from tests.properties.offices import draw

DAY = Path(__file__).parent / "what-would-it-take-never-ends" / "day"


def ask(kept: Path, *options: object) -> dict[str, Any]:
    ran = run("explain", kept, "--instance", DAY, "--case", "C4", "--what-would-it-take", "W0",
              "--format", "json", *options)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    plan = tmp_path / "p.json"
    assert run("solve", DAY, "-o", plan).code == 0
    return plan


@pytest.fixture
def solves(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the engine is asked for a step."""
    made: list[int] = []
    told = MinimalCounterfactual._told

    def counted(search: MinimalCounterfactual, step: int, worker: str | None) -> object:
        made.append(step)
        return told(search, step, worker)

    monkeypatch.setattr(MinimalCounterfactual, "_told", counted)
    return made


@pytest.mark.landing
def test_it_ends_after_a_few_solves(kept: Path, solves: list[int]) -> None:
    found = ask(kept)
    # By enumeration of every step: only max_cases 4 gives C4 to W0.
    assert [(row["field"], row["needed"]) for row in found["changes"]] == [("max_cases", 4)]
    assert found["verified"] is True
    assert all(row["complete"] for row in found["searched"])
    assert len(solves) < 20


@pytest.fixture
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assigner.explain.every_allocation.MOST_TRIED", 3)
    monkeypatch.setattr(minimal_counterfactual, "MOST_SOLVED", 2)


@pytest.mark.long
@pytest.mark.usefixtures("in_haste")
def test_what_is_too_long_to_search_says_how_far_it_came(kept: Path) -> None:
    found = ask(kept)
    cut = [row for row in found["searched"] if not row["complete"]]
    assert {row["field"] for row in cut} >= {"weekly_hours", "capacity_hours"}
    # What is not searched might hold a smaller change than the one that was found.
    assert found["verified"] is False
    assert found["change"]["proven"] is False


@pytest.mark.usefixtures("in_haste")
@pytest.mark.long
def test_and_says_so_in_words(kept: Path) -> None:
    text = run("explain", kept, "--instance", DAY, "--case", "C4", "--what-would-it-take", "W0")
    assert "not proven" in text.out
    assert "did not come to its end" in text.out


@pytest.mark.parametrize("kind", MEASURES)
def test_counting_every_allocation_is_solving(kind: Measure) -> None:
    counted = 0
    for day, known in planned_days(range(30, 36), kind, cases=4):
        tiers = of_day(known.planned.tiers, day.problem)
        for part in known.parts:
            alone = PartProblem(known.planned, part, tiers)
            if part.cases and countable(alone):
                mine = {case: seats for case, seats in known.planned.allocation.seats.items()
                        if case in part.cases}
                assert dict(Scan(alone, part.cases[0]).best(day.problem) or {}) == mine
                counted += 1
    assert counted > 2


@pytest.mark.landing
def test_steps_with_mixing_are_those_of_the_plain_model() -> None:
    """Far steps of hours and weight, mixing on, each against the day solved plainly."""
    compared = 0
    for seed in range(60, 62):
        drawn = draw(seed, cases=3)
        problem = replace(drawn.problem, weights=weights("0.08"))
        day = replace(drawn, problem=problem)
        known = trials(day)
        if known is None:
            continue
        for case, worker in product(list(problem.cases)[:1], problem.workers):
            if known.planned.caseworker(case) == worker:
                continue
            for parameter in parameters(problem, case, worker):
                if parameter.acts == "else":
                    continue
                end = MinimalCounterfactual(known, parameter, case, worker).found()
                assert end.step is not None or end.until == parameter.most
                for step in {end.until, max(1, end.until - 1)}:
                    solved = plain(parameter.at(step), known.planned.rules, day)
                    assert solved is not None
                    seats = solved.allocation.seats.get(case)
                    has = seats is not None and seats.caseworker == worker
                    assert has == (end.step == step)
                    compared += 1
    assert compared > 10
