"""Time and moods by program: what a page writes, and who reads it."""

from pathlib import Path

from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace.roles import Member, WorkRole
from tests.web.api.program import Program
from tests.web.house import HEADER, house


def test_a_reduction_is_put_in_changed_and_taken_out(served: House, program: Program) -> None:
    served.workspace.queue.start = lambda *_: None
    where = "people/V/reductions"
    assert program.get(where).json()["rows"] == []
    entry = {"reason": "training", "percent": "20", "from": "2026-11-23", "to": "2026-12-31"}
    seen = program.version
    made = program.send(where, version=seen, entry=entry, heard=True)
    (row,) = made.json()["rows"]
    assert {key: row["entry"][key] for key in entry} == entry
    assert program.send(where, version=seen, entry=entry).status_code == 409
    wrong = program.send(where, version=program.version, row=row["row"], heard=True,
                         entry={**entry, "percent": "200", "from": "soon"})
    assert wrong.status_code == 422
    assert {one["at"] for one in wrong.json()["faults"]} == {"/entry/percent", "/entry/from"}
    changed = program.send(where, version=program.version, row=row["row"], heard=True,
                           entry={**entry, "percent": "30"})
    assert changed.json()["rows"][0]["entry"]["percent"] == "30"
    gone = program.send(where, version=program.version, row=row["row"], entry=None)
    assert gone.json()["rows"] == []
    assert program.send(where, version=program.version, row=99, entry=None).status_code == 422
    assert program.send(where, version=program.version, entry=None).status_code == 422
    assert program.send("people/Q/absences", version=program.version, entry={}).status_code == 404
    away = program.send("people/V/absences", version=program.version, heard=True,
                        entry={"from": "2026-12-01", "to": "2026-12-04"})
    assert away.json()["rows"][0]["entry"]["from"] == "2026-12-01"


def test_how_loaded_she_feels_is_for_her_and_her_manager(served: House, tmp_path: Path) -> None:
    people = {role.value: Member(role.value, frozenset({role}), "V") for role in WorkRole}
    behind = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    behind.workspace.queue.start = lambda *_: None
    vera, manager, coordinator = (Program(behind, "", **{HEADER: role.value}) for role in (
        WorkRole.CASEWORKER, WorkRole.MANAGER, WorkRole.COORDINATOR))
    assert vera.send("own/moods", felt=6).json()["faults"][0]["at"] == "/felt"
    (said,) = vera.send("own/moods", felt=4).json()["moods"]
    assert (said["month"], said["felt"]) == ("2026-11", 4)
    assert manager.get("people/V").json()["moods"] == [said]
    assert coordinator.get("people/V").json()["moods"] is None
    assert vera.send("own/moods/2026-11/back").json()["moods"] == []
    assert manager.get("people/V").json()["moods"] == []
