"""No plan is called optimal on its own word; whatever it says beside is recounted or refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assigner.api.again import otherwise
from assigner.api.kept import open_kept
from assigner.plan import refuted
from assigner.solve import Limits, Solved, solve
from tests.cli.runner import Ran, run
from tests.draws import looped

DAY = Path(__file__).parent / "verify-passes-a-false-proof" / "day"
CHOSEN = Path(__file__).parent / "rebalance-siblings-never-move-by-choice" / "day"
NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def pinned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return solved(tmp_path_factory.mktemp("plan"), "--pin", "C0=W1")


@pytest.fixture(scope="module")
def nordby(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return solved(tmp_path_factory.mktemp("plan"), day=NORDBY)


def solved(folder: Path, *options: str, day: Path = DAY) -> dict[str, Any]:
    kept = folder / "plan.json"
    assert run("solve", day, *options, "-o", kept).code == 0
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return found


def verified(
    plan: dict[str, Any], tmp_path: Path, change: Change, *options: str, day: Path = DAY
) -> Ran:
    forged = json.loads(json.dumps(plan))
    change(forged)
    kept = tmp_path / "forged.json"
    kept.write_text(json.dumps(forged), encoding="utf-8")
    return run("verify", kept, "--instance", day, *options)


def unpinned(plan: dict[str, Any]) -> None:
    """As somebody would who knows the format: the words are mended, too."""
    plan["decisions"]["pins"] = []
    plan["assignments"][0].update(pinned=None, why="26% → 59%; best for the day")


@pytest.mark.landing
def test_without_its_pin_a_better_change_refutes_it(
    pinned: dict[str, Any], tmp_path: Path
) -> None:
    ran = verified(pinned, tmp_path, unpinned)
    assert ran.code == 7
    assert "is claimed proven, and" in ran.err
    assert "148.01" in ran.err
    assert "optimal" not in ran.out


@pytest.mark.landing
def test_as_it_is_it_holds_and_is_not_called_optimal(
    pinned: dict[str, Any], tmp_path: Path
) -> None:
    ran = verified(pinned, tmp_path, lambda plan: None)
    assert ran.code == 0
    assert "values recounted; proof not checked" in " ".join(ran.out.split())
    assert "optimal" not in ran.out


def test_solved_again_it_is_optimal_or_it_is_not(pinned: dict[str, Any], tmp_path: Path) -> None:
    ran = verified(pinned, tmp_path, lambda plan: None, "--again")
    assert (ran.code, "solved again: optimal" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("change", "told"),
    looped(18, [
        (lambda plan: plan.update(secret="x"), "secret is nothing that a plan says"),
        (lambda plan: plan["decisions"].update(note="x"), "decisions.note"),
        (lambda plan: plan["assignments"][3].update(why="forged"), "why"),
        (lambda plan: plan["assignments"][3].update(more=1), "more"),
        (lambda plan: plan["summary"].update(ties=9), "summary.ties"),
        (lambda plan: plan["summary"].update(extra=1), "summary.extra"),
        (lambda plan: plan["tiers"][2].update(unit="cases"), "unit"),
        (lambda plan: plan["cases"][0]["eligible"].append("NOBODY"), "eligible"),
        (lambda plan: plan["instance"].update(name="Elsewhere"), "instance.name"),
        (lambda plan: plan["instance"].update(date="2026-11-24"), "instance.date"),
        (lambda plan: plan["model"].update(name="us-cwla"), "model"),
        (lambda plan: plan["model"]["overrides"].update({"x.y": "1"}), "x.y"),
        (lambda plan: plan["conflict"].append({"rule": "team", "subject": "", "words": ""}),
         "conflict"),
        (lambda plan: plan["solver"].update(engine=3), "engine"),
        (lambda plan: plan["solver"].update(wall_seconds="long"), "wall_seconds"),
        (lambda plan: plan["solver"].update(deterministic="yes"), "deterministic"),
        (lambda plan: plan["solver"].update(more=1), "solver.more"),
        (lambda plan: plan["solver"].update(versions={"assigner": "9"}), "versions.python"),
        (lambda plan: plan["solver"]["versions"].update(ortools=9), "versions"),
        (lambda plan: plan["assignments"].reverse(), "assignments"),
        (lambda plan: plan["caseworkers"][0].update(team="measures"), "team"),
        (lambda plan: plan["caseworkers"][0].update(note="ill"), "note"),
        (lambda plan: plan["assignments"][0].update(tied=True), "why"),
        (lambda plan: [row.update(tied=not row["tied"]) for row in plan["assignments"]], "why"),
        (lambda plan: plan["tiers"][0].update(value=False), "value"),
        (lambda plan: plan.pop("conflict"), "conflict is missing"),
    ]),
)
def test_every_field_is_recounted_or_refused(
    change: Change, told: str, nordby: dict[str, Any], tmp_path: Path
) -> None:
    ran = verified(nordby, tmp_path, change, day=NORDBY)
    assert ran.code in (1, 7)
    assert told in ran.err
    assert ran.out == ""


def test_a_tie_that_is_hidden_is_found(nordby: dict[str, Any], tmp_path: Path) -> None:
    """The words are mended, too: only an allocation as good shows it."""
    tied = [row for row in nordby["assignments"] if row["tied"]]
    assert tied

    def hidden(plan: dict[str, Any]) -> None:
        plan["summary"]["ties"] = 0
        for row in plan["assignments"]:
            if row["tied"]:
                row["tied"] = False

    ran = verified(nordby, tmp_path, hidden, day=NORDBY)
    assert ran.code == 7


def test_solving_again_finds_what_no_small_change_does(
    pinned: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refuted, "TRIED", 0)
    ran = verified(pinned, tmp_path, unpinned)
    assert (ran.code, "optimal" in ran.out) == (0, False)
    ran = verified(pinned, tmp_path, unpinned, "--again")
    assert ran.code == 7
    assert "149.60643431018335 is claimed proven; solved again it is 148.01" in ran.err


@pytest.mark.landing
def test_solving_again_finds_a_tie_that_is_none(
    nordby: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refuted, "TRIED", 0)
    kept = tmp_path / "plan.json"
    kept.write_text(json.dumps(nordby), encoding="utf-8")
    opened = open_kept(kept, NORDBY, None)
    again = solve(opened.problem, opened.policy.rules, opened.policy.tiers, Limits())
    assert isinstance(again, Solved)
    assert list(otherwise(opened, again)) == []
    fewer = replace(again, tied=frozenset())
    assert "tied is claimed of" in str(next(iter(otherwise(opened, fewer))))


@pytest.mark.landing
def test_what_an_earlier_version_did_not_say_yet_is_not_missed(
    nordby: dict[str, Any], tmp_path: Path
) -> None:
    def earlier(plan: dict[str, Any]) -> None:
        plan["schema_version"] = "1.1"
        plan["summary"].pop("above_norm")
        for row in plan["caseworkers"]:
            row.pop("norms")
        for row in plan["assignments"]:
            row.pop("passed_over")

    assert verified(nordby, tmp_path, earlier, day=NORDBY).code == 0

    def forged(plan: dict[str, Any]) -> None:
        earlier(plan)
        plan["secret"] = 1

    assert verified(nordby, tmp_path, forged, day=NORDBY).code == 7


@pytest.mark.landing
def test_a_plan_in_danish_holds_in_any_language(tmp_path: Path) -> None:
    plan = solved(tmp_path, "--lang", "da")
    for language in ("en", "da"):
        assert verified(plan, tmp_path, lambda plan: None, "--lang", language).code == 0


@pytest.mark.landing
@pytest.mark.parametrize(("day", "change"), [
    (CHOSEN, ("--hours", "A=20")),
    pytest.param(NORDBY, ("--leaves", "ANMØ"), marks=pytest.mark.long),
], ids=["small", "town"])
def test_a_rebalance_is_recounted_the_same_way(
    day: Path, change: tuple[str, str], tmp_path: Path
) -> None:
    kept = tmp_path / "rebalance.json"
    assert run("rebalance", day, *change, "--max-moves", 2, "-o", kept).code == 0
    plan = json.loads(kept.read_text(encoding="utf-8"))
    assert verified(plan, tmp_path, lambda plan: None, day=day).code == 0
    for forge, told in (
        (lambda plan: plan.update(secret=1), "secret"),
        (lambda plan: plan["moves"][0].update(words="forged"), "words"),
    ):
        ran = verified(plan, tmp_path, forge, day=day)
        assert (ran.code, told in ran.err) == (7, True)
    assert verified(plan, tmp_path, lambda plan: None, "--again", day=day).code == 2


def test_a_forged_plan_is_not_recorded(pinned: dict[str, Any], tmp_path: Path) -> None:
    forged = json.loads(json.dumps(pinned))
    unpinned(forged)
    kept = tmp_path / "forged.json"
    kept.write_text(json.dumps(forged), encoding="utf-8")
    ran = run("commit", kept, "--by", "Ulla", "--instance", DAY, "--ledger", tmp_path / "l.db")
    assert ran.code == 7
    assert "nothing was recorded" in ran.err


@pytest.mark.parametrize("scope", ["checked by the ministry \x1b[31m", "plans", ""])
def test_a_proof_is_over_nothing_else_than_the_program_says(
    scope: str, pinned: dict[str, Any], tmp_path: Path
) -> None:
    ran = verified(pinned, tmp_path, lambda plan: plan["tiers"][2].update(over=scope))
    assert ran.code == 7
    assert "\x1b" not in ran.out + ran.err
