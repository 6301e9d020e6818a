"""A morning by a habit: the cases in the order they came, each to the first who may."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assigner.allocation import Allocation, Seats
from assigner.baselines.desk import Desk
from assigner.baselines.habits import HABITS, OFFICE, Round
from assigner.instance import Case
from assigner.statement import Statement


@dataclass(frozen=True)
class Practised:
    """What a habit gives, and the cases whose birth day had to be drawn from the seed."""

    allocation: Allocation
    drawn: frozenset[str] = frozenset()


def practise(name: str, statement: Statement, seed: int = 0) -> Practised:
    """Allocate by one of `NAMES`.

    Every hard rule holds for each case as it is given, without looking ahead; a case that
    nobody may take is left. The office's own decisions are taken as they are, even where
    they break a rule; who is not known is left out.
    """
    if name == OFFICE:
        return Practised(_decided(statement))
    desk = Desk(statement)
    now = Round(desk, seed)
    for case in in_order(statement.problem.cases.values()):
        staff = now.staff(case)
        order = HABITS[name](now, case, staff)
        seats = next(_possible(desk, case, order), None)
        if seats is not None:
            desk.give(case.id, seats)
            _turn(now, staff, seats)
    return Practised(Allocation(dict(sorted(desk.seats.items()))), frozenset(now.drawn))


def in_order(cases: Iterable[Case]) -> list[Case]:
    """Cases as they come over the desk: by the day received, then the due date, then id."""
    return sorted(
        cases,
        key=lambda case: (case.received or date.max, case.due or date.max, case.id),
    )


def _possible(desk: Desk, case: Case, order: Sequence[str]) -> Iterator[Seats]:
    for lead in order:
        if desk.problem.seats(case.id) == 1:
            pairs: list[Seats] = [Seats(lead)]
        else:
            pairs = [Seats(lead, co) for co in order if co != lead]
        for seats in pairs:
            if desk.allows(case.id, seats):
                yield seats


def _turn(now: Round, staff: Sequence[str], seats: Seats) -> None:
    """Whoever got the case goes to the end of the round."""
    workers = now.desk.problem.workers
    team = ",".join(sorted({workers[worker].team for worker in staff}))
    if team in now.turn:
        now.turn[team] = staff.index(seats.caseworker) + 1


def _decided(statement: Statement) -> Allocation:
    problem = statement.problem
    seats = {}
    for case in problem.cases.values():
        if case.given_to in problem.workers:
            co = case.given_co if case.given_co in problem.workers else None
            seats[case.id] = Seats(case.given_to, co)
    return Allocation(seats)
