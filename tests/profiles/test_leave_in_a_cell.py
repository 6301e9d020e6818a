"""A leave told in one cell, with words around its days: the days are read, the words are not."""

from datetime import date
from pathlib import Path

import pytest

from assigner.profiles.days_in_text import days_in
from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

_CASES = CASES.replace("Assessment", "Investigation")
LEAVE = ("2026-09-01", "2027-03-31")


def _staff(header: str, cell: str) -> str:
    head, first, *rows = STAFF.replace("Assessment", "Investigation").splitlines()
    return "\n".join((f"{head};{header}", f"{first};{cell}", *(f"{row};" for row in rows), ""))


@pytest.mark.parametrize("cell", [
    "barsel 01-09-2026 - 31-03-2027", "01.09.2026-31.03.2027", "verlof 1-9-2026 t/m 31-3-2027",
    "Elternzeit: 01.09.26 bis 31.03.27", "2026-09-01 – 2027-03-31 (maternity)"])
def test_both_days_are_found(cell: str) -> None:
    assert days_in(cell, "day first") == LEAVE


@pytest.mark.parametrize(("cell", "found"), [
    ("orlov fra 01-09-2026", ("2026-09-01", "")), ("syg til 31-03-2027", ("", "2027-03-31")),
    ("barsel 01-09-2026", None), ("31-03-2027 - 01-09-2026", None), ("barsel i foråret", None),
    ("1/9-2026, 2/9-2026 og 3/9-2026", None)])
def test_an_open_end_is_said_and_anything_else_is_no_range(
    cell: str, found: tuple[str, str] | None
) -> None:
    assert days_in(cell, "day first") == found


@pytest.mark.parametrize(("header", "cell"), looped(1, [
    ("Orlov", "barsel 01-09-2026 - 31-03-2027"), ("Note om fravær", "01-09-2026 til 31-03-2027"),
    ("Leave", "maternity 2026-09-01 to 2027-03-31")]))
def test_it_is_proposed_and_read(tmp_path: Path, header: str, cell: str) -> None:
    text = proposed(tmp_path / "day", staff=_staff(header, cell), cases=_CASES)
    assert f'\nabsent_from = {{ from = "{header}", unit = "first day in it" }}  # likely' in text
    day = read(tmp_path / "day", text)
    assert not day.faults, list(map(str, day.faults))
    facts, _ = day.require()
    away = facts.caseworkers[0]
    assert (away.absent_from, away.absent_to) == (date(2026, 9, 1), date(2027, 3, 31))


def test_what_is_no_range_tomorrow_is_a_fault(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_staff("Orlov", "01-09-2026 - 31-03-2027"),
                    cases=_CASES)
    proposed(tmp_path / "day", staff=_staff("Orlov", "fra september"), cases=_CASES)
    assert {fault.code for fault in read(tmp_path / "day", text).faults} == {"E108"}


def test_a_contract_is_no_leave(tmp_path: Path) -> None:
    staff = _staff("Employment", "01-09-2026 - 31-03-2027")
    assert "absent_from" not in proposed(tmp_path / "day", staff=staff, cases=_CASES)
