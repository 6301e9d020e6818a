"""Siblings together: new cases of one family share a caseworker, and go on sharing one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.problem import Problem
from assigner.rule import Bar, Bond, Breach, FactCell, Rule
from assigner.words import Words, listing, say, term


class Siblings(Rule):
    """New cases of one family in one phase share a caseworker, as far as they are placed.

    Placement triggers investigations of siblings (Barnets lov section 21(2)), so they
    arrive in bursts. A sibling nobody can take does not hold the others back. Siblings with
    the same caseworker move by choice together, or not at all.
    """

    title: ClassVar[str] = "siblings together"
    standing: ClassVar[bool] = True
    of_kin: ClassVar[bool] = True
    keeps_together: ClassVar[bool] = True

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Nobody but its holder has a case by choice whose sibling cannot go along."""
        apart = _left_behind(problem, problem.by_choice)
        for case, holder in problem.by_choice.items():
            if _group(problem, case) in apart:
                others = frozenset(problem.workers) - {holder}
                yield Bar(case, others, problem.called.together(
                    say("has not the siblings, who stay"),
                    say("has not the others of the same {group}, who stay")))

    def bonds(self, problem: Problem) -> Iterable[Bond]:
        """One bond for each family with several cases in a phase: new ones, or of one holder."""
        groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for case in problem.cases.values():
            if case.family:
                groups[_group(problem, case.id)].append(case.id)
        for (family, *_), cases in sorted(groups.items()):
            if len(cases) > 1:
                yield Bond(family, tuple(cases), problem.called.together(
                    say("must stay with the siblings"),
                    say("must stay with the others of the same {group}")))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count the caseworkers of each family."""
        people: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        stays = _left_behind(problem, allocation.seats)
        for case_id, seats in allocation.seats.items():
            case, holder = problem.cases[case_id], problem.by_choice.get(case_id, "")
            if case.family:
                people[case.family, case.phase, holder].add(seats.caseworker)
            together = (case.family, case.phase, holder) in stays
            if together and seats.caseworker != holder:
                yield self.breach(case.family, problem.called.together(
                    say("{case} leaves its siblings, who stay", case=case_id),
                    say("{case} leaves the others of the same {group}, who stay", case=case_id),
                ))
        for (family, *_), who in sorted(people.items()):
            if len(who) > 1:
                told = {"family": family, "people": listing(frozenset(who))}
                yield self.breach(family, problem.called.together(
                    say("the siblings of {family} are split between {people}", **told),
                    say("the cases of {family} are split between {people}", **told),
                ), len(who) - 1)

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The family of the case."""
        del worker
        yield FactCell(problem.cases[case], "family")

    def words(self) -> Words:
        """The rule in plain words."""
        return say(
            "New cases of one family in the same phase share a caseworker; siblings who have one "
            "move by choice together, or not at all."
        )

    def words_for(self, called: Called) -> Words:
        """In the word of the office for who belongs together."""
        return called.together(self.words(), say(
            "New cases of one {group} in the same phase share a caseworker; those that have one "
            "move by choice together, or not at all."
        ))

    def title_for(self, called: Called) -> Words:
        """Likewise."""
        return called.together(term(self.title), say("cases of one {group} together"))


def _group(problem: Problem, case: str) -> tuple[str, str, str]:
    """Family, phase, and who holds it where it may stay: siblings are those alike in all three."""
    facts = problem.cases[case]
    return facts.family, facts.phase, problem.by_choice.get(case, "")


def _left_behind(problem: Problem, cases: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """Those of them who may have a sibling among the cases that nobody moves today."""
    families = {problem.cases[case].family for case in cases} - {""}
    return frozenset(
        (case.family, case.phase, case.caseworker)
        for case in problem.instance.caseload if case.family in families
    )
