"""Pins and forbids: what somebody has decided for today."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Candidates, LinearRow, Part, Rule
from assigner.words import Words, say


class DecisionsRule(Rule):
    """A pinned case goes to the caseworker named; a forbidden one takes no part in it.

    A pin does not lift any other rule: where they collide, the day is infeasible.
    """

    title: ClassVar[str] = "pins and forbids"
    binds_holders: ClassVar[bool] = True

    @classmethod
    def among(cls, rules: Iterable[Rule]) -> Rule:
        """The rule of these by which pins and forbids speak; one of its own where none is."""
        known = (rule for rule in rules if rule.name() == cls.name())
        return next(known, cls(kind="policy", status="assumed"))

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out who is forbidden."""
        for case, worker in sorted(problem.forbids):
            yield Bar(case, frozenset((worker,)), say("was ruled out by today's decision"))

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """A pin: takes(case, caseworker) = 1, whatever other rules leave possible."""
        del candidates
        for case, worker in sorted(problem.pins):
            pinned = ((Part("takes", case, worker), -1),)
            yield LinearRow(case, pinned, -1, say("is pinned to {person}", person=worker))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look the decisions up in the allocation."""
        for case, worker in sorted(problem.pins):
            if case not in allocation.takes(worker):
                words = say("{case} is pinned to {person}", case=case, person=worker)
                yield self.breach(case, words)
        for case, worker in sorted(problem.forbids):
            seats = allocation.people(case).count(worker)
            if seats:
                words = say("{person} was ruled out for {case}", case=case, person=worker)
                yield self.breach(case, words, seats)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("What is pinned or forbidden for today holds.")
