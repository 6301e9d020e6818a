"""Ceiling on stock: how much anybody holds, in the count unit of the model."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, Literal

from assigner.called import Called
from assigner.ceiling import CeilingRule
from assigner.problem import Problem
from assigner.quantity import HoursAWeek, InCountUnit
from assigner.rule import FactCell, Place, latest
from assigner.words import Words, say


class StockCeiling(CeilingRule):
    """At most `at` children (or families), per full time or for each person alike.

    DS recommends 20-30 children per full-time (37 h) caseworker; Finnish law allows 30
    for each caseworker, without averaging.
    """

    title: ClassVar[str] = "ceiling on stock"
    standing: ClassVar[bool] = True

    at: InCountUnit
    per: Literal["full-time", "person"]
    full_time_hours: HoursAWeek | None = None

    def counted_in(self) -> Iterable[tuple[Place, str]]:
        """The unit of the ceiling."""
        yield ("at", "unit"), self.at.unit

    def limit(self, problem: Problem, worker: str) -> int:
        """The ceiling; part time scales it by contracted hours, rounded down."""
        if self.per == "person":
            return self.at.whole
        full = (self.full_time_hours or problem.capacities.full_time_hours).exact
        return _in_proportion(self.at.exact, problem.workers[worker].weekly_minutes, full)

    def before(self, problem: Problem, worker: str) -> int:
        """Children or families in the open cases."""
        return sum(problem.count(case) for case in problem.held[worker])

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """Whose the latest of their open cases is."""
        del case
        return latest(problem.held[worker], "caseworker")

    def counts(self, problem: Problem, case: str) -> int:
        """Children in the case, or one family."""
        return problem.count(problem.cases[case])

    def counts_what(self, called: Called) -> tuple[str, Words]:
        """What the ceiling counts."""
        return self.at.unit, called.said(self.at.unit)

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say who is above the ceiling and by how much."""
        return say(
            "{person} holds {total} {unit}; the ceiling is {limit}",
            person=worker, total=total, unit=called.said(self.at.unit), limit=limit,
        )

    def no_room(self, called: Called) -> Words:
        """Say that somebody is at the ceiling."""
        return say("is at the ceiling of {at} {unit}", at=self.at.whole,
                   unit=called.said(self.at.unit))

    def words_for(self, called: Called) -> Words:
        """The rule in plain words."""
        unit = called.said(self.at.unit)
        if self.per == "person":
            return say(
                "Nobody holds more than {at} {unit}, whatever their hours.",
                at=self.at.whole, unit=unit,
            )
        return say(
            "Nobody holds more than {at} {unit} at full time, part time in proportion.",
            at=self.at.whole, unit=unit,
        )


@lru_cache(maxsize=1024)
def _in_proportion(at: Fraction, weekly_minutes: int, full_time_hours: Fraction) -> int:
    """An office has a handful of contracts, and each person's is asked for again and again."""
    return int(at * min(Fraction(1), Fraction(weekly_minutes, 60) / full_time_hours))
