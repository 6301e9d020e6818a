"""The steady state is what the flow says, from the first day (Little's law): no warm-up drift."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import exp
from pathlib import Path
from statistics import mean

import pytest

from assigner.cli.variants import days
from assigner.instance import Case, OpenCase
from assigner.scenarios.in_balance import before_the_run
from assigner.simulation.calibration import calibrate
from assigner.simulation.caseloads import entered
from assigner.simulation.course import Course
from assigner.simulation.people import Staff, expected_presence
from assigner.simulation.setting import Practice, Setting
from assigner.simulation.tally import Passed
from assigner.simulation.under_way import UnderWay, work_left
from assigner.simulation.year import Year
from assigner.workdays import workdays
from tests.simulation.offices import MONDAY, flow, policy, setting, small

LOADS = {"town": 0.95, "quiet town": 0.6}
NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"


OFFICES = ["town", *(
    pytest.param(name, marks=pytest.mark.long) for name in ("nordby", "quiet town")
)]


def _lived(of: Setting, seeds: int) -> Sequence[Year]:
    runs = []
    for seed in range(seeds):
        here = replace(of, seed=seed, round=40)
        runs.append(Year(here, Practice("own", policy()), calibrate(here, policy())))
        for _ in runs[-1].run():
            pass
    return runs


def nordby() -> Setting:
    (instance, _), = days(NORDBY, ()).values()
    return Setting(instance, flow(), 60, 0)


@cache
def lives(name: str) -> tuple[Setting, Sequence[Year]]:
    of = nordby() if name == "nordby" else setting(60, load_=LOADS[name])
    return of, _lived(of, 5)


@pytest.mark.landing
@pytest.mark.parametrize("name", OFFICES)
def test_little_s_law_holds_in_the_run(name: str) -> None:
    of, runs = lives(name)
    balance = calibrate(of, policy())
    for phase, stock in balance.stock.items():
        seen = mean(run.tally.passed[phase].days / of.days for run in runs)
        stays = balance.stays[phase]
        assert stays is not None
        assert balance.entering[phase] * stays == pytest.approx(stock)
        # Five runs of Poisson arrivals: a tenth, and three cases where there are few.
        assert abs(seen - stock) < 0.1 * stock + 3, phase


@pytest.mark.landing
@pytest.mark.parametrize("name", OFFICES)
def test_nothing_drifts_from_the_first_day(name: str) -> None:
    of, runs = lives(name)
    began = len(of.instance.cases) + len(of.instance.caseload)
    for part in (1, 2, 3, 4):  # the end of each quarter, by what entered and left until then
        ended = mean(
            sum(_until(run, of.days * part // 4)) for run in runs
        ) if part < 4 else mean(len(run.caseloads) + len(run.waiting) for run in runs)
        assert abs(ended - began) < 0.06 * began, part


def _until(run: Year, day: int) -> Sequence[int]:
    first = run.tally.weeks[0].day
    weeks = sorted({week.day for week in run.tally.weeks})
    at = weeks[min(len(weeks) - 1, day // 5)]
    assert at >= first
    return [week.cases for week in run.tally.weeks if week.day == at]


@pytest.mark.landing
def test_loads_of_teams_stay_where_hours_do() -> None:
    of, runs = lives("town")
    assert of.days >= 60
    weeks = sorted({week.day for week in runs[0].tally.weeks})
    for team in ("intake", "investigation", "measures"):
        first, last = (
            mean(week.load_hours for run in runs for week in run.tally.weeks
                 if week.team == team and week.day == on)
            for on in (weeks[0], weeks[-1])
        )
        assert abs(last / first - 1) < 0.15, team


@pytest.mark.landing
def test_a_case_found_under_way_is_length_biased() -> None:
    course = Course(small(), flow(), "s", None)
    spread = float(flow().phases["measures"].spread.value)
    left = [course.legs(f"c{n}", "measures", begun=True)[0].size for n in range(20_000)]
    # E[X^2] / 2 E[X] of a log-normal with mean 1 (Cox, Renewal Theory): exp(s^2) / 2.
    assert mean(left) == pytest.approx(exp(spread**2) / 2, rel=0.06)
    fresh = [course.legs(f"c{n}", "measures")[0].size for n in range(20_000)]
    assert mean(fresh) == pytest.approx(1, rel=0.03)


@pytest.mark.landing
def test_a_phase_is_entered_registered_as_its_cases_are() -> None:
    instance = small()
    course = Course(instance, flow(), "s", None)
    found = [leg.registered for n in range(4000) for leg in course.legs(f"c{n}", "intake")[1:]
             if leg.phase == "measures"]
    there = [case for case in (*instance.cases, *instance.caseload) if case.phase == "measures"]
    assert all(found)
    assert mean(one.children for one in found if one) == pytest.approx(
        mean(case.children for case in there), rel=0.05
    )
    heavy = [one.complexity == "very_complex" for one in found if one]
    assert mean(heavy) == pytest.approx(
        mean(case.complexity == "very_complex" for case in there), abs=0.02
    )


def test_a_co_worker_goes_where_two_are_not_asked_for_and_is_asked_for_again() -> None:
    held = OpenCase(id="a", phase="intake", complexity="simple", caseworker="X",
                    co_caseworker="Y")
    course = Course(small(), flow(), "s", None)
    leg = next(leg for n in range(99) for leg in course.legs(f"c{n}", "intake")[1:]
               if leg.registered and not leg.registered.two_advisers)
    assert entered(held, leg).co_caseworker == ""
    assert held.given_up().two_advisers
    assert isinstance(held.given_up(), Case)


def test_work_left_follows_the_holder_s_pace() -> None:
    cases = [UnderWay("a", 10, 50), UnderWay("b", 20, 50), UnderWay("c", 40, 100)]
    # 200 minutes carried, 100 there: half pace for 10 days; 150, so two thirds for 10 more;
    # then 100, so all of it for 20.
    assert work_left(cases, 200, lambda _: 100) == pytest.approx(
        {"a": 5, "b": 5 + 20 / 3, "c": 25 + 20 / 3}
    )
    assert work_left(cases, 0, lambda _: 0) == {"a": 10, "b": 20, "c": 40}


def test_as_many_people_as_there_are() -> None:
    instance = small()
    there, away = [], []
    for seed in range(300):
        staff = Staff(instance.caseworkers, flow().people, f"{seed}", MONDAY)
        for number in range(3):
            staff.morning(number, MONDAY)
        there.append(len(staff.employed))
        away.append(sum(place.worker is None for place in staff.places))
    assert mean(there) == pytest.approx(len(instance.caseworkers), rel=0.01)
    # 15 % leave in a year of 250 days; a job is vacant for 40: 12 x 0.15 x 40 / 250.
    assert mean(away) == pytest.approx(12 * 0.15 * 40 / 250, abs=0.08)


@pytest.mark.landing
def test_expected_presence_is_that_of_staff() -> None:
    instance, seen = small(), [0.0] * 120
    calendar = [on for on, _ in zip(workdays(MONDAY), seen, strict=False)]
    runs = 40
    for seed in range(runs):
        staff = Staff(instance.caseworkers, flow().people, f"{seed}", MONDAY)
        for number, on in enumerate(calendar):
            staff.morning(number, on)
            here = [worker.present(on) for worker in staff.employed]
            seen[number] += sum(here) / len(here) / runs
    assert mean(expected_presence(flow().people, calendar)) == pytest.approx(
        mean(seen), abs=0.02
    )


def test_an_open_ended_absence_ends() -> None:
    instance = small()
    away = replace(instance.caseworkers[0], absent_from=MONDAY)
    staff = Staff((away, *instance.caseworkers[1:]), flow().people, "s", MONDAY)
    assert staff.employed[0].absent_to is not None
    assert staff.employed[0].id not in staff.handing_over(MONDAY)


def test_what_cannot_be_in_balance_is_told_before_the_run() -> None:
    of = setting(60)
    none = replace(of.instance, caseload=tuple(
        case for case in of.instance.caseload if case.phase != "measures"
    ), cases=())
    there = replace(of, instance=none)
    assert {one.kind for one in before_the_run(there, calibrate(there, policy()))} >= {"fills"}
    no_more = replace(of, arrivals=0.0)
    assert [one.kind for one in before_the_run(no_more, calibrate(no_more, policy()))][:3] == [
        "empties", "empties", "empties",
    ]
    few = replace(of, arrivals=0.1)
    assert "late" in {one.kind for one in before_the_run(few, calibrate(few, policy()))}
    (hours, *_) = [one for one in before_the_run(nordby(), calibrate(nordby(), policy()))
                   if one.kind == "hours"]
    assert hours.after > hours.before


def test_passed_adds_up() -> None:
    assert Passed(5, 3).change == 2
    assert Passed(5, 3).both == 8
