"""`next`: from a plan or from the ledger to tomorrow's folder, whole or not at all."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    cases = {"C-1": {"children": "2", "family": "F"}, "C-2": {"topics": "unge|vold"}}
    folder = write(root / "day", {"X": {"interests": "unge:+1"}}, cases)
    assert run("solve", folder, "-o", root / "plan.json").code == 0
    return root


@pytest.fixture
def day(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.landing
def test_from_a_plan(day: Path) -> None:
    ran = run("next", day / "plan.json")
    assert ran.code == 0, ran.err
    folder = day / "2026-11-24"
    assert "4 open cases, 0 still without a caseworker" in ran.out
    assert run("check", folder).out.strip() == "0 errors, 0 warnings"
    load = (folder / "caseload.csv").read_text(encoding="utf-8").splitlines()
    assert len(load) == 5
    today = (day / "day" / "cases.csv").read_text(encoding="utf-8").splitlines()
    assert (folder / "cases.csv").read_text(encoding="utf-8").splitlines() == today[:1]
    assert sorted(path.name for path in day.iterdir()) == ["2026-11-24", "day", "plan.json"]


def test_from_the_ledger_and_on_and_on(day: Path) -> None:
    assert run("next").code == 1
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    assert run("next", "-o", day / "a").code == 0
    assert run("next", day / "ledger.db", "-o", day / "b", "--day", "2026-11-26").code == 0
    assert "date = 2026-11-26" in (day / "b" / "instance.toml").read_text(encoding="utf-8")
    assert run("solve", day / "b", "-o", day / "b.json").code == 0
    assert run("commit", day / "b.json", "--by", "Ulla").code == 0
    assert run("next", "-o", day / "c").code == 0
    assert "date = 2026-11-27" in (day / "c" / "instance.toml").read_text(encoding="utf-8")
    late = run("commit", day / "plan.json", "--by", "Ulla")
    assert late.code == 6
    assert "has decided a later day: Small 2026-11-26" in late.err


def test_nothing_is_overwritten(day: Path) -> None:
    (day / "2026-11-24").mkdir()
    (day / "2026-11-24" / "mine.txt").write_text("mine")
    ran = run("next", day / "plan.json")
    assert ran.code == 1
    assert "nothing is overwritten" in ran.err
    assert [path.name for path in (day / "2026-11-24").iterdir()] == ["mine.txt"]
    assert not list(day.glob(".assigner-*"))


def test_a_day_that_changed_or_came_before(day: Path) -> None:
    assert run("next", day / "plan.json", "--day", "2026-11-20").code == 1
    cases = day / "day" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-2", "C-3"), encoding="utf-8")
    ran = run("next", day / "plan.json", "--instance", day / "day")
    assert ran.code == 1
    assert "has changed since the plan was made" in ran.err


def test_a_plan_that_was_tampered_with(day: Path) -> None:
    plan = json.loads((day / "plan.json").read_text(encoding="utf-8"))
    plan["assignments"][0]["caseworker"] = "NOBODY"
    (day / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    ran = run("next", day / "plan.json")
    assert ran.code == 1
    assert "does not fit its day" in ran.err
    assert not (day / "2026-11-24").exists()


def again(day: Path) -> Path:
    """Another plan of the same day."""
    who = json.loads((day / "plan.json").read_text(encoding="utf-8"))["assignments"][0]
    assert run("solve", day / "day", "--forbid", f"{who['case']}={who['caseworker']}",
               "-o", day / "other.json").code == 0
    return day / "other.json"


@pytest.mark.landing
def test_a_plan_nobody_committed_needs_a_word(day: Path) -> None:
    other = again(day)
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    ran = run("next", other)
    assert ran.code == 1
    assert "This plan was never committed. Nothing was written." in ran.err
    assert "--uncommitted" in ran.err
    assert not (day / "2026-11-24").exists()
    assert run("next", other, "--uncommitted", "-o", day / "x").code == 0
    assert run("next", day / "plan.json").code == 0


@pytest.mark.landing
def test_a_plan_that_was_replaced_needs_a_word(day: Path) -> None:
    other = again(day)
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    assert run("commit", other, "--by", "Bo", "--replaces", "1").code == 0
    ran = run("next", day / "plan.json")
    assert ran.code == 1
    assert "This plan was replaced, by Bo as number 2." in ran.err
    assert run("next", other).code == 0


def test_on_a_terminal_it_asks(day: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = again(day)
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    asked: list[str] = []

    def answer(question: object) -> bool:
        asked.append(str(question))
        return len(asked) > 1

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("assigner.cli.ask.confirmed", answer)
    assert run("next", other).code == 1
    assert not (day / "2026-11-24").exists()
    assert run("next", other).code == 0
    assert "never committed. Carry it out all the same?" in asked[0]


def test_an_office_without_a_ledger_is_told(day: Path) -> None:
    ran = run("next", day / "plan.json")
    assert ran.code == 0
    assert "warning: " in ran.err
    assert "This plan was never committed." in ran.err


@pytest.mark.landing
def test_the_ledger_it_was_committed_to_is_remembered(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = again(day)
    assert run("commit", other, "--by", "Ulla").code == 0
    monkeypatch.chdir(day)
    assert run("commit", "plan.json", "--by", "Ulla", "--ledger", "apart.db").code == 0
    (day / "in").mkdir()
    monkeypatch.chdir(day / "in")
    ran = run("next", day / "plan.json")
    assert (ran.code, "warning" in ran.err) == (0, False)
    assert run("next", day / "plan.json", "--ledger", day / "ledger.db", "-o", "x").code == 1


def test_next_of_a_named_ledger(day: Path) -> None:
    assert run("commit", day / "plan.json", "--by", "Ulla", "--ledger", day / "l.db").code == 0
    assert run("next", "--ledger", day / "l.db", "-o", day / "x").code == 0
    assert run("next", "-o", day / "y").code == 1
