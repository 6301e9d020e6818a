"""The family's present caseworker: new cases of a known family go where it is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.problem import Problem
from assigner.rule import Bar, Breach, FactCell, Rule
from assigner.words import Words, say, term


class FamilyCaseworker(Rule):
    """A new case goes to whoever holds an open case of the family.

    It concerns holders who are present and whose team takes the phase; where there is
    none, the rule says nothing. Cases count with who holds them this morning. Of a case that
    may move by choice it asks nothing for the sake of its own holder, whom it would leave.
    """

    title: ClassVar[str] = "the family's present caseworker"
    of_kin: ClassVar[bool] = True

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Rule out everybody but the family's caseworkers."""
        holders = _holders(problem)
        for case in problem.cases.values():
            known = frozenset(
                worker
                for worker in holders.get(case.family, ())
                if worker != problem.by_choice.get(case.id)
                and problem.there(worker, problem.start(case.id))
                and problem.takes(worker, case.phase)
            )
            if known:
                others = frozenset(problem.workers) - known
                words = problem.called.together(
                    say("does not know the family; a colleague does"),
                    say("does not know the {group}; a colleague does"))
                yield Bar(case.id, others, words, assists=False)

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Search the caseload for a colleague who knows the family."""
        today = problem.instance.date
        placed = (problem.cases[case] for case in allocation.seats)
        known: dict[str, set[str]] = {case.family: set() for case in placed}
        for held in problem.instance.caseload:
            if held.family in known:
                known[held.family].add(held.caseworker)
        for case_id, holder in problem.by_choice.items():
            known.get(problem.cases[case_id].family, set()).add(holder)
        for case_id, seats in allocation.seats.items():
            if case_id in problem.at_home.get(seats.caseworker, ()):
                continue
            case, know = problem.cases[case_id], set()
            own = problem.by_choice.get(case_id, "")
            others = known[case.family] - {own} if case.family else set[str]()
            for colleague in (problem.workers[name] for name in others):
                takes = case.phase in problem.takes_phase[colleague.team]
                if takes and problem.there(colleague.id, problem.starts.get(case_id, today)):
                    know.add(colleague.id)
            if know and seats.caseworker not in know:
                words = problem.called.together(
                    say("{case} goes to somebody new to its family", case=case_id),
                    say("{case} goes to somebody new to its {group}", case=case_id))
                yield self.breach(case_id, words)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The family of the case."""
        del worker
        yield FactCell(problem.cases[case], "family")

    def words(self) -> Words:
        """The rule in plain words."""
        return say("A new case of a known family goes to the family's present caseworker.")

    def words_for(self, called: Called) -> Words:
        """In the word of the office for who belongs together."""
        return called.together(self.words(), say(
            "A new case of a known {group} goes to whoever has its other cases."))

    def title_for(self, called: Called) -> Words:
        """Likewise."""
        return called.together(term(self.title), say("who has the other cases of the {group}"))


def _holders(problem: Problem) -> Mapping[str, set[str]]:
    wanted = {case.family for case in problem.cases.values() if case.family}
    holders: dict[str, set[str]] = defaultdict(set)
    for case, holder in problem.by_choice.items():
        holders[problem.cases[case].family].add(holder)
    holders.pop("", None)
    for held in problem.instance.caseload:
        if held.family in wanted:
            holders[held.family].add(held.caseworker)
    return holders
