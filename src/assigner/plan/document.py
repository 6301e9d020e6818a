"""A plan as a JSON document, by the contract; additions keep the version's major number."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import Any

from assigner.allocation import Allocation
from assigner.explain.clause import Clauses
from assigner.explain.demand import Demand
from assigner.explain.unplaced import Reason, instead, reasons
from assigner.instance import Instance
from assigner.objectives.over_time import rows
from assigner.plan.certificate import Certificate, certify
from assigner.plan.loads import caseworkers, day_summary, hours
from assigner.plan.norms import norms_of
from assigner.plan.pinned import NOTHING, Decided
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve import Contradiction, Outcome, OutOfTime, Reached, Solved
from assigner.statement import Statement
from assigner.words import Words

SCHEMA_VERSION = "1.2"


@dataclass(frozen=True)
class EndedDay:
    """How a day ended. `demands` tell, for a contradiction, what collides.

    `over`: tier -> among which plans it is proven, where that is not all there are.
    """

    policy: Policy
    outcome: Outcome
    seconds: float
    timed: bool = False
    demands: tuple[Demand, ...] = ()
    decided: Decided = NOTHING
    over: Mapping[str, Words] = field(default_factory=dict)

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
    def status(self) -> str:
        """One of optimal, feasible, infeasible, unknown."""
        if isinstance(self.outcome, Contradiction):
            return "infeasible"
        if isinstance(self.outcome, OutOfTime):
            return "unknown"
        return "optimal" if self.outcome.proven else "feasible"

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
        return Clauses(self.statement, self.allocation, self.tied, proven=self.status == "optimal")

    def owner(self, case: str) -> str:
        """Who decides about an unassigned case: the owner of the first rule in the way."""
        found = self.reasons[case]
        return self.policy.owner(found[0].rule) if found else self.policy.owner("decisions")


def document(plan: EndedDay, before: Instance | None = None) -> dict[str, Any]:
    """Write a plan as a document. Same inputs, same document, but for `wall_seconds`.

    `before`: the day it names, where it was solved on another one made from that.
    """
    problem = plan.problem
    day = before or problem.instance
    norms = norms_of(problem, plan.policy.rules, plan.allocation)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "plan",
        "instance": {
            "name": day.name, "date": day.date.isoformat(), "sha256": day.sha256,
        },
        "model": {
            "name": plan.policy.name,
            "sha256": plan.policy.sha256,
            "overrides": dict(sorted(plan.policy.overrides.items())),
        },
        "decisions": _decisions(plan),
        "status": plan.status,
        "tiers": tier_rows(plan),
        "certificate": None if plan.certificate is None else {
            "measure": plan.certificate.measure,
            "points": plan.certificate.points,
            "words": str(plan.certificate.words),
        },
        "assignments": _assignments(plan),
        "unassigned": _unassigned(plan),
        "conflict": [
            {"rule": demand.rule, "subject": demand.subject, "words": str(demand.words)}
            for demand in plan.demands
        ],
        **({} if plan.policy.looks_back is None else {"over_time": {
            "weeks": plan.policy.looks_back.weeks.whole, "received": rows(problem.beyond),
        }}),
        "caseworkers": caseworkers(problem, norms, plan.allocation),
        "cases": _cases(plan),
        "summary": {**day_summary(problem, plan.policy.rules, plan.allocation, norms),
                    "ties": plan.ties},
        "solver": _solver(plan),
    }


def _decisions(plan: EndedDay) -> dict[str, Any]:
    """What was decided beforehand."""
    problem, overrides = plan.problem, plan.decided.overrides
    return {
        "pins": [list(pin) for pin in sorted(problem.pins)],
        "forbids": [list(forbid) for forbid in sorted(problem.forbids)],
        **({"lifts": sorted(map(list, plan.policy.lifts))} if plan.policy.lifts else {}),
        **({"overrides": [item.model_dump(mode="json") for item in overrides]}
           if overrides else {}),
    }


def _assignments(plan: EndedDay) -> list[dict[str, Any]]:
    """Who takes each case, and why."""
    return [
        {
            "case": case,
            "caseworker": seats.caseworker,
            "co_caseworker": seats.co_caseworker,
            "tied": plan.drawn(case),
            "pinned": plan.decided.row(case),
            "why": str(plan.clauses.of(case)),
            "passed_over": [row._asdict() for row in plan.clauses.continuity.of(case)],
        }
        for case, seats in sorted(plan.allocation.seats.items())
    ]


def _unassigned(plan: EndedDay) -> list[dict[str, Any]]:
    """The cases nobody takes, why, and who decides about them."""
    return [
        {
            "case": case,
            "reasons": [
                {"rule": reason.rule, "words": str(reason.words)}
                for reason in plan.reasons[case]
            ],
            "owner": plan.owner(case),
            "instead": instead_row(plan.statement, plan.allocation, case),
        }
        for case in plan.unassigned
    ]


def _cases(plan: EndedDay) -> list[dict[str, Any]]:
    """The new cases: what they weigh, and who may take them."""
    problem = plan.problem
    return [
        {
            "id": case,
            "weight_hours": hours(problem.weight[case]),
            "co_weight_hours": hours(problem.co_weight[case]) if problem.seats(case) > 1 else None,
            "eligible": list(plan.statement.candidates.takes[case]),
        }
        for case in problem.cases
    ]


def _solver(plan: EndedDay) -> dict[str, Any]:
    """How the plan was found."""
    return {
        "seed": plan.problem.seed,
        "wall_seconds": round(plan.seconds, 3),
        "deterministic": not plan.timed,
        "engine": plan.outcome.engine if isinstance(plan.outcome, Solved) else None,
        "versions": {
            "assigner": version("assigner"),
            "ortools": version("ortools"),
            "python": platform.python_version(),
        },
    }


def instead_row(statement: Statement, allocation: Allocation, case: str) -> dict[str, Any]:
    """At whose cost a case left out could have been placed."""
    found = instead(statement, allocation, case)
    return {"caseworker": found.caseworker, "cases": list(found.cases), "words": str(found.words)}


def tier_rows(plan: EndedDay) -> list[dict[str, Any]]:
    """Each tier with its value, its bound, whether they are proven and among what, in order."""
    return [
        {
            "name": reached.tier.name,
            "unit": reached.tier.unit,
            "value": reached.tier.shown(plan.problem, reached.value),
            "bound": reached.tier.shown(plan.problem, reached.bound),
            "proven": reached.proven,
            "cost": list(reached.value),
            "over": str(plan.over[reached.tier.name]) if reached.tier.name in plan.over else None,
        }
        for reached in plan.reached
    ]
