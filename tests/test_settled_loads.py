"""Loads left by squares kept at their least: all there are, held to every allocation."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from assigner.allocation import load_after
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.solve import Limits, Solved
from assigner.solve.compact import engine
from assigner.solve.compact.settled_loads import other_loads
from assigner.solve.dispatch import allocate_plainly
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn
from tests.office import case, held, problem, worker
from tests.oracle import best, lawful

Found = Sequence[Mapping[str, int]] | None
RULES = (PersonalCeilings(kind="policy", status="assumed", hard=True),)
TIERS: tuple[Tier, ...] = (Unassigned(), Balance("sumsq"), TieBreak())


def small(seed: int) -> Problem:
    draw = Random(seed)
    people = [
        worker(f"w{at}", weekly_minutes=60 * draw.choice((20, 30, 40, 40)),
               max_new_cases=draw.choice((None, None, 2)))
        for at in range(3)
    ]
    cases = [
        case(f"c{at}", complexity=draw.choice(("simple", "complex")),
             two_advisers=draw.random() < 0.2)
        for at in range(draw.choice((3, 4)))
    ]
    return problem(people, cases, [held("h", "w0")] if draw.random() < 0.5 else [])


def least_loads(day: Problem) -> set[tuple[int, ...]]:
    """What everybody gains in the allocations whose squares are least."""
    (one,) = best(day, RULES, TIERS)
    return {
        tuple(load_after(day, each, w) - day.load_before[w] for w in sorted(day.workers))
        for each in lawful(day, RULES)
        if all(
            judge(day, RULES, TIERS, each).costs[name] == one.costs[name]
            for name in ("unassigned", "balance")
        )
    }


def told(day: Problem, monkeypatch: pytest.MonkeyPatch) -> set[tuple[int, ...]] | None:
    """What the model is told of them, and that it ends with the best."""
    found: list[Found] = []
    plain = other_loads

    def noted(*given: object) -> Found:
        found.append(plain(*given))  # type: ignore[arg-type]  # as it is called
        return found[-1]

    monkeypatch.setattr(engine, "other_loads", noted)
    outcome = allocate_plainly(state(day, RULES), TIERS, Limits())
    (one,) = best(day, RULES, TIERS)
    assert isinstance(outcome, Solved)
    assert outcome.proven
    assert outcome.allocation == one.allocation
    assert outcome.tied == one.tied
    alone = [each for each in found if each is not None]
    return {tuple(load for _, load in sorted(each.items())) for each in alone[0]} if alone else None


@pytest.mark.landing
@pytest.mark.parametrize("seed", drawn(8, range(200)))
def test_the_loads_told_are_all_there_are(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    day = small(seed)
    loads = told(day, monkeypatch)
    if loads is not None:
        assert loads == least_loads(day)


@pytest.mark.landing
def test_one_vector_and_several_are_met(monkeypatch: pytest.MonkeyPatch) -> None:
    many = {len(told(small(seed), monkeypatch) or ()) for seed in range(12)}
    assert {1} < many, "all were alone"


def test_others_that_are_too_many_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    day = problem([worker(f"w{at}") for at in range(6)], [case("one"), case("two")])
    told_of: list[object] = []
    monkeypatch.setattr(engine, "settle", lambda model, loads: told_of.append(loads))
    outcome = allocate_plainly(state(day, RULES), TIERS, Limits())
    assert isinstance(outcome, Solved)
    assert told_of == []


@pytest.mark.landing
def test_no_load_is_left_out_where_time_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assigner.solve.compact.settled_loads.SettledLoadsParameters.effort", 0.0)
    day = small(3)
    assert told(day, monkeypatch) in (None, least_loads(day))
