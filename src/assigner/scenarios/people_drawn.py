"""Who is there in the weeks ahead, drawn many times: holidays, illness, leavers, long leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from assigner.simulation.people import expected_presence
from assigner.simulation.setting import Setting

WORKDAYS_A_WEEK, WEEKS_A_YEAR = 5, 52
WEEK = timedelta(days=7)
RARELY, SLOWEST = 1e-9, 0.1
"""Chance in place of none, which a geometric draw cannot take; share of work in place of none."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class PeopleDrawn:
    """Everybody in every future; weeks are counted from the one of the day."""

    open_days: Ints  # (week,), days the office is open, after the day itself
    away: Bools  # (draw, week, worker), whether away all of the week
    left: Ints  # (draw, worker), week from which they have left
    gone: Ints  # (draw, worker), week from which they hold nothing: left, or away for long
    pace: Floats  # (draw, week, worker), weeks of work done in it: none while away

    def clock(self, holders: Ints) -> Floats:
        """(draw, week): weeks of work done by its middle on a case, by who has it: (week,)."""
        pace = self.pace[:, np.arange(len(holders)), holders]
        done: Floats = np.cumsum(pace, axis=1) - pace / 2
        return done


def people_drawn(
    setting: Setting, workers: Sequence[str], weeks: int, draws: int, random: np.random.Generator
) -> PeopleDrawn:
    """Known absences for sure, everything else as often as in the flow.

    In the mean as many weeks of work are done as have passed.
    """
    away = _absences(setting, workers, weeks, draws, random)
    people, size = setting.flow.people, (draws, len(workers))
    left = _from_week(float(people.leaves.value), weeks, size, random)
    worked = np.where(away, 0.0, 1.0)
    pace = worked / max(SLOWEST, float(worked.mean()))
    return PeopleDrawn(
        open_days=np.array([_open_days(setting, week) for week in range(weeks)]), away=away,
        left=left,
        gone=np.minimum(left, _from_week(float(people.long_leave.value), weeks, size, random)),
        pace=pace,
    )


def _open_days(setting: Setting, week: int) -> int:
    today = setting.instance.date
    first = today - timedelta(days=today.weekday()) + WEEK * week
    days = [first + timedelta(days=day) for day in range(WORKDAYS_A_WEEK)]
    return sum(setting.calendar.is_workday(day) for day in days if day > today)


def _absences(
    setting: Setting, workers: Sequence[str], weeks: int, draws: int, random: np.random.Generator
) -> Bools:
    """(draw, week, worker). Who is away this week is known."""
    facts = setting.instance
    monday = facts.date - timedelta(days=facts.date.weekday())
    middle = [max(monday + WEEK * week + timedelta(days=2), facts.date) for week in range(weeks)]
    known = np.array([[not facts.there(name, day) for name in workers] for day in middle])
    chance = 1 - np.array(expected_presence(setting.flow.people, middle))  # (week,)
    chance[0] = 0.0
    drawn = random.random((draws, weeks, len(workers))) < chance[None, :, None]
    away: Bools = known[None] | drawn
    return away


def _from_week(
    a_year: float, weeks: int, size: tuple[int, int], random: np.random.Generator
) -> Ints:
    """(draw, worker): from which week something holds that happens so often a year."""
    when = random.geometric(max(a_year / WEEKS_A_YEAR, RARELY), size)
    found: Ints = np.minimum(when, weeks).astype(np.int64)
    return found
