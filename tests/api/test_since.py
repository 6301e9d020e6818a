"""`--since`: the day solved again from the morning's plan, when another case has come."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import assigner
from tests.cli.runner import run
from tests.quiet import FEW, quiet


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nordby with five new cases, and a state of its own."""
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path / "state"))
    quiet(tmp_path / "day", (*FEW, "S-10688", "S-10691"))
    return tmp_path


def with_cases(office: Path, less: int) -> Path:
    """The day without its last few cases."""
    whole = (Path(office) / "day" / "cases.csv").read_bytes().splitlines(keepends=True)
    folder = office / f"less{less}"
    shutil.copytree(office / "day", folder, dirs_exist_ok=True)
    (folder / "cases.csv").write_bytes(b"".join(whole[: len(whole) - less]))
    return folder


def plan_of(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    found["solver"]["wall_seconds"] = 0
    return found


def test_the_command_gives_the_plan_from_nothing(office: Path) -> None:
    morning, again, scratch = (office / f"{name}.json" for name in ("m", "a", "s"))
    assert run("solve", with_cases(office, 2), "-o", morning).code == 0
    known = list((office / "state" / "duals").glob("*.json"))
    assert len(known) == 1
    ran = run("solve", office / "day", "--since", morning, "-o", again)
    assert (ran.code, "2 more placed" in ran.err) == (0, True), ran.err
    assert run("solve", office / "day", "-o", scratch).code == 0
    assert plan_of(again) == plan_of(scratch)


@pytest.mark.landing
@pytest.mark.parametrize("spoilt", ["", "[", "[{}]", '[{"stage": 1}]', "null"])
def test_what_is_remembered_may_be_spoilt_or_gone(office: Path, spoilt: str) -> None:
    plan = assigner.read(with_cases(office, 1)).solve()
    kept = plan.save(office / "m.json")
    (known,) = (office / "state" / "duals").glob("*.json")
    known.write_text(spoilt, encoding="utf-8")
    day = assigner.read(office / "day")
    assert day.solve(since=kept).claims.assignments == day.solve().claims.assignments


@pytest.mark.landing
def test_the_library_takes_a_plan_in_hand(office: Path) -> None:
    morning = assigner.read(with_cases(office, 1)).solve()
    day = assigner.read(office / "day")
    again, scratch = day.solve(since=morning), day.solve()
    assert again.status == "optimal"
    assert again.tiers == scratch.tiers
    assert again.claims.assignments == scratch.claims.assignments


@pytest.mark.landing
def test_the_last_plans_alone_are_remembered(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assigner.files.known_duals.MOST_PLANS", 2)
    for less in range(4):
        assigner.read(with_cases(office, less)).solve().save(office / f"{less}.json")
    assert len(list((office / "state" / "duals").glob("*.json"))) == 2


def test_another_office_or_model_is_refused(office: Path) -> None:
    morning = office / "m.json"
    assert run("solve", office / "day", "-o", morning).code == 0
    ran = run("solve", office / "day", "-m", "equal-numbers", "--since", morning)
    assert (ran.code, "its model is danish-child-welfare" in ran.err) == (1, True), ran.err
    ran = run("solve", office / "day", "-S", "balance.tolerance=5", "--since", morning)
    assert (ran.code, "-S" in ran.err) == (1, True), ran.err
    head = office / "day" / "instance.toml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("Nordby", "Sydby"), encoding="utf-8"
    )
    ran = run("solve", office / "day", "--since", morning)
    assert (ran.code, "it is of Nordby" in ran.err) == (1, True), ran.err
    ran = run("solve", office / "day", "--since", office / "day" / "cases.csv")
    assert (ran.code, "Traceback" in ran.err) == (1, False), ran.err
    ran = run("solve", office / "day", "--since", office / "none.json")
    assert (ran.code, "none.json" in ran.err) == (1, True), ran.err
