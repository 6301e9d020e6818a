"""Why this caseworker, in one short clause that is true by construction."""

import re
from collections.abc import Sequence
from functools import cached_property

from assigner.allocation import Allocation, load_after
from assigner.explain.passed_over import Continuity
from assigner.statement import Statement
from assigner.words import Words, listing, marked, say

SAID = (
    marked("pinned by today's decision"),
    marked("the only one who can take it"),
    marked("with the siblings {cases}"),
    marked("{before:.0%} → {after:.0%}; drawn by lot"),
    marked("{before:.0%} → {after:.0%}; lightest of {count}"),
    marked("{before:.0%} → {after:.0%}; lightest within norms"),
    marked("{before:.0%} → {after:.0%}; least over the norms"),
    marked("{before:.0%} → {after:.0%}; had it before"),
    marked("{before:.0%} → {after:.0%}; best for the day"),
)
_VALUES = {"before:.0%": r"(?P<before>-?\d+)%", "after:.0%": r"(?P<after>-?\d+)%",
           "cases": r"(?P<cases>.+)", "count": r"(?P<count>\d+)"}


def heard(text: str) -> Words | str:
    """A clause that a plan was written with, to be said in any language; else the text."""
    for template in SAID:
        pieces = re.split(r"\{([^}]+)\}", template)
        pattern = "".join(
            _VALUES[piece] if place % 2 else re.escape(piece)
            for place, piece in enumerate(pieces)
        )
        found = re.fullmatch(pattern, text)
        if found is not None:
            return Words(template, {
                name: int(value) / 100 if name in ("before", "after") else value
                for name, value in found.groupdict().items()
            })
    return text


class Clauses:
    """The clauses of one plan. All loads are taken from the finished allocation."""

    def __init__(
        self, statement: Statement, allocation: Allocation, tied: frozenset[str]
    ) -> None:
        self.statement = statement
        self.problem = statement.problem
        self.allocation = allocation
        self.tied = tied
        self.load = {
            worker: load_after(self.problem, allocation, worker) for worker in self.problem.workers
        }

    @cached_property
    def continuity(self) -> Continuity:
        """Whom a child knows already and who does not have its case."""
        return Continuity(self.statement, self.allocation)

    def of(self, case: str) -> Words:
        """The strongest plain reason for who takes a placed case.

        In this order: a pin, the only one possible, siblings, a tie, the lightest of those
        who could (or of those it puts least above soft ceilings), the previous caseworker,
        else the day as a whole.
        """
        chosen = self.allocation.seats[case].caseworker
        could = self.statement.candidates.takes[case]
        if (case, chosen) in self.problem.pins:
            return say("pinned by today's decision")
        if len(could) == 1:
            return say("the only one who can take it")
        together = self._siblings(case, chosen)
        if together:
            return say("with the siblings {cases}", cases=listing(together))
        capacity = self.problem.capacity[chosen]
        loads = {
            "before": self.problem.load_before[chosen] / capacity,
            "after": self.load[chosen] / capacity,
        }
        if case in self.tied:
            return say("{before:.0%} → {after:.0%}; drawn by lot", **loads)
        if self._lightest(case, chosen, could):
            return say("{before:.0%} → {after:.0%}; lightest of {count}", count=len(could), **loads)
        excess = {worker: self._excess(case, worker) for worker in could}
        least = min(excess.values())
        within = [worker for worker in could if excess[worker] == least]
        if chosen in within and self._lightest(case, chosen, within):
            if least == 0:
                return say("{before:.0%} → {after:.0%}; lightest within norms", **loads)
            return say("{before:.0%} → {after:.0%}; least over the norms", **loads)
        if self.problem.cases[case].previous_caseworker == chosen:
            return say("{before:.0%} → {after:.0%}; had it before", **loads)
        return say("{before:.0%} → {after:.0%}; best for the day", **loads)

    def _siblings(self, case: str, chosen: str) -> frozenset[str]:
        return frozenset(
            other
            for _, bond in self.statement.bonds
            if case in bond.cases
            for other in bond.cases
            if other != case and other in self.allocation.takes(chosen)
        )

    def _lightest(self, case: str, chosen: str, among: Sequence[str]) -> bool:
        """Nobody among them would end as low, all else as it is."""
        steepness = self.problem.steepness
        mine = self.load[chosen] * steepness[chosen]
        return all(
            self._with(case, worker) * steepness[worker] >= mine
            for worker in among
            if worker != chosen
        )

    def _excess(self, case: str, worker: str) -> int:
        """What the case adds above soft ceilings for a caseworker, all else as it is."""
        mine = [other for other in self.allocation.takes(worker) if other != case]
        added = 0
        for rule, ceiling in self.statement.ceilings:
            room = ceiling.room.get(worker)
            if rule.hard or room is None:
                continue
            others = sum(ceiling.counts.get(other, 0) for other in mine)
            added += max(0, others + ceiling.counts.get(case, 0) - max(room, others))
        return added

    def _with(self, case: str, worker: str) -> int:
        """A caseworker's load if the case came on top of what the plan gives them."""
        phases = set(self.problem.phases_held[worker])
        phases |= {self.problem.cases[other].phase for other in self.allocation.takes(worker)}
        newly = len(phases) == 1 and self.problem.cases[case].phase not in phases
        mixing = self.problem.mixing[worker] if newly else 0
        return self.load[worker] + self.problem.weight[case] + mixing
