"""Why no allocation exists: a smallest set of demands that collide, each of them needed.

By deletion over named demands with plain re-solves, proved again both ways at the end
(Junker, QuickXplain, 2004, on preferred conflicts). A solver's assumption core would be no
explanation: it need not be minimal and has named what was never assumed (google/or-tools
#5141). Tried for deletion in this order: cases to be placed, the least urgent first, then
pins, preferences, policies, agreements, law. So a conflict blames law where law alone
suffices, and never asks to give it up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assigner.errors import NothingFound, VerificationFailed
from assigner.explain.demand import Demand, Placed, narrowed, said, subjects
from assigner.objective import Tier
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules.decisions import DecisionsRule
from assigner.solve import Contradiction, Limits, OutOfTime, solve
from assigner.words import say

_GIVEN_UP = ("preference", "policy", "agreement", "law")
_FIRST: tuple[Tier, ...] = (Unassigned(),)
Pair = tuple[str, str]


@dataclass(frozen=True)
class DemandSet:
    """A set of demands. `rules`: name -> the subjects it is asked of, None for all."""

    place: frozenset[str]
    pins: frozenset[Pair]
    forbids: frozenset[Pair]
    rules: Mapping[str, frozenset[str] | None]

    def without_rule(self, name: str) -> "DemandSet":
        """All but a rule."""
        return replace(self, rules={key: kept for key, kept in self.rules.items() if key != name})

    def without_subject(self, name: str, subject: str) -> "DemandSet":
        """All but what a rule asks of one subject."""
        kept = self.rules[name] or frozenset()
        return replace(self, rules={**self.rules, name: kept - {subject}})


@dataclass(frozen=True)
class Search:
    """The search for what collides on one day."""

    problem: Problem
    rules: Mapping[str, Rule]
    decisions: Rule
    limits: Limits

    def posed(self, asked: DemandSet) -> tuple[Problem, tuple[Rule, ...]]:
        """The day with the cases that matter: the rest could be left, so none forces anything."""
        wanted = asked.place | {case for case, _ in asked.pins}
        day = self.problem.instance
        problem = replace(
            self.problem,
            instance=replace(day, cases=tuple(case for case in day.cases if case.id in wanted)),
            pins=asked.pins,
            forbids=frozenset(pair for pair in asked.forbids if pair[0] in wanted),
        )
        rules = [
            rule if (kept := asked.rules[name]) is None else narrowed(rule, kept)
            for name, rule in self.rules.items()
            if name in asked.rules
        ]
        placed = Placed(kind="policy", status="assumed", cases=asked.place)
        return problem, (*rules, self.decisions, placed)

    def collide(self, asked: DemandSet) -> bool:
        """Whether no allocation meets all demands. Raises NothingFound where time runs out."""
        if not asked.place and not asked.pins:
            return False
        problem, rules = self.posed(asked)
        outcome = None if self.limits.over() else solve(problem, rules, _FIRST, self.limits)
        if outcome is None or isinstance(outcome, OutOfTime):
            raise NothingFound(str(say("The question was not answered in the time given.")))
        return isinstance(outcome, Contradiction)

    def smallest(self, asked: DemandSet) -> DemandSet:
        """Delete every demand that is not needed, in the order of the module."""
        day = self.problem.cases
        for case in sorted(asked.place, key=lambda case: (str(day[case].due or "9"), case))[::-1]:
            asked = self._try(asked, replace(asked, place=asked.place - {case}))
        for pin in sorted(asked.pins):
            asked = self._try(asked, replace(asked, pins=asked.pins - {pin}))
        if asked.forbids:
            asked = self._try(asked, replace(asked, forbids=frozenset()))
        for forbid in sorted(asked.forbids):
            asked = self._try(asked, replace(asked, forbids=asked.forbids - {forbid}))
        by_kind = sorted(
            asked.rules, key=lambda name: (_GIVEN_UP.index(self.rules[name].kind), name)
        )
        for name in by_kind:
            asked = self._try(asked, asked.without_rule(name))
        problem, _ = self.posed(asked)
        for name in sorted(asked.rules, key=by_kind.index):
            every = frozenset(subjects(self.rules[name], problem))
            asked = replace(asked, rules={**asked.rules, name: every})
            for subject in sorted(every):
                asked = self._try(asked, asked.without_subject(name, subject))
        return asked

    def _try(self, asked: DemandSet, fewer: DemandSet) -> DemandSet:
        return fewer if self.collide(fewer) else asked

    def prove(self, asked: DemandSet) -> None:
        """The set collides, and without any one of them it does not."""
        fewer = [replace(asked, place=asked.place - {case}) for case in asked.place]
        fewer += [replace(asked, pins=asked.pins - {pin}) for pin in asked.pins]
        fewer += [replace(asked, forbids=asked.forbids - {pair}) for pair in asked.forbids]
        fewer += [
            asked.without_subject(name, subject)
            for name, kept in asked.rules.items()
            for subject in kept or ()
        ]
        if not self.collide(asked) or any(self.collide(less) for less in fewer):
            raise VerificationFailed(str(say("Defect: the conflict found is not a smallest one.")))

    def said(self, asked: DemandSet) -> tuple[Demand, ...]:
        """The demands in words: cases, pins, rules, forbids."""
        problem, _ = self.posed(asked)
        found = [
            Demand("placed", case, say("{case} is to be placed", case=case))
            for case in sorted(asked.place)
        ]
        found += [
            Demand("decisions", case, say("{case} is pinned to {person}", case=case, person=who),
                   pin=(case, who))
            for case, who in sorted(asked.pins)
        ]
        found += [
            said(self.rules[name], subject, problem)
            for name in self.rules if name in asked.rules
            for subject in sorted(asked.rules[name] or ())
        ]
        found += [
            Demand("decisions", case, say("{who} is ruled out for {case}", case=case, who=who))
            for case, who in sorted(asked.forbids)
        ]
        return tuple(found)


def conflict(
    problem: Problem, rules: Sequence[Rule], place: Sequence[str] = (),
    limits: Limits | None = None,
) -> tuple[Demand, ...]:
    """A minimal set of demands that collide; empty when there is an allocation.

    `place`: cases that must be placed; others may be left. Raises NothingFound where the time
    is over before the set is proved: a larger one would say too much.
    """
    decisions = DecisionsRule.among(rules)
    hard = {rule.name(): rule for rule in rules if rule.hard and rule is not decisions}
    search = Search(problem, hard, decisions, limits or Limits())
    asked = DemandSet(
        frozenset(place), problem.pins, problem.forbids, dict.fromkeys(hard, None)
    )
    if not search.collide(asked):
        return ()
    found = search.smallest(asked)
    search.prove(found)
    return search.said(found)
