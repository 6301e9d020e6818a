"""`commit` and `log`: who decided what, refused when the day has moved on."""

import json
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from assigner.ledger import Ledger
from tests.cli.offices import write
from tests.cli.runner import run


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    people = {"V": {"absent_from": "2026-11-20", "absent_to": "2026-11-24"}}
    folder = write(root / "day", people, {"C-1": {"children": "2"}, "C-2": {}})
    assert run("solve", folder, "-o", root / "plan.json").code == 0
    return root


@pytest.fixture
def day(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A solved day, and a ledger of its own."""
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    return tmp_path


def log(*args: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("log", *args, "--format", "json").out)["records"]
    return found


@pytest.mark.landing
def test_a_decision_is_kept_whole(day: Path) -> None:
    ran = run("commit", day / "plan.json", "--by", "Ulla Hansen", "--note", "agreed at 8")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Recorded as number 1, by Ulla Hansen: Small 2026-11-23, 2 cases")
    record = Ledger(str(day / "ledger.db")).records()[0]
    assert record.by == "Ulla Hansen"
    assert record.said["plan"] == json.loads((day / "plan.json").read_text(encoding="utf-8"))
    assert record.said["note"] == "agreed at 8"
    checked = record.said["checked"]
    assert (checked["by"], checked["proof"]) == ({"assigner": version("assigner")}, None)
    assert "rules" in checked["recounted"]
    assert "proofs are the engine's word, not checked" in ran.err
    assert log()[0]["checked"] == checked
    absent = next(row for row in record.said["received"] if row["id"] == "V")
    assert (absent["present"], absent["new"]) == (False, 0)
    assert sum(row["new"] for row in record.said["received"]) == 2
    assert run("log", "verify").code == 0


@pytest.mark.landing
def test_the_same_day_is_decided_once_unless_replaced(day: Path) -> None:
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    again = run("commit", day / "plan.json", "--by", "Bo")
    assert again.code == 6
    assert "decided by Ulla as number 1." in again.err
    assert "To decide the day anew, add --replaces 1." in again.err
    assert run("commit", day / "plan.json", "--by", "Bo", "--replaces", "7").code == 6
    assert run("commit", day / "plan.json", "--by", "Bo", "--replaces", "1").code == 0
    first, second = log()
    assert (first["replaced_by"], second["replaces"]) == (2, 1)
    assert run("commit", day / "plan.json", "--by", "Bo", "--replaces", "1").code == 6


def test_a_changed_day_is_refused_with_what_changed(day: Path) -> None:
    cases = day / "day" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-2", "C-3"), encoding="utf-8")
    ran = run("commit", day / "plan.json", "--by", "Ulla", "--instance", day / "day")
    assert ran.code == 6
    assert "New since the plan was made: C-3." in ran.err
    assert "No longer a new case: C-2." in ran.err
    assert "nothing was recorded" in ran.err
    assert not (day / "ledger.db").exists()


@pytest.mark.parametrize(("file", "old", "new", "words"), [
    ("caseload.csv", "H-1,modtagelse,enkel,Y,1", "H-1,modtagelse,enkel,X,1",
     "With another caseload now: X, Y."),
    ("caseworkers.csv", "Modtagelse,37", "Modtagelse,30", "With other hours for cases now: "),
    ("instance.toml", "2026-11-23", "2026-11-24", "The instance is of 2026-11-24 now."),
])
def test_whatever_changed_is_said(day: Path, file: str, old: str, new: str, words: str) -> None:
    path = day / "day" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    ran = run("commit", day / "plan.json", "--by", "Ulla", "--instance", day / "day")
    assert ran.code == 6
    assert words in ran.err


def test_a_plan_that_does_not_hold_is_not_recorded(day: Path) -> None:
    plan = json.loads((day / "plan.json").read_text(encoding="utf-8"))
    plan["assignments"][0]["caseworker"] = "V"
    (day / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    ran = run("commit", day / "plan.json", "--by", "Ulla")
    assert ran.code == 7
    assert not (day / "ledger.db").exists()


@pytest.mark.landing
def test_later_the_same_day_the_caseload_must_show_the_decision(day: Path) -> None:
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    shutil.copytree(day / "day", day / "noon")
    cases = day / "noon" / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("C-2", "C-3"), encoding="utf-8")
    assert run("solve", day / "noon", "-o", day / "noon.json").code == 0
    ran = run("commit", day / "noon.json", "--by", "Bo")
    assert ran.code == 6
    assert "C-1 is new in this plan; number 1, by Ulla, gave it to" in ran.err


@pytest.mark.parametrize(("option", "words"), [
    (("--by", " "), "write something"),
    (("--by", "Bo", "--note", "about 010203-1234"), "civil registration number"),
    (("--by", "B\x07o"), "cannot be printed"),
    ((), "--by"),
])
def test_what_may_not_stand_in_a_ledger(day: Path, option: tuple[str, ...], words: str) -> None:
    ran = run("commit", day / "plan.json", *option)
    assert ran.code == 2
    assert words in ran.err
    assert "010203" not in ran.err


def test_the_log_of_a_case_and_of_a_person(day: Path) -> None:
    assert run("commit", day / "plan.json", "--by", "Ulla", "--note", "quiet").code == 0
    plan = json.loads((day / "plan.json").read_text(encoding="utf-8"))
    taker = plan["assignments"][0]["caseworker"]
    assert f"C-1 to {taker}" in run("log", "C-1").out
    assert "C-1" in run("log", "--worker", taker).out
    assert run("log", "C-9").out.strip() == "Nothing is recorded."
    own = run("log", "--worker", taker, "--audience", "worker").out
    assert "C-1" in own
    assert "Ulla" not in own
    assert "quiet" not in own
    assert run("log", "--audience", "worker").code == 2


def test_a_touched_ledger_is_found_and_refused(day: Path) -> None:
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    data = (day / "ledger.db").read_bytes()
    (day / "ledger.db").write_bytes(data.replace(b"Ulla", b"Olla"))
    ran = run("log", "verify")
    assert ran.code == 7
    assert "Record 1 was altered" in ran.out
    ran = run("commit", day / "plan.json", "--by", "Bo", "--replaces", "1")
    assert ran.code == 1
    assert "Nothing was recorded" in ran.err


def test_a_log_fits_the_terminal(day: Path) -> None:
    assert run("commit", day / "plan.json", "--by", "Ulla Hansen " * 4).code == 0
    for args in ((), ("C-1",), ("verify",)):
        assert max(map(len, run("log", *args).out.splitlines())) <= 80


@pytest.mark.landing
def test_a_plan_with_a_mark_at_its_head_or_a_key_twice(day: Path) -> None:
    """Notepad saves with a mark; who edits by hand may say a thing twice."""
    plan = day / "plan.json"
    text = plan.read_text(encoding="utf-8")
    twice = text.replace('"status": "optimal"', '"status": "optimal", "status": "feasible"')
    plan.write_text(twice, encoding="utf-8")
    for command in (("verify", plan), ("commit", plan, "--by", "Ulla"), ("next", plan)):
        ran = run(*command)
        assert ran.code == 1
        assert "is not a JSON document" in ran.err
    plan.write_text(text, encoding="utf-8-sig")
    assert run("verify", plan).code == 0
    assert run("commit", plan, "--by", "Ulla").code == 0
    assert run("next", plan, "-o", day / "next").code == 0


def test_a_receiver_that_is_not_there_holds_no_commit_up(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSIGNER_WEBHOOK", "http://127.0.0.1:9/decisions?token=hidden")
    monkeypatch.setenv("ASSIGNER_WEBHOOK_SECRET", "whsec_" + "A" * 32)
    done = run("commit", day / "plan.json", "--by", "Ulla")
    assert done.code == 0
    assert "1 waits: it cannot be reached" in done.err
    assert "hidden" not in done.err + done.out
    sent = run("deliver")
    assert sent.code == 1
    assert "it did not answer lately" in sent.out
    assert run("log", "verify").code == 0


def test_a_secret_that_cannot_be_used_is_told_before_anything_is_recorded(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSIGNER_WEBHOOK", "http://127.0.0.1:9/decisions")
    monkeypatch.delenv("ASSIGNER_WEBHOOK_SECRET", raising=False)
    done = run("commit", day / "plan.json", "--by", "Ulla")
    assert done.code == 2
    assert "ASSIGNER_WEBHOOK_SECRET" in done.err
    assert not (day / "ledger.db").exists()


def test_deliver_without_a_webhook_says_what_to_set(day: Path) -> None:
    assert "ASSIGNER_WEBHOOK" in run("deliver").err


def test_deliver_watches_and_says_what_waits_once(
    day: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            raise KeyboardInterrupt

    monkeypatch.setenv("ASSIGNER_WEBHOOK", "http://127.0.0.1:9/decisions")
    monkeypatch.setenv("ASSIGNER_WEBHOOK_SECRET", "whsec_" + "A" * 32)
    assert run("commit", day / "plan.json", "--by", "Ulla").code == 0
    monkeypatch.setattr("assigner.cli.deliver.time.sleep", sleep)
    done = run("deliver", "--watch")
    assert (done.code, len(looks)) == (130, 3)
    assert done.out.count("1 waits") == 1
