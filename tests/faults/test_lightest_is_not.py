"""What a plan's short reasons say holds: lightest, the only one, drawn by lot, within norms."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assigner.allocation import Allocation, Seats, load_after
from assigner.explain.clause import Clauses
from assigner.explain.what_if import Trials
from assigner.objective import Measure
from assigner.problem import Problem
from tests.cli.runner import run
from tests.draws import covering
from tests.explain.days import MEASURES, decided, planned_days
from tests.oracle import allocations, best
from tests.properties.offices import Drawn
from tests.quiet import NORDBY

DAY = Path(__file__).parent / "lightest-is-not" / "day"


@pytest.mark.landing
def test_somebody_heavier_is_not_called_lightest(tmp_path: Path) -> None:
    plan = tmp_path / "p.json"
    assert run("solve", DAY, "-S", "balance.measure=leximax", "-S", "balance.tolerance=2",
               "-o", plan).code == 0
    document = json.loads(plan.read_text(encoding="utf-8"))
    before = {row["id"]: row["utilisation_before"] for row in document["caseworkers"]}
    eligible = {row["id"]: row["eligible"] for row in document["cases"]}
    why = {row["case"]: row for row in document["assignments"]}
    assert before["W3"] < before["W1"]
    assert "lightest" not in why["C5"]["why"]
    for case, row in why.items():
        if "lightest of" in row["why"]:
            assert before[row["caseworker"]] == min(before[who] for who in eligible[case])


def ends(problem: Problem, allocation: Allocation, case: str, worker: str) -> float:
    """How full somebody would end with a case, all else as in the plan."""
    seats = allocation.seats[case]
    beside = seats.caseworker if seats.co_caseworker == worker else seats.co_caseworker
    given = Allocation({**allocation.seats, case: Seats(worker, beside)})
    return load_after(problem, given, worker) / problem.capacity[worker]


def has_room(trials: Trials, case: str, worker: str) -> bool:
    """Whether no hard ceiling breaks by giving somebody a case, all else as in the plan."""
    planned = trials.planned
    seats = planned.allocation.seats[case]
    given = Allocation({**planned.allocation.seats, case: Seats(worker, seats.co_caseworker)})
    return not [
        breach for rule in planned.rules
        if rule.hard and any(rule.ceilings(planned.problem))
        for breach in rule.breaches(planned.problem, given) if breach.subject == worker
    ]


def above(trials: Trials, case: str, worker: str) -> int:
    """How much more lies above soft ceilings of somebody with a case than without it."""
    planned = trials.planned
    rest = {other: seats for other, seats in planned.allocation.seats.items() if other != case}
    beside = planned.allocation.seats[case].co_caseworker
    given = {**rest, case: Seats(worker, beside)}

    def excess(seats: dict[str, Seats]) -> int:
        return sum(
            breach.amount for rule in planned.rules
            if not rule.hard and any(rule.ceilings(planned.problem))
            for breach in rule.breaches(planned.problem, Allocation(seats))
            if breach.subject == worker
        )

    return excess(given) - excess(rest)


def holds(day: Drawn, trials: Trials, case: str, said: str, tied: frozenset[str]) -> None:
    planned, problem = trials.planned, day.problem
    could = planned.statement.candidates.takes[case]
    seats = planned.allocation.seats[case]
    chosen = seats.caseworker
    able = [worker for worker in could if problem.capacity[worker]]
    if "lightest of" in said or (
        "would end lower" in said and "norms" not in said and "room" not in said
    ):
        mine = ends(problem, planned.allocation, case, chosen)
        assert all(ends(problem, planned.allocation, case, who) >= mine - 1e-9 for who in able)
    if "lightest of" in said:
        level = {who: problem.load_before[who] / problem.capacity[who] for who in able}
        assert level[chosen] == min(level.values())
    if "with room left" in said:
        room = [who for who in could if who == chosen or has_room(trials, case, who)]
        mine = ends(problem, planned.allocation, case, chosen)
        if "would end lower" in said and "norms" not in said:
            assert all(ends(problem, planned.allocation, case, who) >= mine - 1e-9 for who in room)
        if "the only one" in said:
            assert room == [chosen]
    if "the only one who can take it" in said:
        for worker in problem.workers:
            pinned = replace(problem, pins=problem.pins | {(case, worker)})
            assert worker == chosen or not best(pinned, decided(day), day.tiers)
    if "drawn by lot" not in said:
        assert case not in tied or "co-worker" in said
    if said.endswith("norms; drawn by lot"):
        room = [who for who in could if who == chosen or has_room(trials, case, who)]
        mine = above(trials, case, chosen)
        assert all(above(trials, case, who) >= mine for who in room)
        assert (mine > 0) == ("least over" in said)
    if said.endswith("; drawn by lot") and said.count(";") > 1:
        lower = [who for who in able if ends(problem, planned.allocation, case, who)
                 < ends(problem, planned.allocation, case, chosen) - 1e-9]
        assert lower
        assert not [who for who in lower if has_room(trials, case, who) and (
            "norms" not in said
            or above(trials, case, who) <= above(trials, case, chosen))]


@pytest.mark.landing
@pytest.mark.parametrize("seeds", [
    range(24), pytest.param(range(24, 72), marks=pytest.mark.long),
], ids=len)
@pytest.mark.parametrize("kind", covering(["leximax"], MEASURES))
def test_clauses_hold_on_random_days(kind: Measure, seeds: range) -> None:
    words = set()
    for day, trials in planned_days(seeds, kind, cases=3):
        planned = trials.planned
        assert sum(1 for _ in allocations(day.problem)) < 100_000
        (found, *_) = best(day.problem, planned.rules, day.tiers)
        clauses = Clauses(planned.statement, planned.allocation, found.tied)
        for case in planned.allocation.seats:
            said = clauses.of(case).spoken("en")
            holds(day, trials, case, said, found.tied)
            words.add(said.rpartition(";")[2].strip().rstrip("0123456789 "))
    assert "lightest of" in words
    assert len(words) > 4


def test_a_lot_among_the_heavier_says_what_keeps_the_lighter_out() -> None:
    said = set()
    for day, trials in planned_days(range(18, 44), "sumsq", cases=3):
        planned = trials.planned
        tied = frozenset(case for case, seats in planned.allocation.seats.items()
                         if day.problem.capacity[seats.caseworker])
        clauses = Clauses(planned.statement, planned.allocation, tied)
        for case in tied:
            words = clauses.of(case).spoken("en")
            holds(day, trials, case, words, tied)
            said.add(words.partition("; ")[2])
    assert {"drawn by lot", "least over the norms; drawn by lot",
            "within norms; drawn by lot", "with room left; drawn by lot"} <= said


@pytest.mark.landing
def test_who_is_full_is_not_left_to_be_best_for_the_day(tmp_path: Path) -> None:
    ran = run("solve", NORDBY, "-o", tmp_path / "p.json")
    assert ran.code == 0
    said = {row["case"]: row["why"] for row in
            json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["assignments"]}
    assert not [case for case, why in said.items() if why.endswith("best for the day")]
    assert [case for case, why in said.items() if why.endswith("with room left")]


@pytest.mark.landing
def test_a_plan_kept_with_the_plainest_words_still_holds(tmp_path: Path) -> None:
    kept = tmp_path / "p.json"
    assert run("solve", NORDBY, "-o", kept).code == 0
    plan = json.loads(kept.read_text(encoding="utf-8"))
    for row in plan["assignments"]:
        loads, told, _ = row["why"].partition("; ")
        if told.strip() and "→" in loads:
            row["why"] = f"{loads}; {'drawn by lot' if row['tied'] else 'best for the day'}"
    kept.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    assert run("verify", kept, "--instance", NORDBY).code == 0
    tied = next(row for row in plan["assignments"] if row["tied"] and "drawn by lot" in row["why"])
    tied["why"] = tied["why"].replace("drawn by lot", "best for the day")
    kept.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    assert run("verify", kept, "--instance", NORDBY).code == 7


@pytest.mark.landing
def test_best_is_said_of_what_is_proven_alone() -> None:
    said = set()
    for day, trials in planned_days(range(60), cases=4):
        del day
        planned = trials.planned
        clauses = Clauses(planned.statement, planned.allocation, frozenset(), proven=False)
        said |= {clauses.of(case).spoken("en") for case in planned.allocation.seats}
    assert not [text for text in said if text.endswith("best for the day")]
    assert [text for text in said if text.endswith("best found for the day")]
