"""On which day each case changes hands, where more are handed over than a day may bring.

Cover begins on the day somebody is away. What is handed over for good is so as late as the
ceilings on inflow allow: on the day it must have happened, else on a working day before, while
whoever is to have it is there. The last ones handed over are those due last, and siblings go
together. Where no day has room, it is the day by which it must have happened, and the ceilings
that are passed are told as ever.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from assigner.allocation import Allocation
from assigner.inflow import stretch
from assigner.problem import Problem
from assigner.rule import Rule

DAY = timedelta(days=1)


def spread_out(
    problem: Problem, rules: tuple[Rule, ...], allocation: Allocation
) -> Mapping[str, date]:
    """Case -> the day it changes hands, for every case that may do so after today."""
    found: dict[str, date] = {}
    for worker in problem.workers:
        gains = allocation.gains(problem, worker)
        mine = [case for case in gains if case in problem.starts]
        if mine:
            calendar = _Calendar(problem, rules, worker, len(gains) - len(mine))
            found |= calendar.dated(mine)
    for case in problem.starts:
        found.setdefault(case, problem.start(case))
    return found


class _Calendar:
    """The days of one caseworker, with what each of them brings already."""

    def __init__(
        self, problem: Problem, rules: tuple[Rule, ...], worker: str, today: int
    ) -> None:
        self.problem, self.worker = problem, worker
        self.rules = [rule for rule in rules if rule.days]
        self.given: Counter[date] = Counter(
            case.assigned for case in problem.held[worker] if case.assigned is not None
        )
        self.given[problem.instance.date] += today
        self.given.update(
            item.on for item in problem.instance.agreed
            if item.what in ("handover", "cover") and item.to == worker
            and item.case not in problem.cases
        )

    def dated(self, cases: list[str]) -> dict[str, date]:
        """A day for each case, the last days first."""
        found = {case: self.problem.start(case) for case in cases if case in self.problem.firm}
        self.given.update(found.values())
        for group in self._groups([case for case in cases if case not in found]):
            last = self.problem.start(group[0])
            day = self._day(last, len(group))
            for case in group:
                on = day or self._day(last, 1) or last
                found[case] = on
                self.given[on] += 1
        return found

    def _groups(self, cases: list[str]) -> Iterator[list[str]]:
        """Siblings with the same last day together; the latest day first, then due last."""
        facts = self.problem.cases
        due = {
            key: max(facts[case].due or date.max for case in cases if self._key(case) == key)
            for key in map(self._key, cases)
        }
        ordered = sorted(cases, key=lambda case: (*self._key(case), case))
        groups = [list(group) for _, group in groupby(ordered, key=self._key)]
        yield from sorted(
            groups, reverse=True,
            key=lambda group: (self._key(group[0])[0], due[self._key(group[0])], group[0]),
        )

    def _key(self, case: str) -> tuple[date, str]:
        return self.problem.start(case), self.problem.cases[case].family or f"\0{case}"

    def _day(self, last: date, count: int) -> date | None:
        """The last day up to `last` with room for so many."""
        over = stretch(self.problem, self.worker, last)
        for day in reversed(over.days if over is not None else ()):
            if self._fits(day, count):
                return day
        return None

    def _fits(self, day: date, count: int) -> bool:
        return all(
            limit is None or self._within(rule.days, end) + count <= limit
            for rule in self.rules
            for end in (day + place * DAY for place in range(rule.days))
            for limit in [rule.limit_on(self.problem, self.worker, end)]
        )

    def _within(self, days: int, end: date) -> int:
        """What is given in so many days that end on one."""
        return sum(self.given[end - place * DAY] for place in range(days))
