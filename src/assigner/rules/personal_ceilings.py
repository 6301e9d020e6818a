"""Personal ceilings: what has been agreed with one caseworker."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.ceiling import relieved, spread
from assigner.inflow import Stretch, by_day, no_day, promised, spans
from assigner.norm import CASES_HELD, NEW_TODAY, Norm
from assigner.problem import Problem
from assigner.rule import OVER_NORM, Breach, Ceiling, Eased, FactCell, Rule
from assigner.words import Words, counted, say


class PersonalCeilings(Rule):
    """Nobody is taken above their own `max_cases` (stock) or `max_new_cases` (today).

    What was assigned earlier today counts towards `max_new_cases`.
    """

    title: ClassVar[str] = "personal ceilings"
    soft_tier: ClassVar[str] = OVER_NORM
    days: ClassVar[int] = 1

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One ceiling on stock and one on today's cases, for those who have them."""
        every = dict.fromkeys(problem.cases, 1)
        stock = {
            worker.id: worker.max_cases - len(problem.held[worker.id])
            for worker in problem.workers.values()
            if worker.max_cases is not None
        }
        if stock:
            words = say("is at their personal ceiling of cases")
            if self.hard:
                yield from spread(problem, every, stock, words)
            else:
                yield relieved(problem, every, stock, words)

        def room(worker: str, over: Stretch) -> int | None:
            most = self._most(problem, worker, over)
            return None if most is None else most - _already(problem, worker, over)

        for day, counts, rooms in by_day(problem, room):
            words = say("is at their personal ceiling of new cases")
            yield from spread(
                problem, counts, rooms,
                words if day == problem.instance.date else no_day(day),
            )

    def _most(self, problem: Problem, worker: str, over: Stretch) -> int | None:
        """What was agreed for a day, on each day of a stretch."""
        most = problem.workers[worker].max_new_cases
        return None if most is None else most * len(over.days)

    def limit_on(self, problem: Problem, worker: str, day: date) -> int | None:
        """What was agreed for any day."""
        del day
        return problem.workers[worker].max_new_cases

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """Cases held, and cases given today, against what was agreed."""
        agreed, new = problem.workers[worker], len(allocation.gains(problem, worker))
        if agreed.max_cases is not None:
            left = problem.at_home.get(worker, frozenset()).difference(allocation.takes(worker))
            held = len(problem.held[worker]) + new - len(left)
            yield Norm(self.name(), held, agreed.max_cases, "cases", CASES_HELD)
        if agreed.max_new_cases is not None:
            today = problem.given_today[worker] + sum(
                problem.start(case) == problem.instance.date
                for case in allocation.gains(problem, worker)
            )
            yield Norm(self.name(), today, agreed.max_new_cases, "cases a day", NEW_TODAY)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count each caseworker's cases against what was agreed."""
        for worker in problem.workers.values():
            gained = list(allocation.gains(problem, worker.id))
            total = len(gained) + len(problem.held[worker.id])
            if not self.hard:
                kept = {*allocation.takes(worker.id)}
                total -= len(problem.at_home.get(worker.id, frozenset()) - kept)
            checked = [(worker.max_cases, 0, total,
                        counted("{n} case", "{n} cases", total), bool(gained))]
            for span in spans(problem) if worker.max_new_cases is not None else ():
                day, over = span.day, span.over(problem, worker.id)
                if over is not None:
                    before = _already(problem, worker.id, over)
                    new = sum(span.counts(problem, case, over.days[0]) for case in gained)
                    checked.append((
                        self._most(problem, worker.id, over),
                        0 if day == problem.instance.date else before, before + new,
                        counted("{n} new case", "{n} new cases", before + new), bool(new),
                    ))
            for most, least, has, said, new_ones in checked:
                if most is not None and has > max(most, least) and (new_ones or not self.hard):
                    words = say(
                        "{person} has {cases}; the personal ceiling is {most}",
                        person=worker.id, cases=said, most=most,
                    )
                    yield self.breach(worker.id, words, has - max(most, least))

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The ceiling that is reached, else the one there is."""
        del case
        who = problem.workers[worker]
        full = who.max_cases is not None and who.max_cases <= len(problem.held[worker])
        for field in ("max_cases", "max_new_cases") if full else ("max_new_cases", "max_cases"):
            if getattr(who, field) is not None:
                yield FactCell(who, field)

    def eased(self, problem: Problem, cases: Sequence[str]) -> Iterable[Eased]:
        """Each ceiling of those whose team may take one of the cases, one higher."""
        phases = {problem.cases[case].phase for case in cases}
        for worker in problem.workers.values():
            if any(problem.takes(worker.id, phase) for phase in phases):
                for field in ("max_cases", "max_new_cases"):
                    now = getattr(worker, field)
                    if now is not None:
                        yield Eased(self, field, now, worker=worker.id)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Nobody is taken above the ceilings agreed with them personally.")


def _already(problem: Problem, worker: str, over: Stretch) -> int:
    """What was given earlier today, or is agreed, on the days of a stretch."""
    today = problem.instance.date
    given = problem.given_today[worker] if over.days[0] == today else 0
    return given if over.days == (today,) else given + promised(problem, worker, over)
