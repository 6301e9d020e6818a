"""What follows from an allocation alone, each worked out once: written, and judged by it."""

from dataclasses import dataclass
from functools import cached_property

from assigner.allocation import Allocation
from assigner.documents.plan import CaseworkerRow, PlanSummary
from assigner.explain.end_loads import EndLoads
from assigner.plan.loads import caseworkers, day_summary
from assigner.plan.norms import Norms, norms_of
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.statement import Statement, state_once


@dataclass(frozen=True, eq=False)
class CountedDay:
    """A day, its rules and who takes what. `stated`: the rules on the day, where asked before."""

    problem: Problem
    rules: tuple[Rule, ...]
    allocation: Allocation
    stated: Statement | None = None

    @cached_property
    def statement(self) -> Statement:
        """All rules on the day."""
        return state_once(self.problem, self.rules, self.stated)

    @cached_property
    def norms(self) -> Norms:
        """What everybody has against the norms that hold for them."""
        return norms_of(self.problem, self.rules, self.allocation)

    @cached_property
    def ends(self) -> EndLoads:
        """How full everybody ends, and would with a case more."""
        return EndLoads(self.statement, self.allocation)

    @cached_property
    def caseworkers(self) -> tuple[CaseworkerRow, ...]:
        """What everybody carries, before and after."""
        return tuple(caseworkers(self.problem, self.norms, self.allocation))

    @cached_property
    def summary(self) -> PlanSummary:
        """The day in numbers."""
        return day_summary(self.problem, self.rules, self.allocation, self.norms)
