"""Plans travel: the day and the model are found by content, for anybody, on any machine."""

import csv
import json
import shutil
import tomllib
from pathlib import Path

import openpyxl
import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run

MODEL = 'extends = "danish-child-welfare"\n[rules]\ndistrict = false\n'


def as_workbook(folder: Path, book: Path) -> Path:
    made = openpyxl.Workbook()
    head = tomllib.loads((folder / "instance.toml").read_text(encoding="utf-8"))
    made.active.title = "instance"
    for key, value in head.items():
        made.active.append([key, str(value)])
    for name in ("caseworkers", "cases", "caseload"):
        sheet = made.create_sheet(name)
        for row in csv.reader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()):
            sheet.append(row)
    made.save(book)
    return book


def own_model(day: Path) -> None:
    (day / "mine.toml").write_text(MODEL, encoding="utf-8")
    head = day / "instance.toml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("danish-child-welfare", "mine.toml"),
        encoding="utf-8",
    )


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A day and its plan, and nobody remembers where it was solved."""
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    home = tmp_path / "home"
    day = write(home / "day", {}, {"C-1": {}})
    own_model(day)
    monkeypatch.chdir(tmp_path)
    assert run("solve", day, "-o", home / "plan.json").code == 0
    return tmp_path


def elsewhere(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another user, in another folder, on a machine that remembers nothing."""
    (office / "other state").mkdir()
    monkeypatch.setenv("ASSIGNER_STATE", str(office / "other state"))
    (office / "somewhere").mkdir()
    monkeypatch.chdir(office / "somewhere")


def every_command(plan: Path, out: Path) -> list[Ran]:
    return [
        run("verify", plan), run("explain", plan, "--case", "C-1"),
        run("report", plan, "-o", out / "r.html"), run("commit", plan, "--by", "Ulla"),
        run("next", plan, "-o", out / "next"),
    ]


