"""Every claimed flip flips the day solved plainly, and no smaller step does."""

from dataclasses import replace
from itertools import product

import pytest

from assigner.explain.counterfactual import Counterfactual, Counterfactuals
from assigner.explain.minimal_counterfactual import MinimalCounterfactual
from assigner.explain.parameter import Parameter, parameters
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.instance import Case, Caseworker, OpenCase
from assigner.objective import Measure
from assigner.objectives.balance import Balance
from assigner.objectives.fit import Fit
from assigner.objectives.tie_break import TieBreak
from assigner.objectives.unassigned import Unassigned
from assigner.rule import Rule
from assigner.rules.disqualified import Disqualified
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.rules.skills import Skills
from assigner.solve import Solved, solve
from tests.explain.days import MEASURES, plain, planned_days
from tests.office import case, held, problem, worker
from tests.properties.offices import Drawn

TIERS = (Unassigned(), Balance(), Fit(), TieBreak())


def holder(day: Drawn, planned: Planned, flip: Counterfactual, step: int, name: str) -> str | None:
    found = plain(flip.parameter.at(step) if step else day.problem, planned.rules, day)
    assert found is not None
    seats = found.allocation.seats.get(name)
    return None if seats is None else seats.caseworker


def hold(day: Drawn, trials: Trials) -> int:
    count = 0
    for name in day.problem.cases:
        for person in day.problem.workers:
            for flip in Counterfactuals(trials, name, person).found:
                assert holder(day, trials.planned, flip, flip.step, name) == person
                for step in range(flip.step):
                    assert holder(day, trials.planned, flip, step, name) != person
                assert flip.value != flip.needed
                count += 1
    return count


@pytest.mark.landing
def test_flips_flip_and_nothing_less_does() -> None:
    assert sum(hold(day, trials) for day, trials in planned_days(range(1), cases=3)) > 0


@pytest.mark.long
@pytest.mark.parametrize("chunk", range(10))
def test_flips_long(chunk: int) -> None:
    for day, trials in planned_days(range(300 + 5 * chunk, 305 + 5 * chunk)):
        hold(day, trials)


def strided(parameter: Parameter, stride: int, most: int) -> Parameter:
    """The lever in longer steps, not so far."""
    return replace(
        parameter, at=lambda step: parameter.at(stride * step),
        most=min(most, parameter.most // stride),
    )


def search_all(kind: Measure, seeds: range, most: int, *, tolerance: bool = False) -> int:
    """Every lever, near and over its whole range: the first step that flips is the one found."""
    count = 0
    for day, trials in planned_days(seeds, kind, cases=3, tolerance=tolerance):
        for name, person in product(day.problem.cases, day.problem.workers):
            if trials.planned.caseworker(name) == person:
                continue
            for parameter in parameters(day.problem, name, person):
                for stride in {1, -(-parameter.most // most)}:
                    some = strided(parameter, stride, most)
                    steps = range(1, some.most + 1)
                    first = next(
                        (at for at in steps
                         if holder(day, trials.planned, Counterfactual(some, at), at, name)
                         == person), None
                    )
                    found = MinimalCounterfactual(trials, some, name, person).found().step
                    assert found == first, (parameter.field, name, person, stride)
                    count += first is not None
    return count


@pytest.mark.landing
def test_the_first_step_is_found_among_all() -> None:
    assert search_all("sumsq", range(43, 44), 4) > 0


@pytest.mark.long
@pytest.mark.parametrize("kind", MEASURES)
@pytest.mark.parametrize("chunk", range(4))
def test_all_steps_long(kind: Measure, chunk: int) -> None:
    assert search_all(kind, range(400 + 3 * chunk, 403 + 3 * chunk), 60) > 0


@pytest.mark.long
def test_all_steps_under_a_tolerance() -> None:
    # Which of several best balances a tolerance starts from is open: few steps, few ties.
    assert search_all("sumsq", range(420, 422), 12, tolerance=True) > 0


def asked(
    people: list[Caseworker], new: list[Case], load: list[OpenCase], rules: tuple[Rule, ...],
    name: str, who: str,
) -> list[Counterfactual]:
    day = problem(people, new, load)
    outcome = solve(day, rules, TIERS)
    assert isinstance(outcome, Solved)
    trials = Trials(Planned(day, rules, TIERS, outcome.allocation))
    return list(Counterfactuals(trials, name, who).found)


@pytest.mark.landing
def test_hours_are_found_to_the_minute() -> None:
    # Both hold 60 minutes; c weighs 60. A has 600 minutes for cases, B 570 (38 h).
    # To A: 120²/600 + 60²/b; to B: 60²/600 + 120²/b. B is as good at b = 600, which is 40 h,
    # and better at 601, a quarter of 40 h 2 min rounded up.
    found = asked(
        [worker("A"), worker("B", weekly_minutes=38 * 60)], [case("c")],
        [held("h1", "A"), held("h2", "B")], (), "c", "B",
    )
    (hours,) = [flip for flip in found if flip.parameter.field == "weekly_hours"]
    assert hours.value == 38
    assert hours.needed in (40.0, 40.0333)


def test_a_missing_skill_is_the_change() -> None:
    found = asked(
        [worker("A", skills=frozenset({"sign"})), worker("B", skills=frozenset({"arabic"}))],
        [case("c", skills=frozenset({"sign"}))], [held(f"h{n}", "A") for n in range(5)],
        (Skills(kind="policy", status="assumed"),), "c", "B",
    )
    assert {(flip.parameter.file, flip.parameter.field) for flip in found} == {
        ("caseworkers.csv", "skills"), ("cases.csv", "skills"),
    }
    (own,) = [flip for flip in found if flip.parameter.file == "caseworkers.csv"]
    assert (own.value, own.needed) == ("arabic", "arabic|sign")


def test_a_personal_ceiling_is_the_change() -> None:
    found = asked(
        [worker("A"), worker("B", max_cases=1)], [case("c")],
        [held("h0", "B"), *(held(f"h{n}", "A") for n in range(1, 5))],
        (PersonalCeilings(kind="agreement", status="assumed"),), "c", "B",
    )
    (ceiling,) = [flip for flip in found if flip.parameter.field == "max_cases"]
    assert (ceiling.value, ceiling.needed) == (1, 2)


@pytest.mark.landing
def test_an_interest_decides_between_equals() -> None:
    found = asked(
        [worker("A", interests=(("school", 1),)), worker("B")],
        [case("c", topics=frozenset({"school"}))], [], (), "c", "B",
    )
    interests = [flip for flip in found if flip.parameter.field == "interests"]
    assert [flip.needed for flip in interests] in (["school:+1"], ["school:+2"])


def test_nothing_helps_somebody_who_is_disqualified() -> None:
    found = asked(
        [worker("A"), worker("B")], [case("c", disqualified=frozenset({"B"}))], [],
        (Disqualified(kind="law", status="assumed"),), "c", "B",
    )
    assert found == []


def test_the_levers_keep_within_their_columns() -> None:
    day = problem(
        [worker("A", weekly_minutes=59 * 60, reserved_minutes=90, capacity_percent=50)],
        [case("c", topics=frozenset({"school", "violence"}))],
    )
    found = {parameter.field: parameter for parameter in parameters(day, "c", "A")}
    assert found["weekly_hours"].cell(found["weekly_hours"].most) == 60
    assert found["reserved_hours"].cell(found["reserved_hours"].most) == 0
    assert found["capacity_percent"].cell(found["capacity_percent"].most) == 100
