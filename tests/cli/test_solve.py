"""`solve` and `verify` on Nordby, and what a user may do wrong with them."""

import copy
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return solved(Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23")


def solved(folder: Path, *options: object) -> dict[str, Any]:
    ran = run("solve", folder, "--format", "json", *options)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.landing
def test_nordby_is_proven_and_placed(plan: dict[str, Any]) -> None:
    assert plan["status"] == "optimal"
    names = ["unassigned", "over_norm", "balance", "fit", "tie_break"]
    assert [tier["name"] for tier in plan["tiers"]] == names
    assert all(tier["proven"] and tier["value"] == tier["bound"] for tier in plan["tiers"])
    assert len(plan["assignments"]) + len(plan["unassigned"]) == 19
    assert plan["summary"]["placed"] == len(plan["assignments"]) == 19


def test_nordby_siblings_advisers_and_the_absent(plan: dict[str, Any]) -> None:
    rows = {row["case"]: row for row in plan["assignments"]}
    siblings = {rows[case]["caseworker"] for case in ("S-10682", "S-10683", "S-10684")}
    assert len(siblings) == 1
    for case in (f"S-{number}" for number in range(10682, 10688)):
        assert rows[case]["co_caseworker"] not in (None, rows[case]["caseworker"])
    people = {row["caseworker"] for row in rows.values()}
    people |= {row["co_caseworker"] for row in rows.values()}
    assert not people & {"EMCH", "TRSØ"}
    assert rows["S-10677"]["caseworker"] not in {"ANMØ", "PIKR"}
    assert rows["S-10680"]["caseworker"] not in {"KIMØ", "LEPO", "SØJE"}
    assert rows["S-10685"]["caseworker"] in {"KALA", "HAHA", "ØYJO"}


def test_the_summary_follows_from_the_loads(plan: dict[str, Any]) -> None:
    able = [row for row in plan["caseworkers"] if row["capacity_hours"]]
    total = sum(row["capacity_hours"] for row in able)
    mean = sum(row["load_after_hours"] for row in able) / total
    assert plan["summary"]["utilisation_mean"] == pytest.approx(mean, abs=1e-5)
    balance = sum(row["load_after_hours"] ** 2 / row["capacity_hours"] for row in able)
    assert plan["tiers"][2]["value"] == pytest.approx(balance, rel=1e-6)


def shuffled(folder: Path, into: Path, seed: int) -> Path:
    draw = random.Random(seed)
    shutil.copytree(folder, into)
    for name in ("cases", "caseload", "caseworkers"):
        lines = (into / f"{name}.csv").read_bytes().split(b"\r\n")
        head, rows = lines[0], [line for line in lines[1:] if line]
        draw.shuffle(rows)
        (into / f"{name}.csv").write_bytes(b"\r\n".join([head, *rows, b""]))
    return into


@pytest.mark.landing
def test_the_order_of_rows_changes_nothing(
    plan: dict[str, Any], nordby: Path, tmp_path: Path
) -> None:
    other = solved(shuffled(nordby, tmp_path / "elsewhere", 1))
    plan, other = dict(plan), dict(other)
    for one in (plan, other):
        one["solver"] = {**one["solver"], "wall_seconds": 0}
    assert other == plan


@pytest.mark.landing
def test_a_kept_plan_is_verified_without_the_solver(nordby: Path, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    assert run("solve", nordby, "-o", kept).code == 0
    ran = run("verify", kept)
    assert ran.code == 0
    assert ran.out.startswith("Verified: 19 cases placed")


@pytest.mark.parametrize(
    ("change", "told"),
    looped(1, [
        (lambda plan: plan["assignments"][0].update(caseworker="ÅSLA"), "does not take"),
        (lambda plan: plan["assignments"].pop(), "claimed"),
        (lambda plan: plan["tiers"][2]["cost"].__setitem__(0, 1), "claimed"),
        (lambda plan: plan["tiers"][1].update(bound=0), "proven with a gap"),
        (lambda plan: plan["summary"].update(placed=18), "placed"),
        (lambda plan: plan["caseworkers"][3].update(load_after_hours=1.0), "load_after_hours"),
        (lambda plan: plan["assignments"][0].update(caseworker="NOBODY"), "not a caseworker"),
        (lambda plan: plan.update(status="feasible"), "status"),
    ]),
)
def test_a_plan_that_was_changed_is_found_out(
    change: Any, told: str, plan: dict[str, Any], nordby: Path, tmp_path: Path
) -> None:
    kept, content = tmp_path / "plan.json", copy.deepcopy(plan)
    change(content)
    kept.write_text(json.dumps(content), encoding="utf-8")
    ran = run("verify", kept, "--instance", nordby)
    assert ran.code == 7
    assert told in ran.err


@pytest.mark.landing
def test_a_changed_instance_is_told(
    nordby: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # else the untouched original is found, by its content
    folder = tmp_path / "day"
    shutil.copytree(nordby, folder)
    run("solve", folder, "-o", tmp_path / "plan.json")
    cases = folder / "cases.csv"
    cases.write_bytes(cases.read_bytes().replace(b"S-10673", b"S-99999"))
    ran = run("verify", tmp_path / "plan.json")
    assert ran.code == 1
    assert "has changed since" in ran.err


@pytest.mark.landing
def test_pins_and_forbids_hold(nordby: Path) -> None:
    plan = solved(nordby, "--pin", "S-10688=TINI", "--forbid", "S-10691=MACH")
    rows = {row["case"]: row for row in plan["assignments"]}
    assert rows["S-10688"]["caseworker"] == "TINI"
    assert rows["S-10691"]["caseworker"] != "MACH"
    assert plan["decisions"] == {
        "pins": [["S-10688", "TINI"]], "forbids": [["S-10691", "MACH"]],
    }


@pytest.mark.landing
def test_a_pin_against_the_law_is_infeasible_and_says_why(nordby: Path) -> None:
    ran = run("solve", nordby, "--pin", "S-10685=EMCH", "--format", "json")
    assert ran.code == 3
    plan = json.loads(ran.out)
    assert plan["status"] == "infeasible"
    assert {row["rule"] for row in plan["conflict"]} >= {"decisions"}
    assert len(plan["conflict"]) == 2


def test_a_file_that_cannot_be_written_is_told_before_the_solve(
    nordby: Path, tmp_path: Path
) -> None:
    ran = run("solve", nordby, "-o", tmp_path / "none" / "plan.json")
    assert ran.code == 1
    assert "its folder does not exist" in ran.err
    assert ran.out == ""


def test_a_file_that_is_not_written_is_named(nordby: Path, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    ran = run("solve", nordby, "--pin", "S-10690=ULHA", "-o", kept)
    assert ran.code == 3
    assert not kept.exists()
    assert "plan.json was not written: there is no allocation to keep." in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("args", "code", "told"),
    looped(7, [
        (("slove",), 2, 'Did you mean "solve"?'),
        (("solve",), 2, "Missing argument"),
        (("solve", "nowhere"), 1, "There is no such folder"),
        (("solve", "NORDBY", "--pin", "S-10688"), 2, "write CASE=WORKER"),
        (("solve", "NORDBY", "--pin", "S-10688=tini"), 2, "Did you mean TINI?"),
        (("solve", "NORDBY", "--pin", "X=TINI"), 2, "is not a new case"),
        (("solve", "NORDBY", "-S", "balance"), 2, "write KEY=VALUE"),
        (("solve", "NORDBY", "-S", "balance.mesure=leximax"), 1, "write measure"),
        (("solve", "NORDBY", "-m", "danish"), 1, "danish-child-welfare"),
        (("solve", "NORDBY", "--time-limit", "0"), 2, "time-limit"),
        (("verify", "nowhere.json"), 1, "cannot be read"),
    ]),
)
def test_a_wrong_command_says_what_to_do(
    args: tuple[str, ...], code: int, told: str, nordby: Path
) -> None:
    ran = run(*(str(nordby) if arg == "NORDBY" else arg for arg in args))
    assert ran.code == code
    assert told in ran.err
    assert ran.out == ""


def test_a_faulty_day_is_not_solved_and_nothing_is_written(tmp_path: Path) -> None:
    raw = Path(__file__).parents[1] / "bad" / "nordby-raw"
    ran = run("solve", raw, "-o", tmp_path / "plan.json")
    assert ran.code == 1
    assert ran.out == ""
    assert "16 errors" in ran.err
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.landing
@pytest.mark.parametrize("measure", ["leximax", "minmax"])
def test_other_measures_are_proven_too(measure: str, nordby: Path) -> None:
    plan = solved(nordby, "-S", f"balance.measure={measure}")
    assert plan["status"] == "optimal"


@pytest.mark.landing
def test_the_table_fits_eighty_columns(nordby: Path) -> None:
    out = run("solve", nordby).out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert out.startswith("19 cases placed · proven optimal · highest load ")


@pytest.mark.landing
def test_csv_has_one_row_a_case(nordby: Path) -> None:
    rows = run("solve", nordby, "--format", "csv").out.splitlines()
    assert rows[0].startswith("case,caseworker,co_caseworker")
    assert len(rows) == 20


@pytest.mark.landing
def test_the_why_not_table_is_written_with_the_plan(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {}, "C-2": {}})
    plan, table, document = (tmp_path / name for name in ("plan.json", "t.csv", "t.json"))
    assert run("solve", day, "-o", plan, "--why-not-table", table).code == 0
    asked = run("explain", plan, "--instance", day, "--format", "csv")
    assert table.read_text(encoding="utf-8") == asked.out
    assert run("solve", day, "-o", plan, "--why-not-table", document).code == 0
    found = json.loads(document.read_text(encoding="utf-8"))
    assert {case["question"]["case"] for case in found["cases"]} == {"C-1", "C-2"}
    assert run("solve", day, "--why-not-table", table).code == 2
