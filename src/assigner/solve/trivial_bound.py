"""What a tier costs at the very least, known without any search."""

from collections.abc import Iterable, Sequence

from assigner.objective import Costs
from assigner.problem import Problem
from assigner.rule import Part


def floor(
    problem: Problem, costs: Costs, workers: Sequence[str], parts: Iterable[Part]
) -> tuple[int, ...]:
    """A lower bound over any allocation of `parts` to `workers`.

    Loads only grow from what is carried already; nothing unassigned and no excess costs
    nothing; every pair costs at least the cheapest of its seat and case.
    """
    utilisations = [problem.steepness[worker] * problem.load_before[worker] for worker in workers]
    if costs.balance == "sumsq":
        squares = zip(utilisations, workers, strict=True)
        return (sum(high * problem.load_before[worker] for high, worker in squares),)
    if costs.balance == "minmax":
        return (max(utilisations, default=0),)
    if costs.balance == "leximax":
        able = [h for h, w in zip(utilisations, workers, strict=True) if problem.capacity[w] > 0]
        return tuple(sorted(able, reverse=True))
    cheapest: dict[tuple[str, str], int] = {}
    for part in parts:
        charge = costs.takes if part.seat == "takes" else costs.assists
        if charge is not None:
            seat = (part.seat, part.case)
            price = charge(part.case, part.worker)
            cheapest[seat] = min(cheapest.get(seat, 0), price)
    return (sum(cheapest.values()),)
