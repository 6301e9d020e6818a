"""Whatever the time sufficed for, what is called verified is true.

The engine is replaced by one that is always cut short (`tests/explain/short.py`); the plain
model, in full, is the judge.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from assigner.documents.explain import Answered
from assigner.errors import NothingFound
from assigner.explain.about_people import about_fairness, about_worker
from assigner.explain.answers import Answers
from assigner.explain.counterfactual import Counterfactuals
from assigner.explain.diagnosed import diagnose_document
from assigner.explain.diagnosis import Diagnosis
from assigner.explain.evidence import Evidence
from assigner.explain.fairness import Fairness
from assigner.explain.planned import Planned
from assigner.explain.what_if import Trials
from assigner.solve import Limits
from tests.cli.runner import run
from tests.draws import drawn
from tests.explain.days import decided, force, plain, planned_days
from tests.explain.short import cut_short
from tests.properties.offices import Drawn, draw

DAY = Path(__file__).parent / "time-limit-false-flip" / "day"


@pytest.mark.landing
@pytest.mark.parametrize("seconds", drawn(1, (0.05, 0.3, 1.5)))
def test_no_false_flip_is_verified(tmp_path: Path, seconds: float) -> None:
    kept = tmp_path / "p.json"
    assert run("solve", DAY, "-o", kept).code == 0
    ran = run("explain", kept, "--instance", DAY, "--case", "C4", "--what-would-it-take", "W0",
              "--time-limit", seconds, "--format", "json")
    assert ran.code in (0, 4)
    if ran.code == 4:
        assert "not answered in the time given" in ran.err
    else:
        found: dict[str, Any] = json.loads(ran.out)
        flips = [(row["field"], row["needed"]) for row in found["changes"]]
        # By enumeration of every step: only max_cases 4 gives C4 to W0.
        assert flips in ([], [("max_cases", 4)])
        assert found["verified"] or found["cut"]


def short_days(
    monkeypatch: pytest.MonkeyPatch, seeds: range
) -> Iterator[tuple[Drawn, Trials, list[Any]]]:
    """Days with a proven plan, and the answers of an engine that is cut short."""
    known = [(day, trials.planned) for day, trials in planned_days(seeds, cases=3)]
    for seed, (day, planned) in enumerate(known):
        with monkeypatch.context() as patch:
            cut_short(patch, seed)
            trials = Trials(planned)
            answers = Answers(trials, Evidence(day.problem, {}), frozenset())
            asked: list[tuple[Callable[..., Any], tuple[str, ...]]] = [
                *((answers.why, (case,)) for case in day.problem.cases),
                *((answers.why_not, pair) for pair in product(
                    day.problem.cases, day.problem.workers)),
                *((answers.what_would_it_take, pair) for pair in product(
                    list(day.problem.cases)[:1], day.problem.workers)),
            ]
            found = []
            for ask, about in asked:
                try:
                    found.append(ask(*about))
                except NothingFound:
                    continue
        yield day, trials, found


def truth(day: Drawn, planned: Planned, case: str, worker: str) -> str:
    """The verdict of the plain model, in full."""
    if planned.caseworker(case) == worker:
        return "chosen"
    forced = force(day, case, worker)
    if forced is None:
        return "not_allowed"
    for tier in (tier for tier in planned.tiers if not tier.is_lot):
        before, after = planned.costs[tier.name], forced.costs[tier.name]
        if before != after:
            return "possible_but_worse" if after > before else "possible_and_better"
    return "equally_good"


@pytest.mark.landing
def test_what_is_verified_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    verified, cut = 0, 0
    for day, trials, answers in short_days(monkeypatch, range(4)):
        planned = trials.planned
        for answer in answers:
            case, asked = answer.question.case, answer.question.caseworker
            told = [(row.caseworker, row) for row in answer.ranked]
            if answer.question.type != "why":
                told.append((asked, answer))
            for worker, row in told:
                if row.proven:
                    assert row.verdict == truth(day, planned, case, worker), (case, worker)
            cut += not answer.verified
            assert answer.verified or answer.cut
            if not answer.verified:
                continue
            verified += 1
            if answer.question.type == "why":
                right = {
                    worker for worker in day.problem.workers
                    if truth(day, planned, case, worker) == "equally_good"
                }
                assert set(answer.tied_with) == right
                could = {worker for worker in day.problem.workers
                         if truth(day, planned, case, worker) != "not_allowed"}
                assert {row.caseworker for row in answer.ranked} == could
    assert verified > 10
    assert cut > 10


@pytest.mark.parametrize("seeds", [
    range(12, 13), pytest.param(range(13, 40), marks=pytest.mark.long),
], ids=len)
def test_a_verified_change_flips_the_day(seeds: range, monkeypatch: pytest.MonkeyPatch) -> None:
    flips = 0
    for seed, (day, trials) in enumerate(planned_days(seeds, cases=3)):
        for case, worker in product(list(day.problem.cases)[:2], day.problem.workers):
            with monkeypatch.context() as patch:
                cut_short(patch, seed, late=0.0, whole=0.9)
                found = Counterfactuals(Trials(trials.planned), case, worker)
                proven, first = found.proven, found.found[:1]
            for flip in first if proven else ():
                solved = plain(flip.parameter.at(flip.step), trials.planned.rules, day)
                assert solved is not None
                assert solved.allocation.seats[case].caseworker == worker
                flips += 1
    assert flips > 0


@pytest.mark.landing
def test_alternatives_people_and_fairness_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = 0
    for seed, (day, trials) in enumerate(planned_days(range(20, 26), cases=3)):
        sound = Answers(trials, Evidence(day.problem, {}), frozenset())
        expected = sound.alternatives(3, None)
        spared = {
            worker: about_worker(trials, worker, frozenset()) for worker in day.problem.workers
        }
        with monkeypatch.context() as patch:
            cut_short(patch, seed)
            short = Trials(trials.planned)
            about = [about_worker(short, worker, frozenset()) for worker in day.problem.workers]
            fair = about_fairness(short, Fairness(short.planned, None, True), frozenset())
            try:
                other = Answers(short, Evidence(day.problem, {}), frozenset()).alternatives(3, None)
            except NothingFound:
                other = None
        if other is not None and other.verified:
            assert other.words == expected.words
        for answer in about:
            worker = answer.person.id
            if answer.verified:
                person = spared[worker].person
                assert answer.person.could_be_spared == person.could_be_spared
        everything: list[Answered] = [*about, fair, *([other] if other else [])]
        for one in everything:
            assert one.verified or one.cut
            marked += not one.verified
    assert marked > 3


@pytest.mark.landing
def test_a_plan_that_is_not_proven_verifies_nothing() -> None:
    for day, trials in planned_days(range(3), cases=3):
        short = Trials(replace(trials.planned, proven=False))
        table = Answers(short, Evidence(day.problem, {}), frozenset()).table()
        assert table.verified is False
        assert table.cut
        assert "by lot" not in table.words


@pytest.mark.landing
def test_a_diagnosis_that_is_verified_is_the_full_one(monkeypatch: pytest.MonkeyPatch) -> None:
    verified, marked, late = 0, 0, 0
    for seed in range(12):
        day = draw(seed, cases=3)
        rules = decided(day)
        evidence = Evidence(day.problem, {})
        full = diagnose_document(
            Diagnosis(day.problem, rules, day.tiers, str, Limits()), evidence)
        assert full.verified is True
        with monkeypatch.context() as patch:
            cut_short(patch, seed)
            short = Diagnosis(day.problem, rules, day.tiers, str, Limits())
            try:
                found = diagnose_document(short, evidence)
            except NothingFound:
                late += 1
                continue
        assert found.status == full.status
        if found.verified and found.status == "infeasible":
            verified += 1
            for key in ("left", "conflict", "ways_out"):
                assert getattr(found, key) == getattr(full, key)
        else:
            marked += bool(found.cut)
    assert late > 0
    assert marked > 0


