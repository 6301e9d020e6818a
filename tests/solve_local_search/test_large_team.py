"""A large team by patterns of classes: its bound is never above the optimum, its plans hold."""

import random

import numpy as np
import pytest

from assigner.instance import Case
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.objectives.over_norm import OverNorm
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.dispatch import allocate, allocate_plainly
from assigner.solve.limits import Limits
from assigner.solve.local_search.acceptance import KeptPenalty, Penalty
from assigner.solve.local_search.block_patterns import BlockPatterns, patterns_under
from assigner.solve.local_search.blocks import carve
from assigner.solve.local_search.data import lay_out
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.pairing import rows_by_case
from assigner.solve.local_search.pattern_bound import least_balance
from assigner.solve.local_search.pattern_master import ClassMaster
from assigner.solve.local_search.pattern_plan import planned
from assigner.solve.outcome import Solved
from assigner.statement import state
from assigner.verify import judge
from tests.draws import drawn, looped
from tests.office import case, held, problem, worker
from tests.solve_local_search.offices import assumed

TIERS: tuple[Tier, ...] = (Unassigned(), OverNorm(), Balance())
WEIGHTS = (30, 45, 45, 60, 90)


def soft_rules(at: int) -> list[Rule]:
    names = ("team", "disqualified", "two_advisers", "siblings", "presence", "capacity",
             "personal_ceilings")
    return [
        *(assumed(name) for name in names),
        assumed("inflow_day", hard=False, at={"value": 2, "unit": "cases a day",
                                              "status": "assumed"}),
        assumed("inflow_week", hard=False, at={"value": at, "unit": "cases a week",
                                               "status": "assumed"}),
    ]


def team(seed: int, cases: int, people: int) -> Problem:
    """Everybody may have nearly everything, two people all; some siblings and second seats."""
    draw = random.Random(seed)
    # Some have little to do: more than two new cases would suit them best.
    staff = [
        worker(f"W{n}", capacity_minutes=draw.choice((400, 600, 600, 800)),
               max_new_cases=draw.choice((None, None, 1)) if n > 1 else None)
        for n in range(people)
    ]
    open_cases = [
        held(f"H{n}", f"W{draw.randrange(1 + people // 3, people)}",
             weight_minutes=draw.choice((40, 80, 120)))
        for n in range(3 * people)
    ]
    new: list[Case] = []
    for n in range(cases):
        beside = n and draw.random() < 0.3
        new.append(case(
            f"C{n}", weight_minutes=draw.choice(WEIGHTS), two_advisers=draw.random() < 0.3,
            family=new[-1].family if beside else f"F{n}",
            disqualified=frozenset(f"W{n}" for n in range(2, people) if draw.random() < 0.1),
        ))
    return problem(staff, new, open_cases)


def laid_out(day: Problem, rules: list[Rule], most: int) -> tuple[BlockPatterns, Incumbent] | None:
    statement = state(day, rules)
    data = lay_out(statement, carve(statement, rows_by_case(statement), {}, {}))
    penalty = Penalty(data, TIERS[1], TIERS[1].costs(day))
    patterns = patterns_under(data.wide, KeptPenalty(penalty, (most,), (most,)))
    return None if patterns is None else (patterns, Incumbent(data))


@pytest.mark.parametrize("seed", looped(2, drawn(12, range(120))))
def test_no_duals_bound_the_balance_above_its_optimum(seed: int) -> None:
    draw = random.Random(seed)
    day, rules = team(seed, draw.randint(3, 6), draw.randint(3, 6)), soft_rules(draw.randint(2, 4))
    plain = allocate_plainly(state(day, rules), TIERS, Limits())
    assert isinstance(plain, Solved)
    assert not any(plain.reached[0].value)
    most = plain.reached[1].value[0] + draw.choice((0, 0, 1, 3))
    tiers = (TIERS[0], TIERS[1].down_to(most), TIERS[2])
    plain = allocate_plainly(state(day, rules), tiers, Limits())
    assert isinstance(plain, Solved)
    balance = plain.reached[2]
    assert balance.proven
    made = laid_out(day, rules, most)
    assert made is not None
    patterns, incumbent = made
    found = ClassMaster(patterns).run(Deadline(Limits()))
    best = np.rint(found.duals).astype(np.int64)
    rng = np.random.default_rng(seed)
    tries = [best, best // 2, best * 2, np.zeros_like(best)]
    tries += [(best * rng.uniform(0.5, 1.5, len(best))).astype(np.int64) for _ in range(20)]
    for duals in tries:
        least = least_balance(patterns, duals, most)
        assert least is not None
        assert least <= balance.value[0]
    where = planned(incumbent.data, patterns, found, Deadline(Limits()))
    if where is not None:
        changes = [(block, int(to)) for block, to in enumerate(where)]
        incumbent.shift(changes)
        assert incumbent.lawful(changes)
        assert incumbent.squares(range(len(day.workers))) >= balance.value[0]


def test_a_tier_that_does_not_count_every_case_has_no_such_bound() -> None:
    day = team(5, 4, 6)
    rules = [rule for rule in soft_rules(4) if type(rule).__name__ != "InflowDay"]
    assert laid_out(day, rules, 0) is None


@pytest.mark.landing
def test_a_large_team_goes_the_office_way_and_a_small_one_does_not() -> None:
    rules = soft_rules(4)
    small = allocate(state(team(1, 6, 30), rules), TIERS, Limits())
    assert isinstance(small, Solved)
    assert small.engine == "patterns"
    day = team(1, 60, 1200)
    large = allocate(state(day, rules), TIERS, Limits())
    assert isinstance(large, Solved)
    assert large.engine == "office"
    judged = judge(day, rules, TIERS, large.allocation)
    assert judged.breaches == ()
    _, norm, balance = large.reached
    assert norm.proven
    (value,), (bound,) = balance.value, balance.bound
    assert judged.costs["balance"] == (value,)
    nothing = sum(day.steepness[w] * day.load_before[w] ** 2 for w in day.workers)
    assert value - bound <= 0.001 * (value - nothing)
