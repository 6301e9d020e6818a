"""A plan as a JSON document, by the contract; additions keep the version's major number."""

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version

from assigner.allocation import Allocation
from assigner.documents.part import DayRef, hours
from assigner.documents.plan import (
    AssignmentRow,
    BrokenRule,
    CaseRow,
    ConflictRow,
    Decisions,
    Instead,
    ModelRef,
    PassedOverRow,
    PlanDocument,
    Promise,
    SolverRow,
    Status,
    TierProof,
    UnassignedRow,
    Versions,
)
from assigner.explain.clause import Clauses
from assigner.explain.demand import Demand
from assigner.explain.unplaced import Reason, instead, reasons
from assigner.extras import version_of
from assigner.instance import Instance
from assigner.plan.certificate import Certificate, certify
from assigner.plan.counted import CountedDay
from assigner.plan.limited import with_restrictions
from assigner.plan.noise import noise_row
from assigner.plan.other_days import KEPT_VERSION, other_days
from assigner.plan.pinned import NOTHING, Decided
from assigner.plan.signed_lines import SIGNED_VERSION, versioned
from assigner.plan.sure import stability_row, sure_row
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve import Contradiction, Outcome, OutOfMemory, Reached, Solved
from assigner.solve.balance_noise import BalanceNoise
from assigner.solve.outcome import Cut, Nothing
from assigner.solve.redrawn import Redrawn
from assigner.statement import Statement
from assigner.words import Words

SCHEMA_VERSION, SURE_VERSION = "1.3", "1.4"
"""A plan says 1.4 where it says how sure it is: what else it holds is as it was."""
VERSIONS = (SCHEMA_VERSION, SURE_VERSION, KEPT_VERSION, SIGNED_VERSION)
"""Those that say everything that this program does."""


@dataclass(frozen=True)
class EndedDay:
    """How a day ended. `demands` tell, for a contradiction, what collides.

    `over`: tier -> among which plans it is proven, where that is not all there are.
    `redrawn`: what the draws came to, where weights were drawn; `noise`: from where the tolerance
    is, where it is from the weights.
    """

    policy: Policy
    outcome: Outcome
    seconds: float
    timed: bool = False
    demands: tuple[Demand, ...] = ()
    decided: Decided = NOTHING
    over: Mapping[str, Words] = field(default_factory=dict)
    redrawn: Redrawn | None = None
    noise: BalanceNoise | None = None
    known: CountedDay | None = field(default=None, repr=False, compare=False)
    """What was counted of the same allocation before."""

    @cached_property
    def counted(self) -> CountedDay:
        """What follows from the allocation alone."""
        return self.known or CountedDay(
            self.problem, self.policy.rules, self.allocation, self.statement
        )

    @property
    def statement(self) -> Statement:
        """All rules on the day."""
        return self.outcome.statement

    @property
    def problem(self) -> Problem:
        """The day, weighed."""
        return self.outcome.statement.problem

    @property
    def allocation(self) -> Allocation:
        """Who takes what; nothing where nothing was found."""
        return self.outcome.allocation if isinstance(self.outcome, Solved) else Allocation({})

    @property
    def reached(self) -> tuple[Reached, ...]:
        """Each tier with its proof."""
        return self.outcome.reached if isinstance(self.outcome, Solved) else ()

    @property
    def tied(self) -> frozenset[str]:
        """Cases that equally good allocations give to others."""
        return self.outcome.tied if isinstance(self.outcome, Solved) else frozenset()

    @property
    def ties(self) -> int | None:
        """How many cases are tied; None where not all were looked at."""
        sought = isinstance(self.outcome, Solved) and self.outcome.ties_sought
        return len(self.tied) if sought else None

    def drawn(self, case: str) -> bool | None:
        """Whether a case is tied; None where that was not looked at."""
        return case in self.tied or (None if self.ties is None else False)

    @property
    def status(self) -> Status:
        """One of optimal, feasible, infeasible, unknown."""
        if isinstance(self.outcome, Contradiction):
            return "infeasible"
        if isinstance(self.outcome, Nothing):
            return "unknown"
        return "optimal" if self.outcome.proven else "feasible"

    @property
    def cut(self) -> Cut:
        """Why the engine did not end by itself; blank where it did."""
        if isinstance(self.outcome, OutOfMemory):
            return "memory"
        return self.outcome.cut if isinstance(self.outcome, Solved) else ""

    @property
    def unassigned(self) -> tuple[str, ...]:
        """Cases nobody takes, the most urgent first; none where there is no allocation."""
        if not isinstance(self.outcome, Solved):
            return ()
        due = {case.id: str(case.due or "9999") for case in self.problem.cases.values()}
        return tuple(
            sorted(self.allocation.unassigned(self.problem), key=lambda case: (due[case], case))
        )

    @cached_property
    def certificate(self) -> Certificate | None:
        """What a balance that is not proven promises all the same."""
        for item in self.reached:
            if item.tier.evens and not item.proven:
                value = item.tier.shown(self.problem, item.value)
                bound = item.tier.shown(self.problem, item.bound)
                return certify(self.problem, self.allocation, item.tier, value, bound)
        return None

    @cached_property
    def reasons(self) -> Mapping[str, tuple[Reason, ...]]:
        """Why each unassigned case is unassigned."""
        return {
            case: reasons(self.statement, self.allocation, case) for case in self.unassigned
        }

    @cached_property
    def clauses(self) -> Clauses:
        """Why each placed case is where it is."""
        return Clauses(self.statement, self.allocation, self.tied, proven=self.status == "optimal",
                       ends=self.counted.ends)

    def owner(self, case: str) -> str:
        """Who decides about an unassigned case: the owner of the first rule in the way."""
        found = self.reasons[case]
        return self.policy.owner(found[0].rule) if found else self.policy.owner("decisions")


