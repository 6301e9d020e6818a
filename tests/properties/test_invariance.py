"""What must not change a plan, and what may only improve it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import pytest

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.objective import Measure
from assigner.problem import Problem
from assigner.solve import Contradiction, Outcome, Solved, solve
from tests.draws import drawn
from tests.office import problem
from tests.properties.offices import Drawn, draw

pytestmark = pytest.mark.landing

MEASURES: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")
each = pytest.mark.parametrize("kind", MEASURES)
seeded = pytest.mark.parametrize("seed", drawn(3, range(6)))


def solved(day: Drawn) -> Solved | None:
    outcome: Outcome = solve(day.problem, day.rules, day.tiers)
    assert isinstance(outcome, Solved | Contradiction)
    return outcome if isinstance(outcome, Solved) else None


def costs(plan: Solved, without: str = "") -> dict[str, tuple[int, ...]]:
    return {
        reached.tier.name: reached.value
        for reached in plan.reached
        if reached.tier.name != without
    }


def with_rows(day: Drawn, **rows: object) -> Drawn:
    instance = replace(day.problem.instance, **rows)  # type: ignore[arg-type]
    return replace(day, problem=replace(day.problem, instance=instance))


@each
@seeded
def test_the_order_of_rows_changes_nothing(kind: Measure, seed: int) -> None:
    day = draw(seed, kind, cases=6, workers=4, pairs=2)
    rows = day.problem.instance
    rng = Random(seed)
    shuffled = with_rows(
        day,
        **{
            name: tuple(rng.sample(getattr(rows, name), len(getattr(rows, name))))
            for name in ("caseworkers", "cases", "caseload")
        },
    )
    assert shuffled.problem.instance.sha256 == rows.sha256
    first, second = solved(day), solved(shuffled)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert first.allocation == second.allocation
        assert first.tied == second.tied
        assert costs(first) == costs(second)


@each
@seeded
def test_names_change_nothing_but_the_lots(kind: Measure, seed: int) -> None:
    day = draw(seed, kind, cases=6, workers=4, pairs=1)
    renamed, who, what = renaming(day, Random(seed))
    first, second = solved(day), solved(renamed)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert costs(first, without="tie_break") == costs(second, without="tie_break")
        assert bool(first.tied) == bool(second.tied)
        now_named = {
            what[case]: tuple(who.get(person or "", None) for person in seats)
            for case, seats in first.allocation.seats.items()
        }
        placed = {case: tuple(seats) for case, seats in second.allocation.seats.items()}
        assert first.tied or now_named == placed


def renaming(day: Drawn, rng: Random) -> tuple[Drawn, Mapping[str, str], Mapping[str, str]]:
    """The day with other ids, in another order."""
    old = day.problem.instance
    who = _names([person.id for person in old.caseworkers], "p", rng)
    what = _names([case.id for case in (*old.cases, *old.caseload)], "k", rng)

    def people(names: frozenset[str]) -> frozenset[str]:
        return frozenset(who[name] for name in names)

    def case_of(case: Case) -> dict[str, object]:
        return {
            "id": what[case.id], "disqualified": people(case.disqualified),
            "involved": people(case.involved),
            "previous_caseworker": who.get(case.previous_caseworker, ""),
        }

    staff: tuple[Caseworker, ...] = tuple(replace(p, id=who[p.id]) for p in old.caseworkers)
    new = tuple(replace(case, **case_of(case)) for case in old.cases)  # type: ignore[arg-type]
    load: tuple[OpenCase, ...] = tuple(
        replace(
            case, **case_of(case), caseworker=who[case.caseworker],  # type: ignore[arg-type]
            co_caseworker=who.get(case.co_caseworker, ""),
        )
        for case in old.caseload
    )
    instance = replace(old, caseworkers=staff, cases=new, caseload=load)
    renamed = replace(
        day.problem, instance=instance,
        pins=frozenset((what[c], who[p]) for c, p in day.problem.pins),
        forbids=frozenset((what[c], who[p]) for c, p in day.problem.forbids),
    )
    return replace(day, problem=renamed), who, what


def _names(ids: list[str], letter: str, rng: Random) -> dict[str, str]:
    numbers = rng.sample(range(100), len(ids))
    return {name: f"{letter}{number:03}" for name, number in zip(ids, numbers, strict=True)}


def heavier(day: Problem, factor: int) -> Problem:
    """The same day with every weight and every capacity times `factor`."""

    def scaled(case: Case) -> Case:
        return replace(case, weight_minutes=factor * weight[case.id])

    weight = dict(day.weight)
    everything = Instance(
        date=day.instance.date, model="small", caseworkers=day.instance.caseworkers,
        cases=tuple(
            Case(id=case.id, phase=case.phase, complexity=case.complexity,
                 children=case.children, weight_minutes=case.weight_minutes)
            for case in day.instance.caseload
        ),
    )
    weight |= replace(day, instance=everything).weight
    rows = day.instance
    return replace(
        day,
        instance=replace(
            rows,
            caseworkers=tuple(
                replace(person, capacity_minutes=factor * day.capacity[person.id])
                for person in rows.caseworkers
            ),
            cases=tuple(scaled(case) for case in rows.cases),
            caseload=tuple(scaled(case) for case in rows.caseload),  # type: ignore[misc]
        ),
    )


@each
@seeded
@pytest.mark.parametrize("factor", [2, 7])
def test_a_unit_of_time_is_only_a_unit(kind: Measure, seed: int, factor: int) -> None:
    """Twice the weights on twice the capacities is the same day.

    Even weights, so that half of one (for a co-worker) is whole minutes; mixing is off.
    """
    day = draw(seed, kind, cases=6, workers=4, pairs=1)
    plain = replace(
        day.problem,
        weights=problem((), ()).weights,
    )
    first = replace(day, problem=heavier(plain, 2))
    second = replace(day, problem=heavier(plain, 2 * factor))
    one, two = solved(first), solved(second)
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert one.allocation == two.allocation
        assert one.tied == two.tied


def no_worse(first: Solved, second: Solved, *tiers: str) -> None:
    """`second` is at least as good in the tiers named, in their order."""
    before, after = costs(first), costs(second)
    assert [after[name] for name in tiers] <= [before[name] for name in tiers]


def another(day: Drawn) -> Drawn:
    """One more caseworker, who may take anything and holds nothing."""
    helper = Caseworker(
        id="zz", team="measures", weekly_minutes=40 * 60,
        skills=frozenset({"arabic", "sign"}),
    )
    return with_rows(day, caseworkers=(*day.problem.instance.caseworkers, helper))


def more_capacity(day: Drawn) -> Drawn:
    """Everybody has ten hours more for cases."""
    return with_rows(
        day,
        caseworkers=tuple(
            replace(person, capacity_minutes=day.problem.capacity[person.id] + 600)
            for person in day.problem.instance.caseworkers
        ),
    )


@each
@seeded
@pytest.mark.parametrize("change", [another, more_capacity])
def test_more_hands_never_leave_more_cases(
    kind: Measure, seed: int, change: Callable[[Drawn], Drawn]
) -> None:
    day = draw(seed, kind, cases=6, workers=3, pairs=1)
    ordered = tuple(sorted(day.tiers, key=lambda tier: RANK.index(tier.name)))
    day = replace(day, tiers=ordered)
    first, second = solved(day), solved(change(day))
    if first is not None:
        assert second is not None
        no_worse(first, second, "unassigned", "over_norm")


RANK = ("unassigned", "over_norm", "balance", "fit", "tie_break")


@each
@seeded
def test_who_is_alike_in_everything_may_change_places(kind: Measure, seed: int) -> None:
    """Two caseworkers alike: nothing but the lots tells them apart."""
    day = draw(seed, kind, cases=5, workers=3, pairs=1, decisions=False)
    first, *_ = day.problem.instance.caseworkers
    twin = replace(first, id="twin")
    alone = tuple(case for case in day.problem.instance.caseload if case.caseworker != first.id)
    alone = tuple(replace(case, co_caseworker="") for case in alone)
    new = tuple(
        replace(case, disqualified=frozenset(), involved=frozenset(), previous_caseworker="")
        for case in day.problem.instance.cases
    )
    people = (*day.problem.instance.caseworkers, twin)
    both = with_rows(day, caseworkers=people, cases=new, caseload=alone)
    plan = solved(both)
    assert plan is not None
    for case in {*plan.allocation.takes(first.id)} ^ {*plan.allocation.takes("twin")}:
        assert case in plan.tied
