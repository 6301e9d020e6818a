"""Handover: what stays in place while open cases are placed anew."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Breach, Candidates, LinearRow, Part, Rule
from assigner.words import Words, say
from assigner.workload import ramp_share


class Handover(Rule):
    """Nobody changes seats who need not, and who is new in the job gets nothing by choice.

    A caseworker whose co-worker is replaced stays; a co-worker stays beside a new caseworker,
    or becomes that caseworker. A case that moves by choice has somebody before and after; it
    never goes to who is in the ramp: a colleague's norm or load is not theirs to carry yet.
    A case that somebody was named to take over goes to them, or is left to be decided.
    """

    title: ClassVar[str] = "what stays in place"

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Keep caseworkers beside whom somebody new is found; spare who is new."""
        new = frozenset(
            worker.id for worker in problem.workers.values()
            if ramp_share(worker, problem.capacities, problem.instance.date) < 1
        )
        for case, home in problem.home.items():
            if case in problem.by_choice:
                yield Bar(case, new, say("is still in the ramp: nothing moves there by choice"))
            elif home.caseworker:
                rest = frozenset(problem.workers) - {home.caseworker}
                yield Bar(case, rest, say("is not needed: its caseworker stays"), assists=False)
        for case, to in problem.named.items():
            if case in problem.cases:
                others = frozenset(problem.workers) - {to}
                words = say("is not who was named to take it over: {person} is", person=to)
                yield Bar(case, others, words, assists=False)

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """Somebody new assists only where the co-worker takes the case; none by choice is left."""
        for case, home in problem.home.items():
            beside = home.co_caseworker
            new = [
                (Part("assists", case, worker), 1)
                for worker in candidates.assists[case]
                if worker != beside
            ]
            if beside:
                succeeds = (Part("takes", case, beside), -1)
                reason = say("is not needed: its co-worker stays")
                yield LinearRow(case, (*new, succeeds), 0, reason)
            if case in problem.by_choice:
                has = tuple((Part("takes", case, worker), -1) for worker in candidates.takes[case])
                yield LinearRow(case, has, -1, say("keeps a caseworker"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Compare everybody's seats with those of this morning."""
        today = problem.instance.date
        for case, seats in allocation.seats.items():
            to = problem.named.get(case, seats.caseworker)
            if seats.caseworker != to:
                yield self.breach(case, say("{case} was to go to {person}", case=case, person=to))
        for case, home in problem.home.items():
            placed = allocation.seats.get(case)
            if placed is None:
                if case in problem.by_choice:
                    yield self.breach(case, say("{case} loses its caseworker", case=case))
                continue
            seats = placed
            moved = seats.caseworker != home.caseworker
            if problem.cases[case].two_advisers:
                if home.caseworker and moved:
                    words = say("{person} stays with {case}", person=home.caseworker, case=case)
                    yield self.breach(case, words)
            elif home.caseworker and moved:
                receiver = problem.workers[seats.caseworker]
                if ramp_share(receiver, problem.capacities, today) < 1:
                    words = say("{person} is still in the ramp and is given {case} by choice",
                                person=receiver.id, case=case)
                    yield self.breach(case, words)
            beside = home.co_caseworker
            if beside and beside != seats.caseworker and seats.co_caseworker not in (None, beside):
                words = say("{person} stays beside {case}", person=beside, case=case)
                yield self.breach(case, words)

    def words(self) -> Words:
        """The rule in plain words."""
        return say(
            "While open cases are placed anew, nobody changes seats who need not, and nobody "
            "who is still in the ramp is given a case by choice."
        )
