"""Newcomers: no very complex case alone in the first months of practice."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.instance import VERY_COMPLEX
from assigner.problem import Problem
from assigner.quantity import Months
from assigner.rule import Bar, Breach, Candidates, FactCell, LinearRow, Part, Place, Rule, filled
from assigner.words import Words, say, term


class Newcomer(Rule):
    """A newcomer leads a very complex case (or one of `complexity`) only beside an experienced one.

    Experience is months here and relevant months before; unknown counts as experienced.
    Wirral: newly qualified people work court and child protection only jointly.
    """

    title: ClassVar[str] = "newcomers and very complex cases"

    months: Months
    complexity: str = VERY_COMPLEX

    def complexities_named(self) -> Iterable[tuple[Place, str]]:
        """The level that newcomers do not lead alone."""
        yield ("complexity",), self.complexity

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
            if case.complexity == self.complexity and problem.seats(case.id) == 1:
                yield Bar(case.id, new, self._too_new(problem.called), assists=False)

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """A newcomer in the first seat needs an experienced person in the second."""
        new = self.new(problem)
        for case in problem.cases.values():
            if case.complexity != self.complexity or problem.seats(case.id) == 1:
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
        """Look at the experience of both people in each case of the level."""
        today = problem.instance.date
        for case, seats in allocation.seats.items():
            if problem.cases[case].complexity != self.complexity:
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

    def _too_new(self, called: Called) -> Words:
        if self._usual(called):
            return say("is too new for a very complex case alone")
        return say("is too new for a case of the level {level} alone",
                   level=called.level(self.complexity))

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """When they came here."""
        del case
        return filled(problem.workers[worker], "hired")

    def words_for(self, called: Called) -> Words:
        """The rule in plain words."""
        if not self._usual(called):
            return say(
                "With less than {months} months of experience, nobody leads a case of the level "
                "{level} without an experienced co-worker.",
                months=self.months.whole, level=called.level(self.complexity),
            )
        return say(
            "With less than {months} months of experience, nobody leads a very complex case "
            "without an experienced co-worker.",
            months=self.months.whole,
        )

    def title_for(self, called: Called) -> Words:
        """By the office's own level."""
        return term(self.title) if self._usual(called) else say(
            "newcomers and cases of the level {level}", level=called.level(self.complexity))

    def _usual(self, called: Called) -> bool:
        return self.complexity == VERY_COMPLEX and called.as_usual(self.complexity)
