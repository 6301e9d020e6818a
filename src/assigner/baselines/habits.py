"""Each habit as an order: whom it would ask first, second, ... for one case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assigner.baselines.desk import Desk
from assigner.instance import Case
from assigner.population.draw import Draw
from assigner.words import Words, marked, say

OFFICE = "office"
DAYS = 31


@dataclass
class Round:
    """What a habit remembers over the morning: whose turn it is, and what had to be drawn."""

    desk: Desk
    seed: int
    turn: dict[str, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)

    def staff(self, case: Case) -> list[str]:
        """Who is at work in a team that takes the phase, in order of id."""
        problem = self.desk.problem
        return [
            worker for worker in problem.workers
            if problem.takes(worker, case.phase) and problem.present(worker)
        ]

    def day(self, case: Case) -> int:
        """The birth day of the export, else one drawn from the seed, and noted as drawn."""
        if case.birth_day is not None:
            return case.birth_day
        self.drawn.add(case.id)
        return 1 + int(Draw("birth day", self.seed, case.id).random.random() * DAYS)


Order = Callable[[Round, Case, Sequence[str]], list[str]]


def equal_number(now: Round, case: Case, staff: Sequence[str]) -> list[str]:
    """Fewest cases first, whatever they weigh."""
    del case
    return sorted(staff, key=lambda worker: (now.desk.cases_of(worker), worker))


def round_robin(now: Round, case: Case, staff: Sequence[str]) -> list[str]:
    """In turn through the team; the morning begins after whoever got the last case."""
    team = ",".join(sorted({now.desk.problem.workers[worker].team for worker in staff}))
    del case
    if team not in now.turn:
        now.turn[team] = _begins(now.desk, staff)
    place = now.turn[team] % len(staff) if staff else 0
    return [*staff[place:], *staff[:place]]


def most_free(now: Round, case: Case, staff: Sequence[str]) -> list[str]:
    """Most free hours first: what routing products do."""
    del case
    return sorted(staff, key=lambda worker: (-now.desk.free_minutes(worker), worker))


def district(now: Round, case: Case, staff: Sequence[str]) -> list[str]:
    """Whoever works the family's district, fewest cases first; then the others."""
    workers = now.desk.problem.workers
    return sorted(staff, key=lambda worker: (
        case.district not in workers[worker].districts, now.desk.cases_of(worker), worker
    ))


def cpr_day(now: Round, case: Case, staff: Sequence[str]) -> list[str]:
    """The month's days are dealt out in blocks to the team; then on through the team."""
    if not staff:
        return []
    place = (now.day(case) - 1) * len(staff) // DAYS
    return [*staff[place:], *staff[:place]]


def competence(now: Round, case: Case, staff: Sequence[str]) -> list[str]:
    """Most interest in the case's topics first, then fewest cases."""
    workers = now.desk.problem.workers

    def liking(worker: str) -> int:
        return sum(step for topic, step in workers[worker].interests if topic in case.topics)

    return sorted(staff, key=lambda worker: (-liking(worker), now.desk.cases_of(worker), worker))


HABITS: Mapping[str, Order] = {
    "equal-number": equal_number,
    "round-robin": round_robin,
    "most-free": most_free,
    "district": district,
    "cpr-day": cpr_day,
    "competence": competence,
}
NEEDS: Mapping[str, str] = {"district": "district", "cpr-day": "birth_day"}
"""The column a habit goes by: an office that has none has no such habit."""

_SAID = {
    "equal-number": marked("Each case goes to whoever has fewest cases, whatever they weigh."),
    "round-robin": marked("Cases go in turn through the team."),
    "most-free": marked("Each case goes to whoever has most free hours just then."),
    "district": marked("Each case goes to its district, to whoever there has fewest cases."),
    "cpr-day": marked("Each case goes to whoever has its child's birth day of the month."),
    "competence": marked(
        "Each case goes to whoever is most interested in its topics, then has fewest cases."
    ),
    OFFICE: marked("What the office decided itself, as its export has it."),
}


def said(name: str) -> Words:
    """A baseline in one sentence."""
    return say(_SAID[name])


def _begins(desk: Desk, staff: Sequence[str]) -> int:
    """The place after whoever was given the latest case (the last by id among equals)."""
    def latest(place: int) -> tuple[date, int]:
        days = [case.assigned for case in desk.problem.held[staff[place]] if case.assigned]
        return (max(days, default=date.min), place)

    return 1 + max(range(len(staff)), key=latest) if staff else 0
