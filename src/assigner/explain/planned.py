"""A plan under question: the day it was made for, and who takes what in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assigner.allocation import Allocation, load_after
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Breach, Rule
from assigner.statement import Statement, state_once
from assigner.verify import Judgement, judge

Cost = tuple[int, ...]


@dataclass(frozen=True)
class Planned:
    """A day, its rules and tiers, and an allocation of it. `proven`: nothing is better."""

    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    allocation: Allocation
    proven: bool = True
    stated: Statement | None = field(default=None, repr=False, compare=False)
    """All rules on the day, where somebody asked them before."""

    @cached_property
    def statement(self) -> Statement:
        """All rules on the day."""
        return state_once(self.problem, self.rules, self.stated)

    @cached_property
    def judgement(self) -> Judgement:
        """What the checker finds in the allocation."""
        return judge(self.problem, self.rules, self.tiers, self.allocation)

    @property
    def costs(self) -> Mapping[str, Cost]:
        """What each tier costs, recounted."""
        return self.judgement.costs

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """The hard rules it breaks; none, for a plan."""
        return self.judgement.breaches

    @cached_property
    def load(self) -> Mapping[str, int]:
        """Minutes a week everybody carries with today's cases."""
        return {
            worker: load_after(self.problem, self.allocation, worker)
            for worker in self.problem.workers
        }

    @property
    def divisible(self) -> bool:
        """Whether parts of the day that no row ties together are also judged apart."""
        return all(tier.separable for tier in self.tiers)

    def caseworker(self, case: str) -> str | None:
        """Who takes a case; None when nobody does."""
        seats = self.allocation.seats.get(case)
        return None if seats is None else seats.caseworker
