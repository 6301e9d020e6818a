"""Two programs at the same moment: one decides, the other is told what changed."""

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from tests.draws import drawn
from tests.web.api.program import Program
from tests.web.house import Browser
from tests.web.test_race import together


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
        assert (f"{record.by} decided number 1." in changes) is (status == 409)


def test_a_page_and_a_program_race_for_one_day(served: House) -> None:
    program, browser = Program(served, "Lene"), Browser(served, "Ulla")
    seen = program.version
    browser.get("/commit")
    found: list[int] = []
    together(lambda: browser.send("/commit"),
             lambda: found.append(program.send("commits", version=seen).status_code))
    assert len(Ledger(str(served.workspace.ledger)).records()) == 1
    assert (browser.page.status_code, found) in ((200, [409]), (409, [201]))
