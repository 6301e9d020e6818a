"""A preference that a line goes against is told on the line, whatever else speaks for it."""

from pathlib import Path

from assigner.api.kept import load_plan
from assigner.api.shown import facts_of
from assigner.rule import FIT
from assigner.views.plan.given_way import given_way
from assigner.views.plan.lines import plan_lines
from tests.cli.offices import write
from tests.cli.runner import run
from tests.pages.conftest import CASES, PEOPLE


def test_a_case_outside_a_district_says_so_on_its_line(tmp_path: Path) -> None:
    people = {name: {**row, "districts": "Nord"} for name, row in PEOPLE.items()}
    day, plan = write(tmp_path / "day", people, CASES), tmp_path / "plan.json"
    assert run("solve", day, "-o", plan).code == 0
    facts = facts_of(load_plan(plan, instance=day))
    said = {line.case: " · ".join(map(str, line.why)) for line in plan_lines(facts)}
    assert "against a preference: " in said["C-3"]
    assert "does not work in Syd" in said["C-3"]
    broken = [row for row in given_way(facts, FIT) if row.subject in facts.problem.cases]
    assert sum(text.count("against a preference") for text in said.values()) == len(broken)
    assert all(str(row.words) in said[row.subject] for row in broken)
