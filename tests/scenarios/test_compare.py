"""Policies side by side: one judge for all, and nothing beats what is proven."""

import pytest
from benchmarks.families.municipality import instance
from benchmarks.question import Question

from assigner.baselines import NAMES, OFFICE
from assigner.documents.compare import ComparedHabit
from assigner.instance import Instance
from assigner.policy import load
from assigner.scenarios.compare import ComparedRuns, by_baseline, by_model, compare
from assigner.scenarios.compare_document import compare_document

MODEL = load("danish-child-welfare")


@pytest.fixture(scope="module")
def found() -> ComparedRuns:
    made: Instance = instance(Question("municipality", "12x24", "realistic", 1, (), 3))
    problem = MODEL.pose(made)
    equal = load("equal-numbers")
    return compare([
        by_model("danish-child-welfare", MODEL, problem),
        by_model("equal-numbers", equal, equal.pose(made)),
        *(by_baseline(name, MODEL, problem) for name in NAMES if name != OFFICE),
    ])


@pytest.mark.landing
def test_the_judge_counts_what_the_first_model_claims(found: ComparedRuns) -> None:
    first = found.runs[0]
    assert first.run.status == "optimal"
    claimed = {reached.tier.name: reached.value for reached in first.run.reached}
    assert first.judgement.costs == claimed
    assert first.judgement.breaches == ()


def test_nothing_beats_what_is_proven_under_the_judge(found: ComparedRuns) -> None:
    best = list(found.runs[0].judgement.costs.values())
    assert len(found.runs) > 1
    for judged in found.runs[1:]:
        assert list(judged.judgement.costs.values()) >= best


def test_differences_are_the_cases_that_differ(found: ComparedRuns) -> None:
    document = compare_document(found)
    seats = [judged.run.allocation.seats for judged in found.runs]
    for case in found.runs[0].problem.cases:
        differ = len({one.get(case) for one in seats}) > 1
        assert differ == (case in found.differences)
    assert [row.case for row in document.differences] == list(found.differences)
    assert all(len(row.by) == len(found.runs) for row in document.differences)


def test_a_baseline_claims_no_proof_and_says_what_it_keeps(found: ComparedRuns) -> None:
    document = compare_document(found)
    assert document.runs[2:]
    for run in document.runs[2:]:
        assert isinstance(run, ComparedHabit)
        assert not any(tier.proven for tier in run.tiers)
        assert {"skills", "team", "presence"} <= set(run.keeps)
        for tier in run.tiers:
            assert tier.bound is None or tier.value >= tier.bound
