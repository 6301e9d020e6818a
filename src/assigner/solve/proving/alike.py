"""Which cases of a part nothing tells apart: their links are added up, and priced the same.

Fewer rows, and prices that no longer swing between cases that are one and the same.
"""

from collections.abc import Hashable, Mapping, Sequence

from assigner.proof.goals import Goal
from assigner.proof.part import PartOfProof


def alike_links(part: PartOfProof, goals: Sequence[Goal]) -> Mapping[str, str]:
    """Link -> the first link of its kind, of cases alike to everybody and in all these goals."""
    day = part.day
    own = {name for name in part.links if name.partition(" ")[0] in ("place", "beside")}
    told: dict[str, list[Hashable]] = {}
    spares = {day.spares[name].case: day.spares[name] for name in part.spares}
    for worker in part.workers:
        for seat in day.mine[worker]:
            kind, case, _ = day.seats[seat]
            rows = tuple(each for each in day.counted[seat] if each[0] not in own)
            counts = tuple(item.counts.get(seat, 0) for item in day.allowances[worker])
            costs = tuple(goal.seat(day, seat) for goal in goals)
            bonds = tuple(day.bonds.get(seat, ()))
            phase = day.problem.cases[case].phase
            said = (kind, worker, day.weight[seat], phase, rows, counts, costs, bonds)
            told.setdefault(case, []).append(said)
    first: dict[Hashable, str] = {}
    found: dict[str, str] = {}
    for case, seats in told.items():
        left = tuple(goal.spare(spares[case]) for goal in goals)
        chosen = first.setdefault((tuple(seats), left), case)
        for link in ("place", "beside"):
            if f"{link} {case}" in own:
                found[f"{link} {case}"] = f"{link} {chosen}"
    return found
