"""What is still possible when cases are given one after the other, under every hard rule."""

from collections import defaultdict
from collections.abc import Mapping

from assigner.allocation import Seats
from assigner.problem import Problem
from assigner.rule import Part
from assigner.statement import Statement


class Desk:
    """The morning as it goes on: who has got what, and who could take the next case."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.problem: Problem = statement.problem
        self.seats: dict[str, Seats] = {}
        self.gained: dict[str, int] = defaultdict(int)
        self.minutes: dict[str, int] = defaultdict(int)
        self._placed: set[Part] = set()
        self._takes = {
            case: frozenset(workers) for case, workers in statement.candidates.takes.items()
        }
        self._assists = {
            case: frozenset(workers) for case, workers in statement.candidates.assists.items()
        }
        self._room = [
            (stated.item.counts, dict(stated.item.room))
            for stated in statement.ceilings
            if stated.rule.hard
        ]
        self._bonds: Mapping[str, list[tuple[str, ...]]] = _bonds(statement)

    def cases_of(self, worker: str) -> int:
        """Cases held this morning and given since."""
        return len(self.problem.held[worker]) + self.gained[worker]

    def free_minutes(self, worker: str) -> int:
        """Minutes a week left; below zero when overloaded."""
        carried = self.problem.load_before[worker] + self.minutes[worker]
        return self.problem.capacity[worker] - carried

    def allows(self, case: str, seats: Seats) -> bool:
        """No hard rule forbids giving the case so, as things stand."""
        lead, co = seats
        if lead not in self._takes[case] or (co is not None and co not in self._assists[case]):
            return False
        for counts, room in self._room:
            if lead in room and 0 < counts.get(case, 0) > room[lead]:
                return False
        for bond in self._bonds.get(case, ()):
            if any(self.seats[other].caseworker != lead for other in bond if other in self.seats):
                return False
        return self._rows_hold(case, seats)

    def give(self, case: str, seats: Seats) -> None:
        """The case is given; whoever is next asks again."""
        self.seats[case] = seats
        self.gained[seats.caseworker] += 1
        self.minutes[seats.caseworker] += self.problem.weight[case]
        if seats.co_caseworker is not None:
            self.minutes[seats.co_caseworker] += self.problem.co_weight[case]
        for counts, room in self._room:
            if seats.caseworker in room:
                room[seats.caseworker] -= counts.get(case, 0)
        self._placed |= _parts(case, seats)

    def _rows_hold(self, case: str, seats: Seats) -> bool:
        placed = self._placed | _parts(case, seats)
        return all(
            sum(coefficient for part, coefficient in row.item.terms if part in placed)
            <= row.item.at_most
            for row in self.statement.rows_of.get(case, ())
        )


def _parts(case: str, seats: Seats) -> set[Part]:
    found = {Part("takes", case, seats.caseworker)}
    if seats.co_caseworker is not None:
        found.add(Part("assists", case, seats.co_caseworker))
    return found


def _bonds(statement: Statement) -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for rule, bond in statement.bonds:
        if rule.hard:
            for case in bond.cases:
                found[case].append(bond.cases)
    return found
