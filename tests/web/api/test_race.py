"""Two programs at the same moment: one decides, the other is told what changed."""

from pathlib import Path
from threading import Event
from typing import Any

import httpx2 as httpx
import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from assigner.web.doors import SignIn
from assigner.workspace import signing
from assigner.workspace.objections import standing
from assigner.workspace.roles import Member, WorkRole
from tests.draws import drawn
from tests.web.api.program import Program, without_reasons
from tests.web.house import HEADER, Browser, house
from tests.web.test_race import together

pytestmark = pytest.mark.landing


@pytest.mark.parametrize("round_", drawn(2, range(100)))
def test_a_day_is_signed_once(served: House, round_: int) -> None:
    signers = [Program(served, name) for name in ("Ulla", "Lene", "Bo")]
    seen = signers[0].version
    found: dict[int, tuple[int, list[str]]] = {}

    def sign(at: int) -> None:
        answer = signers[at].send("commits", version=seen, note=f"mine {round_}")
        found[at] = answer.status_code, answer.json().get("changes", [])

    together(*(lambda at=at: sign(at) for at in range(3)))
    (record,) = Ledger(str(served.workspace.ledger)).records()
    assert sorted(status for status, _ in found.values()) == [201, 409, 409]
    for status, changes in found.values():
        assert (f"{record.by} decided number 1 in the record." in changes) is (status == 409)


def test_a_page_and_a_program_race_for_one_day(served: House) -> None:
    program, browser = Program(served, "Lene"), Browser(served, "Ulla")
    seen = program.version
    browser.get("/commit")
    found: list[int] = []
    together(lambda: browser.send("/commit"),
             lambda: found.append(program.send("commits", version=seen).status_code))
    assert len(Ledger(str(served.workspace.ledger)).records()) == 1
    assert (browser.page.status_code, found) in ((200, [409]), (409, [201]))


def test_an_objection_is_heard_or_refused_while_the_day_is_signed(
    served: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She objects just after the objections were read for the record: never taken and lost."""
    people = {"v": Member("Vera", frozenset({WorkRole.CASEWORKER}), "V"),
              "u": Member("Ulla", frozenset({WorkRole.COORDINATOR}))}
    behind = house(served.workspace.root, tmp_path / "other.db",
                   SignIn(HEADER, "testclient", people))
    behind.workspace.queue.start = lambda *_: None
    vera, ulla = (Program(behind, "", **{HEADER: user}) for user in ("v", "u"))
    seen, read, said = ulla.version, Event(), Event()

    def slowly(*asked: Any) -> Any:
        found = standing(*asked)
        read.set()
        said.wait(1)  # as long as she could get in between; she must not
        return found

    monkeypatch.setattr(signing, "standing", slowly)
    found: dict[str, httpx.Response] = {}

    def objects() -> None:
        read.wait(30)
        found["objected"] = vera.send("own/objections", case="C-2", text="I know them")
        said.set()

    def signs() -> None:
        found["signed"] = ulla.send("commits", version=seen)

    together(objects, signs)
    assert found["signed"].status_code == 201
    assert "I know them" not in found["signed"].text
    assert found["objected"].status_code == 422


@pytest.mark.parametrize("decided", [False, True])
def test_what_was_asked_before_the_day_was_signed_leaves_its_plan(
    served: House, decided: bool
) -> None:
    """A proposal, or a line given otherwise, that ends after somebody signed."""
    served.workspace.queue.start = without_reasons
    ulla, lene = Program(served, "Ulla"), Program(served, "Lene")
    seen = ulla.version
    price = ulla.send("cases/C-2/prices", version=seen, to="V", what="forbid").json()["id"]
    served.workspace.queue.start = lambda *_: None
    asked = ulla.send(f"prices/{price}/give", version=seen, code="family") if decided else (
        ulla.send("proposals", version=seen))
    assert lene.send("commits", version=lene.version).status_code == 201
    without_reasons(served.workspace.queue, served.workspace.served.offices[0])
    work = ulla.get(f"work/{asked.json()['id']}").json()
    assert work["state"] == "failed"
    assert "Lene signed the day as number 1" in work["failure"]
    assert ulla.get("day").json()["signed"]["this_plan"] is True
    assert [one.kind for one in Ledger(str(served.workspace.ledger)).records()] == ["commit"]
