"""Two tables on one sheet, one below the other: both are proposed, wherever the second stands."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.api.profiles import suggest_profile

STAFF = (("Initialer", "Navn", "Team", "Timer"), ("AA", "Anna Ask", "Modtagelse", 37),
         ("BB", "Bo Birk", "Undersøgelse", 37))
CASES = (("Sagsnr.", "Fase", "Tyngde", "Frist", "Rådgiver"),
         ("1", "Modtagelse", "Enkel", "27-11-2026", None),
         ("2", "Undersøgelse", "Enkel", "27-12-2026", "BB"))
MORE = tuple((f"{n}", "Undersøgelse", "Enkel", "27-12-2026", "BB") for n in range(3, 30))
Rows = Sequence[Sequence[object]]


def written(folder: Path, *rows: Rows) -> Path:
    folder.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for at, part in enumerate((*rows,)):
        for row in ((), *part) if at else part:
            sheet.append(list(row))
    book.save(folder / "uge 23-11-2026.xlsx")
    return folder


@pytest.mark.landing
@pytest.mark.parametrize("rows", [(STAFF, CASES), (CASES, STAFF)], ids=["above", "below"])
def test_staff_and_cases(rows: tuple[Rows, Rows], tmp_path: Path) -> None:
    folder = written(tmp_path / "day", *rows)
    (tmp_path / "office.toml").write_text(suggest_profile([folder]).text, encoding="utf-8")
    facts, _ = assigner.read(folder, profile=tmp_path / "office.toml").require()
    assert [one.id for one in facts.caseworkers] == ["AA", "BB"]
    assert [one.id for one in (*facts.cases, *facts.caseload)] == ["1", "2"]


@pytest.mark.landing
def test_the_second_moves_and_is_missed_aloud(tmp_path: Path) -> None:
    """The next day there are more cases above; beyond the rows looked through, faults say so."""
    folder = written(tmp_path / "day", CASES, STAFF)
    (tmp_path / "office.toml").write_text(suggest_profile([folder]).text, encoding="utf-8")
    written(folder, (*CASES, *MORE[:9]), STAFF)
    facts, _ = assigner.read(folder, profile=tmp_path / "office.toml").require()
    assert (len(facts.caseworkers), len(facts.caseload)) == (2, 10)
    written(folder, (*CASES, *MORE), STAFF)
    day = assigner.read(folder, profile=tmp_path / "office.toml")
    assert "E173" in {fault.code for fault in day.faults}


def test_a_header_that_stands_again_begins_no_table(tmp_path: Path) -> None:
    folder = written(tmp_path / "day", CASES, (CASES[0], *MORE[:3]))
    (folder / "folk.csv").write_text("Init;Navn;Team;Timer\nBB;Bo;Modtagelse;37\n", "utf-8")
    text = suggest_profile(sorted(folder.iterdir())).text
    assert "stop_at_blank" not in text
