"""Why nobody takes a case: what stands in everybody's way, and at whose cost it could be placed."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from assigner.allocation import Allocation, Seats
from assigner.problem import Problem
from assigner.rule import Part
from assigner.rules.handover import Handover
from assigner.statement import Exclusion, Statement
from assigner.words import Words, listing, say

MOST = 2
"""So many cases given up for one are looked at: more, and nobody would want the exchange."""


class Reason(NamedTuple):
    """One rule's part in a case being unassigned."""

    rule: str
    words: Words


def reasons(statement: Statement, allocation: Allocation, case: str) -> tuple[Reason, ...]:
    """What keeps a case without a caseworker, the rule that stops most people first.

    Everybody whose team takes the phase is looked at; people are counted once for each
    rule that stops them. With nobody in such a team, that is the one reason.
    """
    problem = statement.problem
    phase = problem.cases[case].phase
    people = [worker for worker in problem.workers if problem.takes(worker, phase)]
    if not people:
        nobody = say("no caseworker is in a team that takes {phase}",
                     phase=problem.called.phase_in_words(phase))
        return (Reason("team", nobody),)
    used = _Use(statement, allocation)
    stopped: dict[tuple[str, str], set[str]] = defaultdict(set)
    words: dict[tuple[str, str], Words] = {}
    for worker in people:
        found = list(statement.excluded(case, worker)) or list(used.in_the_way(case, worker))
        for rule, said in found:
            key = (rule.name(), said.spoken("en"))
            stopped[key].add(worker)
            words[key] = said
    ordered = sorted(stopped, key=lambda key: (-len(stopped[key]), key))
    one_team = len({problem.workers[worker].team for worker in people}) == 1

    def counted_up(name: str, text: str) -> Words:
        count, said = len(stopped[name, text]), words[name, text]
        if one_team:
            return say("{count} of {all} in the team: {words}",
                       count=count, all=len(people), words=said)
        return say("{count} of {all} in the teams: {words}",
                   count=count, all=len(people), words=said)

    return tuple(Reason(name, counted_up(name, text)) for name, text in ordered)


def left_words(
    statement: Statement, allocation: Allocation, case: str,
    told: Callable[[str, str, Words], Words] = lambda _case, _rule, words: words,
) -> tuple[Words, ...]:
    """Why a case is left, sentence by sentence, and at whose cost it would not be.

    `told`: a rule's words about a case, as the reader may see them.
    """
    found = [told(case, *reason) for reason in reasons(statement, allocation, case)]
    return (
        *(found or [say("no room was found in the time given")]),
        instead(statement, allocation, case).words,
    )


class Displacement(NamedTuple):
    """Whether a case left out could have been placed: by whom, in place of which cases.

    `caseworker` None: by nobody, whatever else is placed; or by nobody who gives up so few of
    today's cases as were looked at.
    """

    caseworker: str | None
    cases: tuple[str, ...]
    words: Words


def _nobody(statement: Statement, case: str) -> Words:
    """Why no other allocation places it: whoever was named may not have it, or nobody may."""
    to = statement.problem.named.get(case)
    if to is None:
        return say("nobody can take it today, whatever else is placed")
    why = next((each.words for each in statement.excluded(case, to)), None)
    told = (
        say("{person} was named to take it over and cannot have it", person=to) if why is None
        else say("{person} was named to take it over and may not have it: {why}",
                 person=to, why=why)
    )
    if _others_may(statement, case, to):
        return say("{words}; --give {case}=W names somebody else", words=told, case=case)
    return say("{words}; nor may anybody else have it", words=told)


def _others_may(statement: Statement, case: str, to: str) -> bool:
    """Whether but for the name somebody else is kept from the case by no rule of its own."""
    return any(
        all(each.rule.name() == Handover.name() for each in statement.excluded(case, other))
        for other in statement.problem.workers if other != to
    )


