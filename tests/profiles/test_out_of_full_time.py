"""Hours as a fraction of full time, "32/37": hours, of a week as long as what they are out of."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

_CASES = CASES.replace("Assessment", "Investigation")


def _staff(header: str, *hours: str) -> str:
    head, *rows = STAFF.replace("Assessment", "Investigation").splitlines()
    return "\n".join((head.replace("Weekly hours", header), *(
        f"{row.rpartition(';')[0]};{one}" for row, one in zip(rows, hours, strict=True)), ""))


@pytest.mark.parametrize(("header", "sign", "full"), looped(1, [
    ("Ansættelsesbrøk", "/", 37), ("Beskæftigelsesgrad", " / ", 40), ("Hours", " of ", 40),
    ("Timer", " af ", 37), ("Brøk", "/", 37), ("FTE", "/", 37)]))
def test_they_are_hours(tmp_path: Path, header: str, sign: str, full: int) -> None:
    hours = [f"{own}{sign}{full}" for own in (37, 30, "18,5", 32)]
    text = proposed(tmp_path / "day", staff=_staff(header, *hours), cases=_CASES)
    assert f"\nfull_time_hours = {full}  " in text, text
    facts, _ = read(tmp_path / "day", text).require()
    assert [one.weekly_minutes for one in facts.caseworkers] == [2220, 1800, 1110, 1920]


@pytest.mark.landing
def test_of_another_full_week_than_the_profile_says_they_are_refused(tmp_path: Path) -> None:
    staff = _staff("Hours", "40/40", "30/40", "32/40", "40/40")
    text = proposed(tmp_path / "day", staff=staff, cases=_CASES)
    day = read(tmp_path / "day", text.replace("full_time_hours = 40", "full_time_hours = 37"))
    assert len(day.faults) == 4


@pytest.mark.parametrize(("title", "header", "full"), looped(2, [
    ("", "FTE (1.0 = 39 hrs)", 39), ("", "Beskæftigelsesgrad (37,5 t = 1)", 37.5),
    ("Hel stilling er 37,5 timer per uke.", "FTE", 37.5),
    ("", "Tjänstgöringsgrad (heltid = 40 tim/v)", 40),
    ("Voltijd = 36 uur per week", "FTE", 36), ("", "Stellenanteil (1,0 = 39 Std.)", 39),
]))
def test_how_long_full_time_is_may_stand_in_the_header(
    tmp_path: Path, title: str, header: str, full: float
) -> None:
    staff = f"{title};;\n" * bool(title) + _staff(header, "1,0", "0,5", "0,8", "1,0")
    text = proposed(tmp_path / "day", staff=staff, cases=_CASES)
    assert f"\nfull_time_hours = {full:g}  " in text, text


def test_hours_in_another_header_are_no_full_time(tmp_path: Path) -> None:
    staff = _staff("FTE;Duty (32 hrs)", "1,0;", "0,5;x", "0,8;", "1,0;")
    assert "\n# full_time_hours = 37 " in proposed(tmp_path / "day", staff=staff, cases=_CASES)
