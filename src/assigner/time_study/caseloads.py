"""Who had what in a week of the study: from one day of an office, or several."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.policy import Policy
from assigner.workdays import Calendar

_WEEK: Final = 7
_SAME: Final = 0.6
"""Share of the cases somebody named that one holder has: then the two are taken for one."""


@dataclass(frozen=True)
class Had:
    """A case somebody had in a week. `part`: of a usual week of theirs; `co`: as co-worker."""

    case: Case
    part: float
    new: bool
    co: bool


class WhoHadWhat:
    """The days of an office, in order of date, under its model.

    `first_weeks`: for how many weeks a case counts as new; 0: none does.
    """

    def __init__(self, days: Sequence[Instance], policy: Policy, first_weeks: int = 0) -> None:
        self.days = sorted(days, key=lambda one: one.date)
        self.calendar: Calendar = policy.open_days
        self.first_weeks = first_weeks

    def of(self, monday: date) -> Instance:
        """The day that tells a week best: the last one up to its end, else the first."""
        end = monday + timedelta(days=_WEEK - 1)
        return next((one for one in reversed(self.days) if one.date <= end), self.days[0])

    def worker(self, who: str, monday: date) -> Caseworker | None:
        """Somebody's row in that week; None where there is none."""
        return self._people[self.of(monday).date].get(who)

    def presence(self, worker: Caseworker, monday: date) -> float:
        """Share of a usual week of theirs that somebody was at work, from 0 to 1."""
        days = [monday + timedelta(days=n) for n in range(_WEEK)]
        usual = [one for one in days if one.weekday() < 5 and worker.works_on(one)]
        there = [one for one in usual if worker.employed(one) and self.calendar.is_workday(one)]
        return len(there) / len(usual) if usual else 0.0

    def had(self, who: str, monday: date, presence: float) -> Iterator[Had]:
        """The cases somebody held or assisted in."""
        on = self.of(monday).date
        for case, co in self._held[on].get(who, ()):
            began = case.assigned or case.received
            part = presence * _open(began, monday)
            if part > 0:
                yield Had(case, part, self.is_new(case, monday), co)

    def is_new(self, case: Case, monday: date) -> bool:
        """Whether a case is in its first weeks, in the middle of the week."""
        began = (case.assigned if isinstance(case, OpenCase) else None) or case.received
        return self.first_weeks > 0 and began is not None and (
            monday + timedelta(days=2) < began + timedelta(weeks=self.first_weeks))

    def named(self, id_: str, monday: date) -> Case | None:
        """A case by its id, as the week's day has it, else as any has."""
        here = self._cases[self.of(monday).date].get(id_)
        return here or next((found for on in self._cases if (found := self._cases[on].get(id_))),
                            None)

    def holder(self, cases: Counter[str]) -> str | None:
        """Who holds most of the cases that a pseudonym has named, where that is clear."""
        held = Counter[str]()
        for id_, times in cases.items():
            for one in {self._holders[on].get(id_, "") for on in self._holders} - {""}:
                held[one] += times
        who, times = max(held.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        return who if 0 < _SAME * cases.total() <= times else None

    def assist(self, case: str) -> frozenset[str]:
        """Who assists in a case, on any day."""
        return self._assist.get(case, frozenset())

    @property
    def people(self) -> frozenset[str]:
        """Everybody of any day."""
        return frozenset(who for day in self._people.values() for who in day)

    @cached_property
    def _assist(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for day in self.days:
            for one in day.caseload:
                if one.co_caseworker:
                    found[one.id].add(one.co_caseworker)
        return {case: frozenset(who) for case, who in found.items()}

    @cached_property
    def _people(self) -> Mapping[date, Mapping[str, Caseworker]]:
        return {day.date: {one.id: one for one in day.caseworkers} for day in self.days}

    @cached_property
    def _cases(self) -> Mapping[date, Mapping[str, Case]]:
        return {day.date: {one.id: one for one in (*day.cases, *day.caseload)}
                for day in self.days}

    @cached_property
    def _holders(self) -> Mapping[date, Mapping[str, str]]:
        return {day.date: {one.id: one.caseworker for one in day.caseload} for day in self.days}

    @cached_property
    def _held(self) -> Mapping[date, Mapping[str, Sequence[tuple[OpenCase, bool]]]]:
        found: dict[date, dict[str, list[tuple[OpenCase, bool]]]] = {}
        for day in self.days:
            mine: dict[str, list[tuple[OpenCase, bool]]] = defaultdict(list)
            for case in day.caseload:
                mine[case.caseworker].append((case, False))
                if case.co_caseworker:
                    mine[case.co_caseworker].append((case, True))
            found[day.date] = mine
        return found


def _open(began: date | None, monday: date) -> float:
    """Share of a week's five days that a case was there."""
    if began is None or began <= monday:
        return 1.0
    return max(0, 5 - (began - monday).days) / 5
