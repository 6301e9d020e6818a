"""Double entry: judges any allocation again, from the facts, without the engine.

It never reads a row: each rule recounts by itself, each tier measures by itself. What the
engine claims must agree with what is counted here; a difference is a defect.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.allocation import Allocation
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Breach, Rule
from assigner.words import Words, say, term


@dataclass(frozen=True)
class Judgement:
    """What is found in an allocation: broken hard rules, and each tier's cost."""

    breaches: tuple[Breach, ...]
    soft: tuple[Breach, ...]
    costs: Mapping[str, tuple[int, ...]]


def judge(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], allocation: Allocation
) -> Judgement:
    """Recount everything. `allocation` may name unknown cases or people: see `strangers`."""
    hard: list[Breach] = []
    soft: list[Breach] = []
    charged: dict[str, int] = {}
    for rule in rules:
        found = list(rule.breaches(problem, allocation))
        if rule.hard:
            hard += found
        else:
            soft += found
            cost = rule.price * sum(breach.amount for breach in found)
            charged[rule.soft_tier] = charged.get(rule.soft_tier, 0) + cost
    costs = {
        tier.name: tier.measure(problem, allocation, charged.get(tier.name, 0)) for tier in tiers
    }
    return Judgement(tuple(hard), tuple(soft), costs)


def strangers(problem: Problem, allocation: Allocation) -> tuple[Words, ...]:
    """Cases and people of an allocation that the day does not have."""
    found = []
    for case in sorted(allocation.seats):
        if case not in problem.cases:
            found.append(say("{case} is not a new case of the day", case=case))
        for person in allocation.people(case):
            if person not in problem.workers:
                found.append(say("{person} is not a caseworker of the office", person=person))
    return tuple(found)


def disagreements(
    problem: Problem,
    rules: Sequence[Rule],
    tiers: Sequence[Tier],
    allocation: Allocation,
    claimed: Mapping[str, tuple[int, ...]],
) -> tuple[Words, ...]:
    """Every way in which `allocation` is not what is claimed of it; empty when it holds.

    `claimed`: tier name -> cost, as the engine counts it. Each broken hard rule, each tier
    whose recount differs and each stranger is one entry.
    """
    unknown = strangers(problem, allocation)
    if unknown:
        return unknown
    judged = judge(problem, rules, tiers, allocation)
    found = [
        say("{rule}: {words}", rule=term(breach.rule), words=breach.words)
        for breach in judged.breaches
    ]
    for name, cost in claimed.items():
        counted = judged.costs.get(name)
        if counted != cost:
            found.append(
                say(
                    "{tier}: claimed {claimed}, counted {counted}",
                    tier=term(name), claimed=cost, counted=counted,
                )
            )
    return tuple(found)
