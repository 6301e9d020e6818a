"""A rule lifted for single cases: it counts and binds as if they were not there.

A case is lifted out of a rule by its owner's decision, together with a pin: only who takes
the case is decided so; who assists in it still keeps the rule. Law is never lifted.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Bond, Breach, Candidates, Ceiling, LinearRow, Rule
from assigner.words import say

Lift = tuple[str, str]
"""(rule, case)"""


class _Blind(Rule):
    """Goes before a rule's own class: what the rule says, without the cases it is lifted for."""

    lifted_cases: ClassVar[frozenset[str]]

    def __reduce__(self) -> tuple[Callable[..., Rule], tuple[Rule, frozenset[str]]]:
        """As what it was made of: no module holds its class, where another process looks."""
        return lifted, (whole(self), self.lifted_cases)

    def bars(self, problem: Problem) -> Iterable[Bar]:
        for bar in super().bars(problem):
            if bar.case not in self.lifted_cases:
                yield bar
            elif bar.assists:
                yield replace(bar, takes=False)

    def waived(self, problem: Problem) -> Iterable[Bar]:
        """Whom the rule would keep from a lifted case, but for the one it is lifted for."""
        if not self.hard:
            return
        meant = {case: frozenset((worker,)) for case, worker in problem.pins}
        for bar in super().bars(problem):
            if bar.case in self.lifted_cases and bar.takes:
                yield replace(bar, workers=bar.workers - meant.get(bar.case, frozenset()))
        for ceiling in super().ceilings(problem):
            for case in sorted(ceiling.counts.keys() & self.lifted_cases):
                full = frozenset(worker for worker, room in ceiling.room.items()
                                 if ceiling.counts[case] > max(0, room))
                yield Bar(case, full - meant.get(case, frozenset()), ceiling.words, assists=False)

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        for ceiling in super().ceilings(problem):
            counts = {
                case: n for case, n in ceiling.counts.items() if case not in self.lifted_cases
            }
            yield replace(ceiling, counts=counts)

    def bonds(self, problem: Problem) -> Iterable[Bond]:
        for bond in super().bonds(problem):
            kept = tuple(case for case in bond.cases if case not in self.lifted_cases)
            if len(kept) > 1:
                yield replace(bond, cases=kept)

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        for row in super().rows(problem, candidates):
            if not any(part.case in self.lifted_cases for part, _ in row.terms):
                yield row

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        out = self.lifted_cases
        day = replace(problem, instance=replace(problem.instance, cases=tuple(
            case for case in problem.instance.cases if case.id not in out
        )))
        seats = {case: who for case, who in allocation.seats.items() if case not in out}
        yield from super().breaches(day, Allocation(seats))
        for bar in super().bars(problem):
            beside = allocation.seats.get(bar.case)
            if bar.case in out and bar.assists and beside is not None \
                    and beside.co_caseworker in bar.workers:
                yield self.breach(bar.case, say("{person} {words}", words=bar.words,
                                                person=beside.co_caseworker))


def lifted(rule: Rule, cases: frozenset[str]) -> Rule:
    """The rule without these cases alone. ValueError for law, which nobody lifts."""
    if rule.kind == "law":
        raise ValueError(rule.name())
    own = _own(rule)
    kind: Any = type(
        own.__name__, (_Blind, own), {"__module__": own.__module__, "lifted_cases": cases}
    )
    return _made(kind, rule)


def whole(rule: Rule) -> Rule:
    """The rule as the model has it, lifted for no case."""
    return _made(_own(rule), rule) if isinstance(rule, _Blind) else rule


def _own(rule: Rule) -> type[Rule]:
    return next(kind for kind in type(rule).__mro__
                if issubclass(kind, Rule) and not issubclass(kind, _Blind))


def _made(kind: Any, rule: Rule) -> Rule:
    """A rule of a class, with the fields of another."""
    found: Rule = kind.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})
    return found
