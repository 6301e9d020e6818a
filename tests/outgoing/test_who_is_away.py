"""Who is away is told nothing to do; who covers is told until when."""

from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

pytestmark = pytest.mark.landing


def test_who_is_away_gets_no_letter_and_a_cover_says_until_when(tmp_path: Path) -> None:
    office = write(tmp_path / "day", {}, {"C-1": {}})
    (office / "caseload.csv").write_text(
        "id,phase,complexity,caseworker\nH-1,modtagelse,enkel,X\n", encoding="utf-8")
    plan, letters, lists = (tmp_path / name for name in ("plan.json", "letters", "lists"))
    done = run("rebalance", office, "--absent", "X:2026-11-16..2026-12-18", "--max-moves", "0",
               "-o", plan)
    assert done.code == 0, done.err
    done = run("export", plan, "--uncommitted", "--letters", letters, "--lists", lists)
    assert done.code == 0, done.err
    assert not (letters / "X.html").exists()
    assert not (lists / "X.csv").exists()
    covers = [file.read_text(encoding="utf-8") for folder in (letters, lists)
              for file in folder.iterdir() if "H-1" in file.read_text(encoding="utf-8")]
    assert len(covers) == 2
    for text in covers:
        assert "you cover it until" in text
        assert "18 December 2026" in text
