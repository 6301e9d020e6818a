"""The machine interface and the pages with record, queue and notes on a PostgreSQL server."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from tests.ledger import server
from tests.web.api.program import Program, without_reasons
from tests.web.house import Browser, house

pytestmark = [pytest.mark.landing, server.needed]


@pytest.fixture
def there(solved_office: Path, tmp_path: Path) -> House:
    """The small office whose ledger is a database of the server."""
    shutil.copytree(solved_office, tmp_path / "office")
    found = house(tmp_path / "office", server.emptied())
    found.workspace.queue.start = without_reasons
    return found


def test_a_morning_by_program_beside_one_by_browser(there: House) -> None:
    program, lene = Program(there), Browser(there, "Lene")
    day = program.get("day").json()
    assert program.send("cases/C-1/notes", text="seen by program").status_code == 201
    assert "seen by program" in lene.get("/case/C-1").text
    price = program.send("cases/C-2/prices", version=day["version"], to="V", what="forbid")
    number = price.json()["id"]
    assert program.done(price)["case"] == "C-2"
    lene.get("/commit")
    program.done(program.send(
        f"prices/{number}/give", version=day["version"], code="family", note="knows them"))
    assert lene.send("/commit").status_code == 409
    signed = program.send("commits", version=program.version)
    assert signed.status_code == 201, signed.text
    records = Ledger(str(there.workspace.ledger)).records()
    assert [(one.kind, one.by) for one in records] == [
        ("override", "Ulla Hansen"), ("commit", "Ulla Hansen")]
    assert program.get("ledger").json()["verified"] is True
    assert [row["kind"] for row in program.get("history", case="C-2").json()["records"]] == [
        "override", "commit"]
    felt = lene.get("/history")
    assert "number 2, by Ulla Hansen" in felt.text
    assert program.send("tomorrow", version=program.version).json()["date"] == "2026-11-24"


@pytest.mark.long
def test_what_is_kept_beside_the_ledger_lies_there_too(there: House) -> None:
    program = Program(there)
    leaves = {"kind": "leaves", "caseworker": "Y", "on": "2026-12-01"}
    asked = program.send("handovers", version=program.version, changes=[leaves], moves=0)
    assert program.done(asked)["kind"] == "rebalance"
    tried = program.send("trials", key="balance.measure", value="minmax")
    assert program.done(tried)
    ulla = Browser(there)
    ulla.get("/staff-change")
    assert "leaves" in ulla.send("/staff-change/add", kind="leaves", caseworker="Y").text
    again = house(there.workspace.root, str(there.workspace.ledger))
    assert Program(again).get(f"work/{tried.json()['id']}").json()["state"] == "done"
    assert "leaves" in Browser(again, "Lene").get("/staff-change").text
    assert not list(there.workspace.root.parent.glob("*.db*"))


def test_of_two_programs_one_signs(there: House) -> None:
    programs = [Program(there, name) for name in ("Ulla", "Lene", "Bo")]
    version, start = programs[0].version, Barrier(3)

    def sign(program: Program) -> int:
        start.wait()
        return program.send("commits", version=version).status_code

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(sign, programs)) == [201, 409, 409]
    assert len(Ledger(str(there.workspace.ledger)).records()) == 1
