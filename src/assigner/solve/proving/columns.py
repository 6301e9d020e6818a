"""Prices on a part whose sets are not listed: column generation with the checker's search."""

import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from assigner.proof.goals import Goal
from assigner.proof.part import PartOfProof, Weighed
from assigner.proof.prices import PricedPart, Prices, SetSearch, TooMany
from assigner.proof.stated_day import Held
from assigner.solve.columns.restricted_master import MasterParameters
from assigner.solve.proving.alike import alike_links
from assigner.solve.proving.relaxation import Relaxation

ROUNDS = 300
"""Rounds of pricing at most: what is known by then is a bound all the same."""
FINER = 1 << 10
"""Parts of a unit of cost in which duals are rounded to whole numbers."""
NEAR, NEAREST = 3.0, 1e-4
"""How far from the best so far prices are looked for, at first and at least; a usual set is 1."""
TOO_FAR, NEAR_ENOUGH = 8.0, 0.3
"""Prices that prove so many times less than they promise more were looked for too far off; so
near as this they may: the sets they find are of use."""
FARTHER, NEARER = 4.0, 8.0
"""How much farther where nothing is found, nearer where too many sets would be looked at."""


def share_of(found: Weighed) -> float:
    """A bound in units of the goal."""
    return found.total / found.priced.prices.scale


@dataclass
class Cheapest:
    """The cheapest set of everybody at prices, by the checker's own search.

    `until`: of the processor's seconds. `met`: sets seen before, from where to look below.
    """

    part: PartOfProof
    until: float
    met: dict[str, set[Held]] = field(default_factory=dict)

    def allowed(self, worker: str) -> set[Held]:
        """Those of somebody that no budget has left out; the plan's at least."""
        limits = self.part.limits(worker)
        return {
            held for held in self.met.setdefault(worker, {()})
            if all(each.reduced(worker, held) <= most for each, most in limits)
        }

    def late(self) -> bool:
        """No time is left."""
        return time.process_time() > self.until

    def at(self, goal: Goal, prices: Prices) -> tuple[Weighed, list[tuple[str, Held]]]:
        """What prices prove, and the sets that are cheapest. Raises TooMany when it is late."""
        part = self.part
        priced = PricedPart(part.day, goal, part.budgets, prices)
        least: dict[str, int] = {}
        found: list[tuple[str, Held]] = []
        for worker in part.workers:
            if least and self.late():
                raise TooMany
            best, held = self._of(priced, worker)
            least[worker] = best
            self.met.setdefault(worker, set()).add(held)
            found.append((worker, held))
        return Weighed(priced, priced.base(part.most), least), found

    def _of(self, priced: PricedPart, worker: str) -> tuple[int, Held]:
        part = self.part
        if not part.day.mine[worker]:
            return priced.reduced(worker, ()), ()
        best, mine = min((priced.reduced(worker, held), held) for held in self.allowed(worker))
        search = SetSearch(priced, worker, best - 1, part.limits(worker), part.patience)
        for held, cost in search.sets():
            best, mine = cost, held
            search.most = cost - 1
        return best, mine


def generate(
    part: PartOfProof, goal: Goal, least: int, plan: Mapping[str, Held], until: float
) -> Weighed:
    """Prices as good as are found: they show `least`, or come as near as they get."""
    cheapest = Cheapest(part, until, {worker: {(), held} for worker, held in plan.items()})
    best, _ = cheapest.at(goal, Prices(1, {}, {}))
    if best.total >= least:
        return best
    alike = alike_links(part, [goal, *(budget.goal for budget in part.budgets)])
    first = _first(part, goal, plan, alike)
    with suppress(TooMany):
        best = max(best, cheapest.at(goal, first)[0], key=share_of)
    return _rounds(part, goal, least, cheapest, best, alike)


def _rounds(
    part: PartOfProof, goal: Goal, least: int, cheapest: Cheapest, best: Weighed,
    alike: Mapping[str, str],
) -> Weighed:
    """Better prices within reach of the best so far, from there anew (Marsten et al. 1975)."""
    reach = NEAR
    master: Relaxation | None = None
    for _ in range(ROUNDS):
        if master is None:
            sets = {worker: sorted(cheapest.allowed(worker)) for worker in part.workers}
            master = Relaxation(part, best, part.most, {}, sets, breach=reach, alike=alike)
        solved = master.solve(max(1, FINER // master.origin.priced.prices.scale))
        if cheapest.late() or reach < NEAREST:
            break
        try:
            if solved is None:
                raise TooMany
            met, found = cheapest.at(goal, solved.prices)
        except TooMany:
            reach, master = reach / NEARER, None
            continue
        if met.room(least - 1) < 0:
            return met
        fresh = [master.add(worker, held) for worker, held in found if worker in master.people]
        lost = share_of(best) - share_of(met)
        best = max(best, met, key=share_of)
        if lost > TOO_FAR * solved.above and reach > NEAR_ENOUGH:
            reach, master = reach / NEARER, None
        elif not any(fresh):
            if not solved.broken or reach >= MasterParameters.breach:
                break
            reach, master = reach * FARTHER, None
    return best


def _first(
    part: PartOfProof, goal: Goal, plan: Mapping[str, Held], alike: Mapping[str, str]
) -> Prices:
    """What each placed case adds to the cost of whoever has it in the plan, alike ones as much."""
    worth: dict[str, list[int]] = defaultdict(list)
    for worker in part.workers:
        held = plan[worker]
        whole = goal.of(part.day, worker, held)
        for seat in held:
            if part.day.seats[seat].seat == "takes":
                less = tuple(other for other in held if other != seat)
                name = f"place {part.day.seats[seat].case}"
                worth[alike[name]].append(whole - goal.of(part.day, worker, less))
    mean = {name: sum(each) // len(each) for name, each in worth.items()}
    return Prices(1, {name: mean[kind] for name, kind in alike.items() if kind in mean}, {})
