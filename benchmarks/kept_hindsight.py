"""The least that scarce cases could have waited in a run, everything known: a proven bound.

What comes, how long it stays and who is there on which day are the same under every policy of
`benchmarks.kept`. So each scarce case is given, whole or in parts, to one of the few on a day on
which they are there, within their ceilings, as if no other case came at all: no policy can have
had less waited, whatever it knew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array

from assigner.instance import Case
from assigner.simulation.year import Year

from .kept_offices import CEILING, PHASE, few_can, scarce

Ints = NDArray[np.int64]

WINDOW = 60
"""Working days: who has nobody by then is counted as waiting so long, and takes nobody's room."""
FULL_TIME = 37 * 60


@dataclass
class Tape:
    """What happened that no policy changes. `there`: caseworker -> the days they could be given.

    `came`: scarce cases and the day they came. `until`: caseworker -> the day from which nothing
    bounds what they hold, for they hand over what they have.
    """

    came: dict[str, int] = field(default_factory=dict)
    there: dict[str, set[int]] = field(default_factory=dict)
    until: dict[str, int] = field(default_factory=dict)

    def day(self, number: int, on: date, year: Year, waiting: Sequence[Case]) -> None:
        """Once a day is done."""
        for case in waiting:
            if scarce(case):
                self.came.setdefault(case.id, number)
        for who in year.staff.employed:
            if few_can(who) and who.present(on) and who.max_new_cases != 0:
                self.there.setdefault(who.id, set()).add(number)
        for name in year.staff.handing_over(on):
            self.until.setdefault(name, number)


def least_waited(tape: Tape, year: Year, stays: Mapping[str, float], days: int) -> float:
    """Case-days, over a run of so many days; `stays`: case -> working days, also those held."""
    room = {who.id: _room(year, who.id, stays, days) for who in year.setting.instance.caseworkers
            if few_can(who)}
    people = {name: at for at, name in enumerate(sorted(room))}
    cost, rows, columns, column = [], [], [], 0
    cases = len(tape.came)
    for place, (case, came) in enumerate(sorted(tape.came.items())):
        last = min(days, came + WINDOW)
        cost.append(float(last - came))
        rows.append(place)
        columns.append(column)
        column += 1
        for name, at in people.items():
            for day in range(came, last):
                if day not in tape.there.get(name, ()):
                    continue
                cost.append(float(day - came))
                ends = min(days, day + ceil(stays[case]), tape.until.get(name, days))
                held = [place, *(cases + at * days + other for other in range(day, ends))]
                rows += held
                columns += [column] * len(held)
                column += 1
    if not cases:
        return 0.0
    matrix = coo_array((np.ones(len(rows)), (rows, columns)),
                       shape=(cases + len(people) * days, column)).tocsr()
    found = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrix
        cost, A_eq=matrix[:cases], b_eq=np.ones(cases), A_ub=matrix[cases:],
        b_ub=np.concatenate([room[name] for name in sorted(room)]), method="highs",
    )
    return float(found.fun)


def _room(year: Year, name: str, stays: Mapping[str, float], days: int) -> Ints:
    """Cases somebody could be given besides what they began with, by day."""
    who = year.setting.instance.people[name]
    mornings = np.arange(days)
    mine = [case for case in year.setting.instance.caseload if case.caseworker == name]
    held = sum(((mornings < ceil(stays[case.id])) for case in mine), np.zeros(days, dtype=int))
    children = sum(((mornings < ceil(stays[case.id])) * case.children for case in mine),
                   np.zeros(days, dtype=int))
    free = CEILING * who.weekly_minutes // FULL_TIME - children
    if who.max_cases is not None:
        free = np.minimum(free, who.max_cases - held)
    assert who.team == PHASE
    return np.asarray(np.maximum(free, 0))
