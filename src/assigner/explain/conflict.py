"""Why no allocation exists: the pins and rules that collide, each of them needed.

By deletion over named demands with plain re-solves (Junker 2004 on explanation by
conflict sets); a solver's assumption core would not be minimal. Pins are given up first,
then preferences, policies, agreements; law never.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assigner.objective import Tier
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve import Contradiction, solve
from assigner.words import Words, say

_GIVEN_UP = ("preference", "policy", "agreement", "law")


class Demand(NamedTuple):
    """One of the demands that cannot all be met."""

    rule: str
    subject: str
    words: Words


def conflict(problem: Problem, rules: Sequence[Rule]) -> tuple[Demand, ...]:
    """A minimal set of demands that collide; empty when there is an allocation."""
    if not _collide(problem, rules):
        return ()
    pins = sorted(problem.pins)
    for pin in list(pins):
        fewer = [other for other in pins if other != pin]
        if _collide(replace(problem, pins=frozenset(fewer)), rules):
            pins = fewer
    pinned = replace(problem, pins=frozenset(pins))
    needed = sorted(
        (rule for rule in rules if rule.hard),
        key=lambda rule: (_GIVEN_UP.index(rule.kind), rule.name()),
    )
    for rule in list(needed):
        fewer_rules = [other for other in needed if other is not rule]
        if rule.name() != "decisions" and _collide(pinned, fewer_rules):
            needed = fewer_rules
    demands = [
        Demand("decisions", case, say("{case} is pinned to {person}", case=case, person=worker))
        for case, worker in pins
    ]
    for rule in needed:
        if rule.name() != "decisions":
            demands.append(_said(pinned, rule, pins))
    if any(rule.name() == "decisions" for rule in needed):
        demands += [
            Demand("decisions", case, say("{who} is ruled out for {case}", case=case, who=who))
            for case, who in sorted(problem.forbids & problem.pins)
        ]
    return tuple(demands)


def _collide(problem: Problem, rules: Sequence[Rule]) -> bool:
    first: tuple[Tier, ...] = (Unassigned(),)
    return isinstance(solve(problem, rules, first), Contradiction)


def _said(problem: Problem, rule: Rule, pins: Sequence[tuple[str, str]]) -> Demand:
    """The rule on the pinned people where it names them, else in general."""
    for bar in rule.bars(problem):
        for case, worker in pins:
            if bar.case == case and worker in bar.workers and bar.takes:
                words = say("{person} {words}", person=worker, words=bar.words)
                return Demand(rule.name(), case, words)
    return Demand(rule.name(), "", rule.words())
