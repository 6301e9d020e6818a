"""Handovers to their end: each case's checklist, ticked in the ledger, until nothing is left."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import Ran, run
from tests.draws import looped
from tests.faults.days import done
from tests.scenarios.small_office import CASELOAD, write_office

BY = ("--by", "Ulla")


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    folder = write_office(tmp_path / "d")
    (folder / "caseload.csv").write_text(CASELOAD.replace("2026-12-02", ""), encoding="utf-8")
    return folder


def decided(day: Path, name: str, *args: object, replaces: int | None = None) -> Path:
    plan = day.with_name(name)
    done("rebalance", day, *args, "--max-moves", 0, "-o", plan)
    more = () if replaces is None else ("--replaces", replaces)
    done("commit", plan, *BY, "--instance", day, *more)
    return plan


def shown(*args: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done("handover", *args, "--format", "json").out)
    return found


def left(document: dict[str, Any]) -> dict[str, list[str]]:
    return {row["case"]: row["left"] for row in document["cases"]}


def test_until_nothing_is_left(day: Path) -> None:
    plan = decided(day, "p.json", "--leaves", "A:2026-12-15", "--give", "O2=D")
    found = shown()
    assert left(found)["O2"] == ["family", "meeting", "file"]
    assert found["left"] == len(found["cases"]) == 2
    assert {row["from"] for row in found["cases"]} == {"A"}
    for case in left(found):
        for step in ("family", "meeting", "file"):
            found = shown("--done", f"{case}:{step}", "--by", "D")
    assert (found["left"], found["words"]) == (0, "Every handover is done.")
    assert {step["by"] for row in found["cases"] for step in row["steps"]} == {"D"}
    assert left(shown(plan)) == left(found)
    assert "Every handover is done." in done("handover").out
    assert "O2" in done("handover", "--all").out
    assert done("log", "verify").code == 0
    log = done("log", "O2").out
    assert "O2: file is done" in log
    assert "O2: file is done" not in done("log", "Q1").out
    assert "is done" not in done("log", "--worker", "D", "--audience", "worker").out


@pytest.mark.landing
def test_several_in_one_line_and_taken_back(day: Path) -> None:
    decided(day, "p.json", "--absent", "A:2026-11-24..2026-12-04")
    found = shown("--done", "O2:family", "--done", "O2:file", *BY)
    assert left(found)["O2"] == ["meeting"]
    found = shown("--undo", "O2:file", *BY)
    assert left(found)["O2"] == ["meeting", "file"]
    found = shown("--off", "O2", *BY)
    assert left(found)["O2"] == []
    assert found["left"] == 1
    assert left(shown("--undo", "O2", *BY))["O2"] == ["meeting", "file"]
    row = next(row for row in found["cases"] if row["case"] == "O2")
    assert row["cover_until"] == "2026-12-04"
    text = done("handover").out
    assert "2 cases left of 2" in text
    assert "to do" in text


def test_a_decision_that_replaces_goes_on_where_that_was(day: Path) -> None:
    decided(day, "p.json", "--leaves", "A:2026-12-15", "--give", "O2=D")
    shown("--done", "O2:family", *BY)
    decided(day, "q.json", "--leaves", "A:2026-12-14", "--give", "O2=D", replaces=1)
    assert left(shown())["O2"] == ["meeting", "file"]
    decided(day, "r.json", "--leaves", "A:2026-12-14", "--give", "O2=C", replaces=3)
    assert left(shown())["O2"] == ["family", "meeting", "file"]


@pytest.mark.landing
def test_a_case_that_comes_home_is_no_handover(day: Path) -> None:
    plan = decided(day, "p.json", "--absent", "A:2026-11-23..2026-12-04")
    following = day.with_name("n")
    done("next", plan, "-o", following, "--instance", day)
    back = following.with_name("back.json")
    done("rebalance", following, "--returns", "A", "--max-moves", 0, "-o", back)
    done("commit", back, *BY, "--instance", following)
    assert shown()["cases"] == []
    assert "No case changes hands." in done("handover").out


@pytest.mark.landing
def test_the_model_s_own_list(day: Path) -> None:
    model = day.with_name("ours.toml")
    model.write_text('extends = "danish-child-welfare"\n[handover.checklist.plan]\n'
                     'label = "the plan is read aloud"\n', encoding="utf-8")
    head = day / "instance.toml"
    head.write_text(head.read_text(encoding="utf-8").replace(
        "danish-child-welfare", model.as_posix()), encoding="utf-8")
    plan = decided(day, "p.json", "--leaves", "A:2026-12-15")
    assert json.loads(plan.read_text(encoding="utf-8"))["checklist"] == [
        {"step": "plan", "words": "the plan is read aloud"}]
    done("verify", plan, "--instance", day)
    assert set(map(tuple, left(shown()).values())) == {("plan",)}
    assert "the plan is read aloud" in done("handover").out
    done("export", plan, "--instance", day, "--handover", day.with_name("packs"))
    (pack,) = day.with_name("packs").iterdir()
    text = pack.read_text(encoding="utf-8")
    assert text.count("the plan is read aloud") == 2
    assert "The family knows" not in text


@pytest.mark.parametrize(("args", "code", "said"), looped(2, [
    (("--done", "O2:family"), 2, "Name who has done it: --by NAME."),
    (BY, 2, "--by goes with"),
    (("--done", "O2", *BY), 2, "write CASE:STEP"),
    (("--done", "O9:family", "--done", "O2:read", *BY), 1,
     "O9 is not among the cases that change hands."),
    (("--done", "O9:family", "--done", "O2:read", *BY), 1,
     '"read" is not a step of O2. Write one of family, meeting, file.'),
    (("--done", "O1:meeting", *BY), 1, "O1: meeting is done already, by Ulla."),
    (("--undo", "O2:family", *BY), 1, "O2: family is not done"),
    (("--done", "O2:file", "--done", "O2:file", *BY), 1, "named twice"),
    (("--done", "O2:file", "--by", "010190-1234"), 2, "civil registration number"),
    (("--office", "Elsewhere", "--done", "O2:file", *BY), 2,
     'The ledger has no office "Elsewhere". It has Lilleby.'),
]))
def test_what_cannot_be_ticked(day: Path, args: tuple[str, ...], code: int, said: str) -> None:
    decided(day, "p.json", "--leaves", "A:2026-12-15")
    done("handover", "--done", "O1:meeting", *BY)
    ran = run("handover", *args)
    assert (ran.code, said in ran.err) == (code, True), ran
    assert len(json.loads(done("log", "--format", "json").out)["records"]) == 2


@pytest.mark.landing
def test_before_anything_is_decided(day: Path) -> None:
    ran: Ran = run("handover")
    assert ran.code == 1
    assert "There is no ledger" in ran.err
    plan = day.with_name("p.json")
    done("rebalance", day, "--leaves", "A:2026-12-15", "--max-moves", 0, "-o", plan)
    decided(day, "q.json", "--leaves", "B:2026-12-15")
    assert "is in no decision of the ledger yet" in run("handover", plan).err


def test_an_office_is_named_as_it_is_shown(day: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSIGNER_LANG", "da")
    head = day / "instance.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("Lilleby", ""), encoding="utf-8")
    decided(day, "p.json", "--leaves", "A:2026-12-15", "--give", "O2=D")
    head.write_text(text.replace("Lilleby", "Nordby"), encoding="utf-8")
    decided(day, "q.json", "--leaves", "A:2026-12-15", "--give", "O2=C")
    asked = run("handover")
    assert asked.code == 2
    assert "Protokollen har flere kontorer: nævn et med --office (Nordby, instance)" in asked.err
    unnamed = shown("--office", "instance")
    assert unnamed["office"] == ""
    assert {row["number"] for row in unnamed["cases"]} == {1}
    assert shown("--office", "")["cases"] == unnamed["cases"]
    assert "--office instance" in " ".join(run("handover", "--office", "instance").err.split())
    for typed in ("Nordbyy", "Sydby"):
        for command in ("handover", "log", "next"):
            wrong = run(command, "--office", typed)
            assert wrong.code == 2, wrong
            assert f'Protokollen har intet kontor "{typed}".' in " ".join(wrong.err.split())
    assert "Mente du Nordby?" in " ".join(run("handover", "--office", "Nordbyy").err.split())
    logged = done("log", "--office", "instance").out
    assert "instance 2026" in logged
    assert "Nordby" not in logged
    assert run("log", "verify", "--office", "Nordby").code == 2
