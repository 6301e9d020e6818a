"""Personal ceilings: what has been agreed with one caseworker."""

from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.norm import NEW_TODAY, Norm
from assigner.problem import Problem
from assigner.rule import OVER_NORM, Breach, Ceiling, Rule, spread
from assigner.words import Words, counted, say, term


class PersonalCeilings(Rule):
    """Nobody is taken above their own `max_cases` (stock) or `max_new_cases` (today).

    What was assigned earlier today counts towards `max_new_cases`.
    """

    title: ClassVar[str] = "personal ceilings"
    soft_tier: ClassVar[str] = OVER_NORM

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One ceiling on stock and one on today's cases, for those who have them."""
        every = dict.fromkeys(problem.cases, 1)
        stock = {
            worker.id: worker.max_cases - len(problem.held[worker.id])
            for worker in problem.workers.values()
            if worker.max_cases is not None
        }
        today = {
            worker.id: worker.max_new_cases - problem.given_today[worker.id]
            for worker in problem.workers.values()
            if worker.max_new_cases is not None
        }
        if stock:
            yield from spread(
                problem, every, stock, say("is at their personal ceiling of cases")
            )
        if today:
            yield from spread(
                problem, every, today, say("is at their personal ceiling of new cases")
            )

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """Cases held, and cases given today, against what was agreed."""
        agreed, new = problem.workers[worker], len(allocation.gains(problem, worker))
        if agreed.max_cases is not None:
            left = problem.at_home.get(worker, frozenset()).difference(allocation.takes(worker))
            held = len(problem.held[worker]) + new - len(left)
            yield Norm(self.name(), held, agreed.max_cases, "cases", term("cases"))
        if agreed.max_new_cases is not None:
            today = new + problem.given_today[worker]
            yield Norm(self.name(), today, agreed.max_new_cases, "cases a day", NEW_TODAY)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count each caseworker's cases against what was agreed."""
        for worker in problem.workers.values():
            new = len(allocation.gains(problem, worker.id))
            total = new + len(problem.held[worker.id])
            today = new + problem.given_today[worker.id]
            checked = (
                (worker.max_cases, total, counted("{n} case", "{n} cases", total)),
                (worker.max_new_cases, today, counted("{n} new case", "{n} new cases", today)),
            )
            for most, has, said in checked:
                if most is not None and has > most and (new or not self.hard):
                    words = say(
                        "{person} has {cases}; the personal ceiling is {most}",
                        person=worker.id, cases=said, most=most,
                    )
                    yield self.breach(worker.id, words, has - most)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody is taken above the ceilings agreed with them personally.")
