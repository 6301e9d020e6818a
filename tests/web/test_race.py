"""Two coordinators at the same moment: nothing lost, nothing twice, the loser told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from assigner.ledger import Ledger
from assigner.web.app import House
from tests.draws import drawn
from tests.web.house import Browser, house

pytestmark = pytest.mark.landing


def together(*acts: Callable[[], object]) -> None:
    start = Barrier(len(acts))

    def begin(act: Callable[[], object]) -> None:
        start.wait()
        act()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(begin, acts))


@pytest.mark.parametrize("round_", drawn(3, range(100)))
def test_a_day_is_signed_once(served: House, round_: int) -> None:
    people = [Browser(served, name) for name in ("Ulla", "Lene", "Bo")]
    for one in people:
        one.get("/commit")
    together(*(lambda one=one: one.send("/commit", note=f"mine {round_}") for one in people))
    records = Ledger(str(served.workspace.ledger)).records()
    assert [record.kind for record in records] == ["commit"]
    assert sorted(one.page.status_code for one in people) == [200, 409, 409]
    for one in people:
        lost = one.page.status_code == 409
        assert (f"{records[0].by} decided number 1 in the record." in one.page.text) is lost
        assert (f"mine {round_}" in one.page.text) is lost


@pytest.mark.parametrize("round_", drawn(2, range(100)))
def test_tomorrow_is_written_once(served: House, round_: int) -> None:
    people = [Browser(served, name) for name in ("Ulla", "Lene")]
    people[0].get("/commit")
    people[0].send("/commit", note=str(round_))
    for one in people:
        one.get("/commit")
    together(*(lambda one=one: one.send("/tomorrow") for one in people))
    assert sorted(one.page.status_code for one in people) == [200, 409]
    days = [place.path.name for place in served.workspace.served.offices[0].days]
    assert days == ["2026-11-23", "2026-11-24"]


def test_two_servers_of_one_office_share_its_locks(served: House) -> None:
    other = house(served.workspace.root, Path(str(served.workspace.ledger)))
    people = [Browser(served, "Ulla"), Browser(other, "Lene")]
    for one in people:
        one.get("/commit")
    together(*(lambda one=one: one.send("/commit") for one in people))
    assert len(Ledger(str(served.workspace.ledger)).records()) == 1
    assert sorted(one.page.status_code for one in people) == [200, 409]
