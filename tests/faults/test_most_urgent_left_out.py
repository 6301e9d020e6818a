"""The case that is due today is placed where that costs no case more, and the words say so."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run

DAY = Path(__file__).parent / "most-urgent-left-out" / "day"
HARD = ("-S", "rules.stock_ceiling.hard=true")


def test_the_most_urgent_is_placed_and_the_others_say_at_whose_cost() -> None:
    plan = json.loads(run("solve", DAY, *HARD, "--format", "json").out)
    assert [row["case"] for row in plan["assignments"]] == ["A", "D"]
    assert plan["tiers"][0]["cost"] == [3, 0, 1, 1, 1]
    assert plan["tiers"][0]["proven"]
    left = {row["case"]: row["instead"] for row in plan["unassigned"]}
    assert list(left) == ["B", "C", "E"]
    assert left["B"]["cases"] == left["C"]["cases"] == ["A"]
    assert left["B"]["words"] == "ANN could take it in place of A, which is more urgent"
    assert left["E"] == {
        "caseworker": None, "cases": [],
        "words": "nobody can take it today, whatever else is placed",
    }


@pytest.mark.parametrize("form", ["text", "csv"])
def test_the_words_are_where_the_case_is(form: str) -> None:
    said = " ".join(run("solve", DAY, *HARD, "--format", form).out.split())
    assert "in place of A, which is more urgent" in said


def test_a_forced_alternative_is_worse_by_a_more_urgent_case(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert run("solve", DAY, *HARD, "-o", plan).code == 0
    assert run("verify", plan, "--instance", DAY).code == 0
    found = json.loads(run(
        "explain", plan, "--case", "B", "--why-not", "ANN", "--format", "json"
    ).out)
    assert found["verdict"] == "possible_but_worse"
    assert "a more urgent case is left without a caseworker" in found["words"]


def test_a_difference_in_urgency_is_told_where_as_many_are_left(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    assert run("solve", DAY, *HARD, "-o", one).code == 0
    assert run("solve", DAY, *HARD, "--pin", "B=ANN", "-o", other).code == 0
    assert "a more urgent case is left in the second plan" in run("diff", one, other).out
    found = json.loads(run("diff", other, one, "--format", "json").out)
    (row,) = [row for row in found["tiers"] if row["name"] == "unassigned"]
    assert (row["a"], row["b"]) == (3, 3)
    assert row["words"] == "a more urgent case is left in the first plan"
