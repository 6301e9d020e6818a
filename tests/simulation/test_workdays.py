"""Working days, by hand."""

import subprocess
import sys
from datetime import date
from itertools import islice

import pytest

from assigner.workdays import USUAL, Calendar, workdays, year_before


def test_easter_and_the_eves_of_2026() -> None:
    closed = [date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14),
              date(2026, 12, 24), date(2026, 12, 25), date(2026, 1, 1), date(2026, 5, 24)]
    assert not any(USUAL.is_workday(day) for day in closed)
    assert all(USUAL.is_workday(date(2026, 4, day)) for day in (1, 7, 8))


def test_week_ends_are_skipped() -> None:
    found = list(islice(workdays(date(2026, 10, 2)), 3))
    assert found == [date(2026, 10, 2), date(2026, 10, 5), date(2026, 10, 6)]


def test_a_year_has_about_250() -> None:
    days = [day for day in islice(workdays(date(2026, 1, 1)), 260) if day.year == 2026]
    assert 248 <= len(days) <= 253


def test_an_office_that_says_when_it_is_closed() -> None:
    office = Calendar(closing=frozenset({"12-24", "2026-12-28"}), said=True)
    assert office.next(date(2026, 12, 23)) == date(2026, 12, 29)
    assert office.next(date(2027, 12, 23)) == date(2027, 12, 27)
    assert USUAL.next(date(2026, 12, 23)) == date(2026, 12, 24)
    assert USUAL.doubtful(date(2026, 12, 24))
    assert not office.doubtful(date(2026, 12, 31))
    assert office.is_workday(date(2026, 12, 31)), "it did not say that day"
    assert not USUAL.is_workday(date(2026, 12, 31))
    assert not Calendar("SE", said=True).is_workday(date(2027, 1, 6))


def test_a_year_before_a_day() -> None:
    assert year_before(date(2026, 11, 23)) == date(2025, 11, 23)
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2025, 2, 28)) == date(2024, 2, 28)
    assert year_before(date(2024, 3, 29)) == date(2023, 3, 29)


@pytest.mark.landing
def test_one_country_is_loaded_and_all_of_them_later() -> None:
    script = (
        "import sys; from assigner.workdays import closed; closed(2026); "
        "assert 'holidays.countries.sweden' not in sys.modules; "
        "from holidays.countries import Sweden; assert len(Sweden(years=2026)) > 9"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
