"""The office in the weeks ahead as far as it is decided: who has which hours and which case when.

What is agreed for a day has happened by then, as `next` will have it, and a case whose cover has
passed is with whose it is. A week is as it begins; the first as it is today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assigner.instance import Instance, OpenCase
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.scenarios.tomorrow import tomorrow
from assigner.workdays import Calendar

WEEK = timedelta(days=7)
_WEEKDAYS = 5
"""Of a week, from Monday on; nobody is told to be away at a week-end."""
_NOTHING: Mapping[str, Sequence[object]] = {"assignments": ()}

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class KnownWeeks:
    """An office from the day of `instance` on, week by week."""

    instance: Instance
    policy: Policy
    weeks: int

    @cached_property
    def monday(self) -> date:
        """The first day of this week."""
        return self.instance.date - timedelta(days=self.instance.date.weekday())

    @cached_property
    def days(self) -> tuple[Instance, ...]:
        """The office today, and on each Monday after it."""
        later = (self.monday + WEEK * week for week in range(1, self.weeks))
        return (self.instance,
                *(tomorrow(self.instance, _NOTHING, day).instance for day in later))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Its people under the model, week by week, without any case."""
        return tuple(self.policy.pose(replace(day, cases=(), caseload=())) for day in self.days)

    @cached_property
    def _held(self) -> tuple[Mapping[str, OpenCase], ...]:
        return tuple({case.id: case for case in day.caseload} for day in self.days)

    def holders(self, case: OpenCase, place: Mapping[str, int]) -> Ints:
        """(week,): who has an open case, by their place."""
        return np.array([place[held[case.id].caseworker] for held in self._held])

    def assistants(self, case: OpenCase, place: Mapping[str, int]) -> Ints:
        """(week,): who assists in it, by their place; -1 is nobody of the office."""
        return np.array([place.get(held[case.id].co_caseworker, -1) for held in self._held])

    def leave(self, workers: Sequence[str]) -> Ints:
        """(worker,): the week from which they are known to have left; none is after the last."""
        found = np.full(len(workers), self.weeks)
        for item in self.instance.agreed:
            if item.what == "leaves":
                after = [week for week, day in enumerate(self.days) if item.on <= day.date]
                at = workers.index(item.caseworker)
                found[at] = min([*after, found[at]])
        return found

    def away(self, worker: str, week: int, calendar: Calendar) -> int:
        """On how many of their days in a week somebody is known to be away."""
        facts = self.instance
        days = [self.monday + WEEK * week + timedelta(days=day) for day in range(_WEEKDAYS)]
        return sum(
            facts.people[worker].works_on(day) and not facts.there(worker, day)
            for day in days if day >= facts.date and calendar.is_workday(day)
        )

    def due(self, worker: str, week: int) -> int:
        """Deadlines in a week, of the open cases that are theirs by then."""
        first = self.monday + WEEK * week
        return sum(
            case.caseworker == worker and case.due is not None and first <= case.due < first + WEEK
            for case in self.days[week].caseload
        )
