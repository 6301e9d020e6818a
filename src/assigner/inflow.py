"""Ceilings on what people are given in a day, where cases are handed over on several days.

What is handed over by a later day is planned over the working days until then: whoever is to
have it can be given a day's share on each of them, from the first day after which they are at
work without a break. So a caseload of thirty that changes hands in three weeks meets no
ceiling that is meant for a morning; and what is handed over today meets it as ever.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assigner.allocation import Allocation
from assigner.ceiling import CeilingRule, spread
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.rule import Breach, Ceiling
from assigner.words import Words, say
from assigner.workdays import is_weekend

DAY = timedelta(days=1)
WORKING_DAYS = 5
"""Monday to Friday; a public holiday among them is not looked up."""


class Stretch(NamedTuple):
    """The days on which somebody can be given what they are to have by the last of them."""

    days: tuple[date, ...]

    def holds(self, day: date) -> bool:
        """Whether a day lies within it."""
        return self.days[0] <= day <= self.days[-1]


def stretch(problem: Problem, worker: str, day: date) -> Stretch | None:
    """Working days up to `day` without a break in somebody's presence; None if away then.

    The day itself is always one of them, and so is today. Of today nothing is asked.
    """
    today = problem.instance.date
    if day == today:
        return Stretch((today,))
    if not problem.there(worker, day):
        return None
    found = [day]
    before = day - DAY
    while before >= today and problem.there(worker, before):
        if before == today or (
            not is_weekend(before) and problem.instance.at_work(worker, before)
        ):
            found.append(before)
        before -= DAY
    return Stretch(tuple(reversed(found)))


def promised(problem: Problem, worker: str, over: Stretch) -> int:
    """How many other cases somebody is to be given on those days, as agreed before."""
    return sum(
        item.what in ("handover", "cover") and item.to == worker and over.holds(item.on)
        and item.case not in problem.cases
        for item in problem.instance.agreed
    )


class HandoverDay(NamedTuple):
    """A day by which cases are handed over; `firm`: only those that are so on the day itself."""

    day: date
    firm: bool = False

    def over(self, problem: Problem, worker: str) -> Stretch | None:
        """The days on which somebody can be given them."""
        found = stretch(problem, worker, self.day)
        return found if found is None or not self.firm else Stretch((self.day,))

    def counts(self, problem: Problem, case: str, first: date) -> bool:
        """Whether a case counts, where the days begin with `first`."""
        if self.firm:
            return case in problem.firm and problem.start(case) == self.day
        return first <= problem.start(case) <= self.day


def spans(problem: Problem) -> Iterator[HandoverDay]:
    """Every day by which something is handed over, today first."""
    firm = {problem.start(case) for case in problem.cases if case in problem.firm}
    for day in problem.days:
        yield HandoverDay(day)
        if day in firm and day != problem.instance.date:
            yield HandoverDay(day, firm=True)


def by_day(
    problem: Problem, room: Callable[[str, Stretch], int | None]
) -> Iterator[tuple[date, dict[str, int], dict[str, int]]]:
    """For each day by which cases are handed over: which count, and what room people have.

    Those whose stretch begins on the same day come together. On a later day nobody has less
    room than none: what was above a ceiling before is told of today.
    """
    for span in spans(problem):
        rooms: dict[date, dict[str, int]] = defaultdict(dict)
        for worker in problem.workers:
            over = span.over(problem, worker)
            left = None if over is None else room(worker, over)
            if over is not None and left is not None:
                today = span.day == problem.instance.date
                rooms[over.days[0]][worker] = left if today else max(0, left)
        for first, found in sorted(rooms.items()):
            counts = {case: 1 for case in problem.cases if span.counts(problem, case, first)}
            yield span.day, counts, found


def no_day(day: date) -> Words:
    """Say, of somebody, that there is no day left until then."""
    return say("has had the new cases of all days until {day}", day=day)


class InflowRule(CeilingRule):
    """A ceiling on cases given in so many days: 1, or 7 in a row."""

    days: ClassVar[int] = 1
    lasts: ClassVar[bool] = False

    def limit_on(self, problem: Problem, worker: str, day: date) -> int | None:
        """The ceiling for the days that end on one; None where there is none."""
        del day
        return self.limit(problem, worker)

    def counts(self, problem: Problem, case: str) -> int:
        """Every new case counts one: days of handovers are counted by cases, see `by_day`."""
        del problem, case
        return 1

    def most(self, problem: Problem, worker: str, over: Stretch) -> int | None:
        """How many cases fit into a stretch of days.

        A ceiling of several days lets a fifth of it through on each working day beyond the
        first five, so that no seven days in a row hold more, evenly spread.
        """
        limit = self.limit_on(problem, worker, over.days[-1])
        if limit is None or len(over.days) == 1:
            return limit
        if self.days == 1:
            return limit * len(over.days)
        return limit * max(len(over.days), WORKING_DAYS) // WORKING_DAYS

    def already(self, problem: Problem, worker: str, over: Stretch) -> int:
        """What was given before today's plan and counts in a stretch of days."""
        today = problem.instance.date
        first = over.days[0] <= today + (self.days - 1) * DAY
        given = self.before(problem, worker) if first else 0
        return given if over.days == (today,) else given + promised(problem, worker, over)

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One for each day by which cases are handed over, and each first day of a stretch."""
        if not problem.starts:
            yield from super().ceilings(problem)
            return
        today = problem.instance.date

        def room(worker: str, over: Stretch) -> int | None:
            most = self.most(problem, worker, over)
            return None if most is None else most - self.already(problem, worker, over)

        for day, counts, rooms in by_day(problem, room):
            words = self.no_room(problem.called) if day == today else no_day(day)
            yield from spread(problem, counts, rooms, words)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Recount what everybody is given, day by day."""
        if not problem.starts:
            yield from super().breaches(problem, allocation)
            return
        for worker in problem.workers:
            gained = allocation.gains(problem, worker)
            yield from self._broken(problem, worker, gained)

    def _broken(self, problem: Problem, worker: str, gained: Iterable[str]) -> Iterator[Breach]:
        for span in spans(problem):
            day, over = span.day, span.over(problem, worker)
            limit = None if over is None else self.most(problem, worker, over)
            if over is None or limit is None:
                continue
            before = self.already(problem, worker, over)
            new = sum(span.counts(problem, case, over.days[0]) for case in gained)
            total = before + new
            if day == problem.instance.date:
                if total > limit and (new or not self.hard):
                    words = self.above(problem.called, worker, total, limit)
                    yield self.breach(worker, words, total - limit)
            elif total > max(limit, before):
                words = say(
                    "{person} is given {total} cases until {day}; the ceilings of those days "
                    "come to {limit}", person=worker, total=total, day=day, limit=limit)
                yield self.breach(worker, words, total - max(limit, before))

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """What is given today against the ceiling; what is handed over later has its own days."""
        if not problem.starts:
            yield from super().norms(problem, allocation, worker)
            return
        limit = self.limit(problem, worker)
        if limit is not None:
            today = problem.instance.date
            new = sum(problem.start(case) == today
                      for case in allocation.gains(problem, worker))
            yield Norm(self.name(), self.before(problem, worker) + new, limit,
                       *self.counts_what(problem.called), self.standing)
