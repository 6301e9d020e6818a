"""Everybody works in one zone (CSPLib 069 with free staffing)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Breach, Candidates, LinearRow, Part, Rule
from assigner.words import Words, say


class OneZone(Rule):
    """Nobody takes cases of two zones."""

    title: ClassVar[str] = "one zone"

    zone: dict[str, int]

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """A row for each pair of cases in different zones, and each caseworker of both."""
        del problem
        for first, here in self.zone.items():
            for second, there in self.zone.items():
                if here >= there:
                    continue
                for worker in sorted({*candidates.takes[first]} & {*candidates.takes[second]}):
                    both = ((Part("takes", first, worker), 1), (Part("takes", second, worker), 1))
                    yield LinearRow(worker, both, 1, say("works in one zone"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Count everybody's zones."""
        del problem
        zones: dict[str, set[int]] = defaultdict(set)
        for case, seats in allocation.seats.items():
            zones[seats.caseworker].add(self.zone[case])
        for worker, found in sorted(zones.items()):
            if len(found) > 1:
                words = say("{person} works in {zones} zones", person=worker, zones=len(found))
                yield self.breach(worker, words, len(found) - 1)

    def words(self) -> Words:
        """The rule in plain words."""
        return say("Everybody works in one zone.")
