"""What a day demands, piece by piece: a case placed, a pin, a forbid, a rule on a subject."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.problem import Problem
from assigner.rule import Bar, Bond, Breach, Candidates, Ceiling, LinearRow, Part, Rule
from assigner.words import Words, say

SHOWN = 6


@dataclass(frozen=True)
class Demand:
    """One of the demands that cannot all be met. `pin`: (case, caseworker) for a pin."""

    rule: str
    subject: str
    words: Words
    pin: tuple[str, str] | None = None


class Placed(Rule):
    """Cases that must be placed: takes(case, anybody) = 1."""

    title: ClassVar[str] = "placed"

    cases: frozenset[str]

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """One row for each case."""
        del problem
        for case in sorted(self.cases):
            takes = tuple((Part("takes", case, worker), -1) for worker in candidates.takes[case])
            yield LinearRow(case, takes, -1, say("is to be placed"))

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Look for the cases."""
        del problem
        for case in sorted(self.cases - allocation.seats.keys()):
            yield self.breach(case, say("{case} is not placed", case=case))

    def words(self) -> Words:
        """The demand in plain words."""
        return say("Every case is placed.")


class Narrowed(Rule):
    """A rule that speaks of some subjects only: cases, families, or caseworkers (ceilings)."""

    title: ClassVar[str] = "narrowed"

    inner: Rule
    kept: frozenset[str]

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """The bars on the cases kept."""
        return (bar for bar in self.inner.bars(problem) if bar.case in self.kept)

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """The ceilings of the caseworkers kept."""
        for ceiling in self.inner.ceilings(problem):
            room = {worker: n for worker, n in ceiling.room.items() if worker in self.kept}
            if room:
                yield replace(ceiling, room=room)

    def bonds(self, problem: Problem) -> Iterable[Bond]:
        """The bonds kept."""
        return (bond for bond in self.inner.bonds(problem) if bond.subject in self.kept)

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """The rows kept."""
        return (row for row in self.inner.rows(problem, candidates) if row.subject in self.kept)


def narrowed(rule: Rule, kept: frozenset[str]) -> Rule:
    """The rule on these subjects alone."""
    return Narrowed.model_construct(
        kind=rule.kind, hard=rule.hard, status=rule.status, inner=rule, kept=kept
    )


def subjects(rule: Rule, problem: Problem) -> tuple[str, ...]:
    """Everything a rule speaks of by itself, on the day."""
    candidates = everybody(problem)
    found = {bar.case for bar in rule.bars(problem) if bar.workers}
    found |= {worker for ceiling in rule.ceilings(problem) for worker in ceiling.room}
    found |= {bond.subject for bond in rule.bonds(problem)}
    found |= {row.subject for row in rule.rows(problem, candidates)}
    return tuple(sorted(found))


def everybody(problem: Problem) -> Candidates:
    """Every caseworker in every seat."""
    who = tuple(problem.workers)
    return Candidates(
        dict.fromkeys(problem.cases, who),
        {case: who if problem.seats(case) == 2 else () for case in problem.cases},
    )


def said(rule: Rule, subject: str, problem: Problem) -> Demand:
    """What a rule demands of a subject, in words of the rows it comes from."""
    for words in _said(rule, subject, problem):
        return Demand(rule.name(), subject, words)
    return Demand(rule.name(), subject, rule.words_for(problem.called))


def _said(rule: Rule, subject: str, problem: Problem) -> Iterator[Words]:
    pinned = {worker for case, worker in problem.pins if case == subject}
    for bar in rule.bars(problem):
        if bar.case == subject:
            for worker in sorted(pinned & bar.workers):
                yield say("{person} {words}", person=worker, words=bar.words)
            yield say(
                "{case}: {words}: {people}",
                case=subject, words=bar.words, people=people(bar.workers),
            )
    for ceiling in rule.ceilings(problem):
        room = ceiling.room.get(subject)
        if room is not None and room <= 0:
            yield say("{person} {words}", person=subject, words=ceiling.words)
        elif room is not None and any(ceiling.counts.values()):
            yield say(
                "{person} has room for {room} more ({rule})",
                person=subject, room=room, rule=rule.title_for(problem.called),
            )
    for bond in rule.bonds(problem):
        if bond.subject == subject:
            yield say("{cases} share a caseworker", cases=bond.cases)
    for row in rule.rows(problem, everybody(problem)):
        if row.subject == subject:
            yield say("{case}: {rule}", case=subject, rule=rule.words_for(problem.called))


def people(workers: Iterable[str]) -> Words:
    """Names, sorted; not more than a few."""
    names = sorted(workers)
    if len(names) <= SHOWN:
        return say("{names}", names=names)
    return say(
        "{names} and {count} more", names=names[:SHOWN], count=len(names) - SHOWN
    )
