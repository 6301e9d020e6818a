"""What pages show is answered to programs, too: changes, weeks ahead, the model, what waits."""

from pathlib import Path

import pytest

from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.draws import looped
from tests.web.api.program import Program
from tests.web.api.test_decisions import decided
from tests.web.house import HEADER, at_once, house
from tests.web.test_check import day_of

KEY = "rules.stock_ceiling.at"


@pytest.mark.landing
def test_what_changed_since_it_was_looked_at(program: Program) -> None:
    seen = program.version
    assert program.get("changes", since=seen).json() == {
        "version": seen, "known": True, "changes": [], "moved": []}
    decided(program)
    since = program.get("changes", since=seen).json()
    assert (since["known"], since["version"]) == (True, program.version)
    assert "C-1" in since["moved"]
    assert "Ulla Hansen decided number 1 in the record." in since["changes"]
    unknown = program.get("changes", since="0" * 24).json()
    assert (unknown["known"], unknown["moved"], len(unknown["changes"])) == (False, [], 1)
    assert program.get("changes").json()["changes"] == []
    assert program.get("changes", since="x").json()["faults"][0]["at"] == "?since"


def test_the_weeks_ahead_of_somebody_and_her_own(served: House, tmp_path: Path) -> None:
    people = {role.value: Member(role.value, frozenset({role}), "V") for role in WorkRole}
    behind = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    behind.workspace.queue.start = lambda *_: None
    vera, auditor = (Program(behind, "", **{HEADER: name}) for name in ("caseworker", "auditor"))
    begun = auditor.get("people/V/weeks")
    assert (begun.status_code, begun.json()["kind"]) == (202, "ahead")
    assert auditor.get("people/V/weeks").json()["id"] == begun.json()["id"]
    assert vera.get("own").json()["weeks"] is None
    at_once(behind.workspace.queue, behind.workspace.served.offices[0])
    found = auditor.get("people/V/weeks").json()
    assert (found["id"], found["weeks"][0]["first"]) == ("V", "2026-11-23")
    assert vera.get("own").json()["weeks"] == found
    assert auditor.get("people/Q/weeks").status_code == 404
    assert vera.get("people/V/weeks").status_code == 403


def test_open_cases_of_somebody_and_what_was_done_to_her_time(
    served: House, program: Program
) -> None:
    served.workspace.queue.start = lambda *_: None
    assert [one["case"] for one in program.get("people/Y").json()["held"]] == ["H-1"]
    entry = {"from": "2026-12-01", "to": "2026-12-04"}
    made = program.send("people/V/absences", version=program.version, heard=True, entry=entry)
    (change,) = made.json()["changes"]
    assert change["by"] == "Ulla Hansen"
    assert "put in" in change["words"]
    assert program.get("people/V/reductions").json()["changes"] == []


def test_the_model_its_numbers_and_since_when(served: House, program: Program) -> None:
    found = program.get("model").json()
    assert found["name"] == "danish-child-welfare"
    known = {one["key"]: one for one in found["numbers"]}
    measure = [one["value"] for one in known["balance.measure"]["options"]]
    assert known["balance.measure"]["value"] in measure
    some = program.get("model", find="stock ceiling").json()["numbers"]
    assert 0 < len(some) < len(known)
    one = program.get(f"model/{KEY}").json()
    assert one["number"] == known[KEY]
    assert [(each["by"], each["value"]) for each in one["since"]] == [
        ("Ulla Hansen", known[KEY]["value"])]
    assert program.get("model/no.such.number").status_code == 404
    assert "danish-child-welfare" in program.get("/api/1/models").json()["models"]
    (day_of(served) / "instance.toml").unlink()
    assert program.get("model").status_code == 404


@pytest.mark.landing
def test_what_was_asked_of_numbers_is_listed_the_latest_first(program: Program) -> None:
    asked = [program.send("trials", key=KEY, value=value).json()["id"] for value in ("20", "21")]
    assert [one["id"] for one in program.get("trials").json()["work"]] == asked[::-1]


def test_what_waits_is_told_to_whom_it_is_for(served: House, tmp_path: Path) -> None:
    people = {role.value: Member(role.value, frozenset({role})) for role in (
        WorkRole.COORDINATOR, WorkRole.MANAGER)}
    behind = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    manager, other = (Program(behind, "", **{HEADER: name}) for name in ("manager", "coordinator"))
    leaves = {"kind": "leaves", "caseworker": "Y", "on": "2026-12-01"}
    made = manager.send("draft", version=manager.version, draft="", change=leaves).json()
    asked = manager.send("draft/work", version=manager.version, draft=made["draft"]).json()
    day = manager.get("day").json()
    assert (day["drafted"], day["handovers"]) == (1, [asked["id"]])
    hers = other.get("day").json()
    assert (hers["drafted"], hers["handovers"]) == (None, None)


@pytest.mark.parametrize("roles", looped(1, [[], ["team leader"]]))
def test_who_may_sign_is_told_before(
    served: House, program: Program, roles: list[str]
) -> None:
    day = day_of(served)
    if roles:
        (day / "office-model.toml").write_text(
            'extends = "danish-child-welfare"\n[roles_of_deciders]\ncommit = "team leader"\n',
            encoding="utf-8")
        head = day / "instance.toml"
        head.write_text(head.read_text(encoding="utf-8").replace(
            '"danish-child-welfare"', '"office-model.toml"'), encoding="utf-8")
        program.done(program.send("proposals", version=program.version))
    assert program.get("day").json()["plan"]["signers"] == roles


@pytest.mark.landing
def test_open_cases_hide_what_is_restricted(served: House) -> None:
    held = day_of(served) / "caseload.csv"
    held.write_text("id,phase,complexity,caseworker,children,restricted_to\n"
                    "HEMLIG-77,modtagelse,kompleks,Y,1,Y|V\n", encoding="utf-8")
    program = Program(served)
    seen = program.version
    program.send("proposals", version=seen)
    answers = [program.get("people/Y"), program.get("changes", since=seen), program.get("day"),
               program.get("people/Y/weeks")]
    assert [one.request.url.path for one in answers if "HEMLIG-77" in one.text] == []
    (row,) = answers[0].json()["held"]
    assert (row["case"], row["caseworker"]) == ("restricted-1", "Y")
    assert "kompleks" not in str(row)
