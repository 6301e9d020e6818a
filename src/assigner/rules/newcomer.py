"""Newcomers: no very complex case alone in the first months of practice."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.quantity import Months
from assigner.rule import Bar, Breach, Candidates, FactCell, LinearRow, Part, Rule, filled
from assigner.words import Words, say


class Newcomer(Rule):
    """A newcomer leads a very complex case only beside an experienced co-worker.

    Experience is months here and relevant months before; unknown counts as experienced.
    Wirral: newly qualified people work court and child protection only jointly.
    """

    title: ClassVar[str] = "newcomers and very complex cases"

    months: Months

    def new(self, problem: Problem) -> frozenset[str]:
        """Caseworkers with less than `months` of experience today."""
        found = set()
        for worker in problem.workers.values():
            experience = worker.months_of_experience(problem.instance.date)
            if experience is not None and experience < self.months.whole:
                found.add(worker.id)
        return frozenset(found)

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule newcomers out where there is no seat for a co-worker."""
        new = self.new(problem)
        for case in problem.cases.values():
            if case.complexity == "very_complex" and problem.seats(case.id) == 1:
                words = say("is too new for a very complex case alone")
                yield Bar(case.id, new, words, assists=False)

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """A newcomer in the first seat needs an experienced person in the second."""
        new = self.new(problem)
        for case in problem.cases.values():
            if case.complexity != "very_complex" or problem.seats(case.id) == 1:
                continue
            leads = [
                (Part("takes", case.id, worker), 1)
                for worker in candidates.takes[case.id]
                if worker in new and case.id not in problem.at_home.get(worker, ())
            ]
            beside = [
                (Part("assists", case.id, worker), -1)
                for worker in candidates.assists[case.id]
                if worker not in new
            ]
            if leads:
                words = say("is new, and nobody experienced can assist")
                yield LinearRow(case.id, (*leads, *beside), 0, words)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look at the experience of both people in each very complex case."""
        today = problem.instance.date
        for case, seats in allocation.seats.items():
            if problem.cases[case].complexity != "very_complex":
                continue
            if case in problem.at_home.get(seats.caseworker, ()):
                continue
            if not self._is_new(problem.workers[seats.caseworker].months_of_experience(today)):
                continue
            beside = seats.co_caseworker
            if beside is None or self._is_new(
                problem.workers[beside].months_of_experience(today)
            ):
                words = say(
                    "{person} is new and has nobody experienced beside them in {case}",
                    person=seats.caseworker, case=case,
                )
                yield self.breach(case, words)

    def _is_new(self, experience: int | None) -> bool:
        return experience is not None and experience < self.months.value

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When they came here."""
        del case
        return filled(problem.workers[worker], "hired")

    def words(self) -> Words:
        """The rule in plain words."""
        return say(
            "With less than {months} months of experience, nobody leads a very complex case "
            "without an experienced co-worker.",
            months=self.months.whole,
        )
