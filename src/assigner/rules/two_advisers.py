"""Two advisers: a caseworker and a co-worker, two different people."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.problem import Problem
from assigner.rule import Breach, Candidates, FactCell, LinearRow, Part, Rule
from assigner.words import Words, say, term


class TwoAdvisers(Rule):
    """Essential meetings of an investigation as a rule have two advisers.

    Barnets lov section 21(5). The export says which cases need two; both loads count.
    """

    title: ClassVar[str] = "two advisers"
    standing: ClassVar[bool] = True

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """As many co-workers as caseworkers in the case, and nobody in both seats."""
        alone = _said(problem.called,
                      say("has nobody to assist in a case that needs two advisers"),
                      say("has nobody to assist in a case that needs two people"))
        twice = _said(problem.called, say("cannot be both advisers"),
                      say("cannot be both of the two people"))
        for case in problem.cases:
            if problem.seats(case) == 1:
                continue
            takes = [(Part("takes", case, worker), 1) for worker in candidates.takes[case]]
            assists = [(Part("assists", case, worker), 1) for worker in candidates.assists[case]]
            yield LinearRow(case, (*takes, *((part, -1) for part, _ in assists)), 0, alone)
            yield LinearRow(case, (*assists, *((part, -1) for part, _ in takes)), 0, alone)
            if self.hard and len(assists) == 1:
                (only, _), = assists
                yield LinearRow(case, ((Part("takes", case, only.worker), 1),), 0, alone)
            beside = {term[0].worker: term for term in assists}
            for lead in takes:
                if lead[0].worker in beside:
                    both = (lead, beside[lead[0].worker])
                    yield LinearRow(case, both, 1, twice)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count the people in each case that is placed."""
        for case, seats in allocation.seats.items():
            wanted = 2 if problem.cases[case].two_advisers else 1
            found = len(set(allocation.people(case)))
            if wanted == 2 and found < 2:
                yield self.breach(case, _said(
                    problem.called, say("{case} needs two different advisers", case=case),
                    say("{case} needs two different people", case=case)))
            elif wanted == 1 and seats.co_caseworker is not None:
                yield self.breach(case, say("{case} asks for no co-worker", case=case))

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """That the case needs two."""
        del worker
        yield FactCell(problem.cases[case], "two_advisers")

    def words_for(self, called: Called) -> Words:
        """The rule in plain words."""
        return _said(called, say("A case that needs two advisers gets two different people; both "
                                 "loads count."),
                     say("A case that needs two gets two different people; both loads count."))

    def title_for(self, called: Called) -> Words:
        """Those of another office are no advisers."""
        return _said(called, term(self.title), say("two people"))


def _said(called: Called, usual: Words, own: Words) -> Words:
    return usual if called.about_children else own
