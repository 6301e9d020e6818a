"""Why nothing fits: who is excluded by what, what collides, and the cheapest ways out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from assigner.allocation import Allocation
from assigner.errors import NothingFound
from assigner.explain.conflict import conflict
from assigner.explain.demand import Demand
from assigner.explain.grounds import Ground, grounds
from assigner.explain.planned import Planned
from assigner.explain.repairs import Owner, Repairs, WayOut, ceilings, given_up, loans, waits
from assigner.explain.what_if import Trials, late
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve import Contradiction, Outcome, OutOfTime, Solved, solve
from assigner.solve.limits import Limits
from assigner.statement import Statement, state
from assigner.words import Words, counted, listing, say

WAYS = 3


@dataclass(frozen=True)
class Diagnosis:
    """One day, its rules and tiers. `owner`: who may lift a rule, by its name."""

    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    owner: Owner
    limits: Limits
    heard: Callable[[], None] = lambda: None

    @cached_property
    def statement(self) -> Statement:
        """All rules on the day."""
        return state(self.problem, self.rules)

    @cached_property
    def nobody(self) -> Mapping[str, Mapping[str, tuple[Ground, ...]]]:
        """Cases nobody can take: for everybody, the rules that exclude them. No solver."""
        takes = self.statement.candidates.takes
        return {
            case: {
                worker: grounds(self.statement, case, worker) for worker in self.problem.workers
            }
            for case in self.problem.cases if not takes[case]
        }

    @cached_property
    def outcome(self) -> Outcome:
        """The day, solved: how many cases must be left is proven.

        Raises NothingFound where the time did not suffice for that.
        """
        outcome = solve(self.problem, self.rules, self.tiers, self.limits)
        self.heard()
        if isinstance(outcome, OutOfTime) or not _settled(outcome):
            raise self._late()
        return outcome

    def _late(self) -> NothingFound:
        """What is raised where the time is over: all that is known without solving."""
        if not self.nobody:
            return late()
        return NothingFound(str(say(
            "The question was not answered in the time given; but nobody may take {cases}.",
            cases=listing(self.nobody),
        )))

    @cached_property
    def planned(self) -> Planned:
        """What can be placed; nothing where the pins contradict the rules."""
        found = self.outcome
        if isinstance(found, Solved):
            return Planned(
                self.problem, self.rules, self.tiers, found.allocation, found.proven
            )
        return Planned(self.problem, self.rules, self.tiers, Allocation({}), proven=False)

    @property
    def contradicted(self) -> bool:
        """The pins contradict the rules."""
        return isinstance(self.outcome, Contradiction)

    @cached_property
    def left(self) -> tuple[str, ...]:
        """The cases that are not placed, nobody eligible or not."""
        if self.contradicted:
            return ()
        return self.planned.allocation.unassigned(self.problem)

    @property
    def feasible(self) -> bool:
        """Every case can be placed, under every pin and hard rule."""
        return not self.contradicted and not self.left

    @property
    def conflict(self) -> tuple[Demand, ...]:
        """The smallest set of demands that collide; none where each case fails by itself."""
        return self._collision[0]

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """The cheapest ways out, each confirmed by a solve."""
        return self._tried[0]

    @property
    def cut(self) -> tuple[Words, ...]:
        """What the time did not suffice for; nothing where everything said is proven."""
        if self.feasible:
            return ()
        found = []
        ways, late_for = self._tried
        if not self._collision[1]:
            found.append(say("What collides was not found in the time given"))
        if late_for:
            found.append(counted("{n} way out was not tried to its end in the time given",
                                 "{n} ways out were not tried to their end in the time given",
                                 late_for))
        here = self.contradicted or self.planned.proven
        if not here or not all(way.day.proven for way in ways):
            found.append(say("Prices are not proven: the days they compare may be better"))
        return tuple(found)

    @cached_property
    def _collision(self) -> tuple[tuple[Demand, ...], bool]:
        """What collides, and whether the search for it came to its end."""
        if self.feasible:
            return (), True
        try:
            return self._conflict(), True
        except NothingFound:
            return (), False

    def _conflict(self) -> tuple[Demand, ...]:
        if self.contradicted:
            return conflict(self.problem, self.rules, limits=self.limits)
        could = [case for case in self.left if case not in self.nobody]
        if not could:
            return ()
        trials = Trials(self.planned)
        part = next(part for part in trials.parts if could[0] in part.cases)
        place = [case for case in part.cases if case not in self.nobody]
        return conflict(self.problem, self.rules, place, self.limits)

    @cached_property
    def _tried(self) -> tuple[tuple[WayOut, ...], int]:
        """The cheapest ways out, and how many the time did not suffice to try."""
        if self.feasible:
            return (), 0
        demanded = {demand.subject for demand in self.conflict} & set(self.problem.cases)
        blocked = sorted(set(self.left) | demanded)
        outs = Repairs(self.planned, Trials(self.planned, self.limits), self.limits, self.owner,
                    self.heard)
        pins = [demand.pin for demand in self.conflict if demand.pin is not None]
        wait = sorted(demanded) or list(self.left)
        forbids = sorted(pair for pair in self.problem.forbids if pair[0] in blocked)
        tried = [
            *given_up(self.planned, pins, forbids), *ceilings(self.planned, blocked),
            *loans(self.planned, blocked), *waits(self.planned, wait),
        ]
        return outs.cheapest(tried, blocked if self.contradicted else self.left, WAYS)


def _settled(outcome: Outcome) -> bool:
    """Whether it is proven which cases can be placed."""
    if not isinstance(outcome, Solved) or not outcome.allocation.unassigned(
        outcome.statement.problem
    ):
        return True
    return all(item.proven for item in outcome.reached if item.tier.name == "unassigned")
