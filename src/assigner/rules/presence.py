"""Presence: only those at work today can be given a case."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule, filled
from assigner.words import Words, say


class Presence(Rule):
    """A notification is assessed within 24 hours (Barnets lov), so by somebody present.

    A case that is handed over later goes to somebody who is not away on that day; whether it
    is one of their weekdays matters today alone.
    """

    title: ClassVar[str] = "presence today"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody who is not at work."""
        away = {
            day: frozenset(who for who in problem.workers if not problem.there(who, day))
            for day in problem.days
        }
        today = problem.instance.date
        for case in problem.cases:
            day = problem.start(case)
            for gone, who in _by_first_day(problem, away[day], day).items():
                yield Bar(case, who, _not_there(gone, day, today))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look at the absence of everybody who takes part."""
        today = problem.instance.date
        for case, person in allocation.given(problem):
            day = problem.starts.get(case, today)
            known = problem.instance.agreed
            who = problem.workers[person]
            here = who.present(day) if day == today else who.employed(day)
            away = any(item.away(person, day) for item in known)
            if away or not here or problem.awaited.get(person, day) > day:
                gone = problem.going.get(person, day)
                yield self.breach(case, say("{person} {words}", person=person,
                                            words=_not_there(gone, day, today)))

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When they begin or are away."""
        who, day = problem.workers[worker], problem.start(case)
        if who.hired is not None and who.hired > problem.instance.date:
            yield FactCell(who, "hired")
        if worker not in problem.going:  # their row has no word of it yet
            yield from filled(who, "absent_from", "absent_to")
        yield from (FactCell(item, "first") for item in who.absences if item.holds(day))
        if not who.works_on(day):
            yield FactCell(who, "works")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Only people at work today are given a case.")


def _by_first_day(
    problem: Problem, away: frozenset[str], day: date
) -> Mapping[date, frozenset[str]]:
    """Who is not there on the day, and who is still, but not from a later one on."""
    found: dict[date, set[str]] = defaultdict(set)
    for who in away:
        found[max(day, problem.going.get(who, day))].add(who)
    return {first: frozenset(people) for first, people in sorted(found.items())}


def _not_there(gone: date, day: date, today: date) -> Words:
    """That somebody is going is told by the day alone, never by why."""
    if gone > day:
        return say("is not at work from {day}", day=gone)
    return say("is not at work today") if day == today else say(
        "is not at work on {day}", day=day)
