"""Free staffing by the engine: which zone gets how many, each solved as a day by itself."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from assigner.allocation import Seats
from assigner.solve import Contradiction, Limits, Solved, solve
from assigner.staffing.team_split import Kind, Known, Staffing, split
from benchmarks.answer import Answer
from benchmarks.question import Posed
from benchmarks.rules.one_zone import OneZone


def free(posed: Posed, seconds: float) -> Answer:
    """Everybody is alike, so a zone's staffing is a number; zones are solved as they are chosen."""
    problem = posed.problem
    workers = tuple(problem.workers.values())
    capacity = problem.capacity[workers[0].id]
    limits = Limits(seconds=seconds)
    rules = [rule for rule in posed.rules if not isinstance(rule, OneZone)]
    seats: dict[tuple[int, int], dict[str, Seats]] = {}

    def whole(zone: int, staffing: Staffing) -> Known:
        """A zone with so many, whole cases and all; every case must be placed."""
        (count,) = staffing
        cases = tuple(problem.cases[case] for case in posed.zones[zone])
        instance = replace(problem.instance, caseworkers=workers[:count], cases=cases)
        part = replace(problem, instance=instance)
        ended = solve(part, rules, posed.tiers, Limits(seconds=limits.left(), ties=False))
        if not isinstance(ended, Solved):
            return Known(possible=not isinstance(ended, Contradiction))
        left, balance = ended.reached[0], ended.reached[1]
        if left.value[0] > 0:
            return Known(possible=left.bound[0] == 0)
        seats[zone, count] = dict(ended.allocation.seats)
        return Known(
            Fraction(balance.value[0], part.scale), Fraction(balance.bound[0], part.scale)
        )

    work = [sum(problem.weight[case] for case in zone) for zone in posed.zones]
    found = split(work, [Kind(capacity, len(workers))], whole=whole, limits=limits)
    if found.plan is None:
        return Answer(None)
    answer: dict[str, Seats] = {}
    first = 0
    for zone, (count,) in enumerate(found.plan):
        ids = {worker.id: workers[first + place].id for place, worker in enumerate(workers[:count])}
        answer |= {
            case: Seats(ids[seat.caseworker]) for case, seat in seats[zone, count].items()
        }
        first += count
    return Answer(
        answer, floor(found.bound * problem.scale), found.proven,
        note=f"{found.solved} staffings solved",
    )
