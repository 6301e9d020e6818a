"""Day follows day: every case with somebody who is there or listed, and everybody's own theirs."""

from pathlib import Path

import pytest

from tests.scenarios.busy_mornings import BusyMornings
from tests.scenarios.lived_office import LivedOffice

pytestmark = pytest.mark.landing


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    return tmp_path


def test_three_weeks(place: Path) -> None:
    office = LivedOffice(place, seed=4, size=5, busy=2)
    office.live(15)
    assert office.seen["covered"]
    assert office.seen["capacities"]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 7))
def test_a_year(place: Path, seed: int) -> None:
    office = LivedOffice(place, seed)
    office.live(250)
    for kind in ("registered absence", "reduction", "weekdays", "named stand-in", "leaves",
                 "joins", "hours", "returns", "handed over", "covered", "capacities"):
        assert office.seen[kind], kind


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 9))
def test_mornings_on_which_much_happens(place: Path, seed: int) -> None:
    office = BusyMornings(place, seed, size=5, busy=1.3)
    office.live(40)
    for kind in ("named stand-in", "absent", "returns", "covered"):
        assert office.seen[kind], kind
