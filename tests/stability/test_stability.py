"""How often a line is kept: told by hand, by a solve of its own, and judged again."""

import json
from pathlib import Path

import pytest

from assigner.api.day import Day
from assigner.api.kept import load_plan
from assigner.api.plan import Plan
from assigner.drawn_weights import DrawnWeights
from assigner.errors import VerificationFailed
from assigner.plan.sure import likely, near
from assigner.solve import Limits, Solved, solve
from assigner.solve.stability import redraw
from tests.cli.runner import run


@pytest.mark.landing
def test_a_line_is_kept_where_its_own_arithmetic_keeps_it(sure: Plan) -> None:
    (line,) = sure.claims.assignments
    assert line.sure is not None
    drawing = DrawnWeights(sure.problem)
    mornings = [drawing.problem(draw).load_before for draw in range(60)]
    by_hand = sum(load["Y"] < load["X"] for load in mornings)
    drawn = sum(load["Y"] == load["X"] for load in mornings)
    assert line.caseworker == "Y"
    assert by_hand <= line.sure.kept <= by_hand + drawn
    assert 20 <= by_hand <= 40
    assert line.sure.others == ("X",)
    assert line.sure.kept + line.sure.counts[0] == 60
    found = sure.claims.stability
    assert found is not None
    assert (found.draws, found.proven, found.whole) == (60, 60, line.sure.kept)
    assert found.given_up_points is not None
    assert found.given_up_points > 0


def test_every_draw_ends_as_a_solve_of_its_own_does() -> None:
    day = Day.from_folder(Path("instances/legal-aid/2026-11-23"))
    facts, policy = day.require()
    problem = policy.pose(facts)
    plan = solve(problem, policy.rules, policy.tiers, Limits(ties=False))
    assert isinstance(plan, Solved)
    for draw in range(200, 206):
        found = redraw(problem, policy.rules, policy.tiers, plan, [draw], Limits())
        alone = solve(DrawnWeights(problem).problem(draw), policy.rules, policy.tiers,
                      Limits(ties=False))
        assert isinstance(alone, Solved)
        assert {case: next(iter(taken)) for case, taken in found.taken.items()} == {
            case: seats.caseworker for case, seats in alone.allocation.seats.items()}


@pytest.mark.landing
def test_the_plan_itself_is_as_it_was(even: Path, sure: Plan) -> None:
    plain = json.loads(json.dumps(Day.from_folder(even).solve().document))
    drawn = json.loads(json.dumps(sure.document))
    assert plain["schema_version"] == "1.3"
    assert drawn["schema_version"] == "1.4"
    drawn["schema_version"] = plain["schema_version"]
    del drawn["stability"]
    for row in drawn["assignments"]:
        assert row["sure"] is not None
        row["sure"] = None
    drawn["solver"]["wall_seconds"] = plain["solver"]["wall_seconds"]
    assert drawn == plain


def test_a_plan_from_before_the_key_was_always_there_holds(even: Path, tmp_path: Path) -> None:
    kept = tmp_path / "p.json"
    document = json.loads(json.dumps(Day.from_folder(even).solve().document))
    for row in document["assignments"]:
        assert row.pop("sure") is None
    kept.write_text(json.dumps(document), encoding="utf-8")
    assert run("verify", kept, "--instance", even).code == 0


@pytest.mark.parametrize(("change", "told"), [
    (lambda plan: plan["assignments"][0]["sure"].update(kept=61), "does not add up"),
    (lambda plan: plan["assignments"][0]["sure"].update(likely=[0.9, 1.0]), "likely"),
    (lambda plan: plan["assignments"][0]["sure"].update(others=["Nobody known"]), "not add up"),
    (lambda plan: plan["assignments"][0].pop("sure"), "does not follow"),
    (lambda plan: plan["stability"].update(proven=70), "do not add up"),
    (lambda plan: plan["stability"].update(draws=59), "does not add up"),
    (lambda plan: plan["stability"]["weights"].pop(), "weights"),
    (lambda plan: plan.pop("stability"), "nothing of any draws"),
])
def test_what_does_not_add_up_is_refused(
    change: object, told: str, sure: Plan, tmp_path: Path
) -> None:
    file = tmp_path / "plan.json"
    sure.save(file)
    load_plan(file).verify()
    document = json.loads(file.read_text(encoding="utf-8"))
    assert callable(change)
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(VerificationFailed, match=told):
        load_plan(file).verify()


@pytest.mark.landing
def test_no_time_left_gives_fewer_draws_and_says_so(even: Path) -> None:
    plan = Day.from_folder(even).solve(stability=9_000, seconds=1.5)
    found = plan.claims.stability
    assert found is not None
    assert found.draws < 9_000
    assert found.cut == "time"
    assert not plan.claims.solver.deterministic
    plan.verify()


def test_a_line_says_how_sure_it_is_in_every_medium(sure: Plan, even: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    sure.save(file)
    (line,) = sure.claims.assignments
    assert line.sure is not None
    share = f"{near(line.sure.kept, 60):.0%}"
    told = run("explain", file, "--instance", even, "--case", "C-1")
    assert f"kept in {share} of 60 draws" in told.out.replace("\n", " ")
    assert "else X" in told.out
    page = tmp_path / "page.html"
    assert run("report", file, "--instance", even, "-o", page).code == 0
    assert "How sure each line is" in page.read_text(encoding="utf-8")


@pytest.mark.landing
def test_the_command_takes_a_number_or_its_own(even: Path) -> None:
    ran = run("solve", "--stability", "30", even, "--format", "csv")
    assert ran.code == 0, ran.err
    head, row = ran.out.splitlines()
    assert "kept,draws,others" in head
    assert ",30,X," in row
    before = run("solve", "--stability", even)
    assert "How sure: 0 of 1 lines are kept" in before.out.replace("\n", " ")
    assert "of 200" in before.out
    assert run("solve", even, "--stability", "0").code == 2
    assert "Kept" not in run("solve", even).out


@pytest.mark.parametrize(("kept", "draws", "least", "most"), [
    (200, 200, 0.981, 1.0), (180, 200, 0.850, 0.934), (0, 200, 0.0, 0.019), (0, 0, 0.0, 1.0),
])
def test_the_interval_is_wilson_s(kept: int, draws: int, least: float, most: float) -> None:
    assert likely(kept, draws) == pytest.approx((least, most), abs=0.001)


def test_a_share_is_whole_only_where_every_draw_is() -> None:
    assert near(199, 200) == 0.99
    assert near(200, 200) == 1
    assert near(1, 1_000) == 0.01
