"""What is least, in order: each tier as costs that add up over caseworkers.

The highest load, and loads in order, become counts: of those at or above a height, given how
many are at or above the heights before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assigner.objective import Costs, PairCost, Tier
from assigner.proof.stated_day import Held, Spare, StatedDay


@dataclass(frozen=True, eq=False)
class Goal:
    """Costs of what each caseworker holds and of the spares, in whole numbers.

    `square`: steepness x load squared. `height`: 1 for a caseworker with capacity whose
    utilisation, in 1/scale, is at least that. `soft`: the soft rules of that tier.
    """

    square: bool = False
    height: int | None = None
    soft: str = ""
    takes: PairCost | None = None
    assists: PairCost | None = None
    left: Mapping[str, int] = field(default_factory=dict)
    _known: dict[tuple[str, Held], int] = field(default_factory=dict, repr=False)

    def seat(self, day: StatedDay, at: int) -> int:
        """What a seat costs by itself."""
        part = day.seats[at]
        pair = self.takes if part.seat == "takes" else self.assists
        cost = 0 if pair is None else pair(part.case, part.worker)
        return cost + day.soft_bars.get((self.soft, at), 0)

    def of(self, day: StatedDay, worker: str, held: Held) -> int:
        """What a caseworker costs with what they hold."""
        return sum(self.seat(day, at) for at in held) + self.beyond(day, worker, held)

    def beyond(self, day: StatedDay, worker: str, held: Held) -> int:
        """What a caseworker costs beyond what the seats cost by themselves."""
        key = worker, held
        if key not in self._known:
            cost = day.above.get((self.soft, worker), 0)
            if self.square or self.height is not None:
                load, steep = day.load(worker, held), day.problem.steepness[worker]
                cost += steep * load * load if self.square else 0
                if self.height is not None and day.problem.capacity[worker] > 0:
                    cost += steep * load >= self.height
            for item in day.allowances[worker] if self.soft and held else ():
                if item.tier == self.soft:
                    cost += item.price * max(0, item.over(held))
            self._known[key] = cost
        return self._known[key]

    def spare(self, spare: Spare) -> int:
        """What each of a spare costs."""
        if spare.case:
            return self.left.get(spare.case, 0)
        return spare.price if spare.tier == self.soft else 0

    def total(self, day: StatedDay, held: Mapping[str, Held]) -> int:
        """What an allocation costs."""
        cost = sum(self.of(day, worker, seats) for worker, seats in held.items())
        beside = day.beside(held)
        return cost + sum(self.spare(day.spares[name]) * count for name, count in beside.items())


@dataclass(frozen=True)
class ProofClaim:
    """One claim: the goal is at least `value`, among allocations that keep everything `kept`.

    `kept`: goals and the most they come to in any allocation that is no worse in the claim's
    sense, and so in whatever follows. `given`: below `value` nothing counts as better.
    """

    goal: Goal
    value: int
    kept: tuple[tuple[Goal, int], ...] = ()
    given: bool = False


def steps_of(
    day: StatedDay, tier: Tier, best: tuple[int, ...], allowed: tuple[int, ...],
    held: Mapping[str, Held],
) -> list[ProofClaim]:
    """The claims that a tier's least cost is `best`, which the allocation `held` has.

    `allowed`: the most it may come to in what follows; above `best` with a tolerance alone.
    No claims at all where loads in order have a tolerance: that is not told here.
    """
    costs = tier.costs(day.problem)
    if costs.balance == "minmax":
        goal, above = Goal(height=best[0]), Goal(height=allowed[0] + 1)
        kept = (above, 0), (goal, len(day.mine))
        return [ProofClaim(goal, min(1, best[0]), kept)]
    if costs.balance == "leximax":
        return _heights(best) if allowed == best else []
    if costs.urgency:
        return _by_urgency(day, costs, held)
    goal = sum_of(costs)
    most = max(allowed[0], costs.enough) if costs.enough else allowed[0]
    given = costs.enough > 0 and best[0] <= costs.enough
    return [ProofClaim(goal, best[0], ((goal, most),), given)]


def sum_of(costs: Costs) -> Goal:
    """A tier that adds up as it stands."""
    square = costs.balance == "sumsq"
    return Goal(square, None, costs.soft, costs.takes, costs.assists, costs.unassigned)


def _by_urgency(day: StatedDay, costs: Costs, held: Mapping[str, Held]) -> list[ProofClaim]:
    """How many cases are left, then how many of each due date, the earliest first."""
    found: list[ProofClaim] = []
    for same in (tuple(day.problem.cases), *costs.urgency):
        goal = Goal(left=dict.fromkeys(same, 1))
        value = goal.total(day, held)
        found.append(ProofClaim(goal, value, ((goal, value),)))
        if not found[0].value:
            break
    return found


def _heights(best: tuple[int, ...]) -> list[ProofClaim]:
    """Sorted utilisations, compared in order: one count after the other.

    An allocation better in this order has, before the place where it first differs, the same
    heights; so no more than there are above each height, and at it one fewer.
    """
    found: list[ProofClaim] = []
    for place, height in enumerate(best, start=1):
        if place == len(best) or best[place] != height:
            goal, above = Goal(height=height), Goal(height=height + 1)
            higher = found[-1].value if found else 0
            found.append(ProofClaim(goal, place, ((above, higher), (goal, place))))
    return found
