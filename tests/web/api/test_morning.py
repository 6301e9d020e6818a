"""A morning by program: the day, a price, a decision, the signature, what goes out, tomorrow."""

import base64
import io
import zipfile
from pathlib import Path

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace import answered
from assigner.workspace.roles import Member, WorkRole
from tests.draws import looped
from tests.web.api.program import Program
from tests.web.house import HEADER, at_once, house


def test_the_day_is_changed_signed_sent_and_carried_on(served: House, program: Program) -> None:
    day = program.get("day").json()
    assert [one["case"] for one in day["waiting"]][:1] == ["C-1"]
    assert day["plan"]["status"] == "optimal"
    assert program.get("plan").json()["kind"] == "plan"
    asked = program.send("cases/C-2/prices", version=day["version"], to="V", what="forbid")
    price = program.done(asked)
    assert (price["case"], price["to"], price["what"]) == ("C-2", "V", "forbid")
    number = asked.json()["id"]
    stale = program.send(f"prices/{number}/give", version="0" * 24, code="family")
    assert stale.status_code == 409
    assert program.send(f"prices/{number}/give", version=day["version"], code="other"
                        ).status_code == 422
    unlisted = program.send(f"prices/{number}/give", version=day["version"], code="a whim")
    assert unlisted.json()["faults"][0]["at"] == "/code"
    decided = program.done(program.send(
        f"prices/{number}/give", version=day["version"], code="family", note="knows them"))
    assert decided["decisions"]["forbids"]
    late = program.send("commits", version=day["version"])
    assert (late.status_code, late.json()["exit_code"]) == (409, 6)
    assert "Ulla Hansen decided number 1 in the record." in late.json()["changes"]
    assert program.get("out").json() == {"files": []}
    assert program.get("out/letters").status_code == 404
    record = program.send("commits", version=program.version, note="all read").json()["records"][0]
    assert (record["number"], record["kind"], record["by"]) == (2, "commit", "Ulla Hansen")
    assert program.get("day").json()["signed"]["this_plan"] is True
    names = [one["name"] for one in program.get("out").json()["files"]]
    assert {"letters", "lists", "workbook"} <= set(names)
    letters = program.get("out/letters").content
    assert zipfile.ZipFile(io.BytesIO(letters)).namelist()
    tomorrow = program.send("tomorrow", version=program.version)
    assert (tomorrow.status_code, tomorrow.json()["date"]) == (201, "2026-11-24")
    assert program.get("history/2026-11-23/out/letters").content == letters
    log = program.get("history", case="C-2").json()["records"]
    assert [row["kind"] for row in log] == ["override", "commit"]
    assert log[0]["reason"] == "knows the child or the family: knows them"
    assert program.get("months/2026-11").json()["overrides"] == 1
    assert program.get("ledger").json()["verified"] is True
    assert len(Ledger(str(served.workspace.ledger)).records()) == 2


def test_a_case_is_asked_and_what_it_would_take(
    served: House, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answered, "_READ", {})  # nobody has asked it in this process
    assert program.get("cases/C-1").status_code == 202
    at_once(served.workspace.queue, served.workspace.served.offices[0])
    why = program.get("cases/C-1").json()
    assert why["question"] == {"type": "why", "case": "C-1", "caseworker": "Y"}
    assert {row["caseworker"] for row in why["ruled_out"]} >= {"X", "Z"}
    found = program.done(program.send("cases/C-1/answers", version=program.version, to="Z"))
    assert found["question"]["type"] == "what_would_it_take"


def test_who_takes_over_and_what_a_number_would_do(program: Program) -> None:
    leaves = {"kind": "leaves", "caseworker": "Y", "on": "2026-12-01"}
    asked = program.send("handovers", version=program.version, changes=[leaves], moves=2)
    assert program.done(asked)["kind"] == "rebalance"
    wrong = program.send("handovers", version=program.version, changes=[
        {**leaves, "caseworker": "Q"}, {"kind": "hand_over", "case": "C-99"}])
    assert wrong.status_code == 422
    assert "Q" in wrong.json()["detail"]
    assert "C-99" in wrong.json()["detail"]
    named = program.send("handovers", version=program.version, changes=[
        leaves, {"kind": "give", "case": "C-1", "to": "V"}])
    assert named.status_code == 422  # nobody who leaves has it
    number = asked.json()["id"]
    taken = program.send(f"handovers/{number}/take", version=program.version).json()
    assert taken["plan"]["kind"] == "rebalance"
    assert program.get("cases/C-1").status_code == 404
    refused = program.send("trials", key="balance.measure", value="no such")
    assert (refused.status_code, refused.json()["exit_code"]) == (422, 2)
    assert "no such" in refused.json()["detail"]


