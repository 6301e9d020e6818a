"""The built-in models: complete, sourced, and true to the figures they are built on."""

from collections import defaultdict
from datetime import date
from fractions import Fraction

import pytest

from assigner.allocation import Allocation, load_after
from assigner.instance import COMPLEXITIES, Case, Caseworker, Instance, OpenCase
from assigner.policy import Policy, builtin, load
from assigner.problem import Problem
from assigner.workload import capacity_minutes, case_minutes, full_load_minutes

TODAY = date(2026, 11, 23)
OVERRIDES_FOR_FAMILIES = {"count_unit": "family", "rules.stock_ceiling.at.unit": "families"}


@pytest.fixture(params=builtin())
def policy(request: pytest.FixtureRequest) -> Policy:
    return load(str(request.param))


THREE_TEAMS = ("intake", "investigation", "measures")


def office(
    *held: OpenCase, new: tuple[Case, ...] = (), teams: tuple[str, ...] = THREE_TEAMS
) -> Instance:
    """One full-time caseworker in each team, and what they hold."""
    workers = tuple(
        Caseworker(id=team[:3].upper(), team=team, weekly_minutes=37 * 60)
        for team in teams
    )
    return Instance(TODAY, "a model", workers, new, held)


def worker(hours: float, hired: date | None = None) -> Caseworker:
    return Caseworker(id="W", team="intake", weekly_minutes=round(hours * 60), hired=hired)


def test_the_built_in_models_are_there() -> None:
    assert builtin() == (
        "benefits-office", "danish-child-welfare", "danish-continuity",
        "danish-family-registered", "danish-kept-for-later", "danish-one-caseworker",
        "danish-people-and-time", "danish-weeks-ahead", "equal-numbers", "fair-over-time",
        "finnish-law", "legal-aid", "probation-england",
        "sverigesmodel", "uk-points", "us-cwla",
    )


@pytest.mark.landing
def test_every_model_solves_every_office(policy: Policy) -> None:
    new = tuple(
        Case(id=f"{phase}-{complexity}", phase=phase, complexity=complexity)
        for phase in policy.phases
        for complexity in policy.complexities
    )
    problem = policy.pose(office(new=new, teams=tuple(policy.teams)), seed=7)
    assert problem.seed == 7
    assert all(minutes >= 1 for minutes in problem.weight.values())
    assert all(minutes > 0 for minutes in problem.capacity.values())
    for case in new:
        assert any(problem.takes(person, case.phase) for person in problem.workers)


@pytest.mark.landing
def test_every_number_has_unit_status_and_source(policy: Policy) -> None:
    assert len(policy.numbers) > 25
    for key, number in policy.numbers.items():
        assert number.unit, key
        assert number.source, key
    for rule in policy.rules:
        assert rule.source, rule.name()
        assert policy.owner(rule.name())


@pytest.mark.landing
def test_heavier_cases_weigh_more_where_the_model_says_so(policy: Policy) -> None:
    if tuple(policy.complexities) != COMPLEXITIES:
        pytest.skip("levels of its own")
    for phase in policy.phases:
        weights = [
            case_minutes(
                Case(id="C", phase=phase, complexity=complexity),
                policy.weights, policy.capacities, TODAY,
            )
            for complexity in policy.complexities
        ]
        assert weights == sorted(weights)
        if policy.name in ("danish-child-welfare", "sverigesmodel", "uk-points"):
            assert len(set(weights)) == 3


def test_the_rest_of_a_model() -> None:
    policy = load("danish-child-welfare")
    assert [tier.name for tier in policy.tiers] == [
        "unassigned", "over_norm", "balance", "fit", "tie_break",
    ]
    assert [rule.name() for rule in policy.rules] == sorted(rule.name() for rule in policy.rules)
    assert "decisions" in policy.rule
    assert policy.team_names["modtagelse"] == policy.team_names["intake"] == "intake"
    assert policy.phase_names["undersøgelse"] == "investigation"
    assert policy.role_names["tillidsrepræsentant"] == "shop_steward"
    assert policy.role_names["duty officer"] == policy.role_names["vagt"] == "duty_officer"
    assert policy.team_phases["measures"] == {"measures"}
    assert policy.owner("disqualified").startswith("nobody")
    assert policy.owner("siblings") == "team leader"
    assert {"early", "close", "network"} <= {stone.name for stone in policy.milestones}
    assert all(stone.indicator and stone.target for stone in policy.milestones)
    owned = load("danish-child-welfare", {"rules.siblings.owner": "the head"})
    assert owned.owner("siblings") == "the head"


@pytest.mark.landing
def test_models_share_teams_phases_and_words(policy: Policy) -> None:
    if "modtagelse" not in policy.team_names:
        pytest.skip("an office of its own")
    danish = load("danish-child-welfare")
    assert policy.team_names == danish.team_names
    assert policy.phase_names == danish.phase_names
    assert policy.role_names == danish.role_names


