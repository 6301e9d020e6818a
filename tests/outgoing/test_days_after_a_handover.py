"""Days of a case that changes hands later are of whoever has it on the day."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run
from tests.outgoing.test_outgoing import events

pytestmark = pytest.mark.landing


def test_a_deadline_is_of_whoever_has_the_case_on_that_day(tmp_path: Path) -> None:
    folder = write(tmp_path / "day", {}, {"C-1": {}})
    (folder / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,due\n"
        "H-1,modtagelse,enkel,X,2026-11-26\n"
        "H-2,modtagelse,enkel,X,2027-01-20\n", encoding="utf-8")
    done = run("rebalance", folder, "--leaves", "X:2026-12-01", "--to", "V", "--keep", "H-1",
               "--max-moves", "0", "-o", tmp_path / "leaves.json")
    assert done.code == 0, done.err
    done = run("export", tmp_path / "leaves.json", "--uncommitted", "--letters",
               tmp_path / "letters", "--ics", tmp_path / "days")
    assert done.code == 0, done.err
    leaver, receiver = (events(tmp_path / "days" / f"{who}.ics") for who in ("X", "V"))
    assert (date(2026, 11, 26), "H-1: deadline") in leaver
    assert (date(2027, 1, 20), "H-2: deadline") not in leaver
    assert (date(2027, 1, 20), "H-2: deadline") in receiver
    letter = (tmp_path / "letters" / "V.html").read_text(encoding="utf-8")
    assert "H-2: deadline" in letter
    assert "H-2: deadline" not in (tmp_path / "letters" / "X.html").read_text(encoding="utf-8")


def test_a_deadline_while_somebody_covers_is_theirs(tmp_path: Path) -> None:
    folder = write(tmp_path / "day", {}, {"C-1": {}})
    (folder / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,due\n"
        "H-1,modtagelse,enkel,X,2026-12-04\n"
        "H-2,modtagelse,enkel,X,2027-01-20\n", encoding="utf-8")
    done = run("rebalance", folder, "--absent", "X:2026-12-01..2026-12-11", "--cover-by", "V",
               "--max-moves", "0", "-o", tmp_path / "away.json")
    assert done.code == 0, done.err
    done = run("export", tmp_path / "away.json", "--uncommitted", "--ics", tmp_path / "days")
    assert done.code == 0, done.err
    away, covers = (events(tmp_path / "days" / f"{who}.ics") for who in ("X", "V"))
    assert (date(2026, 12, 4), "H-1: deadline") in covers
    assert (date(2026, 12, 4), "H-1: deadline") not in away
    assert (date(2026, 12, 11), "H-2: cover ends, back to X") in covers
    assert (date(2026, 12, 14), "H-2: back from V, who covers it") in away
    assert (date(2027, 1, 20), "H-2: deadline") in away
    assert (date(2027, 1, 20), "H-2: deadline") not in covers
