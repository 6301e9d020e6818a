"""How little and how much each load may gain while the sum of squares stays as low as it is.

A few colleagues who share a full caseload have loads so even that a minute more for one is
more than the squares of all may come to. CP-SAT does not see that from products; told each
load's span, it proves the tiers after balance at once.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from assigner.allocation import Allocation, load_after
from assigner.problem import Problem

ENDLESS = 1 << 120
"""More than any sum of squares: Python's whole numbers have no end."""


def spans_kept(
    problem: Problem, allocation: Allocation, caps: Mapping[str, int], cases: Sequence[str],
    most: int,
) -> dict[str, tuple[int, int]]:
    """The spans of those with `caps` that keep an allocation's squares; see `spans`."""
    before = problem.load_before
    now = {worker: load_after(problem, allocation, worker) - before[worker] for worker in caps}
    return spans(problem, now, caps, sum(problem.weight[case] for case in cases), most)


def spans(
    problem: Problem, now: Mapping[str, int], caps: Mapping[str, int], total: int, most: int
) -> dict[str, tuple[int, int]]:
    """The least and the most everybody's load may gain where sum(k x load^2) <= `most`.

    Whole minutes; `most` is of these caseworkers alone, who all have hours for cases. `now`:
    what each gains in an allocation that is as good; `caps`: the most each could gain at all;
    `total`: what all of them gain together at least. Whoever gains x leaves total - x to the
    others, who carry least where it may be split among them (the fluid relaxation).
    """
    found = {}
    for worker, gain in now.items():
        steep, before = problem.steepness[worker], problem.load_before[worker]
        others = [other for other in now if other != worker]

        def fits(
            gain: int, steep: int = steep, before: int = before, others: Sequence[str] = others
        ) -> bool:
            return steep * (before + gain) ** 2 + _fluid(problem, others, total - gain) <= most

        if fits(gain):
            found[worker] = _edge(fits, gain, 0), _edge(fits, gain, caps[worker])
    return found


def _fluid(problem: Problem, workers: Sequence[str], total: int) -> Fraction:
    """The least sum(k x load^2) of these when at least `total` minutes are split among them.

    With nobody to give to it cannot be done: more than any square.
    """
    steep, before = problem.steepness, problem.load_before
    lowest = sorted(workers, key=lambda worker: steep[worker] * before[worker])
    wide, held, level = Fraction(0), max(0, total), Fraction(0)
    for worker in lowest:
        if wide and level <= steep[worker] * before[worker]:
            break
        wide += Fraction(1, steep[worker])
        held += before[worker]
        level = held / wide
    if not lowest and total > 0:
        return Fraction(ENDLESS)
    found = Fraction(0)
    for worker in workers:
        utilisation = max(level, Fraction(steep[worker] * before[worker]))
        found += utilisation * utilisation / steep[worker]
    return found


def _edge(fits: Callable[[int], bool], inside: int, outside: int) -> int:
    """The last number from one that fits towards another that still does."""
    if fits(outside):
        return outside
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        inside, outside = (middle, outside) if fits(middle) else (inside, middle)
    return inside