def test_half_time_carries_41_percent() -> None:
    # Wirral: (50 - 15) / (100 - 15) = 0.41
    for name in ("danish-child-welfare", "uk-points"):
        capacity = load(name).capacities
        half = capacity_minutes(worker(18.5), capacity, TODAY)
        assert half / capacity_minutes(worker(37), capacity, TODAY) == pytest.approx(
            35 / 85, abs=0.001
        )


def test_a_full_time_caseworker_has_70_percent_for_cases() -> None:
    # CWLA measured 63-76 % of working time on cases.
    for name, hours in (("danish-child-welfare", 37), ("us-cwla", 40)):
        share = full_load_minutes(load(name).capacities) / (hours * 60)
        assert round(float(share), 2) == 0.70


def test_newcomers_in_the_uk_have_90_points() -> None:
    capacity = load("uk-points").capacities
    new = capacity_minutes(worker(37, hired=date(2026, 6, 1)), capacity, TODAY)
    points = 15 + 85 * new / capacity_minutes(worker(37), capacity, TODAY)
    assert round(points) == 90


def cwla_mix(ongoing: int, investigations: int) -> Problem:
    held = [
        OpenCase(id=f"{phase}{n}", phase=phase, complexity="simple", caseworker="INV")
        for phase, count in (("measures", ongoing), ("investigation", investigations))
        for n in range(count)
    ]
    workers = (Caseworker(id="INV", team="investigation", weekly_minutes=40 * 60),)
    return load("us-cwla").pose(Instance(TODAY, "us-cwla", workers, (), tuple(held)))


def test_cwlas_mix_is_a_full_load_only_with_the_deduction() -> None:
    problem = cwla_mix(ongoing=10, investigations=4)
    full = problem.capacity["INV"]
    assert problem.carried["INV"] / full == pytest.approx(10 / 17 + 4 / 12, abs=0.005)
    assert problem.load_before["INV"] / full == pytest.approx(1.0, abs=0.005)
    assert load_after(problem, Allocation({}), "INV") == problem.load_before["INV"]


@pytest.mark.parametrize(("ongoing", "investigations"), [(17, 0), (0, 12)])
def test_cwlas_pure_caseloads_are_a_full_load(ongoing: int, investigations: int) -> None:
    problem = cwla_mix(ongoing, investigations)
    assert problem.load_before["INV"] / problem.capacity["INV"] == pytest.approx(1.0, abs=0.005)


def test_the_unit_of_count_moves_counts_and_no_weight() -> None:
    # Ankestyrelsen: 46 cases = 60 children, 1.30 a case.
    held = [
        OpenCase(
            id=f"C{n}", phase="measures", complexity="simple", caseworker="MEA",
            children=2 if n % 10 < 3 else 1,
        )
        for n in range(40)
    ]
    day = office(*held)
    by_child = load("danish-child-welfare").pose(day)
    by_family = load("danish-child-welfare", OVERRIDES_FOR_FAMILIES).pose(day)
    children = sum(by_child.count(case) for case in held)
    families = sum(by_family.count(case) for case in held)
    assert (children, families) == (52, 40)
    assert Fraction(children, families) == Fraction(13, 10)
    assert by_child.load_before == by_family.load_before
    assert by_child.capacity == by_family.capacity


def test_sverigesmodellen_about_halves_what_a_caseworker_carries() -> None:
    def cases_in_a_full_load(name: str, complexity: str) -> Fraction:
        policy = load(name)
        case = Case(id="C", phase="measures", complexity=complexity)
        return full_load_minutes(policy.capacities) / case_minutes(
            case, policy.weights, policy.capacities, TODAY
        )

    for complexity in COMPLEXITIES:
        closer = cases_in_a_full_load("sverigesmodel", complexity)
        assert 0.5 <= closer / cases_in_a_full_load("danish-child-welfare", complexity) <= 0.65


def test_equal_numbers_weighs_every_case_the_same() -> None:
    policy = load("equal-numbers")
    found = {
        case_minutes(
            Case(id="C", phase=phase, complexity=complexity, children=children),
            policy.weights, policy.capacities, TODAY,
        )
        for phase in policy.phases
        for complexity in COMPLEXITIES
        for children in (1, 4)
    }
    assert len(found) == 1


def test_finnish_law_allows_30_children_each_whatever_the_hours() -> None:
    policy = load("finnish-law")
    rule = policy.rule["stock_ceiling"]
    assert rule.kind == "law"
    assert rule.hard
    workers = (worker(37), Caseworker(id="H", team="measures", weekly_minutes=18 * 60))
    problem = policy.pose(Instance(TODAY, "finnish-law", workers))
    (ceiling,) = rule.ceilings(problem)
    assert ceiling.room == {"W": 30, "H": 30}


def test_models_of_one_kind_of_rule_are_told_apart() -> None:
    kinds = defaultdict(set)
    for rule in load("danish-child-welfare").rules:
        kinds[rule.kind].add(rule.name())
    assert kinds["law"] == {
        "disqualified", "presence", "reassessment", "restricted", "two_advisers",
    }
    assert kinds["agreement"] == {"personal_ceilings"}
    assert kinds["preference"] == {"district", "family_caseworker"}