def document(plan: EndedDay, before: Instance | None = None) -> PlanDocument:
    """Write a plan as a document. Same inputs, same document, but for `wall_seconds`.

    `before`: the day it names, where it was solved on another one made from that.
    """
    problem, policy = plan.problem, plan.policy
    day = before or problem.instance
    found = PlanDocument(
        schema_version=SCHEMA_VERSION, kind="plan",
        instance=DayRef(name=day.name, date=day.date.isoformat(), sha256=day.sha256),
        model=ModelRef(name=policy.name, sha256=policy.sha256,
                       overrides=dict(sorted(policy.overrides.items()))),
        decisions=_decisions(plan),
        status=plan.status,
        tiers=tier_rows(plan),
        certificate=None if plan.certificate is None else Promise(
            measure=plan.certificate.measure, points=plan.certificate.points,
            words=str(plan.certificate.words),
        ),
        assignments=tuple(_assignments(plan)),
        unassigned=tuple(_unassigned(plan)),
        conflict=tuple(
            ConflictRow(rule=demand.rule, subject=demand.subject, words=str(demand.words))
            for demand in plan.demands
        ),
        caseworkers=plan.counted.caseworkers,
        cases=tuple(_cases(plan)),
        summary=plan.counted.summary.model_copy(update={"ties": plan.ties}),
        solver=_solver(plan),
    )
    if plan.noise is not None:
        found = found.model_copy(update={
            "schema_version": SURE_VERSION, "tolerance": noise_row(plan.noise, problem, policy),
        })
    if plan.redrawn is not None:
        found = found.model_copy(update={
            "schema_version": SURE_VERSION, "stability": stability_row(plan.redrawn, problem),
        })
    found = with_restrictions(found.model_copy(update=other_days(problem, policy)), day)
    return versioned(found)


def _decisions(plan: EndedDay) -> Decisions:
    """What was decided beforehand; keys that came later only where there is something."""
    lifts, overrides = plan.policy.lifts, plan.decided.overrides
    return Decisions.model_validate({
        "pins": sorted(plan.problem.pins), "forbids": sorted(plan.problem.forbids),
        **({"lifts": sorted(lifts)} if lifts else {}),
        **({"overrides": [dict(item) for item in overrides]} if overrides else {}),
    })


def _assignments(plan: EndedDay) -> Iterator[AssignmentRow]:
    """Who takes each case, and why."""
    for case, seats in sorted(plan.allocation.seats.items()):
        said = plan.decided.pinned.get(case)
        yield AssignmentRow(
            case=case, caseworker=seats.caseworker, co_caseworker=seats.co_caseworker,
            tied=plan.drawn(case), pinned=None if said is None else said.as_said(),
            why=str(plan.clauses.of(case)),
            passed_over=tuple(
                PassedOverRow(caseworker=row.caseworker, relation=row.relation)
                for row in plan.clauses.continuity.of(case)
            ),
            sure=None if plan.redrawn is None
            else sure_row(plan.redrawn, case, seats.caseworker),
        )


def _unassigned(plan: EndedDay) -> Iterator[UnassignedRow]:
    """The cases nobody takes, why, who decides about them, and at whose cost they had been."""
    for case in plan.unassigned:
        found = instead(plan.statement, plan.allocation, case)
        yield UnassignedRow(
            case=case,
            reasons=tuple(
                BrokenRule(rule=reason.rule, words=str(reason.words))
                for reason in plan.reasons[case]
            ),
            owner=plan.owner(case),
            instead=Instead(
                caseworker=found.caseworker, cases=tuple(found.cases), words=str(found.words)
            ),
        )


def _cases(plan: EndedDay) -> Iterator[CaseRow]:
    """The new cases: what they weigh, and who may take them."""
    problem = plan.problem
    for case in problem.cases:
        yield CaseRow(
            id=case, weight_hours=hours(problem.weight[case]),
            co_weight_hours=hours(problem.co_weight[case]) if problem.seats(case) > 1 else None,
            eligible=plan.statement.could(case),
        )


def _solver(plan: EndedDay) -> SolverRow:
    """How the plan was found."""
    row = SolverRow(
        seed=plan.problem.seed, wall_seconds=round(plan.seconds, 3),
        deterministic=not plan.timed,
        engine=plan.outcome.engine if isinstance(plan.outcome, Solved) else None,
        versions=Versions(
            assigner=version("assigner"), ortools=version_of("ortools"),
            python=platform.python_version(),
        ),
    )
    return row.model_copy(update={"cut": plan.cut}) if plan.cut else row


def tier_rows(plan: EndedDay) -> tuple[TierProof, ...]:
    """Each tier with its value, its bound, whether they are proven and among what, in order."""
    return tuple(
        TierProof(
            name=reached.tier.name, unit=reached.tier.unit,
            value=reached.tier.shown(plan.problem, reached.value),
            bound=reached.tier.shown(plan.problem, reached.bound),
            proven=reached.proven, cost=reached.value,
            over=str(plan.over[reached.tier.name]) if reached.tier.name in plan.over else None,
            grade="solver" if reached.proven else None,
        )
        for reached in plan.reached
    )
