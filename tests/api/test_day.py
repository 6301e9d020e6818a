"""A day by the library: the same as by the commands, and faults as objects."""

import json
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import assigner
from tests.cli.runner import run
from tests.draws import looped
from tests.quiet import FEW, NORDBY, quiet


def frames(folder: Path) -> list[pd.DataFrame]:
    return [
        pd.read_csv(folder / f"{name}.csv", sep=";", encoding="cp1252", decimal=",")
        for name in ("caseworkers", "cases", "caseload")
    ]


def seats(plan: assigner.Plan) -> dict[str, object]:
    return {row.case: (row.caseworker, row.co_caseworker) for row in plan.claims.assignments}


@pytest.fixture(scope="module")
def plan() -> assigner.Plan:
    """The plan of Nordby."""
    return assigner.read(NORDBY).solve()


@pytest.mark.landing
def test_the_library_and_the_command_give_one_document(
    nordby: Path, plan: assigner.Plan
) -> None:
    ran = run("solve", str(nordby), "--format", "json")
    mine = json.loads(json.dumps(plan.document))
    theirs = json.loads(ran.out)
    for document in (mine, theirs):
        document["solver"]["wall_seconds"] = 0
    assert mine == theirs


@pytest.mark.landing
def test_frames_give_the_same_plan_as_the_files(nordby: Path, plan: assigner.Plan) -> None:
    day = assigner.Day.from_frames(
        *frames(nordby), date=date(2026, 11, 23), model="danish-child-welfare"
    )
    assert day.faults == ()
    assert seats(day.solve()) == seats(plan)


@pytest.mark.landing
def test_a_bad_row_of_a_frame_is_a_fault_with_its_label(nordby: Path) -> None:
    people, new, held = frames(nordby)
    new.loc[3, "Tyngde"] = "tung"
    day = assigner.Day.from_frames(
        people, new, held, date=date(2026, 11, 23), model="danish-child-welfare"
    )
    (fault,) = day.faults
    assert (fault.code, fault.file, fault.row) == ("E103", "cases", 3)
    assert "tung" in str(fault)
    with pytest.raises(assigner.InputError):
        day.solve()


@pytest.mark.parametrize("day", looped(1, ["2026-11-23", pd.Timestamp("2026-11-23 08:15")]))
def test_the_day_of_frames_may_be_letters_or_a_moment(nordby: Path, day: Any) -> None:
    found = assigner.Day.from_frames(*frames(nordby), date=day, model="danish-child-welfare")
    assert found.faults == ()
    assert found.date == date(2026, 11, 23)


@pytest.mark.parametrize("day", ["23/11/26", "", None, 20261123])
def test_what_is_no_day_is_told(nordby: Path, day: Any) -> None:
    with pytest.raises(assigner.InputError, match="is no day"):
        assigner.Day.from_frames(*frames(nordby), date=day, model="danish-child-welfare")


def test_what_pandas_makes_of_cells_is_read() -> None:
    people = pd.DataFrame({
        "id": ["A", "B"], "team": "measures", "weekly_hours": [37.0, 18.5],
        "hired": [pd.Timestamp("2020-01-01"), pd.NaT], "skills": [["arabic"], []],
    })
    cases = pd.DataFrame({
        "id": ["C1"], "phase": "measures", "complexity": "simple", "two_advisers": [False],
        "skills": [("arabic",)], "due": [date(2026, 12, 1)], "children": [2.0],
    })
    day = assigner.Day.from_frames(
        people, cases, date=date(2026, 11, 23), model="danish-child-welfare"
    )
    assert day.faults == ()
    assert day.solve().frame().set_index("case").loc["C1", "caseworker"] == "A"


def test_an_instance_that_is_not_there_is_raised(tmp_path: Path) -> None:
    with pytest.raises(assigner.InputError):
        assigner.read(tmp_path / "nowhere")


def test_bad_rows_are_not_raised(tmp_path: Path) -> None:
    (tmp_path / "instance.toml").write_text('date = 2026-11-23\nmodel = "danish-child-welfare"\n')
    (tmp_path / "caseworkers.csv").write_text("id,team,weekly_hours\nA,nowhere,99\n")
    (tmp_path / "cases.csv").write_text("id,phase,complexity\nC1,intake,heavy\n")
    day = assigner.read(tmp_path)
    assert {"E102", "E103", "E106"} <= {fault.code for fault in day.faults}


@pytest.mark.landing
def test_pins_and_forbids_are_kept_and_misspelt_ones_are_told(tmp_path: Path) -> None:
    day = assigner.read(quiet(tmp_path / "day", ("S-10688", "S-10689", *FEW)))
    plan = day.solve(pins={"S-10688": "TINI"}, forbids={"S-10689": ["SIMA", "PESØ"]})
    held = plan.frame().set_index("case")["caseworker"]
    assert held["S-10688"] == "TINI"
    assert held["S-10689"] not in {"SIMA", "PESØ"}
    with pytest.raises(assigner.InputError, match="Did you mean TINI"):
        day.solve(pins={"S-10688": "TIN"})


