"""A pin by hand keeps who and why, and the plan tells what else is elsewhere because of it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

CASES = {
    "C-1": {"complexity": "meget kompleks"}, "C-2": {"complexity": "kompleks"}, "C-3": {},
    "C-4": {},
}


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    folder = write(root / "day", {"X": {"interests": "unge:+1"}}, CASES)
    assert run("solve", folder, "-o", root / "plan.json").code == 0
    return root


@pytest.fixture
def day(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    return tmp_path


def document(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def seats(path: Path) -> dict[str, tuple[str, str]]:
    rows = document(path)["assignments"]
    return {row["case"]: (row["caseworker"], row["co_caseworker"]) for row in rows}


def solve(day: Path, *args: object) -> dict[str, Any]:
    ran = run("solve", day / "day", *args, "-o", day / "new.json")
    assert ran.code == 0, ran.err
    return document(day / "new.json")


def pinned(plan: dict[str, Any]) -> dict[str, Any]:
    return {row["case"]: row["pinned"] for row in plan["assignments"]}


@pytest.mark.landing
def test_every_pin_keeps_who_why_and_what_it_moved(day: Path) -> None:
    """Of every case against everybody: what moved is what the plan without the pin has."""
    before = seats(day / "plan.json")
    moves = 0
    for case in CASES:
        for worker in "VXYZ":
            found = pinned(solve(day, "--pin", f"{case}={worker}", "--by", "Ulla", "--reason",
                                 "knows the school"))
            assert [name for name, said in found.items() if said] == [case]
            now = seats(day / "new.json")
            moved = sorted(name for name in CASES if name != case and now[name] != before[name])
            if worker == before[case][0]:
                moved = []
            assert found[case] == {"by": "Ulla", "reason": "knows the school",
                                   "also_moved": moved}
            moves += len(moved)
    assert moves


@pytest.mark.landing
def test_of_several_pins_each_tells_its_own(day: Path) -> None:
    first = next(who for who in "VXYZ" if who != seats(day / "plan.json")["C-1"][0])
    one = solve(day, "--pin", f"C-1={first}")
    now = seats(day / "new.json")
    both = solve(day, "--pin", f"C-1={first}", "--pin", f"C-3={now['C-3'][0]}")
    assert pinned(both)["C-3"]["also_moved"] == []
    assert pinned(both)["C-1"]["by"] is None
    assert pinned(one)["C-1"]["reason"] is None
    assert seats(day / "new.json") == now


def test_it_is_told_in_the_terminal_and_on_the_page_and_in_the_log(day: Path) -> None:
    who = next(who for who in "VXYZ" if who != seats(day / "plan.json")["C-1"][0])
    ran = run("solve", day / "day", "--pin", f"C-1={who}", "--by", "Ulla", "--reason", "knows")
    text = " ".join(ran.out.split())
    assert f"C-1 to {who}: by Ulla · reason: knows ·" in text
    plan = solve(day, "--pin", f"C-1={who}", "--by", "Ulla", "--reason", "knows")
    moved = pinned(plan)["C-1"]["also_moved"]
    assert (f"elsewhere because of it: {', '.join(moved)}" in text) == bool(moved)
    assert run("report", day / "new.json", "-o", day / "r.html").code == 0
    assert "reason: knows" in (day / "r.html").read_text(encoding="utf-8")
    own = ("report", day / "new.json", "-o", day / "w.html", "--audience", "worker", "--as", who)
    assert run(*own).code == 0
    page = (day / "w.html").read_text(encoding="utf-8")
    assert "knows" not in page
    assert "Ulla" not in page
    assert run("commit", day / "new.json", "--by", "Bo").code == 0
    assert "C-1 pinned by Ulla: knows" in " ".join(run("log", "C-1").out.split())
    assert "knows" not in run("log", "--worker", who, "--audience", "worker").out
    found = json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)
    assert found["pinned"] == [{"name": "Ulla", "cases": 1}]
    assert found["overrides"] == 0


@pytest.mark.parametrize(("args", "words"), [
    (("--reason", "why"), "are of a pin"), (("--by", "Ulla"), "are of a pin"),
    (("--pin", "C-1=X", "--by", " "), "write something"),
    (("--pin", "C-1=X", "--reason", "about 010203-1234"), "civil registration number"),
])
def test_what_may_not_stand_there(day: Path, args: tuple[str, ...], words: str) -> None:
    ran = run("solve", day / "day", *args)
    assert ran.code == 2
    assert words in ran.err
    assert "010203" not in ran.err


def test_what_time_did_not_allow_is_not_claimed(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assigner.solve.Limits.over", lambda limits: True)
    plan = solve(day, "--pin", "C-1=X")
    if plan["status"] == "optimal":
        assert pinned(plan)["C-1"]["also_moved"] is None
    assert run("verify", day / "new.json").code == 0


@pytest.mark.landing
@pytest.mark.parametrize(("forge", "words"), [
    (lambda row: row["C-2"].update(pinned={"by": "U", "reason": None, "also_moved": []}),
     "C-2 has a reason for a pin, and no pin"),
    (lambda row: row["C-1"]["pinned"].update(also_moved=["C-9"]), "C-9 is said to have moved"),
])
def test_a_reason_belongs_to_a_pin(day: Path, forge: Any, words: str) -> None:
    plan = solve(day, "--pin", "C-1=X", "--by", "U")
    forge({row["case"]: row for row in plan["assignments"]})
    (day / "new.json").write_text(json.dumps(plan), encoding="utf-8")
    ran = run("verify", day / "new.json")
    assert ran.code == 7
    assert words in ran.err


@pytest.mark.landing
def test_an_override_after_a_pin_keeps_its_reason(day: Path) -> None:
    solve(day, "--pin", "C-1=X", "--by", "Eva", "--reason", "school")
    ran = run("override", day / "new.json", "--pin", "C-2=Y", "--reason", "family", "--by",
              "Ulla", "--yes")
    assert ran.code == 0, ran.err
    found = pinned(document(day / "new-override.json"))
    assert (found["C-1"]["by"], found["C-1"]["reason"]) == ("Eva", "school")
    assert (found["C-2"]["by"], found["C-2"]["reason"]) == ("Ulla", "family")
    assert run("commit", day / "new-override.json", "--by", "Bo").code == 0
    found = json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)
    assert (found["overrides"], found["pinned"]) == (1, [{"name": "Eva", "cases": 1}])
