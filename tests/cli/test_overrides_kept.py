"""A solve after an override: told of it, and asked to, it keeps it, so that a commit takes it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run

pytestmark = pytest.mark.landing


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    folder = write(tmp_path / "day", {"X": {"interests": "unge:+1"},
                                      "Z": {"team": "Undersøgelse"}}, {"C-1": {}, "C-2": {}})
    assert run("solve", folder, "-o", tmp_path / "plan.json").code == 0
    return tmp_path


def document(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def holder(day: Path, plan: str = "plan") -> str:
    rows = {row["case"]: row["caseworker"] for row in document(day / f"{plan}.json")["assignments"]}
    who: str = rows["C-1"]
    return who


def override(day: Path, *args: object) -> Ran:
    return run("override", day / "plan.json", "--reason", "knows the family", "--by", "Ulla",
               "--yes", *args)


def commit(day: Path, plan: str) -> Ran:
    return run("commit", day / f"{plan}.json", "--by", "Bo")


def test_the_way_on_from_a_refusal_leads_to_a_commit(day: Path) -> None:
    to = next(who for who in "VXY" if who != holder(day))
    alone = run("solve", day / "day", "-o", day / "alone.json")
    assert override(day, "--pin", f"C-1={to}").code == 0
    told = " ".join(commit(day, "plan").err.split())
    assert "Solve the day again with what was decided, --as-decided" in told
    assert "as it is now" not in told
    again = run("solve", day / "day", "-o", day / "again.json")
    told = " ".join(again.err.split())
    assert f"warning: Number 1, by Ulla, decided that C-1 goes to {to}" in told
    assert "--as-decided" in told
    assert "--as-decided" not in alone.err
    told = " ".join(run("explain", day / "again.json", "--case", "C-1").err.split())
    assert f"warning: Number 1, by Ulla, decided that C-1 goes to {to}" in told
    same = [document(day / name) | {"solver": None} for name in ("alone.json", "again.json")]
    assert same[0] == same[1]
    ran = run("solve", day / "day", "--as-decided", "-o", day / "kept.json")
    assert (ran.code, "warning" in ran.err) == (0, False), ran.err
    assert holder(day, "kept") == to
    said = document(day / "kept.json")["decisions"]
    assert [item["pins"] for item in said["overrides"]] == [[["C-1", to]]]
    assert run("verify", day / "kept.json").code == 0
    assert commit(day, "kept").code == 0


def test_a_rule_that_an_override_lifts_stays_lifted(day: Path) -> None:
    assert override(day, "--pin", "C-1=Z", "--owner", "team leader").code == 0
    assert run("solve", day / "day", "--pin", "C-1=Z").code == 3
    assert run("solve", day / "day", "--as-decided", "-o", day / "kept.json").code == 0
    row = next(row for row in document(day / "kept.json")["assignments"] if row["case"] == "C-1")
    assert (row["caseworker"], row["pinned"]["by"], row["pinned"]["reason"]) == (
        "Z", "Ulla", "knows the family")
    assert commit(day, "kept").code == 0
