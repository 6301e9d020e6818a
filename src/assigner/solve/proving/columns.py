"""Prices on a part whose sets are not listed: column generation with the checker's search."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from assigner.proof.goals import Goal
from assigner.proof.part import PartOfProof, Weighed
from assigner.proof.prices import PricedPart, Prices, SetSearch, TooMany
from assigner.proof.stated_day import Held
from assigner.solve.proving.relaxation import SOFT, Relaxation

ROUNDS = 150
"""Rounds of pricing at most: what is known by then is a bound all the same."""
FINER = 1 << 10
"""Parts of a unit of cost in which duals are rounded to whole numbers."""
DRAWN = (0.7, 0.3, 0.0)
"""How far prices are drawn back towards the best so far, in turn while nothing is found
(Wentges 1997)."""


def share_of(found: Weighed) -> float:
    """A bound in units of the goal."""
    return found.total / found.priced.prices.scale


@dataclass
class Cheapest:
    """The cheapest set of everybody at prices, by the checker's own search.

    `met`: sets seen before, which say from where to look below.
    """

    part: PartOfProof
    met: dict[str, set[Held]] = field(default_factory=dict)

    def at(self, goal: Goal, prices: Prices) -> tuple[Weighed, list[tuple[str, Held]]]:
        """What prices prove, and the sets that are cheapest."""
        part = self.part
        priced = PricedPart(part.day, goal, part.budgets, prices)
        least: dict[str, int] = {}
        found: list[tuple[str, Held]] = []
        for worker in part.workers:
            best, held = self._of(priced, worker)
            least[worker] = best
            self.met.setdefault(worker, set()).add(held)
            found.append((worker, held))
        return Weighed(priced, priced.base(part.links, part.most), least), found

    def _of(self, priced: PricedPart, worker: str) -> tuple[int, Held]:
        part = self.part
        if not part.day.mine[worker]:
            return priced.reduced(worker, ()), ()
        known = self.met.setdefault(worker, {()})
        limits = part.limits(worker)
        some = [
            (priced.reduced(worker, held), held) for held in known
            if all(each.reduced(worker, held) <= most for each, most in limits)
        ]
        best, mine = min(some)
        search = SetSearch(priced, worker, best - 1, limits, part.patience)
        for held, cost in search.sets():
            best, mine = cost, held
            search.most = cost - 1
        return best, mine


def generate(
    part: PartOfProof, goal: Goal, least: int, plan: Mapping[str, Held], until: float
) -> Weighed:
    """Prices as good as are found: they show `least`, or come as near as they get."""
    cheapest = Cheapest(part, {worker: {(), held} for worker, held in plan.items()})
    best, _ = cheapest.at(goal, Prices(1, {}, {}))
    if best.total >= least:
        return best
    first = _first(part, goal, plan)
    try:
        started, found = cheapest.at(goal, first)
        best = max(best, started, key=share_of)
    except TooMany:
        found = []
    for _ in range(2):
        best, found = _rounds(part, goal, least, cheapest, best, found, until)
        if best.room(least - 1) < 0 or time.process_time() > until:
            break
    return best


def _rounds(
    part: PartOfProof, goal: Goal, least: int, cheapest: Cheapest, best: Weighed,
    found: list[tuple[str, Held]], until: float,
) -> tuple[Weighed, list[tuple[str, Held]]]:
    met_so_far = {worker: sorted(cheapest.met.get(worker, {()})) for worker in part.workers}
    master = Relaxation(part, best, part.most, {}, met_so_far, breach=SOFT)
    goal_scale = best.priced.prices.scale
    finer = max(1, FINER // goal_scale)
    for _ in range(ROUNDS):
        solved = master.solve(finer)
        if solved is None or time.process_time() > until:
            break
        fresh = False
        for share in DRAWN:
            prices = drawn(solved.prices, best.priced.prices, share)
            try:
                met, found = cheapest.at(goal, prices)
            except TooMany:
                continue
            for worker, held in found:
                if worker in master.people:
                    fresh |= master.add(worker, held)
            best = max(best, met, key=share_of)
            if fresh or best.room(least - 1) < 0:
                break
        if best.room(least - 1) < 0 or not (fresh or (solved.broken and master.harden())):
            break
    return best, found


def drawn(prices: Prices, towards: Prices, share: float) -> Prices:
    """Prices drawn back by a share towards others, in the units of the finer of the two."""
    if not share or not towards.scale:
        return prices
    ratio = prices.scale // towards.scale
    if ratio < 1 or prices.scale % towards.scale:
        return prices
    percent = round(100 * share)

    def between(mine: int, other: int) -> int:
        return ((100 - percent) * mine + percent * other * ratio) // 100

    links = {
        name: between(prices.links.get(name, 0), towards.links.get(name, 0))
        for name in {*prices.links, *towards.links}
    }
    kept = {
        at: between(prices.kept.get(at, 0), towards.kept.get(at, 0))
        for at in {*prices.kept, *towards.kept}
    }
    return Prices(prices.scale, links, kept)


def _first(part: PartOfProof, goal: Goal, plan: Mapping[str, Held]) -> Prices:
    """What each placed case adds to the cost of whoever has it in the plan."""
    links: dict[str, int] = {}
    for worker in part.workers:
        held = plan[worker]
        whole = goal.of(part.day, worker, held)
        for seat in held:
            if part.day.seats[seat].seat == "takes":
                less = tuple(other for other in held if other != seat)
                worth = whole - goal.of(part.day, worker, less)
                links[f"place {part.day.seats[seat].case}"] = worth
    return Prices(1, links, {})
