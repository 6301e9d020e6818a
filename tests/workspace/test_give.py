"""A line given to somebody else: recorded once and carried out, wherever it is cut off."""

from pathlib import Path

import pytest

from assigner.api.override import Recorded
from assigner.ledger import Ledger
from assigner.plan import read_claims
from assigner.plan.fingerprint import fingerprint
from assigner.workspace.desk import Desks
from assigner.workspace.offices import Office
from assigner.workspace.queue import WorkQueue
from assigner.workspace.worker import work_off
from tests.workspace.offices import office, queue

pytestmark = pytest.mark.landing


class Killed(BaseException):
    """As if the process had been killed there."""


@pytest.fixture
def proposed(tmp_path: Path) -> tuple[WorkQueue, Office]:
    served, waiting = office(tmp_path), queue(tmp_path)
    waiting.ask(served, "propose", {}, "Ulla", "en")
    assert work_off(waiting, served)
    waiting.stop(2)
    return waiting, served


def asked(waiting: WorkQueue, served: Office) -> dict[str, str]:
    place = served.today
    assert place is not None
    return {"case": "C-1", "to": "V", "reason": "why", "plan": fingerprint(
        dict(read_claims(place.plan).written))}


def given(served: Office) -> str | None:
    place = served.today
    assert place is not None
    return next((row.caseworker for row in read_claims(place.plan).assignments
                 if row.case == "C-1"), None)


def test_cut_off_between_record_and_plan_it_is_done_once(
    proposed: tuple[WorkQueue, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, served = proposed

    def killed(*given: object) -> None:
        raise Killed

    with monkeypatch.context() as cut:
        cut.setattr(Recorded, "keep", killed)
        piece = waiting.ask(served, "give", asked(waiting, served), "Ulla", "en")
        with pytest.raises(Killed):
            work_off(waiting, served)
    assert given(served) != "V"
    waiting.end(piece.id, "waiting")
    assert work_off(waiting, served)
    assert given(served) == "V"
    records = Ledger(waiting.store.ledger).records()
    assert [record.kind for record in records] == ["override"]
    place = served.today
    assert place is not None
    assert not list(place.path.glob(".*"))


def test_a_price_of_another_plan_decides_nothing(proposed: tuple[WorkQueue, Office]) -> None:
    waiting, served = proposed
    piece = waiting.ask(served, "give", {**asked(waiting, served), "plan": "0" * 64}, "Ulla", "en")
    work_off(waiting, served)
    found = waiting.job(piece.id)
    assert found is not None
    assert found.state == "failed"
    assert "another by now" in (found.failure or "")
    assert not Ledger(waiting.store.ledger).exists


def test_a_new_proposal_keeps_to_what_was_decided(proposed: tuple[WorkQueue, Office]) -> None:
    waiting, served = proposed
    waiting.ask(served, "give", asked(waiting, served), "Ulla", "en")
    work_off(waiting, served)
    waiting.stop(waiting.of(served)[0].id)
    waiting.ask(served, "propose", {"files": "again"}, "Ulla", "en")
    assert work_off(waiting, served)
    assert given(served) == "V"


def test_a_version_is_another_as_soon_as_anything_is(
    proposed: tuple[WorkQueue, Office]
) -> None:
    waiting, served = proposed
    desks = Desks(waiting.store, waiting.store.ledger)
    first = desks.look(served)
    seen = desks.shown(first)
    assert desks.changed(desks.look(served), seen) == ()
    waiting.ask(served, "give", asked(waiting, served), "Ulla", "en")
    work_off(waiting, served)
    told = [str(words) for words in desks.changed(desks.look(served), seen)]
    assert told[-1] == "Ulla decided number 1 in the record."
    assert any(line.startswith("C-1: ") and line.endswith(" → V") for line in told)
    place = served.today
    assert place is not None
    seen = desks.shown(desks.look(served))
    cases = place.path / "cases.csv"
    cases.write_bytes(cases.read_bytes() + b"\n")
    assert desks.changed(desks.look(served), seen)
    assert desks.changed(desks.look(served), "made up")
