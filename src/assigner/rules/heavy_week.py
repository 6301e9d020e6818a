"""Heavy weeks: nobody is filled up who is known to have less room in the weeks ahead."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import ClassVar, NamedTuple

from assigner.allocation import Allocation
from assigner.ceiling import relieved, spread
from assigner.instance import Agreed, Case, Caseworker
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.quantity import Percent, Weeks
from assigner.rule import AHEAD, Breach, Ceiling, FactCell, Rule, filled
from assigner.words import Words, say
from assigner.workload import at_hours, capacity_minutes, case_minutes, co_minutes

WEEK = timedelta(days=7)


class Tightest(NamedTuple):
    """A day that is known to leave less room than today; minutes a week, negative above."""

    day: date
    room: int


class HeavyWeek(Rule):
    """In the tightest of the next `weeks` weeks, nobody is above `at` percent of their hours.

    As far as it is known today: reductions and other work that begin, hours and situations that
    are agreed, a ramp, first weeks. Open cases are taken to stay open, with whoever has them,
    which a phase's length or a handover that is agreed may prove wrong; what is lost by mixing
    phases and days away are left out. Only who has less room on such a day than they
    have today is asked: today itself is the balance's business. Looked at on the same weekday
    of each week. Soft, each minute above costs `points` in the tier `ahead`. Whoever has no hours
    left that day has no room at all.
    """

    title: ClassVar[str] = "heavy weeks ahead"
    soft_tier: ClassVar[str] = AHEAD

    weeks: Weeks
    at: Percent

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One for each day that is somebody's tightest."""
        rooms: dict[date, dict[str, int]] = defaultdict(dict)
        for worker, tight in self._tightest(problem).items():
            rooms[tight.day][worker] = tight.room
        for day, room in sorted(rooms.items()):
            counts = {case.id: _minutes(problem, case, day) for case in problem.cases.values()}
            words = say("has less room from {day} on", day=day)
            yield from (
                spread(problem, counts, room, words) if self.hard
                else (relieved(problem, counts, room, words),)
            )

    def _tightest(self, problem: Problem) -> dict[str, Tightest]:
        """Who has less room on a later day: the first of the tightest days, and its room."""
        today = problem.instance.date
        days = [today + step * WEEK for step in range(self.weeks.whole + 1)]
        assists: dict[str, list[Case]] = defaultdict(list)
        for case in problem.instance.caseload:
            assists[case.co_caseworker].append(case)
        weighed = cache(lambda case, day: _minutes(problem, case, day))
        agreed: dict[str, list[Agreed]] = defaultdict(list)
        for item in problem.instance.agreed:
            agreed[item.caseworker].append(item)
        found = {}
        for worker, who in problem.workers.items():
            rooms = [
                capacity_minutes(
                    _then(who, [one for one in agreed[worker] if today < day >= one.on]),
                    problem.capacities, day) * self.at.whole // 100
                - sum(weighed(case, day) for case in problem.held[worker])
                - sum(co_minutes(case, weighed(case, day), problem.weights)
                      for case in assists[worker])
                - who.other_minutes(day)
                for day in days
            ]
            if min(rooms) < rooms[0]:
                at = rooms.index(min(rooms))
                found[worker] = Tightest(days[at], rooms[at])
        return found

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """Minutes added on the tightest day, against what it leaves."""
        least, tight = self._tight(problem, worker)
        if tight != problem.instance.date:
            added = self._added(problem, allocation, worker, tight)
            yield Norm(self.name(), added, least, "minutes a week",
                       say("minutes more in weeks ahead"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Add up everybody's work on each of the days, as a diary would show it."""
        for worker in problem.workers:
            least, tight = self._tight(problem, worker)
            added = self._added(problem, allocation, worker, tight)
            given = allocation.gains(problem, worker) or not self.hard
            if tight != problem.instance.date and added > least and given:
                words = say("{person} is {hours} hours above a full week from {day} on",
                            person=worker, hours=round((added - least) / 60, 1), day=tight)
                yield self.breach(worker, words, added - least)

    def _tight(self, problem: Problem, worker: str) -> tuple[int, date]:
        """What the first of the tightest days leaves, and which it is; today where none is."""
        today = problem.instance.date
        least, tight = self._left(problem, worker, today), today
        for ahead in range(self.weeks.whole):
            day = today + timedelta(weeks=ahead + 1)
            if (left := self._left(problem, worker, day)) < least:
                least, tight = left, day
        return least, tight

    def _added(
        self, problem: Problem, allocation: Allocation, worker: str, day: date
    ) -> int:
        """Minutes a week given on the day; soft, less what is given away."""
        gained = allocation.gains(problem, worker)
        added = sum(_minutes(problem, problem.cases[case], day) for case in gained)
        if not self.hard:
            lost = problem.at_home.get(worker, frozenset()) - {*allocation.takes(worker)}
            added -= sum(_minutes(problem, problem.cases[case], day) for case in lost)
        return added

    def _left(self, problem: Problem, worker: str, day: date) -> int:
        """Minutes a week that open cases somebody has or assists in leave on a day."""
        who = problem.workers[worker]
        hours = capacity_minutes(_decided(problem, who, day), problem.capacities, day)
        left = hours * self.at.whole // 100
        left -= sum(item.minutes for item in who.other_work
                    if item.active(day) and who.employed(day))
        for case in problem.instance.caseload:
            if case.caseworker == worker:
                left -= _minutes(problem, case, day)
            if case.co_caseworker == worker:
                left -= co_minutes(case, _minutes(problem, case, day), problem.weights)
        for name in problem.at_home.get(worker, ()):
            left -= _minutes(problem, problem.cases[name], day)
        return left

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The reductions that are to come, then when they began."""
        del case
        who, today = problem.workers[worker], problem.instance.date
        yield from (FactCell(item, "first") for item in who.reductions
                    if item.state(today) == "scheduled")
        yield from filled(who, "hired")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody is filled above {at} % of what they will have in the tightest of the "
                   "next {weeks} weeks, as far as it is known today.",
                   at=self.at.whole, weeks=self.weeks.whole)


def _then(who: Caseworker, agreed: Sequence[Agreed]) -> Caseworker:
    """Their row once what is agreed about their hours has happened, one thing after another."""
    for item in agreed:
        if item.what == "hours":
            who = at_hours(who, item.weekly_minutes or 0)
        elif item.what == "capacity":
            who = replace(who, capacity_percent=item.percent, capacity_until=item.until)
    return who


def _decided(problem: Problem, who: Caseworker, day: date) -> Caseworker:
    """The same from the last word on their hours, and the last on a situation, before a day."""
    said = [item for item in problem.instance.agreed
            if item.caseworker == who.id and item.on <= day != problem.instance.date]
    weeks = [who.weekly_minutes, *(item.weekly_minutes or 0 for item in said
                                   if item.what == "hours")]
    own = who.capacity_minutes
    for before, after in pairwise(weeks):
        own = own if own is None else int(own * Fraction(after, before))
    percents = [(item.percent, item.until) for item in said if item.what == "capacity"]
    percent, until = [(who.capacity_percent, who.capacity_until), *percents][-1]
    return replace(who, weekly_minutes=weeks[-1], capacity_minutes=own,
                   capacity_percent=percent, capacity_until=until)


def _minutes(problem: Problem, case: Case, day: date) -> int:
    """What a case weighs on a day, were it given today: only its first weeks change it."""
    weights, first = problem.weights, problem.weights.first_weeks
    if first is None:
        return problem.minutes(case)
    if day >= problem.instance.date + first.weeks.whole * WEEK:
        weights = weights.model_copy(update={"first_weeks": None})
    return case_minutes(case, weights, problem.capacities, day)