def instead(statement: Statement, allocation: Allocation, case: str) -> Displacement:
    """Who could take a case left out if MOST of their new cases or fewer were left for it.

    Of several ways the one with the fewest cases, then the least urgent; all else stays as
    placed.
    """
    takes = statement.candidates.takes[case]
    if not takes:
        return Displacement(None, (), _nobody(statement, case))
    problem = statement.problem
    pinned = {name for name, _ in problem.pins}
    for count in range(MOST + 1):
        ways = [
            (tuple(sorted(-_due(problem, name).toordinal() for name in out)), worker, out)
            for worker in takes
            for out in combinations(sorted(set(allocation.takes(worker)) - pinned), count)
            if _Use(statement, _without(allocation, out)).fits(case, worker)
        ]
        if ways:
            _, worker, out = min(ways)
            return Displacement(worker, out, _words(problem, case, worker, out))
    words = say("nobody makes room for it by giving up {n} of today's cases or fewer", n=MOST)
    return Displacement(None, (), words)


def _words(problem: Problem, case: str, worker: str, out: tuple[str, ...]) -> Words:
    if not out:
        return say("{person} could take it", person=worker)
    if len(out) > 1:
        return say("{person} could take it only in place of {cases}, so that more are left",
                   person=worker, cases=listing(out))
    mine, other = _due(problem, case), _due(problem, out[0])
    if other < mine:
        return say("{person} could take it in place of {case}, which is more urgent",
                   person=worker, case=out[0])
    if other == mine:
        return say("{person} could take it in place of {case}, which is as urgent",
                   person=worker, case=out[0])
    return say("{person} could take it in place of {case}, which is less urgent",
               person=worker, case=out[0])


def _due(problem: Problem, case: str) -> date:
    return problem.cases[case].due or date.max


def _without(allocation: Allocation, out: tuple[str, ...]) -> Allocation:
    return Allocation({name: who for name, who in allocation.seats.items() if name not in out})


class _Use:
    """What the allocation leaves of every ceiling, bond and row."""

    def __init__(self, statement: Statement, allocation: Allocation) -> None:
        self.statement = statement
        self.allocation = allocation
        self.parts = {
            part for case, seats in allocation.seats.items() for part in _parts(case, seats)
        }

    def fits(self, case: str, worker: str) -> bool:
        """Whether `worker` can be given `case`, with some co-worker where it needs one."""
        beside = self.statement.candidates.assists[case]
        needs = self.statement.problem.seats(case) > 1
        return any(
            not any(self._broken(case, Seats(worker, other)))
            for other in (beside if needs else (None,)) if other != worker
        )

    def in_the_way(self, case: str, worker: str) -> Iterator[Exclusion]:
        """The hard rules that break if `worker` is given `case` on top of the allocation."""
        beside = self.statement.candidates.assists[case]
        tries = [
            list(self._broken(case, Seats(worker, other)))
            for other in beside or (None,)
            if other != worker
        ]
        if tries and all(tries):
            yield from min(tries, key=len)

    def _broken(self, case: str, seats: Seats) -> Iterator[Exclusion]:
        for rule, ceiling in self.statement.ceilings:
            room = ceiling.room.get(seats.caseworker)
            count = ceiling.counts.get(case, 0)
            if rule.hard and room is not None and count:
                mine = self.allocation.takes(seats.caseworker)
                if count + sum(ceiling.counts.get(other, 0) for other in mine) > room:
                    yield Exclusion(rule, ceiling.words)
        for rule, bond in self.statement.bonds:
            if rule.hard and case in bond.cases:
                with_others = {
                    placed.caseworker
                    for other in bond.cases
                    if (placed := self.allocation.seats.get(other)) is not None
                }
                if with_others - {seats.caseworker}:
                    yield Exclusion(rule, bond.words)
        yield from self._broken_rows(case, seats)

    def _broken_rows(self, case: str, seats: Seats) -> Iterator[Exclusion]:
        parts = self.parts.union(_parts(case, seats))
        for rule, row in self.statement.rows_of.get(case, ()):
            if sum(count for part, count in row.terms if part in parts) > row.at_most:
                yield Exclusion(rule, row.words)


def _parts(case: str, seats: Seats) -> Iterator[Part]:
    yield Part("takes", case, seats.caseworker)
    if seats.co_caseworker is not None:
        yield Part("assists", case, seats.co_caseworker)
