"""The tiers in order over independent parts: each is minimised, kept, and handed on.

A tier's value is the sum over the parts (the highest for `minmax`, all utilisations in
order for `leximax`), so minimal parts make a minimal day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assigner.allocation import Allocation, Seats
from assigner.objective import Costs, Tier
from assigner.objectives.unassigned import added
from assigner.problem import Problem
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, TiedCases
from assigner.solve.parts import PartOfDay
from assigner.solve.standing import Reached, SolveStanding
from assigner.solve.tolerance import ToleranceBase
from assigner.solve.urgency import Placing, place_most_urgent


class PartEngine(Placing, Protocol):
    """Whatever can take the tiers of one part; costs are compared as in `Minimum`."""

    @property
    def part(self) -> PartOfDay:
        """The part it works on."""

    @property
    def way(self) -> str:
        """The way it goes, as a plan names it."""

    def cost_of(self, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """What given seats cost in a tier."""

    def tied(self, limits: Limits) -> TiedCases:
        """The cases that could have other people with every tier kept as good."""


@dataclass(frozen=True)
class Ended:
    """The allocation all tiers ended with, and the cases that are tied in it."""

    allocation: Allocation
    reached: tuple[Reached, ...]
    tied: TiedCases


def take_tiers(
    problem: Problem, engines: Sequence[PartEngine], tiers: Sequence[Tier], limits: Limits,
    origin: ToleranceBase | None = None, *, told: bool = False,
    within: Mapping[str, Seats] | None = None,
) -> Ended | None:
    """Take every tier in order; None when no allocation was found in time.

    `origin`: from where a tolerance counts, if not from the day itself. Raises
    NoAllocation when the hard rows of a part leave none, and TooFar when parts that are told
    nothing of a tier with `enough` come to more in it. `told`: they are told, and the last of
    them is given what the others leave. `within`: an allocation that keeps to what is enough;
    no part goes further than it does there.
    """
    spare: list[Costs] = []
    reached: list[Reached] = []
    allocation = Allocation({})
    tied = TiedCases(frozenset(), sought=False)
    for tier in tiers:
        costs = tier.costs(problem)
        if costs.enough and len(engines) > 1 and not told and within is None:
            certain = not reached or reached[-1].proven
            reached.append(Reached(tier, (costs.enough,), (costs.enough,), certain))
            spare.append(costs)
            continue
        outcomes = _outcomes(engines, costs, limits)
        if outcomes is None:
            return None
        allocation = Allocation(
            {case: who for found in outcomes for case, who in found.seats.items()}
        )
        certain = not reached or reached[-1].proven
        reached.append(_reached(tier, costs, outcomes, certain))
        if limits.tell is not None:
            limits.tell(SolveStanding(allocation.seats, tuple(reached), ways(engines)))
        if tier.is_lot:
            while spare:
                _keep_enough(engines, spare.pop(), allocation)
            if limits.ties:
                tied = _tied(engines, limits)
            break
        if costs.urgency:
            continue
        before = [item.value for item in reached[:-1]]
        allowed = _allowed(tier, problem, allocation, origin, before)
        known = () if within is None else [_cost_in(engine, costs, within) for engine in engines]
        for engine, most in zip(engines, _limits(costs, outcomes, allowed, known), strict=True):
            engine.keep(costs, most)
    while spare:
        _keep_enough(engines, spare.pop(), allocation)
    planned = [_as_planned(problem, engines, item, allocation) for item in reached]
    return Ended(allocation, tuple(planned), tied)


def _outcomes(engines: Sequence[PartEngine], costs: Costs, limits: Limits) -> list[Minimum] | None:
    """One tier on each part; None where one of them found nothing in time."""
    outcomes = []
    for engine in engines:
        found = _minimised(engine, costs, limits)
        if found is None:
            return None
        outcomes.append(found)
    return outcomes


def _reached(tier: Tier, costs: Costs, outcomes: Sequence[Minimum], certain: bool) -> Reached:
    """The tier over all parts; `certain`: the tiers before it are proven."""
    value = _together(costs, [found.value for found in outcomes])
    bound = _together(costs, [found.bound for found in outcomes])
    proven = all(found.proven for found in outcomes)
    if costs.enough:
        # All allocations down to what is enough are equally good.
        value, bound = max(value, (costs.enough,)), max(bound, (costs.enough,))
        proven = proven or value == bound
    return Reached(tier, value, bound, certain and proven)


def _tied(engines: Sequence[PartEngine], limits: Limits) -> TiedCases:
    """The tied cases of all parts."""
    found = [engine.tied(limits) for engine in engines]
    return TiedCases(
        frozenset().union(*(part.cases for part in found)), all(part.sought for part in found)
    )


def ways(engines: Sequence[PartEngine]) -> str:
    """The ways taken for the parts in which there is anything to decide, joined by `+`."""
    busy = {engine.way for engine in engines if engine.part.cases and engine.part.workers}
    return "+".join(sorted(busy or {engine.way for engine in engines}))


class TooFar(Exception):
    """Parts come to more than is enough in a tier they were not told of: `each` to so much."""

    def __init__(self, each: Sequence[int]) -> None:
        super().__init__()
        self.each = tuple(each)


def _keep_enough(engines: Sequence[PartEngine], costs: Costs, allocation: Allocation) -> None:
    """See that parts come to no more than is enough, and let each go as far as the others leave.

    What is best without the tier and keeps it is best with it.
    """
    each = [_cost_in(engine, costs, allocation.seats)[0] for engine in engines]
    room = costs.enough - sum(each)
    if room < 0:
        raise TooFar(each)
    for engine, cost in zip(engines, each, strict=True):
        engine.keep(costs, (cost + room,))


def _cost_in(engine: PartEngine, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
    """What an engine's part costs in an allocation of the day."""
    mine = {case: seats[case] for case in engine.part.cases if case in seats}
    return engine.cost_of(costs, mine)


