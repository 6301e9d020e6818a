"""Disqualification: a disqualified person takes no part, not even as co-worker."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule
from assigner.words import Words, say


class Disqualified(Rule):
    """Forvaltningsloven sections 3 and 6. The reason is confidential and never read."""

    title: ClassVar[str] = "disqualification"
    binds_holders: ClassVar[bool] = True

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out the disqualified from every seat."""
        for case in problem.cases.values():
            if case.disqualified:
                yield Bar(case.id, case.disqualified, say("may take no part in this case"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look for disqualified people among those who take part."""
        for case, person in allocation.parts():
            if person in problem.cases[case].disqualified:
                words = say("{person} may take no part in this case", person=person)
                yield self.breach(case, words)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """Who is disqualified in the case."""
        del worker
        yield FactCell(problem.cases[case], "disqualified")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A disqualified person takes no part in the case, nor as co-worker.")
