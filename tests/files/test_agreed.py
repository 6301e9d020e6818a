"""agreed.csv: what `next` writes is what is read, in folders and workbooks, English or Danish."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assigner.api.workbook import choices
from assigner.files.read import read
from assigner.files.template import template
from assigner.files.write import write_instance
from assigner.instance import AGREED, Agreed
from assigner.policy import load
from tests.files.nordby import BAD, VOCABULARY

POLICY = load("danish-child-welfare")
ROWS = (
    Agreed(on=date(2026, 12, 1), what="handover", case="S-1", caseworker="ANM", to="DIT"),
    Agreed(on=date(2026, 12, 1), what="cover", case="S-3", caseworker="CAJ", to="DIT",
           until=date(2026, 12, 9)),
    Agreed(on=date(2026, 12, 1), what="co_worker", case="S-2", caseworker="ANM", to="DIT"),
    Agreed(on=date(2026, 12, 1), what="leaves", caseworker="ANM"),
    Agreed(on=date(2026, 12, 1), what="absent", caseworker="CAJ"),
    Agreed(on=date(2026, 12, 1), what="hours", caseworker="DIT", weekly_minutes=1830),
    Agreed(on=date(2026, 12, 1), what="team", caseworker="DIT", team="intake"),
    Agreed(on=date(2026, 12, 1), what="capacity", caseworker="DIT", percent=0,
           until=date(2026, 12, 31)),
)


def test_every_kind_is_written_and_read_again(tmp_path: Path) -> None:
    assert {row.what for row in ROWS} == set(AGREED)
    day = replace(read(BAD / "unknown-role", VOCABULARY).require(), agreed=ROWS)
    write_instance(tmp_path / "day", day)
    assert read(tmp_path / "day", VOCABULARY).require() == day
    plain = replace(day, agreed=())
    assert plain.sha256 != day.sha256
    write_instance(tmp_path / "plain", plain)
    assert not (tmp_path / "plain" / "agreed.csv").exists()


@pytest.mark.landing
def test_a_sheet_of_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "day.xlsx"
    book.write_bytes(template(date(2026, 11, 23), POLICY.name, choices(POLICY)))
    opened = load_workbook(book)
    workers = opened["caseworkers"]
    for place, value in enumerate(("ANM", None, "intake", 37), start=1):
        workers.cell(2, place, value)
    sheet = opened.create_sheet("Aftalt")
    sheet.append(["Dato", "Hvad", "Sagsbehandler"])
    sheet.append([date(2026, 12, 1), "fratræder", "ANM"])
    opened.save(book)
    found = read(book, VOCABULARY)
    assert [row.what for row in found.require().agreed] == ["leaves"]