@pytest.mark.landing
@pytest.mark.parametrize("where", ["beside", "in it", "siblings", "below"])
def test_a_day_near_the_plan_is_found(
    office: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = office / "away"
    day = {"beside": away / "monday", "in it": away, "siblings": away / "days" / "x",
           "below": away / "plans" / "instances" / "small" / "2026-11-23"}[where]
    shutil.copytree(office / "home" / "day", day)
    plans = {"siblings": away / "days" / "plans", "below": away / "plans"}.get(where, away)
    plans.mkdir(exist_ok=True, parents=True)
    shutil.move(office / "home" / "plan.json", plans / "p.json")
    shutil.rmtree(office / "home")
    elsewhere(office, monkeypatch)
    for ran in every_command(plans / "p.json", office):
        assert ran.code == 0, ran.err


@pytest.mark.landing
def test_a_workbook_beside_the_plan_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    book = as_workbook(write(tmp_path / "home", {}, {"C-1": {}}), tmp_path / "home.xlsx")
    ran = run("solve", book, "-o", tmp_path / "plan.json")
    assert ran.code == 0, ran.err
    (tmp_path / "away").mkdir()
    shutil.move(book, tmp_path / "away" / "day.xlsx")
    shutil.move(tmp_path / "plan.json", tmp_path / "away" / "plan.json")
    elsewhere(tmp_path, monkeypatch)
    assert run("verify", tmp_path / "away" / "plan.json").code == 0


def test_editing_a_copy_never_makes_the_original_changed(office: Path) -> None:
    copy = office / "copy"
    shutil.copytree(office / "home", copy)
    assert run("solve", copy / "day", "-o", copy / "plan.json").code == 0
    cases = copy / "day" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-1", "C-9"), encoding="utf-8")
    assert run("verify", office / "home" / "plan.json").code == 0
    shutil.move(office / "home" / "plan.json", office / "plan.json")
    assert run("verify", office / "plan.json").code == 0
    (office / "apart").mkdir()
    shutil.move(office / "plan.json", office / "apart" / "plan.json")
    assert run("verify", office / "apart" / "plan.json").code == 0
    ran = run("verify", copy / "plan.json")
    assert ran.code == 0
    assert "has changed since; the plan is judged by" in ran.err


@pytest.mark.landing
def test_nothing_is_decided_by_a_copy_where_the_day_has_changed(office: Path) -> None:
    """The original holds what the plan was made of; the day it was made of does not."""
    copy = office / "copy"
    shutil.copytree(office / "home", copy)
    assert run("solve", copy / "day", "-o", copy / "plan.json").code == 0
    shutil.copytree(copy / "day", copy / "backup")
    cases = copy / "day" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-1", "C-9"), encoding="utf-8")
    ran = run("commit", copy / "plan.json", "--by", "Ulla")
    assert ran.code == 6
    assert "New since the plan was made: C-9." in ran.err
    ran = run("override", copy / "plan.json", "--pin", "C-1=X", "--reason", "r", "--by", "U",
              "--yes")
    assert ran.code == 1
    assert run("log").out.count("Ulla") == 0
    assert run("commit", office / "home" / "plan.json", "--by", "Ulla").code == 0


@pytest.mark.landing
def test_a_plan_in_a_copied_folder_is_of_the_copy(office: Path) -> None:
    day = office / "home" / "day"
    assert run("solve", day, "-o", day / "plan.json").code == 0
    copy = office / "home" / "copied"
    shutil.copytree(day, copy)
    assert run("verify", copy / "plan.json").err.count("warning") == 0
    cases = copy / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-1", "C-9"), encoding="utf-8")
    ran = run("verify", copy / "plan.json")
    assert ran.code == 1
    assert "judged by" not in ran.err
    assert "has changed since" in ran.err
    assert run("verify", day / "plan.json").code == 0


@pytest.mark.landing
def test_a_neighbour_is_not_asked_where_a_day_lies_beside_the_plan(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(office / "home", office / "neighbour")
    cases = office / "home" / "day" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-1", "C-9"), encoding="utf-8")
    monkeypatch.setenv("ASSIGNER_STATE", str(office / "state of another user"))
    monkeypatch.chdir(office / "neighbour")
    ran = run("verify", office / "home" / "plan.json")
    assert ran.code == 1
    assert "judged by" not in ran.err


def test_a_day_that_changed_and_has_no_copy_is_changed(office: Path) -> None:
    cases = office / "home" / "day" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-1", "C-9"), encoding="utf-8")
    ran = run("verify", office / "home" / "plan.json")
    assert ran.code == 1
    assert "has changed since" in ran.err
    ran = run("commit", office / "home" / "plan.json", "--by", "Ulla")
    assert ran.code == 6
    assert "New since the plan was made: C-9." in ran.err


@pytest.mark.landing
@pytest.mark.parametrize("where", ["day", "plan", "as named"])
def test_a_model_given_as_a_file_is_found(
    office: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = office / "home"
    (home / "day" / "mine.toml").unlink()
    (home / "models").mkdir()
    (home / "models" / "other.toml").write_text(MODEL, encoding="utf-8")
    monkeypatch.chdir(home)
    assert run("solve", "day", "-m", "models/other.toml", "-o", "plan.json").code == 0
    plan = json.loads((home / "plan.json").read_text(encoding="utf-8"))
    assert plan["model"]["name"] == "models/other.toml"
    if where != "as named":
        shutil.move(home / "models" / "other.toml",
                    (home if where == "plan" else home / "day") / "other.toml")
        elsewhere(office, monkeypatch)
    else:
        (office / "somewhere").mkdir()
        monkeypatch.chdir(office / "somewhere")
    for ran in every_command(home / "plan.json", office):
        assert ran.code == 0, ran.err
    assert run("override", home / "plan.json", "--pin", "C-1=X", "--reason", "r", "--by", "U",
               "--yes").code == 0
    plan = json.loads((home / "plan-override.json").read_text(encoding="utf-8"))
    assert plan["model"]["name"] == "models/other.toml"


def test_a_model_that_changed_is_told_and_one_that_is_gone(office: Path) -> None:
    model = office / "home" / "day" / "mine.toml"
    model.write_text(MODEL + "skills = false\n", encoding="utf-8")
    ran = run("verify", office / "home" / "plan.json")
    assert ran.code == 1
    assert "mine.toml has changed since" in ran.err
    model.unlink()
    ran = run("verify", office / "home" / "plan.json")
    assert ran.code == 1
    assert "there is no file mine.toml" in ran.err


@pytest.mark.landing
def test_another_day_of_the_office_is_not_taken_for_it(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = office / "away"
    away.mkdir()
    shutil.move(office / "home" / "plan.json", away / "plan.json")
    for name in ("a", "b", "c"):
        shutil.copytree(office / "home" / "day", away / name)
        head = away / name / "instance.toml"
        if name != "c":
            head.write_text(head.read_text(encoding="utf-8").replace("-23", "-24"),
                            encoding="utf-8")
    shutil.rmtree(office / "home")
    elsewhere(office, monkeypatch)
    ran = run("verify", away / "plan.json")
    assert ran.code == 0
    shutil.rmtree(away / "c")
    ran = run("verify", away / "plan.json")
    assert ran.code == 1


@pytest.mark.landing
def test_the_day_after_is_not_taken_for_a_day_that_changed(office: Path) -> None:
    assert run("next", office / "home" / "plan.json", "-o", office / "home" / "a day").code == 0
    ran = run("verify", office / "home" / "plan.json")
    assert ran.code == 0
    assert "warning" not in ran.err


@pytest.mark.parametrize("office", ["", "Small North", "small"])
def test_an_unrelated_day_beside_a_copy_is_not_the_plan_s_day_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: str
) -> None:
    """Of no office, or of one whose name begins as the other's does."""
    folders = [write(tmp_path / "mine" / "day", {}, {"C-1": {}}),
               write(tmp_path / "there" / "day", {}, {"D-1": {}})]
    names = [office, office.partition(" ")[0]]
    for folder, name in zip(folders, names, strict=True):
        head = [line for line in (folder / "instance.toml").read_text(encoding="utf-8").split("\n")
                if not line.startswith(("title", "office"))]
        said = [f'office = "{name}"'] if name else []
        (folder / "instance.toml").write_text("\n".join(said + head), encoding="utf-8")
    assert run("solve", folders[0], "-o", tmp_path / "there" / "copy.json").code == 0
    shutil.rmtree(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "there")
    told = run("verify", "copy.json").err
    assert ("has changed since" in told) is (office == "small")
    assert ("is not where it was solved" in told) is (office != "small")


def test_a_folder_that_is_not_there_is_told_as_that(office: Path) -> None:
    ran = run("verify", office / "home" / "plan.json", "--instance", office / "nowhere")
    assert ran.code == 1
    assert "There is no such folder" in ran.err
