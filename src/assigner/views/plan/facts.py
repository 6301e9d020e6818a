"""What is told of a plan, from its document and its day; the day in one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from assigner.documents.explain import FairnessAnswer, WhyTable
from assigner.documents.plan import CaseworkerRow, PlanSummary
from assigner.explain.clause import Clauses
from assigner.explain.due_away import due_away
from assigner.explain.planned import Planned
from assigner.explain.unplaced import left_words
from assigner.files.complaints import Complaint
from assigner.plan import Claims
from assigner.plan.counted import CountedDay
from assigner.plan.norms import Norms, above, norms_of
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.veil import of_rule
from assigner.views.norm_words import in_words
from assigner.words import Words, counted, joined, say

PROOF = {
    "optimal": say("proven optimal"),
    "feasible": say("not proven optimal"),
    "infeasible": say("impossible as pinned"),
    "unknown": say("nothing found in the time given"),
}


def proof_words(claims: Claims) -> Words:
    """Whether it is proven, or why there is nothing."""
    if claims.status == "unknown" and claims.solver.cut == "memory":
        return say("nothing found in the memory given")
    return PROOF[claims.status]


@dataclass(frozen=True)
class PlanFacts:
    """A plan's document, its day and its model."""

    claims: Claims
    planned: Planned
    policy: Policy
    counted: CountedDay | None = field(default=None, kw_only=True, repr=False)
    """What follows from the allocation, where it was counted before."""

    @property
    def problem(self) -> Problem:
        """The day, weighed."""
        return self.planned.problem

    @property
    def caseworkers(self) -> tuple[CaseworkerRow, ...]:
        """What everybody carries and holds, this morning and after."""
        return tuple(self.claims.caseworkers)

    @cached_property
    def tied(self) -> frozenset[str]:
        """Cases that plans as good give to others, as far as was looked."""
        return frozenset(row.case for row in self.claims.assignments if row.tied)

    @cached_property
    def clauses(self) -> Clauses:
        """Why each placed case is where it is."""
        return Clauses(self.planned.statement, self.planned.allocation, self.tied,
                       proven=self.planned.proven)

    @cached_property
    def norms(self) -> Norms:
        """What everybody has against the norms that hold for them."""
        if self.counted is not None:
            return self.counted.norms
        return norms_of(self.problem, self.policy.rules, self.planned.allocation)

    def away(self, case: str) -> Words | None:
        """That who has a case is away when it is due."""
        return due_away(self.problem, self.planned.allocation, case)

    def left(self, case: str) -> tuple[Words, ...]:
        """Why a case is left, and at whose cost it would not be."""
        return left_words(self.planned.statement, self.planned.allocation, case, of_rule)

    @property
    def unassigned(self) -> list[str]:
        """Cases nobody takes, the most urgent first."""
        cases = self.problem.cases
        return sorted((row.case for row in self.claims.unassigned),
                      key=lambda case: (str(cases[case].due or "9999"), case))


@dataclass(frozen=True)
class PlanAnswers:
    """What a page tells besides: every case against everybody, fairness, what was misread."""

    table: WhyTable
    fairness: FairnessAnswer
    warnings: tuple[Complaint, ...] = field(default=())


def day_line(facts: PlanFacts) -> Words:
    """The day in one line: placed, left, proof, highest load, ties."""
    claims = facts.claims
    summary, proof = claims.summary, proof_words(claims)
    if claims.status in ("infeasible", "unknown"):
        return joined((_placed(0), proof), " · ")
    said = [_placed(summary.placed) if facts.problem.cases else say("no new case to place")]
    if summary.unassigned:
        said.append(say("{n} UNASSIGNED", n=summary.unassigned))
    known = sum(bool(row.tied) for row in claims.assignments)
    said += [proof, *load_words(facts)]
    said += tie_words(ties(summary), known, proven=claims.status == "optimal")
    return joined(said, " · ")


def ties(summary: PlanSummary) -> int | None:
    """How many cases are tied; None where not all were looked at. An older plan says nothing."""
    return summary.ties if "ties" in summary.model_fields_set else 0


def tie_words(ties: int | None, known: int, *, proven: bool) -> list[Words]:
    """How many choices are tied; `known` ties where not every choice was looked at."""
    if ties is None and known:
        return [counted("{n} choice tied, others not looked at",
                        "{n} choices tied, others not looked at", known)]
    if ties is None:
        return [say("ties not looked for")]
    if not proven:
        return []
    return [counted("{n} choice tied", "{n} choices tied", ties) if ties else say("no ties")]


def load_words(facts: PlanFacts) -> Iterator[Words]:
    """The highest load that was given something, and how many are above which norm."""
    summary = facts.claims.summary
    if summary.utilisation_max_given is not None:
        yield say("highest load of those given a case {load:.0%}",
                  load=summary.utilisation_max_given)
    if summary.above_norm:
        over = above(facts.norms)
        which = list(dict.fromkeys(str(norm.heading) for mine in over.values() for norm in mine))
        if len(over) == 1:
            yield say("{n} above a norm ({which})", n=summary.above_norm,
                      which=in_words(*over.values()))
        elif len(which) == 1:
            yield say("{n} above a norm ({which})", n=summary.above_norm, which=which[0])
        else:
            yield say("{n} above a norm", n=summary.above_norm)


def _placed(count: int) -> Words:
    return counted("{n} case placed", "{n} cases placed", count)
