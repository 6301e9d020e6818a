"""Siblings together: new cases of one family share a caseworker."""

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bond, Breach, Rule
from assigner.words import Words, listing, say


class Siblings(Rule):
    """New cases of one family in one phase share a caseworker, as far as they are placed.

    Placement triggers investigations of siblings (Barnets lov section 21(2)), so they
    arrive in bursts. A sibling nobody can take does not hold the others back.
    """

    title: ClassVar[str] = "siblings together"
    standing: ClassVar[bool] = True

    def bonds(self, problem: Problem) -> Iterable[Bond]:
        """One bond for each family with several new cases in a phase."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for case in problem.cases.values():
            if case.family:
                groups[case.family, case.phase].append(case.id)
        for (family, _), cases in sorted(groups.items()):
            if len(cases) > 1:
                yield Bond(family, tuple(cases), say("must stay with the siblings"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count the caseworkers of each family."""
        people: dict[tuple[str, str], set[str]] = defaultdict(set)
        for case_id, seats in allocation.seats.items():
            case = problem.cases[case_id]
            if case.family:
                people[case.family, case.phase].add(seats.caseworker)
        for (family, _), who in sorted(people.items()):
            if len(who) > 1:
                yield self.breach(
                    family,
                    say(
                        "the siblings of {family} are split between {people}",
                        family=family, people=listing(frozenset(who)),
                    ),
                    len(who) - 1,
                )

    def words(self) -> Words:
        """The rule in plain words."""
        return say("New cases of one family in the same phase share a caseworker.")