@pytest.mark.landing
def test_a_solve_beside_another_thread(tmp_path: Path) -> None:
    day = assigner.read(quiet(tmp_path / "day"))
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert day.solve().status == "optimal"
    finally:
        stop.set()
        other.join()


@pytest.mark.landing
def test_staff_changes_are_those_of_the_command(tmp_path: Path) -> None:
    folder = quiet(tmp_path / "day")
    ran = run("rebalance", folder, "--leaves", "JENI:2026-12-01", "--max-moves", "0",
              "--format", "json")
    plan = assigner.read(folder).rebalance(
        assigner.Leaves("JENI", on=date(2026, 12, 1)), max_moves=0
    )
    assert plan.moves_frame()["case"].tolist() == [
        row["case"] for row in json.loads(ran.out)["moves"]
    ]
    with pytest.raises(assigner.InputError, match="JENY"):
        assigner.read(folder).rebalance(assigner.Leaves("JENY"))


@pytest.mark.landing
def test_a_comparison_has_a_row_a_case(nordby: Path) -> None:
    found = assigner.compare(assigner.read(nordby), ["danish-child-welfare", "equal-numbers"])
    assert list(found.frame().columns) == [
        "case", "danish-child-welfare", "equal-numbers", "differs"
    ]
    assert len(found.frame()) == 19


def test_a_comparison_has_a_row_a_run_and_tier_counted_by_the_first(tmp_path: Path) -> None:
    day = assigner.read(quiet(tmp_path / "day"))
    found = day.compare(["danish-child-welfare", "equal-numbers"], baselines=["equal-number"])
    frame = found.tiers_frame()
    assert list(frame.columns) == ["run", "name", "unit", "value"]
    assert list(dict.fromkeys(frame["run"])) == found.names
    assert found.names == ["danish-child-welfare", "equal-numbers", "equal-number"]
    mine = frame[frame["run"] == "danish-child-welfare"].set_index("name")["value"]
    assert {tier.name: tier.value for tier in found.typed.runs[0].tiers} == dict(mine)
    others = frame[frame["run"] == "equal-number"].set_index("name")["value"]
    assert others["balance"] >= mine["balance"]


def test_a_comparison_without_models_is_told(nordby: Path) -> None:
    with pytest.raises(assigner.InputError, match="at least one model"):
        assigner.read(nordby).compare([])


@pytest.mark.landing
def test_answers_are_typed(tmp_path: Path, plan: assigner.Plan) -> None:
    why = plan.explain("S-10688")
    assert why.verdict == "chosen"
    assert why.caseworker == plan.planned.caseworker("S-10688")
    assert why.because == tuple(str(row["words"]) for row in _rows(why.document["because"]))
    other = why.why_not("TINI")
    assert other.typed.kind == "explain"
    assert other.verdict in {"not_allowed", "possible_but_worse", "equally_good"}
    found = assigner.read(quiet(tmp_path / "day")).diagnose()
    assert found.verdict is None
    assert found.typed.kind == "diagnose"


def _rows(found: object) -> list[dict[str, object]]:
    assert isinstance(found, list)
    return found


def test_what_a_notebook_shows_is_escaped(tmp_path: Path) -> None:
    day = assigner.read(quiet(tmp_path / "day"))
    plan = day.solve()
    shown = plan._repr_html_()
    assert all(case in shown for case in plan.frame()["case"])
    assert "proven optimal" in shown
    assert "<caption" in shown
    handed = day.rebalance(assigner.Leaves("JENI"), max_moves=0)
    assert all(case in handed._repr_html_() for case in handed.moves_frame()["case"])
    assert "<p>" in plan.explain("S-10685")._repr_html_()


def test_a_plan_of_frames_is_loaded_again_with_its_day(nordby: Path, tmp_path: Path) -> None:
    def of_frames(office: str) -> assigner.Day:
        people, new, held = frames(nordby)
        return assigner.Day.from_frames(people, new.head(1), held, date="2026-11-23",
                                        model="equal-numbers", office=office)

    kept = tmp_path / "kept.json"
    made = of_frames("Elsewhere").solve()
    made.save(kept)
    with pytest.raises(assigner.PlanError):
        assigner.load_plan(kept)
    again = assigner.load_plan(kept, day=of_frames("Elsewhere")).verify()
    assert again.document == made.document
    with pytest.raises(assigner.PlanError, match="has changed since"):
        assigner.load_plan(kept, day=of_frames("Other"))
    with pytest.raises(assigner.Misused):
        assigner.load_plan(kept, day=of_frames("Elsewhere"), instance=nordby)


@pytest.mark.parametrize("given", looped(1, [
    {"seconds": "3"}, {"seconds": 0}, {"seconds": True}, {"memory": -1}]), ids=str)
def test_limits_that_are_no_numbers_are_told(given: Any) -> None:
    with pytest.raises(assigner.Misused, match="must be a number above 0"):
        assigner.read(NORDBY).solve(**given)
