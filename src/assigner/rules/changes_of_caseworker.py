"""Changes of caseworker: a child who has had many within a year is given nobody new."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.ceiling import one_more
from assigner.instance import Case, Caseworker
from assigner.problem import Home, Problem
from assigner.quantity import ChangesAYear
from assigner.rule import Bar, Breach, Eased, FactCell, Rule
from assigner.words import Words, counted, say
from assigner.workdays import year_before

NTH = (say("first"), say("second"), say("third"), say("fourth"), say("fifth"),
       say("sixth"), say("seventh"), say("eighth"), say("ninth"))


class ChangesOfCaseworker(Rule):
    """A case that changed caseworker `at` times in 12 months goes to nobody who is new to it.

    Its holder, its previous caseworker and earlier ones are not new. Where none of them can have
    it (they have left, are away on the day, do not take its phase, are disqualified), it has to
    change and the rule says nothing; nor of who covers for somebody, nor where nobody counts.
    Co-workers are free.
    """

    title: ClassVar[str] = "changes of caseworker"
    soft_tier: ClassVar[str] = "changes"

    at: ChangesAYear

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody who is new to a case that has changed too often."""
        since = year_before(problem.instance.date)
        for case in problem.cases.values():
            known = self._known(problem, case)
            if known and case.changes_12m is not None:
                yield Bar(case.id, frozenset(problem.workers) - known, say(
                    "would be the {nth} change of caseworker since {since}",
                    nth=_nth(case.changes_12m + 1), since=since), assists=False)

    def _known(self, problem: Problem, case: Case) -> frozenset[str]:
        """Who is not new to a case that the rule is about; nobody where none can have it."""
        if case.changes_12m is None or case.changes_12m < self.at.whole:
            return frozenset()
        holder = problem.home.get(case.id, Home("")).caseworker
        had = {*case.earlier, case.previous_caseworker, holder} & problem.workers.keys()
        able = {
            who for who in had - case.disqualified
            if problem.there(who, problem.start(case.id)) and problem.takes(who, case.phase)
        }
        avoidable = case.id not in problem.firm and (holder or able)
        return frozenset(had) if avoidable else frozenset()

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look at each placed case: how often it changed, and who might have had it instead."""
        since = year_before(problem.instance.date)
        for case_id, seats in allocation.seats.items():
            case = problem.cases[case_id]
            before = case.changes_12m
            if before is None or before < self.at.value or case_id in problem.firm:
                continue
            held = case_id in problem.at_home.get(seats.caseworker, ())
            if held or seats.caseworker in (case.previous_caseworker, *case.earlier):
                continue
            stays = any(case_id in cases for cases in problem.at_home.values())
            if stays or any(_could(problem, case, who) for who in problem.workers.values()):
                yield self.breach(case_id, say(
                    "{case} changes caseworker for the {nth} time since {since}",
                    case=case_id, nth=_nth(before + 1), since=since))

    def eased(self, problem: Problem, cases: Sequence[str]) -> Iterable[Eased]:
        """One change more, where that is what keeps somebody from a case."""
        if any(self._known(problem, problem.cases[case]) for case in cases):
            more = self.model_copy(update={"at": one_more(self.at)})
            yield Eased(more, "at", self.at.whole, self.at.unit)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """How often it changed, and who has had it."""
        del worker
        facts = problem.cases[case]
        yield FactCell(facts, "changes_12m")
        if facts.earlier:
            yield FactCell(facts, "earlier")

    def words(self) -> Words:
        """The rule in plain words."""
        return say(
            "A case with {changes} in 12 months goes to nobody who is new to it, while somebody "
            "who has had it can have it.",
            changes=counted("{n} change of caseworker", "{n} changes of caseworker",
                            self.at.whole))


def _nth(number: int) -> Words:
    if number <= len(NTH):
        return NTH[number - 1]
    return say("{n}th", n=number)


def _could(problem: Problem, case: Case, who: Caseworker) -> bool:
    """Whether somebody has had a case before, and could have it again."""
    if who.id != case.previous_caseworker and who.id not in case.earlier:
        return False
    if who.id in case.disqualified or case.phase not in problem.takes_phase[who.team]:
        return False
    return problem.there(who.id, problem.starts.get(case.id, problem.instance.date))
