"""The rows that answers are made of: tiers, moves, loads, parts, reasons."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from assigner.documents.explain import Answered
from assigner.documents.grounds import (
    CostPart,
    KnockOn,
    LoadIf,
    RankedRow,
    RuledOutRow,
    RuleReason,
    TierReason,
)
from assigner.documents.part import CellRef, TierIf, hours, share
from assigner.explain.difference import Difference, TierChange
from assigner.explain.evidence import Evidence, SourceCell
from assigner.explain.planned import Cost, Planned
from assigner.explain.ranking import Contender, Ranking, RuledOut
from assigner.explain.sentences import CUT, PLAN_UNPROVEN, change_words, verdict_words
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.words import Words, say

SCHEMA_VERSION = "1.0"
_Kind = TypeVar("_Kind", bound=Answered)


def explained(
    kind: type[_Kind], question: str, case: str | None, caseworker: str | None, /, **found: object
) -> _Kind:
    """An answer with every key of the contract: what is not `found` is empty."""
    return kind.model_validate({
        "schema_version": SCHEMA_VERSION,
        "kind": "explain",
        "question": {"type": question, "case": case, "caseworker": caseworker},
        "audience": "coordinator",
        "verified": True,
        "cut": (),
        "verdict": None,
        "because": (),
        "tiers": (),
        "knock_on": (),
        "ranked": (),
        "ruled_out": (),
        "change": None,
        **found,
    })


def hedged(words: Words, *, sure: bool) -> str:
    """What is said, and that it is not proven where it is not `sure`."""
    return str(words if sure else say("{words} · not proven", words=words))


def doubt(plan: Planned, *, sure: bool) -> tuple[str, ...]:
    """Why what is said is not proven; nothing where it is `sure`."""
    return () if sure else (str(CUT if plan.proven else PLAN_UNPROVEN),)


def spoken(words: Iterable[Words]) -> tuple[str, ...]:
    """Sentences in the language asked for."""
    return tuple(map(str, words))


def tiers(problem: Problem, changes: Iterable[TierChange]) -> tuple[TierIf, ...]:
    """Each tier with what it is worth now and then; `cost` in the engine's whole numbers."""
    return tuple(tier(problem, *change) for change in changes)


def tier(problem: Problem, of: Tier, before: Cost, after: Cost | None) -> TierIf:
    """One tier; `value_if` is null where nothing is compared."""
    return TierIf(
        name=of.name, unit=of.unit, value=of.shown(problem, before),
        value_if=None if after is None else of.shown(problem, after),
        cost=before, cost_if=after,
    )


def planned_tiers(plan: Planned) -> tuple[TierIf, ...]:
    """The plan's own tiers, compared with nothing."""
    return tuple(tier(plan.problem, one, plan.costs[one.name], None) for one in plan.tiers)


def knock_on(difference: Difference, case: str | None) -> tuple[KnockOn, ...]:
    """What else changes hands: every seat but the caseworker's of `case` itself.

    A co-worker of the case who changes is part of it.
    """
    return tuple(
        KnockOn(case=move.case, from_=move.was, to=move.becomes, seat=move.seat)
        for move in difference.moves if (move.case, move.seat) != (case, "takes")
    )


def loads(difference: Difference) -> tuple[LoadIf, ...]:
    """Who gets heavier and who lighter."""
    return tuple(
        LoadIf(
            caseworker=load.worker, hours=hours(load.before), hours_if=hours(load.after),
            utilisation=share(load.before, load.capacity),
            utilisation_if=share(load.after, load.capacity), points=round(load.points, 4),
        )
        for load in difference.loads
    )


def parts(difference: Difference) -> tuple[CostPart, ...]:
    """What makes up the change of each tier; per tier, the parts sum to it exactly."""
    return tuple(
        CostPart(tier=part.tier, of=part.of, id=part.subject, cost=part.before,
                 cost_if=part.after)
        for part in difference.shares
    )


def because_tiers(difference: Difference) -> Iterator[TierReason]:
    """A reason for each tier that changes, the lot aside unless it alone does."""
    problem = difference.planned.problem
    for change in difference.tiers:
        if change.before == change.after or (change.drawn and difference.deciding):
            continue
        words = verdict_words(difference) if change.drawn else change_words(difference, change)
        yield TierReason(
            tier=change.tier.name, kind=None, source=None, unit=change.tier.unit,
            value=change.tier.shown(problem, change.before),
            value_if=change.tier.shown(problem, change.after), words=str(words), evidence=None,
        )


def because_rules(
    found: Iterable[RuledOut], case: str, evidence: Evidence
) -> Iterator[RuleReason]:
    """A reason for each rule that stands in the way, with the cell that says so."""
    for item in found:
        yield RuleReason(
            rule=item.rule.name(), kind=item.rule.kind, source=item.rule.source, unit=None,
            value=None, value_if=None, words=str(item.words),
            evidence=cell(evidence.of(item.rule, case, item.worker)), own=item.own,
        )


def ranked(ranking: Ranking) -> tuple[RankedRow, ...]:
    """Everybody who could take the case, the plan's choice first, then by true cost."""
    return tuple(_contender(item, ranking.planned.problem) for item in ranking.ranked)


def _contender(item: Contender, problem: Problem) -> RankedRow:
    deciding = item.difference.deciding
    return RankedRow(
        caseworker=item.worker, verdict=item.verdict,
        tiers=tiers(problem, item.difference.tiers),
        decided_by="tie_break" if deciding is None else deciding.tier.name,
        words=None if item.verdict == "chosen" else str(verdict_words(item.difference)),
        proven=item.proven,
    )


def ruled_out(ranking: Ranking, evidence: Evidence) -> tuple[RuledOutRow, ...]:
    """Everybody who could not, a row for each rule."""
    return tuple(
        RuledOutRow(
            caseworker=item.worker, rule=item.rule.name(), kind=item.rule.kind,
            words=str(item.words), source=item.rule.source,
            evidence=cell(evidence.of(item.rule, ranking.case, item.worker)), own=item.own,
        )
        for item in ranking.ruled_out
    )


def cell(found: SourceCell | None) -> CellRef | None:
    """A cell as the contract writes it."""
    return None if found is None else CellRef(
        file=found.file, row=found.row, column=found.column
    )