def _minimised(engine: PartEngine, costs: Costs, limits: Limits) -> Minimum | None:
    """One tier on one part; the due dates in order are kept on the way."""
    if costs.urgency:
        return place_most_urgent(engine, engine.part.cases, costs, limits)
    return engine.minimise(costs, limits)


def _together(costs: Costs, values: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    if costs.balance == "leximax":
        return tuple(sorted((high for value in values for high in value), reverse=True))
    if costs.balance == "minmax":
        return (max((value[0] for value in values), default=0),)
    return added(values) if costs.urgency else (sum(value[0] for value in values),)


def _allowed(
    tier: Tier, problem: Problem, allocation: Allocation, origin: ToleranceBase | None,
    before: Sequence[tuple[int, ...]],
) -> tuple[int, ...] | None:
    """How much the day may cost in a balance with a tolerance; None in any other tier."""
    if tier.tolerance == 0:
        return None
    own = tier.allowed(problem, allocation)
    if origin is None:
        return own
    return origin.most_of(before, tier.measure(problem, allocation, 0), own)


def _limits(
    costs: Costs, outcomes: Sequence[Minimum], allowed: tuple[int, ...] | None,
    known: Sequence[tuple[int, ...]],
) -> list[tuple[int, ...]]:
    """How much each part may cost in this tier from now on.

    `known`: what each costs in an allocation that keeps to what is enough; empty without one.
    """
    values = [found.value for found in outcomes]
    if costs.enough and known:
        return [max(value, most) for value, most in zip(values, known, strict=True)]
    if costs.enough:
        room = max(0, costs.enough - _together(costs, values)[0])
        return [*values[:-1], (values[-1][0] + room,)]
    if costs.balance == "minmax":
        return [allowed or _together(costs, values)] * len(values)
    if allowed is None:
        return values
    assert len(values) == 1, "a tolerance on all loads is given to the day as one part"
    return [allowed]


def _as_planned(
    problem: Problem, engines: Sequence[PartEngine], item: Reached, allocation: Allocation
) -> Reached:
    """Count a tier again that later tiers may have moved: with a tolerance, or unproven."""
    loose = item.tier.tolerance > 0
    if item.proven and not loose:
        return item
    costs = item.tier.costs(problem)
    if costs.balance is not None or costs.urgency:
        value = item.tier.measure(problem, allocation, 0)
    else:
        value = _together(costs, [_cost_in(engine, costs, allocation.seats) for engine in engines])
        value = max(value, (costs.enough,)) if costs.enough else value
    return Reached(item.tier, value, min(item.bound, value), item.proven)
