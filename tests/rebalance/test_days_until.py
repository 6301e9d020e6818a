"""A handover is planned over the days until it happens, with who is there on each of them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assigner.api.vocabulary import vocabulary
from assigner.inflow import stretch
from assigner.instance import Agreed, Instance
from assigner.plan import Claims, EndedDay, recount
from assigner.policy import load
from assigner.rules.easing_in import EasingIn
from assigner.rules.inflow_day import InflowDay
from assigner.rules.inflow_week import InflowWeek
from assigner.rules.personal_ceilings import PersonalCeilings
from assigner.rules.presence import Presence
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import check
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import rebalance_document, recount_rebalance
from assigner.scenarios.tomorrow import tomorrow
from assigner.solve import Limits, solve
from tests.draws import drawn, looped
from tests.office import TODAY, case, held, number, problem, worker
from tests.rebalance.staff_file import read
from tests.rules.days import Day, equal, make

POLICY = load("danish-child-welfare")
DAY = timedelta(days=1)
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def asked(day: Instance, **cells: Any) -> Rebalance:
    written = Written("leaves", {key: str(value) for key, value in cells.items()}, {}, "leaves")
    changes = check([written], day, vocabulary(POLICY))
    return Rebalance(restaff(day, POLICY, changes), priced(POLICY))


def planned(rebalance: Rebalance) -> Mapping[str, Any]:
    problem, policy = rebalance.problem, rebalance.policy
    plan = EndedDay(policy, solve(problem, policy.rules, policy.tiers, Limits()), 0.0)
    assert plan.status == "optimal"
    claims = Claims.of(rebalance_document(plan, rebalance, 0, None))
    assert recount(claims, problem, policy) == ()
    assert recount_rebalance(claims, rebalance) == []
    return claims.written


def office(**more: Any) -> Instance:
    return Instance(
        date=TODAY, model=POLICY.name, office="Small",
        caseworkers=(worker("A"), worker("B"), worker("C"), worker("D")),
        caseload=tuple(held(f"a{place:02}", "A", weight_minutes=60) for place in range(20)),
        **more,
    )


@pytest.mark.landing
def test_twenty_cases_in_three_weeks_pass_no_ceiling() -> None:
    day = office()
    plan = planned(asked(day, caseworker="A", date="2026-12-14"))
    over = {tier["name"]: tier["value"] for tier in plan["tiers"]}["over_norm"]
    given: dict[str, Counter[date]] = {}
    for row in plan["moves"]:
        on = date.fromisoformat(row["date"])
        assert TODAY <= on <= date(2026, 12, 14)
        assert on.weekday() < 5
        given.setdefault(row["to"], Counter())[on] += 1
    assert over == 0
    for days in given.values():
        assert max(days.values()) <= 2
        assert max(sum(days[on - place * DAY] for place in range(7)) for on in days) <= 5
        assert max(days) == date(2026, 12, 14), "as late as there is room"


@pytest.mark.landing
def test_what_is_handed_over_today_meets_the_ceilings_of_today() -> None:
    plan = planned(asked(office(), caseworker="A"))
    over = {tier["name"]: tier["value"] for tier in plan["tiers"]}["over_norm"]
    assert over == 20 - 3 * 2 + 20 - 3 * 5
    assert {row["date"] for row in plan["moves"]} == {None}


@pytest.mark.landing
def test_each_case_moves_on_its_day_and_the_relation_is_told_from_then() -> None:
    day = office()
    plan = planned(asked(day, caseworker="A", date="2026-12-14"))
    days = {row["case"]: date.fromisoformat(row["date"]) for row in plan["moves"]}
    assert len(set(days.values())) > 3
    now, unmade = day, {**plan, "assignments": [], "moves": [], "co_workers": [], "changes": []}
    first: Mapping[str, Any] = plan
    for place in range(1, 22):
        now = tomorrow(now, first, TODAY + place * DAY).instance
        first = unmade
        for item in now.caseload:
            assert (item.caseworker != "A") == (days[item.id] <= now.date)
    assert {item.id: item.assigned for item in now.caseload} == days


@pytest.mark.landing
def test_cover_begins_on_the_day_and_meets_its_ceilings() -> None:
    written = Written("absent", {"caseworker": "A", "from": "2026-12-14", "to": "2026-12-18"},
                      {}, "absent")
    changes = check([written], office(), vocabulary(POLICY))
    plan = planned(Rebalance(restaff(office(), POLICY, changes), priced(POLICY)))
    over = {tier["name"]: tier["value"] for tier in plan["tiers"]}["over_norm"]
    assert {row["date"] for row in plan["moves"]} == {"2026-12-14"}
    assert over == 20 - 3 * 2 + 20 - 3 * 5


@pytest.mark.landing
def test_siblings_go_on_the_same_day() -> None:
    day = office()
    day = Instance(date=day.date, model=day.model, office="Small", caseworkers=day.caseworkers,
                   caseload=tuple(held(item.id, "A", weight_minutes=60,
                                       family=f"F{int(item.id[1:]) // 2}")
                                  for item in day.caseload[:12]))
    plan = planned(asked(day, caseworker="A", date="2026-12-14"))
    days = {row["case"]: (row["to"], row["date"]) for row in plan["moves"]}
    pairs = [(days[f"a{place:02}"], days[f"a{place + 1:02}"]) for place in range(0, 12, 2)]
    assert all(one == other for one, other in pairs)


def test_a_stretch_ends_where_somebody_is_away() -> None:
    away = worker("B", absent_from=date(2026, 11, 25), absent_to=FRIDAY)
    day = problem([worker("A"), away], [case("1")], starts={"1": MONDAY},
                  awaited={"A": date(2026, 11, 26)})
    alone, back = stretch(day, "A", MONDAY), stretch(day, "B", MONDAY)
    assert alone is not None
    assert back is not None
    assert alone.days == (date(2026, 11, 26), FRIDAY, MONDAY)
    assert back.days == (MONDAY,)
    assert stretch(day, "B", FRIDAY) is None


RULES = {
    "day": make(InflowDay, at=number(1, "cases a day")),
    "day, soft": make(InflowDay, hard=False, at=number(1, "cases a day")),
    "week": make(InflowWeek, at=number(1, "cases a week")),
    "week, soft": make(InflowWeek, hard=False, at=number(1, "cases a week")),
    "easing in": make(EasingIn, at=number(1, "cases a day"), months=number(6, "months"),
                      weeks_after_leave=number(8, "weeks")),
    "personal": make(PersonalCeilings), "personal, soft": make(PersonalCeilings, hard=False),
    "presence": make(Presence),
}


@pytest.mark.parametrize("name", looped(1, RULES))
@pytest.mark.parametrize("seed", looped(1, drawn(2, range(6))))
def test_engine_and_checker_agree_on_days_to_come(name: str, seed: int) -> None:
    draw = Random(seed)
    people = [
        worker("A", hired=draw.choice((None, date(2026, 9, 1))), max_new_cases=draw.choice((0, 1))),
        worker("B", absent_from=draw.choice((None, date(2026, 11, 26))),
               absent_to=draw.choice((None, FRIDAY)), max_new_cases=1),
    ]
    cases = [case(str(place)) for place in range(4)]
    starts = {item.id: draw.choice((date(2026, 11, 24), FRIDAY, MONDAY)) for item in cases[1:]}
    day = problem(
        people, cases, [held("9", "A", assigned=TODAY), held("8", "B", assigned=TODAY - 5 * DAY)],
        starts=starts, firm=frozenset(draw.sample(sorted(starts), draw.choice((0, 2)))),
        awaited=draw.choice(({}, {"A": FRIDAY})),
    )
    agreed = Agreed(on=FRIDAY, what="handover", case="7", caseworker="B", to="A")
    day.instance.__dict__["agreed"] = draw.choice(((), (agreed,)))
    equal(RULES[name], Day(day))


def test_the_offices_of_the_case_files() -> None:
    folder = Path(__file__).parent / "cases"
    back = read(folder / "back-by-then.toml")
    assert not back.rebalance.problem.present("cy")
    assert back.rebalance.problem.there("cy", date(2026, 12, 7))
