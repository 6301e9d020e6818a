"""Re-assessment: somebody new takes part (Barnets lov section 137)."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Candidates, FactCell, LinearRow, Part, Rule
from assigner.words import Words, say


class Reassessment(Rule):
    """A new notification on a child already supported is assessed with fresh eyes.

    Somebody who has not earlier taken part must take part: the caseworker, or in a case
    with two advisers either of them.
    """

    title: ClassVar[str] = "re-assessment by somebody new"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """With one adviser, rule out everybody who was involved."""
        for case in problem.cases.values():
            if case.reassessment and case.involved and problem.seats(case.id) == 1:
                yield Bar(case.id, case.involved, say("took part earlier; somebody new must"))

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """With two: a caseworker who was involved needs a co-worker who was not."""
        for case in problem.cases.values():
            if not (case.reassessment and case.involved) or problem.seats(case.id) == 1:
                continue
            involved = [
                (Part("takes", case.id, worker), 1)
                for worker in candidates.takes[case.id]
                if worker in case.involved
            ]
            new = [
                (Part("assists", case.id, worker), -1)
                for worker in candidates.assists[case.id]
                if worker not in case.involved
            ]
            if involved:
                words = say("took part earlier and nobody new can assist")
                yield LinearRow(case.id, (*involved, *new), 0, words)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look for one person in each re-assessment who is new to it."""
        for case_id in allocation.seats:
            case = problem.cases[case_id]
            kept = case_id in problem.at_home.get(allocation.seats[case_id].caseworker, ())
            if kept and problem.seats(case_id) == 1:
                continue
            if case.reassessment and case.involved.issuperset(allocation.people(case_id)):
                words = say("nobody who takes part in {case} is new to it", case=case_id)
                yield self.breach(case_id, words)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """Who took part earlier."""
        del worker
        yield FactCell(problem.cases[case], "involved")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("In a re-assessment somebody takes part who has not taken part before.")
