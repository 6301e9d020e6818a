"""How much more evenly a run's own cases could have lain, had everything been known."""

from collections.abc import Mapping

import numpy as np

from assigner.scenarios.hindsight import Bools, Ints
from assigner.scenarios.staying import Lasting, least_staying
from assigner.simulation.by_day import ByDay, Holding

LOWER_AT_MOST = "lower_at_most"
LOWER_FOUND = "lower_found"
HINDSIGHT = (LOWER_AT_MOST, LOWER_FOUND)
"""Shares of the mean square of loads: proven, and found."""


def run_hindsight(run: ByDay) -> Mapping[str, float | None]:
    """By how much the run's mean square of loads could have been lower, as shares of it.

    Each stay of a case with a caseworker, as long as it was, given once, on its morning: to
    somebody whom no rule about the two alone barred, and who had hours for cases all the while.
    Days count by capacity alike; a day's mean square is that of all who have hours that day.
    None where nothing was held.
    """
    people = {name: at for at, name in enumerate(sorted(
        {name for day in run.capacity for name in day}))}
    hours = np.zeros((len(run.capacity), len(people)), dtype=np.int64)  # (day, person), minutes
    fixed = np.zeros_like(hours)  # (day, person), minutes a week
    for at, (capacity, theirs) in enumerate(zip(run.capacity, run.fixed, strict=True)):
        for name, minutes in capacity.items():
            hours[at, people[name]] = max(0, minutes)
        for name, minutes in theirs.items():
            fixed[at, people[name]] = minutes
    cases, to = [], []
    for one in run.holdings:
        able = _able(one, people, hours)
        if able.sum() > 1:
            cases.append(Lasting(one.first, np.array(one.weights), able))
            to.append(people[one.caseworker])
        else:
            fixed[one.first:one.first + len(one.weights), people[one.caseworker]] += one.weights
    room = np.maximum(1, hours.sum(axis=1, keepdims=True))
    cost = np.where(hours > 0, 1 / (np.maximum(1, hours) * room * len(hours)), 0.0)
    loads = fixed.copy()
    for case, who in zip(cases, to, strict=True):
        loads[case.days, who] += case.weights
    square = float((cost * loads**2).sum())
    if not square:
        return dict.fromkeys(HINDSIGHT)
    told = least_staying(cases, cost, to, fixed)
    return {LOWER_AT_MOST: max(0.0, 1 - told.least / square),
            LOWER_FOUND: max(0.0, 1 - told.found / square)}


def _able(one: Holding, people: Mapping[str, int], hours: Ints) -> Bools:
    """Who could have had it for all of its days; nobody where its caseworker had no hours."""
    there: Bools = np.all(  # (person,)
        hours[one.first:one.first + len(one.weights)] > 0, axis=0, keepdims=False)
    known: Bools = np.array([name in one.able or name == one.caseworker for name in people])
    return known & there if there[people[one.caseworker]] else np.zeros_like(there)
