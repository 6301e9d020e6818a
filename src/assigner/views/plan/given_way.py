"""Soft rules that a plan breaks, or breaks further than the day began with."""

from collections.abc import Iterator, Mapping

from assigner.allocation import Allocation
from assigner.rule import FIT, Breach
from assigner.veil import veil
from assigner.views.plan.facts import PlanFacts
from assigner.words import Words


def given_way(facts: PlanFacts, tier: str) -> Iterator[Breach]:
    """What of the rules of a tier gives way by today's cases, rule by rule."""
    problem = facts.problem
    for rule in facts.policy.rules:
        if not rule.hard and rule.soft_tier == tier:
            before = {row.subject: row.amount for row in rule.breaches(problem, Allocation({}))}
            for row in rule.breaches(problem, facts.planned.allocation):
                if row.amount > before.get(row.subject, 0):
                    yield row


def against(facts: PlanFacts) -> Mapping[str, list[Words]]:
    """Case -> the preferences its line goes against, in words."""
    found: dict[str, list[Words]] = {}
    for row in given_way(facts, FIT):
        if row.subject in facts.problem.cases and not veil().hides(row.subject):
            found.setdefault(row.subject, []).append(row.words)
    return found
