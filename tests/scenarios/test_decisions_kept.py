"""Every decision of many days is found again: in the ledger, the months, tomorrow's instance."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.scenarios.decided_days import Office, done

pytestmark = pytest.mark.landing


def found_again(office: Office, days: int) -> None:
    """Each decision once in the ledger, and once in the report of its month."""
    noted, records = office.noted, office.records()
    kinds = Counter(record["kind"] for record in records)
    assert kinds["commit"] == days == sum(noted.commits.values())
    assert kinds["withdrawal"] == len(noted.taken_back)
    assert kinds["override"] == len(noted.overridden) + len(noted.taken_back)
    from assigner.ledger import Ledger  # noqa: PLC0415  # SQLAlchemy takes its time

    kept = Ledger(str(office.ledger)).records()
    overrides = Counter(
        (record.day, case, who) for record in kept if record.kind == "override"
        for case, who in record.said["decisions"]["pins"]
    )
    assert overrides == Counter([*noted.overridden, *noted.taken_back])
    pins = Counter(
        (record.day, case, who) for record in kept if record.kind == "commit"
        for case, who in record.said["plan"]["decisions"]["pins"]
    )
    assert Counter([*noted.pins, *noted.overridden]) - pins == Counter()
    assert done("log", "verify", "--ledger", office.ledger).code == 0
    for month in noted.commits:
        ran = done("log", "report", "--month", month, "--ledger", office.ledger,
                   "--format", "json")
        report = json.loads(ran.out)
        assert report["commits"] == noted.commits[month]
        assert report["overrides"] == noted.overrides[month]
        assert report["withdrawn"] == noted.withdrawn[month]
        assert report["open"] == 0
        assert sum(row["cases"] for row in report["pinned"]) == noted.pinned[month]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger.db"))
    return tmp_path


def test_twelve_days(place: Path) -> None:
    office = Office(place, seed=1)
    office.live(12)
    found_again(office, 12)
    noted = office.noted
    assert noted.pins
    assert noted.overridden
    assert noted.taken_back
    assert noted.dated


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20))
def test_five_hundred_days(place: Path, seed: int) -> None:
    office = Office(place, seed)
    office.live(50)
    found_again(office, 50)
