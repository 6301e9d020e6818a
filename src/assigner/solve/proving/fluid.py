"""A bound of a day that is too large to be searched: the dual of the fluid relaxation.

A case costs what its minutes cost whoever may take it and feels them least; the checker's bound
at such prices is that of seats held in part (see `solve/local_search/fluid.py`). A plan that is
nearly even knows what a minute costs each caseworker.
"""

from collections.abc import Iterator, Mapping, Sequence

from assigner.objective import Tier
from assigner.proof.check import ClaimedTier
from assigner.proof.goals import Goal, ProofClaim, sum_of
from assigner.proof.part import PartOfProof, Weighed
from assigner.proof.prices import PricedPart, Prices
from assigner.proof.stated_day import Held, StatedDay
from assigner.solve.proving.told import Line, told

NO_PRICES = Prices(1, {}, {})
"""Where most cases are left, these prove more: that nobody's load falls."""


def fluid_lines(
    tier: Tier, claim: ClaimedTier, parts: Sequence[tuple[PartOfProof, Mapping[str, Held]]]
) -> Iterator[list[Line]]:
    """What a balance that is not proven costs at least, by the sum of squares; no other tier."""
    day = parts[0][0].day
    goal, most = sum_of(tier.costs(day.problem)), claim.cost[0]
    if not goal.square or tier.tolerance > 0:
        return
    found = [
        max((fluid_bound(part, goal, each) for each in (_prices(part, plan), NO_PRICES)),
            key=lambda each: each.total)
        for part, plan in parts
    ]
    least = [each.total for each in found]
    step = ProofClaim(goal, sum(least), ((goal, most),))
    lines: list[Line] = [
        {"tier": tier.name, "claim": [most], "bound": step.value},
        {"step": 0, "value": step.value, "least": least, "kept": [most]},
    ]
    for (part, _), each in zip(parts, found, strict=True):
        part.begin(step, least)
        number = len(part.budgets) - 1
        lines += [{"part": part.number, "lines": 1}, {
            "keep": number, **told(each.priced.prices, part.place, 2 * number - 1),
            "base": each.base,
            "least": {worker: n for worker, n in each.least.items() if day.mine[worker]},
            "fluid": True, "left": part.node.size,
        }]
    yield lines


def fluid_bound(part: PartOfProof, goal: Goal, prices: Prices) -> Weighed:
    """What prices prove of a part where seats may be held in part."""
    priced = PricedPart(part.day, goal, part.budgets, prices)
    least = {worker: priced.fluid(worker) for worker in part.workers}
    return Weighed(priced, priced.base(part.most), least)


def _prices(part: PartOfProof, plan: Mapping[str, Held]) -> Prices:
    """What each case costs whoever feels it least, by the loads of a plan."""
    day = part.day
    cost: dict[str, dict[str, int]] = {"takes": {}, "assists": {}}
    for worker in part.workers:
        minute = 2 * day.problem.steepness[worker] * day.load(worker, plan[worker])
        for seat in day.mine[worker]:
            known, case = cost[day.seats[seat].seat], day.seats[seat].case
            each = minute * day.weight[seat]
            known[case] = min(each, known.get(case, each))
    beside = {case: name for name in part.links if (case := _beside(day, name))}
    links = {name: -cost["assists"].get(case, 0) for case, name in beside.items()}
    for case, each in cost["takes"].items():
        links[f"place {case}"] = each - links.get(beside.get(case, ""), 0)
    priced = {name: price for name, price in links.items() if price}
    # Who is left costs nothing here: the first budget, of how many are, is what keeps cases in.
    # At most so many are left, and at the very most those that cost most.
    dear = sorted((price for price in priced.values() if price > 0), reverse=True)
    first = next(iter(part.budgets), None)
    kept = {0: dear[first.most]} if first and first.goal.left and first.most < len(dear) else {}
    return Prices(1, priced, kept)


def _beside(day: StatedDay, name: str) -> str:
    """The case of which a row says that whoever takes it has somebody beside; else blank."""
    link = day.links[name]
    if link.right or link.equal or link.bond or f"over {name}" in day.spares:
        return ""
    cases = {day.seats[seat].case for seat in link.terms}
    fits = len(cases) == 1 and all(
        count == (1 if day.seats[seat].seat == "takes" else -1)
        for seat, count in link.terms.items()
    )
    return cases.pop() if fits else ""
