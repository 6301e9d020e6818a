"""Questions are seeded and sound."""

from pathlib import Path

import pytest
from benchmarks.families import FAMILIES, afresh, day, municipality
from benchmarks.folder import write_folder
from benchmarks.question import STRENGTHS, Places, Question

from assigner.api.day import open_day
from assigner.statement import state
from tests.draws import looped

BARE = {"day": day, "afresh": afresh}


def question(family: str, size: str, strength: str, seed: int = 1) -> Question:
    return Question(family, size, strength, 5, ("ours",), seed)


@pytest.mark.parametrize("strength", looped(1, STRENGTHS))
@pytest.mark.parametrize("family", looped(1, ["day", "afresh", "municipality"]))
def test_a_question_is_the_same_every_time_it_is_drawn(family: str, strength: str) -> None:
    pose = FAMILIES[family].pose
    first = pose(question(family, "12x15", strength))
    again = pose(question(family, "12x15", strength))
    other = pose(question(family, "12x15", strength, seed=2))
    assert first.problem.instance.sha256 == again.problem.instance.sha256
    assert state(first.problem, first.rules).candidates == state(
        again.problem, again.rules
    ).candidates
    assert first.problem.instance.sha256 != other.problem.instance.sha256


@pytest.mark.parametrize("family", BARE)
@pytest.mark.parametrize("strength", STRENGTHS)
def test_the_bare_problem_is_the_one_the_program_sees(family: str, strength: str) -> None:
    bare = BARE[family].bare(question(family, "40x30", strength))
    posed = FAMILIES[family].pose(question(family, "40x30", strength))
    takes = state(posed.problem, posed.rules).candidates.takes
    assert tuple(posed.problem.weight.values()) == bare.weights
    assert tuple(posed.problem.capacity.values()) == bare.capacity
    assert tuple(posed.problem.load_before.values()) == bare.base
    assert list(takes) == list(bare.cases)
    for case, places in zip(bare.cases, bare.eligible, strict=True):
        assert takes[case] == tuple(bare.workers[place] for place in places)


@pytest.mark.landing
def test_the_strengths_are_what_they_are_called() -> None:
    few = {
        (family, size, strength): [
            len(places) for places in BARE[family].bare(question(family, size, strength)).eligible
        ]
        for family, size, strength in [
            ("day", "200x100", "loose"), ("day", "200x100", "realistic"),
            ("day", "200x100", "tight"), ("afresh", "200x60", "tight"),
            ("afresh", "7500x163", "tight"),
        ]
    }
    assert min(few["day", "200x100", "loose"]) > 80
    assert 20 < sum(few["day", "200x100", "realistic"]) / 200 < 34
    assert set(few["day", "200x100", "tight"]) == {2, 3, 4, 5}
    assert set(few["afresh", "200x60", "tight"]) == {2, 3, 4, 5}
    assert set(few["afresh", "7500x163", "tight"]) == set(range(3, 13))


@pytest.mark.landing
def test_the_municipality_has_what_its_rules_are_about() -> None:
    facts = municipality.instance(question("municipality", "200x120", "tight"))
    cases = facts.cases
    assert any(case.two_advisers for case in cases)
    assert any(case.reassessment for case in cases)
    assert any(case.disqualified for case in cases)
    assert len({case.family for case in cases}) < len(cases)
    assert any(worker.absent_from for worker in facts.caseworkers)
    assert 18 * 120 < len(facts.caseload) < 22 * 120
    holders = [
        sum(case.skills <= w.skills and w.team == case.phase for w in facts.caseworkers)
        for case in cases
    ]
    assert set(holders) <= {2, 3, 4, 5}


@pytest.mark.parametrize("strength", looped(1, STRENGTHS))
def test_a_municipality_written_as_csv_reads_back_the_same(tmp_path: Path, strength: str) -> None:
    facts = municipality.instance(question("municipality", "30x20", strength))
    day_read = open_day(write_folder(facts, tmp_path / "day"), None, {})
    read, _ = day_read.require()
    # A deadline drawn on a Saturday is told, and who is away with open cases; nothing else is.
    closed = any(case.due is not None and case.due.weekday() > 4 for case in facts.cases)
    away = any(not facts.people[one.caseworker].present(facts.date) for one in facts.caseload)
    told = ({"W218"} if closed else set()) | ({"W247"} if away else set())
    assert {item.code for item in day_read.reading.warnings} == told
    assert read.sha256 == facts.sha256


def test_every_size_of_the_issue_is_asked() -> None:
    asked = {
        (q.size, q.strength)
        for family in FAMILIES.values()
        for q in family.questions(Places())
    }
    for size in ("20x40", "50x163", "200x1000", "200x4000", "7500x163"):
        assert {(size, strength) for strength in STRENGTHS} <= asked
    assert ("200x60", "tight") in asked
