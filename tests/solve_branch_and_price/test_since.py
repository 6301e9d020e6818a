"""From an earlier plan the engine finds what it finds from nothing, whatever that plan knew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from assigner.allocation import Allocation, Seats
from assigner.objective import Measure, Tier
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.solve import Limits, Solved
from assigner.solve.branch_and_price import engine
from assigner.solve.columns.greedy import completed
from assigner.solve.columns.linking_rows import link
from assigner.solve.columns.seats import tabulate
from assigner.solve.columns.solution import patterns_of
from assigner.solve.dispatch import allocate
from assigner.solve.earlier_plan import EarlierPlan, NamedDuals
from assigner.solve.parts import whole
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn, looped
from tests.office import case, problem, worker
from tests.properties.offices import draw

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")


def some_of(problem: Problem, rng: Random) -> Problem:
    """The day as it was: without one or two of its cases."""
    gone = set(rng.sample(sorted(problem.cases), rng.choice((1, 1, 2))))
    facts = replace(
        problem.instance, cases=tuple(c for c in problem.instance.cases if c.id not in gone)
    )
    return replace(
        problem, instance=facts, known={},
        pins=frozenset(pin for pin in problem.pins if pin[0] not in gone),
        forbids=frozenset(pair for pair in problem.forbids if pair[0] not in gone),
    )


def found(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], since: EarlierPlan | None = None
) -> Solved | None:
    statement = state(problem, rules)
    outcome = allocate(statement, tiers, Limits(), since=since or EarlierPlan({}))
    return outcome if isinstance(outcome, Solved) else None


def hold(seed: int, kind: Measure, cases: int, workers: int) -> None:
    day, rng = draw(seed, kind, cases=cases, workers=workers, pairs=cases // 5), Random(seed)
    morning = found(some_of(day.problem, rng), day.rules, day.tiers)
    scratch = found(day.problem, day.rules, day.tiers)
    known = EarlierPlan({}) if morning is None else EarlierPlan(
        morning.allocation.seats, morning.duals
    )
    for since in (known, EarlierPlan(known.seats), spoilt(known, rng)):
        again = found(day.problem, day.rules, day.tiers, since)
        assert (again is None) == (scratch is None)
        if again is not None and scratch is not None and scratch.proven:
            assert again.reached == scratch.reached
            assert again.allocation == scratch.allocation
            assert again.tied == scratch.tied


def spoilt(known: EarlierPlan, rng: Random) -> EarlierPlan:
    """The same with duals and people that nobody found: nothing of them is believed."""
    people = sorted({who for seats in known.seats.values() for who in seats if who})
    seats = {
        case: who._replace(caseworker=rng.choice(people)) for case, who in known.seats.items()
    }

    def off(each: NamedDuals) -> NamedDuals:
        rows = {name: dual + rng.randint(-dual - 9, dual + 9) if dual >= 0 else -dual
                for name, dual in each.rows.items()}
        return replace(each, rows=rows, kept=tuple(-most - 1 for most in each.kept))

    return EarlierPlan(seats, tuple(off(each) for each in known.duals))


@pytest.mark.parametrize("kind", looped(1, MEASURES))
@pytest.mark.parametrize("seed", looped([1], drawn(4, range(60))))
def test_it_is_the_plan_from_nothing(seed: int, kind: Measure) -> None:
    hold(seed, kind, cases=7 + seed % 5, workers=4 + seed % 3)


NOT_KEPT: tuple[Callable[[pytest.MonkeyPatch], None], ...] = (
    lambda _: None,
    # Whatever mends the earlier plan, a plan that breaks a ceiling is not begun with,
    lambda patch: patch.setattr(engine, "completed", lambda table, rows, alive, plan: dict(plan)),
)


@pytest.mark.parametrize("unmended", looped(1, NOT_KEPT), ids=["mended", "as it was"])
@pytest.mark.parametrize("kind", looped(1, MEASURES))
def test_a_plan_above_a_hard_ceiling_is_not_begun_with(
    kind: Measure, unmended: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was as even as the morning's plan, which today breaks a ceiling: it was "proven"."""
    day, rules, tiers, morning = above_a_ceiling(kind)
    judged = judge(day, rules, tiers, Allocation(morning))
    scratch = found(day, rules, tiers)
    assert judged.breaches
    assert scratch is not None
    assert judged.costs["balance"] < scratch.reached[1].value
    unmended(monkeypatch)
    again = found(day, rules, tiers, EarlierPlan(morning))
    assert again is not None
    assert judge(day, rules, tiers, again.allocation).breaches == ()
    assert again.reached == scratch.reached
    assert again.allocation == scratch.allocation


def test_what_breaks_a_hard_ceiling_today_is_given_to_others() -> None:
    """... and what is kept of it has room."""
    day, rules, _, morning = above_a_ceiling("sumsq")
    statement = state(day, rules)
    table = tabulate(statement, whole(statement))
    rows = link(table)
    kept = completed(table, rows, np.ones(len(table.case), np.bool_), morning)
    assert kept.keys() == morning.keys()
    assert patterns_of(table, rows, kept).fitting.all()
    assert sum(kept[case] == who for case, who in morning.items()) == 2


def above_a_ceiling(
    kind: Measure,
) -> tuple[Problem, Sequence[Rule], Sequence[Tier], dict[str, Seats]]:
    """A day, and a plan of that morning in which somebody has a case more than they may today."""
    day = problem(
        [worker("ann", max_new_cases=1), worker("bo", weekly_minutes=10 * 60)],
        [case("c0", complexity="very_complex"), case("c1", complexity="complex"), case("c2")],
    )
    rules: list[Rule] = [PersonalCeilings(kind="policy", status="assumed", hard=True)]
    tiers: list[Tier] = [Unassigned(), Balance(kind), TieBreak()]
    return day, rules, tiers, {"c0": Seats("ann"), "c1": Seats("ann"), "c2": Seats("bo")}


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("seed", range(60, 460))
def test_it_is_the_plan_from_nothing_on_many_days(seed: int, kind: Measure) -> None:
    hold(seed, kind, cases=6 + seed % 9, workers=4 + seed % 5)
