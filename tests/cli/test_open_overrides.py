"""What was overridden is done, withdrawn or decided again: nothing decided gets lost."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assigner.errors import AssignerError
from tests.cli.offices import write
from tests.cli.runner import Ran, run
from tests.draws import looped

REASON = ("--reason", "knows the family", "--by", "Ulla")


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    folder = write(root / "day", {"X": {"interests": "unge:+1"}, "Z": {"team": "Undersøgelse"}},
                   {"C-1": {}, "C-2": {}})
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


def records() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("log", "--format", "json").out)["records"]
    return found


def holder(day: Path, plan: str = "plan", case: str = "C-1") -> str:
    rows = {row["case"]: row["caseworker"] for row in document(day / f"{plan}.json")["assignments"]}
    who: str = rows[case]
    return who


def other(day: Path) -> str:
    return next(who for who in "VXY" if who != holder(day))


def override(day: Path, *args: object) -> Ran:
    return run("override", day / "plan.json", *REASON, "--yes", *args)


def withdraw(number: int, *args: object) -> Ran:
    return run("override", "--withdraw", str(number), "--reason", "a mistake", "--by", "Ulla",
               *args)


def commit(day: Path, plan: str, *args: object) -> Ran:
    return run("commit", day / f"{plan}.json", "--by", "Bo", *args)


@pytest.mark.landing
def test_a_plan_without_a_recorded_override_is_refused(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    ran = commit(day, "plan")
    assert ran.code == 6
    assert f"Number 1, by Ulla, decided that C-1 goes to {other(day)}" in ran.err
    assert len(records()) == 1
    assert commit(day, "plan-override").code == 0


def test_a_forbid_is_a_decision_too(day: Path) -> None:
    assert override(day, "--forbid", f"C-1={holder(day)}").code == 0
    ran = commit(day, "plan")
    assert ran.code == 6
    assert "takes no part in C-1; in this plan" in ran.err


@pytest.mark.landing
def test_the_same_decision_by_hand_loses_nothing(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    assert run("solve", day / "day", "--pin", f"C-1={other(day)}", "-o", day / "by.json").code == 0
    assert commit(day, "by").code == 0


def test_a_withdrawn_override_binds_nobody(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    ran = withdraw(1)
    assert ran.code == 0, ran.err
    assert "number 1 is withdrawn" in ran.out
    ran = commit(day, "plan-override")
    assert ran.code == 7
    assert "was withdrawn as number 2" in ran.err
    assert commit(day, "plan").code == 0
    first, second, third = records()
    assert (first["withdrawn_by"], second["withdraws"], second["reason"]) == (2, 1, "a mistake")
    assert third["kind"] == "commit"
    assert "withdraws number 1: C-1 to" in " ".join(run("log", "C-1").out.split())
    found = json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)
    assert (found["overrides"], found["open"], found["withdrawn"]) == (0, 0, 1)
    assert run("log", "verify").code == 0


def test_what_a_standing_commit_did_is_not_undone_in_silence(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    assert commit(day, "plan-override").code == 0
    ran = withdraw(1)
    assert ran.code == 0
    assert "Number 2, by Bo, carries it out and still holds" in " ".join(ran.err.split())
    assert "--replaces 2" in ran.err


@pytest.mark.landing
@pytest.mark.parametrize(("args", "code", "words"), [
    (("--withdraw", "1", "--by", "U"), 2, "--reason"),
    (("--withdraw", "1", "--reason", "r"), 2, "--by"),
    (("--withdraw", "2", "--reason", "r", "--by", "U"), 2, "is no override"),
    (("--withdraw", "9", "--reason", "r", "--by", "U"), 2, "is no override"),
    (("--withdraw", "1", "--reason", "r", "--by", "U", "--pin", "C-1=X"), 2, "stands alone"),
    (("--withdraw", "0", "--reason", "r", "--by", "U"), 2, "--withdraw"),
])
def test_what_cannot_be_withdrawn(
    day: Path, args: tuple[str, ...], code: int, words: str
) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    assert commit(day, "plan-override").code == 0
    ran = run("override", *args)
    assert ran.code == code
    assert words in ran.err
    assert len(records()) == 2


def test_twice_is_once_too_often(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    assert withdraw(1).code == 0
    ran = withdraw(1)
    assert ran.code == 1
    assert "was withdrawn by Ulla already, as number 2" in ran.err


def test_a_lifted_rule_is_its_deciders_to_withdraw(day: Path) -> None:
    assert override(day, "--pin", "C-1=Z", "--owner", "team leader").code == 0
    ran = run("override", "--withdraw", "1", "--reason", "r", "--by", "Bo")
    assert ran.code == 3
    assert "theirs to withdraw, or for team leader" in ran.err
    ran = run("override", "--withdraw", "1", "--reason", "r", "--by", "Bo", "--owner",
              "team leader")
    assert ran.code == 0, ran.err


@pytest.mark.landing
def test_a_later_override_of_the_same_case_takes_its_place(day: Path) -> None:
    one, two = (who for who in "VXY" if who != holder(day))
    assert override(day, "--pin", f"C-1={one}").code == 0
    ran = run("override", day / "plan-override.json", *REASON, "--yes", "--pin", f"C-1={two}")
    assert ran.code == 0, ran.err
    assert commit(day, "plan-override").code == 6
    assert commit(day, "plan-override-override").code == 0
    plan = document(day / "plan-override-override.json")
    assert [item["pins"] for item in plan["decisions"]["overrides"]] == [
        [["C-1", one]], [["C-1", two]]
    ]


@pytest.mark.landing
def test_two_overrides_of_two_cases_both_stand(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    ran = override(day, "--pin", f"C-2={holder(day, case='C-2')}", "-o", day / "second.json")
    assert ran.code == 0
    if holder(day, "second") != other(day):
        assert "warning: Number 1, by Ulla, decided that C-1 goes to" in ran.err
        assert commit(day, "second").code == 6
    ran = run("override", day / "plan-override.json", *REASON, "--yes", "--pin",
              f"C-2={holder(day, case='C-2')}", "-o", day / "both.json")
    assert ran.code == 0, ran.err
    assert commit(day, "both").code == 0


@pytest.mark.landing
def test_it_stands_on_the_days_after_while_the_case_is_new(day: Path) -> None:
    shutil.copytree(day / "day", day / "next")
    head = day / "next" / "instance.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("-23", "-24"), encoding="utf-8")
    assert run("solve", day / "next", "-o", day / "later.json").code == 0
    pin = f"C-1={next(who for who in 'VXY' if who not in (holder(day), holder(day, 'later')))}"
    assert override(day, "--pin", pin).code == 0
    assert commit(day, "later").code == 6
    assert run("solve", day / "next", "--pin", pin, "-o", day / "pinned.json").code == 0
    assert commit(day, "pinned").code == 0
    assert json.loads(run("log", "report", "--month", "2026-11", "--format", "json").out)[
        "overrides"] == 1


def test_the_ledger_first_and_no_file_overwritten(day: Path) -> None:
    target = day / "plan-override.json"
    target.write_text("mine", encoding="utf-8")
    ran = override(day, "--pin", f"C-1={other(day)}")
    assert ran.code == 1
    assert "is there already; nothing was recorded" in ran.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert not (day / "ledger.db").exists()
    assert override(day, "--pin", f"C-1={other(day)}", "--overwrite").code == 0
    assert document(target)["kind"] == "plan"
    ran = override(day, "--pin", f"C-1={other(day)}", "-o", day / "nowhere" / "x.json")
    assert ran.code == 1
    assert "Nothing was recorded" in ran.err
    assert len(records()) == 1


@pytest.mark.landing
def test_what_cannot_be_recorded_writes_no_plan(day: Path) -> None:
    ran = override(day, "--pin", f"C-1={other(day)}", "--ledger", day)
    assert ran.code == 1
    assert not (day / "plan-override.json").exists()


def test_a_plan_that_cannot_be_written_is_told_beside_the_record(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: str) -> None:
        del content
        raise AssignerError(f"{path} cannot be written: the disk is full.")

    monkeypatch.setattr("assigner.api.plan.write_atomically", full)
    ran = override(day, "--pin", f"C-1={other(day)}", "--checkpoints", "-")
    assert ran.code == 1
    assert "Recorded as number 1" in ran.out
    assert '"number": 1' in ran.out  # the checkpoint is of the record, not of the file
    assert "Number 1 is recorded all the same" in ran.err


@pytest.mark.parametrize("forge", looped(1, ["by", "at", "pins", "lifts"]))
def test_an_override_no_ledger_knows_is_refused(day: Path, forge: str) -> None:
    assert override(day, "--pin", "C-1=Z", "--owner", "team leader").code == 0
    target = day / "plan-override.json"
    assert run("verify", target).code == 0
    plan = document(target)
    item = plan["decisions"]["overrides"][0]
    if forge == "pins":
        item["pins"] = [["C-2", holder(day, case="C-2")]]
    elif forge == "lifts":
        del plan["decisions"]["overrides"]
    else:
        item[forge] = "2026-11-23T08:00:00Z" if forge == "at" else "Bo"
    target.write_text(json.dumps(plan), encoding="utf-8")
    for ran in (run("verify", target), run("commit", target, "--by", "Bo")):
        assert ran.code == 7
        assert "no override in the ledger does" in ran.err or "does not know" in ran.err
    assert len(records()) == 1


@pytest.mark.landing
def test_another_ledger_does_not_know_it(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    target = day / "plan-override.json"
    assert run("verify", target, "--ledger", day / "another.db").code == 7
    assert run("verify", target, "--ledger", day / "ledger.db").code == 0


@pytest.mark.landing
def test_who_pinned_it_and_what_else_moved_stands_in_the_plan(day: Path) -> None:
    assert override(day, "--pin", f"C-1={other(day)}").code == 0
    plan = document(day / "plan-override.json")
    rows = {row["case"]: row for row in plan["assignments"]}
    assert rows["C-1"]["pinned"]["by"] == "Ulla"
    assert rows["C-1"]["pinned"]["reason"] == "knows the family"
    assert rows["C-2"]["pinned"] is None
    before = document(day / "plan.json")["assignments"]
    moved = [old["case"] for old in before
             if old["case"] != "C-1" and rows[old["case"]]["caseworker"] != old["caseworker"]]
    assert rows["C-1"]["pinned"]["also_moved"] == moved


@pytest.mark.landing
def test_a_worker_sees_that_it_was_withdrawn_and_nobody_s_reason(day: Path) -> None:
    mine = other(day)
    assert override(day, "--pin", f"C-1={mine}").code == 0
    assert withdraw(1).code == 0
    ran = run("log", "--worker", mine, "--audience", "worker")
    assert "withdraws number 1: C-1 to" in " ".join(ran.out.split())
    for secret in ("knows", "mistake", "Ulla"):
        assert secret not in ran.out


@pytest.mark.landing
def test_what_was_done_on_an_earlier_day_is_done(day: Path, tmp_path: Path) -> None:
    to = other(day)
    assert override(day, "--pin", f"C-1={to}").code == 0
    assert run("commit", day / "plan-override.json", "--by", "Ulla").code == 0
    assert run("next", day / "plan-override.json", "-o", tmp_path / "n").code == 0
    moved = run("rebalance", tmp_path / "n", "--hand-over", "C-1", "--max-moves", 0,
                "-o", tmp_path / "m.json")
    assert moved.code == 0, moved.err
    ran = run("commit", tmp_path / "m.json", "--by", "Ulla", "--instance", tmp_path / "n")
    assert ran.code == 0, ran.err
