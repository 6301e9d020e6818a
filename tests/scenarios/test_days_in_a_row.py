"""Day follows day: nothing is lost, every day is judged and decided, the ledger holds."""

from pathlib import Path

import pytest

from assigner.ledger import Ledger
from tests.scenarios.days_in_a_row import Life


@pytest.mark.long
@pytest.mark.parametrize(("days", "seed"), [
    (5, 4),  # four absences, a case handed over, eighteen moves, and soon proven
    (10, 1),
])
def test_a_week_or_two(tmp_path: Path, days: int, seed: int) -> None:
    life = Life(Ledger(str(tmp_path / "ledger.db")), seed)
    life.live(days)
    life.judged(days)
    assert life.seen["covered"]
    assert life.seen["changed"]


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 3])
def test_a_year(tmp_path: Path, seed: int) -> None:
    life = Life(Ledger(str(tmp_path / "ledger.db")), seed)
    life.live(250)
    life.judged(250)
