"""A cover that begins on a later day says until when it lasts, to both whom it concerns."""

import csv
from pathlib import Path

from tests.faults.days import done
from tests.scenarios.small_office import write_office


def rows(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8-sig") as text:
        return {row["case"]: row for row in csv.DictReader(text)}


def test_a_cover_that_begins_later_says_until_when(tmp_path: Path) -> None:
    day = write_office(tmp_path / "day")
    plan, lists, letters = tmp_path / "r.json", tmp_path / "lists", tmp_path / "letters"
    done("rebalance", day, "--absent", "A:2026-11-24..2026-11-26", "--cover-by", "B",
         "--max-moves", 0, "-o", plan)
    done("export", plan, "--uncommitted", "--lists", lists, "--letters", letters)
    covered, handed = rows(lists / "B.csv")["O1"], rows(lists / "A.csv")["O1"]
    assert covered["day"] == "2026-11-24"
    assert covered["cover_until"] == handed["cover_until"] == "2026-11-26"
    assert covered["what"] == "you cover it until 26 November 2026"
    assert covered["what"] in (letters / "B.html").read_text(encoding="utf-8")
