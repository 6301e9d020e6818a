"""The rows that explanations are written in: tiers, moves, loads, parts, reasons."""

from collections.abc import Iterable, Mapping
from typing import Any

from assigner.explain.difference import Difference, TierChange
from assigner.explain.evidence import Evidence, SourceCell
from assigner.explain.planned import Cost
from assigner.explain.ranking import Contender, Ranking, RuledOut
from assigner.explain.sentences import change_words, verdict_words
from assigner.objective import Tier
from assigner.problem import Problem

Row = dict[str, Any]
SCHEMA_VERSION = "1.0"


def explained(question: str, case: str | None, caseworker: str | None, **found: Any) -> Row:
    """A document of kind `explain`, every key of the contract there."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "explain",
        "question": {"type": question, "case": case, "caseworker": caseworker},
        "audience": "coordinator",
        "verified": True,
        "cut": [],
        "verdict": None,
        "because": [],
        "tiers": [],
        "knock_on": [],
        "ranked": [],
        "ruled_out": [],
        "change": None,
        **found,
    }


def tiers(problem: Problem, changes: Iterable[TierChange]) -> list[Row]:
    """Each tier with what it is worth now and then; `cost` in the engine's whole numbers."""
    return [tier(problem, change.tier, change.before, change.after) for change in changes]


def tier(problem: Problem, of: Tier, before: Cost, after: Cost | None) -> Row:
    """One tier; `value_if` is null where nothing is compared."""
    return {
        "name": of.name,
        "unit": of.unit,
        "value": of.shown(problem, before),
        "value_if": None if after is None else of.shown(problem, after),
        "cost": list(before),
        "cost_if": None if after is None else list(after),
    }


def planned_tiers(problem: Problem, of: Iterable[Tier], costs: Mapping[str, Cost]) -> list[Row]:
    """The plan's own tiers, compared with nothing."""
    return [tier(problem, one, costs[one.name], None) for one in of]


def knock_on(difference: Difference, case: str | None) -> list[Row]:
    """What else changes hands: every seat but the caseworker's of `case` itself.

    A co-worker of the case who changes is part of it.
    """
    return [
        {"case": move.case, "from": move.was, "to": move.becomes, "seat": move.seat}
        for move in difference.moves if (move.case, move.seat) != (case, "takes")
    ]


def loads(difference: Difference) -> list[Row]:
    """Who gets heavier and who lighter."""
    return [
        {
            "caseworker": load.worker,
            "hours": hours(load.before),
            "hours_if": hours(load.after),
            "utilisation": round(load.before / load.capacity, 6) if load.capacity else None,
            "utilisation_if": round(load.after / load.capacity, 6) if load.capacity else None,
            "points": round(load.points, 4),
        }
        for load in difference.loads
    ]


def parts(difference: Difference) -> list[Row]:
    """What makes up the change of each tier; per tier, the parts sum to it exactly."""
    return [
        {"tier": share.tier, "of": share.of, "id": share.subject, "cost": share.before,
         "cost_if": share.after}
        for share in difference.shares
    ]


def because_tiers(difference: Difference) -> list[Row]:
    """A reason for each tier that changes, the lot aside unless it alone does."""
    problem = difference.planned.problem
    found = []
    for change in difference.tiers:
        if change.before == change.after or (change.drawn and difference.deciding):
            continue
        words = verdict_words(difference) if change.drawn else change_words(difference, change)
        found.append({
            "tier": change.tier.name, "kind": None, "source": None, "unit": change.tier.unit,
            "value": change.tier.shown(problem, change.before),
            "value_if": change.tier.shown(problem, change.after),
            "words": words, "evidence": None,
        })
    return found


def because_rules(found: Iterable[RuledOut], case: str, evidence: Evidence) -> list[Row]:
    """A reason for each rule that stands in the way, with the cell that says so."""
    return [
        {
            "rule": item.rule.name(), "kind": item.rule.kind, "source": item.rule.source,
            "unit": None, "value": None, "value_if": None, "words": item.words,
            "evidence": cell(evidence.of(item.rule, case, item.worker)),
            "own": item.own,
        }
        for item in found
    ]


def ranked(ranking: Ranking) -> list[Row]:
    """Everybody who could take the case, the plan's choice first, then by true cost."""
    return [contender(item, ranking.planned.problem) for item in ranking.ranked]


def contender(item: Contender, problem: Problem) -> Row:
    """One who could take the case."""
    deciding = item.difference.deciding
    return {
        "caseworker": item.worker,
        "verdict": item.verdict,
        "tiers": tiers(problem, item.difference.tiers),
        "decided_by": "tie_break" if deciding is None else deciding.tier.name,
        "words": None if item.verdict == "chosen" else verdict_words(item.difference),
        "proven": item.proven,
    }


def ruled_out(ranking: Ranking, evidence: Evidence) -> list[Row]:
    """Everybody who could not, a row for each rule."""
    return [
        {
            "caseworker": item.worker, "rule": item.rule.name(), "kind": item.rule.kind,
            "words": item.words, "source": item.rule.source,
            "evidence": cell(evidence.of(item.rule, ranking.case, item.worker)),
            "own": item.own,
        }
        for item in ranking.ruled_out
    ]


def cell(found: SourceCell | None) -> Row | None:
    """A cell as the contract writes it."""
    return None if found is None else found._asdict()


def hours(minutes: int) -> float:
    """Whole minutes as decimal hours."""
    return round(minutes / 60, 4)
