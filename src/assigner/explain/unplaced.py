"""Why nobody takes a case: for everybody in a fitting team, what stands in the way."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from assigner.allocation import Allocation, Seats
from assigner.rule import Part
from assigner.statement import Exclusion, Statement
from assigner.words import Words, say, term


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
        nobody = say("no caseworker is in a team that takes {phase}", phase=term(phase))
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
    return tuple(
        Reason(
            name,
            say(
                "{count} of {all} in the team: {words}",
                count=len(stopped[name, text]), all=len(people), words=words[name, text],
            ),
        )
        for name, text in ordered
    )


class _Use:
    """What the allocation leaves of every ceiling, bond and row."""

    def __init__(self, statement: Statement, allocation: Allocation) -> None:
        self.statement = statement
        self.allocation = allocation
        self.parts = {
            part for case, seats in allocation.seats.items() for part in _parts(case, seats)
        }

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
