"""Who is there on a working day: holidays, absences, leavers and hires, whatever the policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assigner.instance import Caseworker
from assigner.population.draw import Draw
from assigner.population.facts import caseworker
from assigner.simulation.flow import StaffFlow

WORKDAYS_A_YEAR, WORKDAYS_A_WEEK = 250, 5
SUMMER, SUMMER_WEEKS = (27, 28, 29, 30), 3
"""ISO weeks in which a summer holiday begins, and how many weeks it lasts."""
OTHER_WEEKS = range(2, 52)
"""ISO weeks for the other holidays: not around the new year, which is closed as it is."""
LEAST_PRESENCE = 0.1


@dataclass
class Place:
    """A job: who has it (None while it is vacant), and what is to come for it."""

    worker: Caseworker | None
    team: str
    number: int
    hires: int = 0
    leaves_in: int | None = None
    vacant_for: int = 0
    year: int = 0
    weeks: frozenset[int] = frozenset()


class Staff:
    """Everybody, day by day. Nobody's draws depend on what others do, or on the policy."""

    def __init__(
        self, workers: Iterable[Caseworker], people: StaffFlow, streams: str, first: date
    ) -> None:
        self.people, self.streams, self.first = people, streams, first
        self.places = [
            Place(worker, worker.team, number)
            for number, worker in enumerate(sorted(workers, key=lambda one: one.id))
        ]
        self.left = self.hired = 0
        for place in [*self.places]:
            self._begin(place)

    def _begin(self, place: Place) -> None:
        """A job on the first morning, as often in notice or vacant as on any other.

        An export lists who is employed, so beside its jobs there are vacant ones, as many as
        the flow leads to; without them the office would lose people for the first months.
        """
        people, draw = self.people, Draw("begin", self.streams, place.number)
        notice, vacancy = int(people.handover.value), int(people.vacancy.value)
        leaving = float(people.leaves.value) / WORKDAYS_A_YEAR
        if draw.happens(leaving * notice / (1 + leaving * notice)):
            place.leaves_in = 1 + int(draw.random.random() * notice)
        if draw.happens(leaving * vacancy / (1 + leaving * notice)):
            self.places.append(Place(
                None, place.team, len(self.places),
                vacant_for=1 + int(draw.random.random() * vacancy),
            ))
        worker = place.worker
        if worker is not None and worker.absent_from is not None and worker.absent_to is None:
            days = int(draw.random.random() * float(people.long_leave_days.value))
            back = max(self.first, worker.absent_from) + timedelta(days=_calendar(days))
            place.worker = replace(worker, absent_to=back)

    @property
    def employed(self) -> tuple[Caseworker, ...]:
        """Everybody employed, at work or not; leavers in notice take nothing new."""
        return tuple(
            place.worker if place.leaves_in is None else replace(place.worker, max_new_cases=0)
            for place in self.places if place.worker is not None
        )

    def handing_over(self, on: date) -> Mapping[str, int]:
        """Who hands a caseload over, and in how many mornings: leavers, long leaves."""
        found = {}
        for place in self.places:
            if place.worker is None:
                continue
            if place.leaves_in is not None:
                found[place.worker.id] = place.leaves_in
            elif not place.worker.present(on) and self._for_long(place.worker):
                found[place.worker.id] = max(1, int(self.people.handover.value) // 2)
        return found

    def morning(self, number: int, on: date) -> frozenset[str]:
        """Let the working day begin; who has left by now."""
        gone = set()
        for place in self.places:
            draw = Draw("people", self.streams, place.number, number)
            if place.worker is None:
                place.vacant_for -= 1
                if place.vacant_for <= 0:
                    self._hire(place, on)
                continue
            if place.leaves_in is not None:
                place.leaves_in -= 1
                if place.leaves_in <= 0:
                    gone.add(place.worker.id)
                    place.worker, place.leaves_in = None, None
                    place.vacant_for = int(self.people.vacancy.value)
                    self.left += 1
                    continue
            place.worker = self._absence(place.worker, draw, place, on)
            leaves = draw.happens(float(self.people.leaves.value) / WORKDAYS_A_YEAR)
            if leaves and place.leaves_in is None:
                place.leaves_in = int(self.people.handover.value)
        return frozenset(gone)

    def _for_long(self, worker: Caseworker) -> bool:
        """Away for long since the run began: what is held by others was arranged before."""
        if worker.absent_from is None or worker.absent_to is None:
            return False
        if worker.absent_from < self.first:
            return False
        days = (worker.absent_to - worker.absent_from).days
        return days > int(self.people.long_leave_days.value) // 2

    def _hire(self, place: Place, on: date) -> None:
        place.hires += 1
        self.hired += 1
        name = f"H{place.number:03}-{place.hires}"
        draw = Draw("hire", self.streams, place.number, place.hires)
        place.worker = caseworker(draw, name, place.team, on, years=0)

    def _absence(self, worker: Caseworker, draw: Draw, place: Place, on: date) -> Caseworker:
        """A new absence, if one begins today. `absent_to` stays when it is over."""
        begins = (
            draw.happens(float(self.people.long_leave.value) / WORKDAYS_A_YEAR),
            draw.happens(float(self.people.short_absence.value)),
        )
        length = 1 + int(draw.random.expovariate(
            1 / max(1.0, float(self.people.short_absence_days.value))
        ))
        if not worker.present(on):
            return worker
        if begins[0]:
            days = int(self.people.long_leave_days.value)
        elif self._holiday(place, on):
            days = WORKDAYS_A_WEEK
        elif begins[1]:
            days = length
        else:
            return worker
        return replace(
            worker, absent_from=on, absent_to=on + timedelta(days=max(0, _calendar(days) - 1))
        )

    def _holiday(self, place: Place, on: date) -> bool:
        """Weeks off: three in a row in summer, the others spread over the year."""
        year, week, _ = on.isocalendar()
        if place.year != year:
            draw = Draw("holiday", self.streams, place.number, year)
            begin = draw.one(SUMMER)
            summer = set(range(begin, begin + SUMMER_WEEKS))
            free = [other for other in OTHER_WEEKS if other not in summer]
            others = max(0, self.people.holiday_weeks.whole - len(summer))
            place.year = year
            place.weeks = frozenset(summer | set(draw.random.sample(free, others)))
        return week in place.weeks


def _calendar(days: int) -> int:
    """Working days as days of the calendar."""
    return days // WORKDAYS_A_WEEK * 7 + days % WORKDAYS_A_WEEK


def expected_presence(people: StaffFlow, days: Sequence[date]) -> list[float]:
    """The chance that somebody who is at work on the first of `days` is so on each of them.

    Holidays by the week of the year; short absences as often as in the long run; long leaves
    as many as can have begun since the first day.
    """
    weeks_off = max(0, people.holiday_weeks.whole - SUMMER_WEEKS)
    short = float(people.short_absence.value) * float(people.short_absence_days.value)
    found = []
    for number, on in enumerate(days):
        week = on.isocalendar()[1]
        summer = sum(begin <= week < begin + SUMMER_WEEKS for begin in SUMMER) / len(SUMMER)
        others = 0.0
        if week in OTHER_WEEKS:
            others = (1 - summer) * weeks_off / (len(OTHER_WEEKS) - SUMMER_WEEKS)
        leave = float(people.long_leave.value) / WORKDAYS_A_YEAR
        leave *= min(number, float(people.long_leave_days.value))
        away = summer + others
        found.append(max(LEAST_PRESENCE, (1 - away) * (1 - short) * (1 - leave)))
    return found