@pytest.mark.landing
def test_a_price_that_law_forbids_is_work_that_failed(program: Program) -> None:
    priced = program.send("cases/C-1/prices", version=program.version, to="X").json()
    work = program.get(f"work/{priced['id']}").json()
    assert (work["state"], work["result"]) == ("failed", None)
    assert "this is law" in work["failure"]
    assert program.get(f"prices/{priced['id']}").status_code == 404


def test_a_proposal_is_asked_for_and_stopped(served: House, program: Program) -> None:
    served.workspace.queue.start = lambda *_: None  # nobody takes it meanwhile
    asked = program.send("proposals", version=program.version).json()
    assert [one["id"] for one in program.get("work").json()["work"]] == [asked["id"]]
    assert program.send(f"work/{asked['id']}/stop").json()["state"] == "stopped"
    assert program.send("proposals", version="0" * 24).status_code == 409


@pytest.mark.landing
def test_a_planner_stops_her_own_question_and_nobody_elses(
    served: House, tmp_path: Path
) -> None:
    people = {"pia": Member("Pia", frozenset({WorkRole.PLANNER})),
              "ulla": Member("Ulla", frozenset({WorkRole.COORDINATOR}))}
    behind = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    behind.workspace.queue.start = lambda *_: None
    pia, ulla = (Program(behind, "", **{HEADER: user}) for user in people)
    mine = pia.send("trials", key="rules.stock_ceiling.at", value="20").json()["id"]
    theirs = ulla.send("proposals", version=ulla.version).json()["id"]
    assert pia.send(f"work/{theirs}/stop").status_code == 403
    assert ulla.send(f"work/{mine}/stop").status_code == 403
    assert pia.send(f"work/{mine}/stop").json()["state"] == "stopped"


@pytest.mark.landing
def test_people_notes_and_an_office_that_is_none(program: Program) -> None:
    assert [row["id"] for row in program.get("people").json()["people"]] == ["V", "X", "Y", "Z"]
    assert program.get("people/V").json()["name"] == "Vera Viewer"
    assert program.get("people/Q").status_code == 404
    assert program.send("cases/C-1/notes", text="ring her").json()["notes"][0]["by"] == (
        "Ulla Hansen")
    assert program.send("cases/C-1/notes", text="010190-1234").status_code == 422
    assert program.send("cases/Q/notes", text="x").status_code == 404
    assert program.get("/api/1/offices").json()["offices"][0]["key"] == program.office
    assert program.get("/api/1/offices/elsewhere/day").status_code == 404


@pytest.mark.parametrize("content", looped(1, [b"id;nothing\n1;2\n", b"\xff\xfe\x00\x01", b""]))
def test_what_is_brought_in_is_checked(program: Program, content: bytes) -> None:
    sent = program.send("uploads", date="2026-11-24", files=[
        {"name": "cases.csv", "content": base64.b64encode(content).decode()}])
    assert sent.status_code == 201
    assert sent.json()["check"]["errors"]
    key = sent.json()["key"]
    assert program.get(f"uploads/{key}").json() == sent.json()
    assert program.get(f"uploads/{key}/marked").content[:2] == b"PK"
    assert program.send(f"uploads/{key}/take", version=program.version).status_code == 422


def test_a_workbook_that_is_none_is_told(program: Program) -> None:
    sent = program.send("uploads", files=[{"name": "day.xlsx", "content": "bm8="}]).json()
    assert [one["code"] for one in sent["check"]["errors"]] == ["E154"]
    none = program.send("uploads", files=[{"name": "letter.docx", "content": ""}])
    assert none.json()["faults"][0]["at"] == "/files/0/name"
    assert program.send("uploads", files=[{"name": "a.zip", "content": "bm8="}]).status_code == 422


@pytest.mark.landing
def test_a_day_is_taken_in(served: House, program: Program) -> None:
    place = served.workspace.served.offices[0].today
    assert place is not None
    cases = base64.b64encode((place.path / "cases.csv").read_bytes()).decode()
    sent = program.send("uploads", date="2026-11-25", files=[{"name": "cases.csv",
                                                              "content": cases}]).json()
    assert (sent["date"], sent["cases"]) == ("2026-11-25", 5)
    before = program.version
    taken = program.send(f"uploads/{sent['key']}/take", version=before)
    assert (taken.status_code, taken.json()["date"]) == (201, "2026-11-25")
    assert program.send(f"uploads/{sent['key']}/take", version=before).status_code == 404
