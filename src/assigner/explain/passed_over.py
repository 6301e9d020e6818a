"""Whom a child knows already, who could take the case, and does not.

The previous caseworker (named in the case's row), and the family's present caseworker (who
holds an open case of the family and is at work). Passed over is who no rule excludes by
itself while somebody of another standing has the case; whoever of several that stand alike
has it, none of them is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from assigner.allocation import Allocation, Seats, load_after
from assigner.called import Called
from assigner.statement import Statement
from assigner.words import Words, joined, listing, say

Relation = Literal["family_caseworker", "previous_caseworker"]


def relation_words(relations: Sequence[Relation], called: Called) -> Words:
    """How somebody knows whose case it is."""
    return joined(
        say("had it before") if relation == "previous_caseworker"
        else say("holds a case of the family") if called.about_children
        else say("holds a case of the same {group}", group=called.heading("family", say("group")))
        for relation in relations
    )


class PassedOver(NamedTuple):
    """Somebody passed over, and how they know the child."""

    caseworker: str
    relation: Relation


@dataclass(frozen=True)
class Continuity:
    """Who is passed over in an allocation."""

    statement: Statement
    allocation: Allocation

    def of(self, case: str) -> tuple[PassedOver, ...]:
        """Everybody passed over for a case, in order of id; nobody where it is not placed."""
        return tuple(sorted(self._of(case)))

    def grouped(self, case: str) -> Mapping[str, Sequence[Relation]]:
        """Caseworker -> how they know the child."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for worker, relation in self.of(case):
            found[worker].append(relation)
        return found

    def words(
        self, case: str, *, unseen: Callable[[str, str], bool] | None = None
    ) -> Words | None:
        """Who is passed over, and how full they would be: `passes over K (…), 13 %`.

        `unseen`: of a case and who holds one of the family, whether that is not to be told.
        """
        found = {worker: kept for worker, relations in self.grouped(case).items() if (
            kept := [one for one in relations if one != "family_caseworker"
                     or unseen is None or not unseen(case, worker)])}
        if not found:
            return None
        return joined((self._said(case, who, found[who]) for who in found), "; ")

    def _of(self, case: str) -> Iterator[PassedOver]:
        seats = self.allocation.seats.get(case)
        if seats is None:
            return
        possible = set(self.statement.candidates.takes[case])
        known: dict[Relation, set[str]] = {
            "family_caseworker": self._holders.get(self._family(case), set()),
            "previous_caseworker": {self.statement.problem.cases[case].previous_caseworker},
        }
        for relation, workers in known.items():
            if seats.caseworker not in workers:
                yield from (PassedOver(worker, relation) for worker in workers & possible)

    def _family(self, case: str) -> str:
        return self.statement.problem.cases[case].family

    @cached_property
    def _holders(self) -> Mapping[str, set[str]]:
        """Family -> who holds an open case of it and is at work; of today's families alone."""
        problem = self.statement.problem
        wanted = {case.family for case in problem.cases.values() if case.family}
        holders: dict[str, set[str]] = defaultdict(set)
        for held in problem.instance.caseload:
            if held.family in wanted and problem.present(held.caseworker):
                holders[held.family].add(held.caseworker)
        return holders

    def _said(self, case: str, worker: str, relations: Sequence[Relation]) -> Words:
        problem, seats = self.statement.problem, self.allocation.seats
        how = relation_words(relations, problem.called)
        capacity = problem.capacity[worker]
        if not capacity:
            return say("passes over {person} ({how})", person=worker, how=how)
        together = self._together(case)
        given = Allocation({**seats, **{one: self._given_to(worker, one) for one in together}})
        full = load_after(problem, given, worker) / capacity
        if len(together) > 1:
            return say("passes over {person} ({how}), who would be at {full:.0%} with {cases}",
                       person=worker, how=how, full=full, cases=listing(together))
        return say("passes over {person} ({how}), who would be at {full:.0%} with it",
                   person=worker, how=how, full=full)

    def _together(self, case: str) -> frozenset[str]:
        """The case, and whatever must go where it goes of what is given with it."""
        chosen = self.allocation.seats[case].caseworker
        return frozenset({case}).union(
            other
            for rule, bond in self.statement.bonds
            if rule.hard and case in bond.cases
            for other in bond.cases
            if other in self.allocation.takes(chosen)
        )

    def _given_to(self, worker: str, case: str) -> Seats:
        """A case's seats with somebody else as its caseworker; whoever assisted changes places."""
        had = self.allocation.seats[case]
        return Seats(worker, had.caseworker if had.co_caseworker == worker else had.co_caseworker)
