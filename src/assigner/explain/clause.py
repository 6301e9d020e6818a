"""Why this caseworker, in one short clause that is true by construction."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from assigner.allocation import Allocation
from assigner.explain.clause_words import general
from assigner.explain.end_loads import EndLoads
from assigner.explain.passed_over import Continuity
from assigner.statement import Statement
from assigner.words import Words, listing, say

FULL = 1.0
"""A full load, as a share of what somebody can carry."""
Alone = Literal["kept", "named", "rules", "decisions"]


def _alone_words(alone: Alone, *, drawn: bool) -> Words:
    match alone, drawn:
        case "kept", True:
            return say("keeps it; the co-worker was drawn by lot")
        case "kept", False:
            return say("keeps it")
        case "named", True:
            return say("named to take it over; the co-worker was drawn by lot")
        case "named", False:
            return say("named to take it over")
        case "rules", True:
            return say("the only one who can take it; the co-worker was drawn by lot")
        case "rules", False:
            return say("the only one who can take it")
        case _, True:
            return say("the only one whom today's decisions leave; the co-worker was drawn by lot")
        case _:
            return say("the only one whom today's decisions leave")


def _lightest(
    loads: Mapping[str, float], among: Literal["of", "norms", "room"], count: int = 0
) -> Words:
    """Lightest of those who could; above a full load nobody is light, and it is not said."""
    match among, loads["before"] >= FULL:
        case "of", False:
            return say("{before:.0%} → {after:.0%}; lightest of {count}", count=count, **loads)
        case "of", True:
            return say("{before:.0%} → {after:.0%}; least overloaded of {count}", count=count,
                       **loads)
        case "norms", False:
            return say("{before:.0%} → {after:.0%}; lightest within norms", **loads)
        case "norms", True:
            return say("{before:.0%} → {after:.0%}; least overloaded within norms", **loads)
        case _, False:
            return say("{before:.0%} → {after:.0%}; lightest whose room is not kept for later",
                       **loads)
        case _:
            return say("{before:.0%} → {after:.0%}; least overloaded of those whose room is not "
                       "kept for later", **loads)


def only(statement: Statement, case: str) -> Alone | None:
    """What leaves a case to one caseworker; None where several could take it.

    `kept`: an open case of which only the co-worker is anybody's to take; `named`: somebody said
    who takes it over; `decisions`: by the rules others could, and pins or forbids of today, also of
    another case, keep it from them.
    """
    could = statement.candidates.takes[case]
    if len(could) != 1:
        return None
    home = statement.problem.home.get(case)
    if home is not None and home.caseworker in could and case not in statement.problem.by_choice:
        return "kept"
    if case in statement.problem.named:
        return "named"
    return "rules" if len(statement.undecided.candidates.takes[case]) == 1 else "decisions"


class Clauses:
    """The clauses of one plan. All loads are taken from the finished allocation.

    `proven`: nothing is better for the day. `ends`: of the allocation, where somebody has it.
    """

    def __init__(
        self, statement: Statement, allocation: Allocation, tied: frozenset[str], *,
        proven: bool = True, ends: EndLoads | None = None,
    ) -> None:
        self.statement = statement
        self.problem = statement.problem
        self.allocation = allocation
        self.tied = tied
        self.proven = proven
        self.ends = ends or EndLoads(statement, allocation)

    @cached_property
    def continuity(self) -> Continuity:
        """Whom a child knows already and who does not have its case."""
        return Continuity(self.statement, self.allocation)

    def of(self, case: str) -> Words:
        """The strongest plain reason for who takes a placed case.

        In this order: a pin, the only one possible, siblings, a tie, the lightest of those
        who could (or of those it puts least above soft ceilings), the previous caseworker,
        else the day as a whole. `lightest` (`least overloaded` above a full load): lowest before
        today, and nobody else would end lower with the case, all else as in the plan. A case of two
        that is tied may be tied in its co-worker alone.
        """
        chosen = self.allocation.seats[case].caseworker
        could, drawn = self.statement.candidates.takes[case], case in self.tied
        given = self._given(case, chosen, drawn=drawn)
        if given is not None:
            return given
        capacity = self.problem.capacity[chosen]
        if not capacity:
            return say("has no hours for cases; no rule forbids it")
        loads = {
            "before": self.problem.load_this_morning[chosen] / capacity,
            "after": self.ends.load[chosen] / capacity,
        }
        if drawn and self.allocation.seats[case].co_caseworker is not None:
            return say("{before:.0%} → {after:.0%}; drawn by lot, or the co-worker was", **loads)
        if drawn:
            return self._by_lot(case, chosen, could, loads)
        return self._by_load(case, chosen, could, loads)

    def _given(self, case: str, chosen: str, *, drawn: bool) -> Words | None:
        """A reason that no load has a part in."""
        if (case, chosen) in self.problem.pins:
            if drawn:
                return say("pinned by today's decision; the co-worker was drawn by lot")
            return say("pinned by today's decision")
        alone, others = only(self.statement, case), self._siblings(case, chosen)
        if alone is not None and (alone != "decisions" or not others):
            return _alone_words(alone, drawn=drawn)
        if not others:
            return None
        cases = listing(others)
        together = self.problem.called.together
        if drawn and self.allocation.seats[case].co_caseworker is not None:
            return together(
                say("with the siblings {cases}; drawn by lot, or the co-worker was", cases=cases),
                say("with {cases} of the same {group}; drawn by lot, or the co-worker was",
                    cases=cases))
        if drawn:
            return together(say("with the siblings {cases}; drawn by lot", cases=cases),
                            say("with {cases} of the same {group}; drawn by lot", cases=cases))
        return together(say("with the siblings {cases}", cases=cases),
                        say("with {cases} of the same {group}", cases=cases))

    def _by_lot(
        self, case: str, chosen: str, could: Sequence[str], loads: Mapping[str, float]
    ) -> Words:
        """Drawn by lot; and why among the heavier, where somebody else would end lower with it."""
        able = [worker for worker in could if self.problem.capacity[worker]]
        if not self.ends.ends_lowest(case, chosen, able):
            roomy = self.ends.with_room(case, able)
            least, within = self.ends.least_over_norms(case, roomy)
            if self.ends.ends_lowest(case, chosen, roomy):
                return say("{before:.0%} → {after:.0%}; with room left; drawn by lot", **loads)
            if chosen in within and self.ends.ends_lowest(case, chosen, within):
                if least > 0:
                    return say("{before:.0%} → {after:.0%}; least over the norms; drawn by lot",
                               **loads)
                return say("{before:.0%} → {after:.0%}; within norms; drawn by lot", **loads)
        return say("{before:.0%} → {after:.0%}; drawn by lot", **loads)

    def _by_load(
        self, case: str, chosen: str, could: Sequence[str], loads: Mapping[str, float]
    ) -> Words:
        ends = self.ends
        if ends.ends_lowest(case, chosen, could):
            if ends.was_lowest(chosen, could):
                return _lightest(loads, "of", len(could))
            return say("{before:.0%} → {after:.0%}; nobody of {count} would end lower with it",
                       count=len(could), **loads)
        least, within = ends.least_over_norms(case, could)
        if chosen in within and ends.ends_lowest(case, chosen, within):
            if least > 0:
                return say("{before:.0%} → {after:.0%}; least over the norms", **loads)
            if ends.was_lowest(chosen, within):
                return _lightest(loads, "norms")
            return say("{before:.0%} → {after:.0%}; nobody within norms would end lower with it",
                       **loads)
        free = ends.least_kept(within)
        if chosen in free and ends.ends_lowest(case, chosen, free):
            return _lightest(loads, "room")
        roomy = self._by_room(case, chosen, ends.with_room(case, could), loads)
        if roomy is not None:
            return roomy
        if self.problem.cases[case].previous_caseworker == chosen:
            return say("{before:.0%} → {after:.0%}; had it before", **loads)
        return general(loads, proven=self.proven)

    def _by_room(
        self, case: str, chosen: str, roomy: Sequence[str], loads: Mapping[str, float]
    ) -> Words | None:
        """A reason among those whom no hard ceiling keeps from one case more."""
        if len(roomy) == 1:
            return say("{before:.0%} → {after:.0%}; the only one with room left", **loads)
        if self.ends.ends_lowest(case, chosen, roomy):
            return say("{before:.0%} → {after:.0%}; nobody of {count} with room left would end "
                       "lower with it", count=len(roomy), **loads)
        least, within = self.ends.least_over_norms(case, roomy)
        if chosen not in within or not self.ends.ends_lowest(case, chosen, within):
            return None
        if least > 0:
            return say("{before:.0%} → {after:.0%}; least over the norms of {count} with room "
                       "left", count=len(roomy), **loads)
        return say("{before:.0%} → {after:.0%}; nobody within norms and with room left would end "
                   "lower with it", **loads)

    def _siblings(self, case: str, chosen: str) -> frozenset[str]:
        return frozenset(
            other
            for _, bond in self.statement.bonds
            if case in bond.cases
            for other in bond.cases
            if other != case and other in self.allocation.takes(chosen)
        )
