"""`override`: the price first, law refused, a rule lifted on its owner's authority, recorded."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run

REASON = ("--reason", "knows the family", "--by", "Ulla")


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    people = {
        "V": {"absent_from": "2026-11-20"}, "Z": {"team": "Undersøgelse"},
        "X": {"interests": "unge:+1"},
    }
    folder = write(root / "day", people, {"C-1": {}, "C-2": {"disqualified": "Y"}})
    assert run("solve", folder, "-o", root / "plan.json").code == 0
    return root


@pytest.fixture
def day(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    return tmp_path


def override(day: Path, *args: object) -> Ran:
    return run("override", day / "plan.json", *REASON, *args)


def document(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def other(day: Path) -> str:
    """Of X and Y, who does not have C-1."""
    who: str = document(day / "plan.json")["assignments"][0]["caseworker"]
    return {"X": "Y", "Y": "X"}[who]


@pytest.mark.landing
def test_the_price_is_that_of_the_new_plan(day: Path) -> None:
    ran = override(day, "--pin", f"C-1={other(day)}", "--yes")
    assert ran.code == 0, ran.err
    assert "What it costs" in ran.out
    before, after = document(day / "plan.json"), document(day / "plan-override.json")
    assert after["decisions"]["pins"] == [["C-1", other(day)]]
    record = json.loads(run("log", "--format", "json").out)["records"][0]
    assert [(t["name"], t["before"], t["after"]) for t in record["price"]["tiers"]] == [
        (a["name"], a["value"], b["value"])
        for a, b in zip(before["tiers"], after["tiers"], strict=True)
    ]
    loads = {row["id"]: row["load_after_hours"] for row in after["caseworkers"]}
    assert all(loads[row["id"]] == row["hours_after"] for row in record["price"]["caseworkers"])
    assert (record["reason"], record["owner"], record["by"]) == (
        "knows the family", None, "Ulla")  # nobody said on whose authority
    assert run("verify", day / "plan-override.json").code == 0
    assert run("commit", day / "plan-override.json", "--by", "Ulla").code == 0
    assert run("log", "verify").code == 0


def test_nobody_there_to_ask(day: Path) -> None:
    ran = override(day, "--pin", f"C-1={other(day)}")
    assert ran.code == 2
    assert "What it costs" in ran.out
    assert "nothing was recorded" in ran.err
    assert not (day / "ledger.db").exists()
    assert not (day / "plan-override.json").exists()


@pytest.mark.parametrize(("pin", "rule"), [("C-1=V", "presence"), ("C-2=Y", "disqualified")])
def test_law_is_refused_by_name(day: Path, pin: str, rule: str) -> None:
    ran = override(day, "--pin", pin, "--owner", "head of department", "--yes")
    assert ran.code == 3
    assert f"this is law, which no override lifts: {rule}" in ran.err
    assert not (day / "ledger.db").exists()


@pytest.mark.landing
def test_a_rule_of_the_office_is_its_owner_s_to_lift(day: Path) -> None:
    refused = override(day, "--pin", "C-1=Z", "--yes")
    assert refused.code == 3
    assert 'add --owner "team leader"' in refused.err
    ran = override(day, "--pin", "C-1=Z", "--owner", "team leader", "--yes", "-o", day / "z.json")
    assert ran.code == 0, ran.err
    assert "Lifts team (policy) for this case." in ran.out
    plan = document(day / "z.json")
    assert plan["decisions"]["lifts"] == [["team", "C-1"]]
    assert plan["assignments"][0]["caseworker"] == "Z"
    assert run("verify", day / "z.json").code == 0
    assert run("commit", day / "z.json", "--by", "Ulla").code == 0
    assert run("next", day / "z.json", "-o", day / "next").code == 0


def test_a_rule_lifted_for_somebody_lets_nobody_else_in(tmp_path: Path) -> None:
    """A skill that nobody has, lifted for X: Y lacks it still. Plans that said otherwise hold."""
    folder = write(tmp_path / "day", {}, {"C-1": {"skills": "klingon"}, "C-2": {}})
    assert run("solve", folder, "-o", tmp_path / "plan.json").code == 0
    asked = run("explain", tmp_path / "plan.json", "--case", "C-1")
    assert "Next: nobody can take C-1 as the day is; see the ways out with" in asked.err
    assert "diagnose" in asked.err
    assert "--pin" not in asked.err
    assert run("override", tmp_path / "plan.json", *REASON, "--pin", "C-1=X", "--yes",
               "--owner", "team leader", "-o", tmp_path / "x.json").code == 0
    plan = document(tmp_path / "x.json")
    assert plan["decisions"]["lifts"] == [["skills", "C-1"]]
    assert [row["eligible"] for row in plan["cases"]] == [["X"], ["V", "X", "Y", "Z"]]
    table = run("solve", folder, "--pin", "C-1=X", "--format", "json")
    assert table.code == 3  # nothing is lifted by a pin alone
    for said, code in ((["V", "X", "Y", "Z"], 0), (["V", "X"], 7), ([], 7)):
        plan["cases"][0]["eligible"] = said
        (tmp_path / "other.json").write_text(json.dumps(plan), encoding="utf-8")
        assert run("verify", tmp_path / "other.json").code == code, said


def test_one_more_override_after_one_that_lifted_a_rule(day: Path) -> None:
    """What was lifted stays so for its own pin, and for no other."""
    who, lead = other(day), ("--owner", "team leader", "--yes")
    assert override(day, "--pin", "C-1=Z", *lead, "-o", day / "z.json").code == 0
    for to, lifts in (("Z", [["team", "C-1"]]), (who, [])):
        ran = run("override", day / "z.json", *REASON, "--pin", f"C-1={to}" if to == who
                  else "C-2=X", "--yes", "-o", day / "on.json", "--overwrite")
        assert ran.code == 0, ran.err
        assert document(day / "on.json")["decisions"].get("lifts", []) == lifts
        assert run("verify", day / "on.json").code == 0
    assert run("override", day / "z.json", *REASON, "--pin", "C-1=Z", "--yes",
               "-o", day / "again.json").code == 3
    told = run("--lang", "da", "log").out
    assert "imod: team" in told
    assert "skills" not in told


def test_a_plan_may_not_lift_law_or_a_rule_for_a_case_nobody_pinned(day: Path) -> None:
    for lift in (["presence", "C-1"], ["team", "C-2"], ["nothing", "C-1"]):
        plan = document(day / "plan.json")
        who = plan["assignments"][0]["caseworker"]
        plan["decisions"] = {"pins": [["C-1", who]], "forbids": [], "lifts": [lift]}
        (day / "forged.json").write_text(json.dumps(plan), encoding="utf-8")
        ran = run("verify", day / "forged.json")
        assert ran.code == 1
        assert "lifts what may not be lifted" in ran.err


def test_of_a_day_without_a_plan(day: Path) -> None:
    who = document(day / "plan.json")["assignments"][0]["caseworker"]
    ran = run("override", day / "day", *REASON, "--forbid", f"C-1={who}", "--yes",
              "-o", day / "new.json")
    assert ran.code == 0, ran.err
    assert document(day / "new.json")["assignments"][0]["caseworker"] != who


@pytest.mark.parametrize(("args", "words"), [
    (("--yes",), "Say what to decide otherwise"),
    (("--pin", "C-1=X", "--pin", "C-1=Y"), "contradict one another"),
    (("--pin", "C-1=X", "--forbid", "C-1=X"), "contradict one another"),
    (("--pin", "C-9=X"), "C-9"),
])
def test_wrong_questions(day: Path, args: tuple[str, ...], words: str) -> None:
    ran = override(day, *args)
    assert ran.code == 2
    assert words in ran.err


@pytest.mark.landing
def test_a_reason_is_asked_for_and_never_shown_to_a_worker(day: Path) -> None:
    assert run("override", day / "plan.json", "--pin", "C-1=X", "--by", "U").code == 2
    mine = other(day)
    assert override(day, "--pin", f"C-1={mine}", "--yes").code == 0
    assert "knows the family" in run("log", "C-1").out
    own = run("log", "--worker", mine, "--audience", "worker", "--format", "json").out
    assert "C-1" in own
    for secret in ("knows", "Ulla", "price", "owner"):
        assert secret not in own


def test_the_report_of_a_month_is_about_rules(day: Path) -> None:
    """What a commit carries out is counted; what was decided again or never committed is not."""
    plan = day / "plan.json"
    pin = f"C-1={other(day)}"
    assert override(day, "--pin", "C-1=Z", "--owner", "team leader", "--yes").code == 0
    for name in ("a", "b"):
        assert override(day, "--pin", pin, "--yes", "-o", day / f"{name}.json").code == 0
    found = json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)
    assert (found["overrides"], found["open"], found["replaced"]) == (0, 1, 2)
    assert found["rules"] == []
    assert run("commit", day / "b.json", "--by", "Ulla").code == 0
    found = json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)
    assert (found["overrides"], found["open"], found["commits"]) == (1, 0, 1)
    rules = {row["rule"]: row for row in found["rules"]}
    assert rules["proposal"]["price"]["fit"]["more"] == 1
    assert rules["proposal"]["by"] == [{"name": "Ulla", "owner": None, "overrides": 1}]
    assert override(day, "--pin", "C-1=Z", "--owner", "team leader", "--yes", "-o",
                    day / "z.json").code == 0
    assert run("commit", day / "z.json", "--by", "Ulla", "--replaces", "4").code == 0
    found = json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)
    rules = {row["rule"]: row for row in found["rules"]}
    assert rules.keys() == {"team"}
    assert rules["team"]["lifted"] == 1
    assert rules["team"]["owners"] == {"team leader": 1}
    assert rules["team"]["by"] == [{"name": "Ulla", "owner": "team leader", "overrides": 1}]
    assert rules["team"]["words"] == "too few to say"
    text = run("log", "report", "--month", "2026-11").out
    assert max(map(len, text.splitlines())) <= 80
    assert "Ulla, team" in text
    for reason in ("knows", "family"):
        assert reason not in text
        assert reason not in json.dumps(found)
    assert run("log", "report", "--month", "2026-12").out.startswith("2026-12: 0 plans decided")
    assert run("log", "report").code == 2
    assert run("log", "report", "--month", "nov").code == 2
    assert plan.exists()
