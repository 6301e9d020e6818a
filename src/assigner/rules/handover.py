"""Handover: what stays in place while open cases are placed anew."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Candidates, Part, Row, Rule
from assigner.words import Words, say


class Handover(Rule):
    """Nobody changes seats who need not, and nobody gives and is given on the same day.

    A caseworker whose co-worker is replaced stays; a co-worker stays beside a new caseworker,
    or becomes that caseworker; who hands over a case by choice is given no other today.
    """

    title: ClassVar[str] = "what stays in place"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Keep caseworkers beside whom somebody new is found; give the giving nothing."""
        giving = frozenset(
            home.caseworker for case, home in problem.home.items() if problem.seats(case) == 1
        )
        for case in problem.cases:
            if giving:
                yield Bar(case, giving, say("hands over cases by choice today"))
            holder = problem.home[case].caseworker if case in problem.home else ""
            if holder and problem.seats(case) == 2:
                rest = frozenset(problem.workers) - {holder}
                yield Bar(case, rest, say("is not needed: its caseworker stays"), assists=False)

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[Row]:
        """Somebody new assists only where the co-worker takes the case."""
        for case, home in problem.home.items():
            beside = home.co_caseworker
            new = [
                (Part("assists", case, worker), 1)
                for worker in candidates.assists[case]
                if worker != beside
            ]
            if beside:
                succeeds = (Part("takes", case, beside), -1)
                yield Row(case, (*new, succeeds), 0, say("is not needed: its co-worker stays"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Compare everybody's seats with those of this morning."""
        giving = {
            home.caseworker
            for case, home in problem.home.items()
            if not problem.cases[case].two_advisers
        }
        for case, person in allocation.given(problem):
            if person in giving:
                words = say("{person} hands over cases by choice today", person=person)
                yield self.breach(case, words)
        for case, home in problem.home.items():
            seats = allocation.seats.get(case)
            if seats is None:
                continue
            stays = problem.cases[case].two_advisers and home.caseworker
            if stays and seats.caseworker != home.caseworker:
                words = say("{person} stays with {case}", person=home.caseworker, case=case)
                yield self.breach(case, words)
            beside = home.co_caseworker
            if beside and beside != seats.caseworker and seats.co_caseworker not in (None, beside):
                words = say("{person} stays beside {case}", person=beside, case=case)
                yield self.breach(case, words)

    def words(self) -> Words:
        """The rule in plain words."""
        return say(
            "While open cases are placed anew, nobody changes seats who need not, and nobody "
            "both hands over and is given cases by choice."
        )
