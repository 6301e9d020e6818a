"""District: a case goes to somebody who works its district."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule, filled
from assigner.words import Words, say


class District(Rule):
    """Who has districts works those; who has none works them all. Co-workers are free."""

    title: ClassVar[str] = "district"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out those who work other districts."""
        elsewhere = {
            district: frozenset(
                worker.id
                for worker in problem.workers.values()
                if worker.districts and district not in worker.districts
            )
            for district in {case.district for case in problem.cases.values()}
            if district
        }
        for case in problem.cases.values():
            if case.district:
                words = say("does not work in {district}", district=case.district)
                yield Bar(case.id, elsewhere[case.district], words, assists=False)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Compare the district of each case with those of its caseworker."""
        for case, seats in allocation.seats.items():
            if case in problem.at_home.get(seats.caseworker, ()):
                continue
            district = problem.cases[case].district
            works = problem.workers[seats.caseworker].districts
            if district and works and district not in works:
                words = say(
                    "{person} does not work in {district}",
                    person=seats.caseworker, district=district,
                )
                yield self.breach(case, words)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """Where the caseworker works."""
        del case
        return filled(problem.workers[worker], "districts")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A case goes to somebody who works its district.")
