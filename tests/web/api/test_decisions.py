"""What was decided by hand is taken back by program, as on the page of the case."""

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from tests.web.api.program import Program
from tests.web.test_check import day_of

pytestmark = pytest.mark.landing


def decided(program: Program, case: str = "C-1", to: str = "V") -> None:
    seen = program.version
    price = program.send(f"cases/{case}/prices", version=seen, to=to).json()["id"]
    program.done(program.send(f"prices/{price}/give", version=seen, code="family"))


def takes(program: Program, case: str = "C-1") -> str:
    rows = program.get("plan").json()["assignments"]
    return str(next(row["caseworker"] for row in rows if row["case"] == case))


def test_a_decision_is_taken_back_and_the_day_is_proposed_without_it(
    served: House, program: Program
) -> None:
    first = takes(program)
    assert program.get("decisions").json()["records"] == []
    decided(program)
    assert takes(program) == "V"
    (standing,) = program.get("decisions").json()["records"]
    where = f"decisions/{standing['number']}/back"
    stale = program.send(where, version="0" * 24, why="a slip of the pen")
    assert (stale.status_code, stale.json()["exit_code"]) == (409, 6)
    for why in ("", " ", "see 010190-1234"):
        assert program.send(where, version=program.version, why=why).status_code == 422
    assert takes(program) == "V"
    program.done(program.send(where, version=program.version, why="a slip of the pen"))
    assert takes(program) == first
    assert program.get("decisions").json()["records"] == []
    kinds = [one.kind for one in Ledger(str(served.workspace.ledger)).records()]
    assert kinds == ["override", "withdrawal"]
    again = program.send(where, version=program.version, why="twice")
    assert again.status_code == 422
    assert "does not stand any more" in again.json()["detail"]
    assert len(Ledger(str(served.workspace.ledger)).records()) == 2


def test_a_decision_taken_back_drops_no_handover_unasked(
    served: House, program: Program
) -> None:
    decided(program)
    asked = program.send("handovers", version=program.version, changes=[
        {"kind": "leaves", "caseworker": "Y", "on": "2026-12-01"}], moves=0)
    program.done(asked)
    taken = program.send(f"handovers/{asked.json()['id']}/take", version=program.version)
    assert taken.status_code < 300, taken.text
    where, seen = "decisions/1/back", program.version
    refused = program.send(where, version=seen, why="a slip of the pen")
    assert (refused.status_code, program.version) == (422, seen)
    assert len(Ledger(str(served.workspace.ledger)).records()) == 1
    program.done(program.send(where, version=seen, why="a slip", without_changes=True))
    assert "changes" not in program.get("plan").json()


def test_of_a_signed_day_nothing_is_taken_back(served: House, program: Program) -> None:
    decided(program)
    assert program.send("commits", version=program.version).status_code == 201
    assert program.get("decisions").json()["records"] == []
    late = program.send("decisions/1/back", version=program.version, why="too late")
    assert late.status_code == 422
    assert "The day is signed" in late.json()["detail"]
    assert program.send("decisions/99999999999999999999/back", version=program.version, why="x"
                        ).status_code == 404


def test_where_people_are_named_a_stranger_takes_nothing_back(
    served: House, program: Program
) -> None:
    with (day_of(served) / "instance.toml").open("a", encoding="utf-8") as head:
        head.write('\n[deciders]\n"Ulla Hansen" = "team leader"\n')
    program.done(program.send("proposals", version=program.version))
    decided(program)
    bo = Program(served, "Bo")
    refused = bo.send("decisions/1/back", version=bo.version, why="not mine")
    assert refused.status_code == 422
    assert "Bo is not among those who decide here" in refused.json()["detail"]
    assert program.send("decisions/1/back", version=program.version, why="mine").status_code == 202


def test_what_went_out_of_an_earlier_day_is_listed(program: Program) -> None:
    assert program.get("history/2026-11-23/out").status_code == 404
    program.send("commits", version=program.version)
    today = program.get("out").json()
    assert today["files"]
    program.send("tomorrow", version=program.version)
    assert program.get("out").json()["files"] == []
    assert program.get("history/2026-11-23/out").json() == today
