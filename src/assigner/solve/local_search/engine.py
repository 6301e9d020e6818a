"""A whole office: every tier in order, each with a value, a bound and an honest word."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

import numpy as np

from assigner.allocation import Seats
from assigner.errors import VerificationFailed
from assigner.objective import Tier
from assigner.rule import Rule
from assigner.solve.limits import Limits
from assigner.solve.local_search.acceptance import Cost, Penalty
from assigner.solve.local_search.blocks import carve
from assigner.solve.local_search.construct import bound_seats, first, seated
from assigner.solve.local_search.data import OfficeData, lay_out
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.descent import TierDescent
from assigner.solve.local_search.flow_bounds import placed_most
from assigner.solve.local_search.fluid_bound import FluidGround
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.pairing import Ints, RowsByCase, rows_by_case
from assigner.solve.local_search.repair import follow, unplaced
from assigner.solve.local_search.tier_bounds import least_cost, least_unplaced, loose, pair_costs
from assigner.solve.minimum import NoAllocation
from assigner.solve.outcome import Contradiction, Cut, Outcome, OutOfTime, Solved
from assigner.solve.standing import Reached, SolveStanding
from assigner.solve.tolerance import ToleranceBase
from assigner.solve.urgency import exact_prices, told
from assigner.statement import Statement
from assigner.verify import disagreements

SOME = 200_000
SHRINK = 3
OFTEN = 1.0  # seconds from one word about how it stands to the next
# What share of the time left a tier may take: before balance, balance, and after it.
BEFORE, AT, AFTER = 0.3, 0.75, 0.8


def allocate_office(
    statement: Statement, tiers: Sequence[Tier], limits: Limits, origin: ToleranceBase | None = None
) -> Outcome:
    """Place a whole office's cases. Ends proved, with nothing left to try, or in time.

    `origin`: from where a tolerance counts, if not from the day itself. Interrupted once a
    first allocation stands, it returns the best so far.
    """
    costs = [tier.costs(statement.problem) for tier in tiers]
    rows = rows_by_case(statement)
    try:
        seats = bound_seats(statement, rows, limits)
    except NoAllocation as proved:
        return Contradiction(statement, proved.cases)
    if seats is None:
        return OutOfTime(statement)
    urgency = next((dict(exact_prices(cost)) for cost in costs if cost.unassigned), {})
    incumbent = _first(statement, rows, urgency, seats)
    data = incumbent.data
    charges = [
        Penalty(data, tier, replace(cost, unassigned=exact_prices(cost)), cost.unassigned)
        for tier, cost in zip(tiers, costs, strict=True)
    ]
    search = TierDescent(data, incumbent, Deadline(limits), origin)
    office = LocalSearch(search, charges, seats, limits)
    interrupted = False
    try:
        office.take_all()
    except KeyboardInterrupt:
        interrupted = True
        search.incumbent = Incumbent(data, search.safe)
    return office.ended(interrupted)


def _first(
    statement: Statement, rows: RowsByCase, urgency: dict[str, int], seats: dict[str, Seats]
) -> Incumbent:
    """A first allocation. Siblings for whom there is no room together give one up."""
    dropped: set[str] = set()
    for turn in range(SHRINK + 1):
        data = lay_out(statement, carve(statement, rows, urgency, seats, dropped))
        incumbent = first(data, FluidGround(data, 0).poured, seats)
        crowded = [data.blocks[p] for p in unplaced(incumbent) if len(data.blocks[p].cases) > 1]
        if not crowded or turn == SHRINK:
            break
        for block in crowded:
            dropped.add(min(block.cases, key=lambda case: (urgency.get(case, 0), case)))
    return incumbent


class LocalSearch:
    """The tiers on one search, and what is known of each."""

    def __init__(
        self,
        search: TierDescent,
        charges: Sequence[Penalty],
        seats: dict[str, Seats],
        limits: Limits,
    ) -> None:
        self.search = search
        self.seats = seats
        self.data: OfficeData = search.data
        self.charges = charges
        self.limits = limits
        self.best: dict[str, Cost] = {}
        self.bounds: dict[str, Cost] = {}
        self.ground: FluidGround | None = None
        self.unplaced_most = loose(self.data, None, 0)
        self.told = monotonic()
        search.noted = self.tell_sometimes

    def take_all(self) -> None:
        """Take every tier in order."""
        whole = self.search.deadline
        for place, charge in enumerate(self.charges):
            self.search.deadline = self._share(whole, place)
            if charge.loads:
                self._balance(charge)
            elif charge.costs.unassigned:
                self._place(charge)
            else:
                self._cheapen(charge)
            self.best[charge.tier.name] = self.search.keep(charge)
            self.tell()

    def _share(self, deadline: Deadline, place: int) -> Deadline:
        """The time for one tier, such that those after it have some."""
        if place == len(self.charges) - 1:
            return deadline
        if self.charges[place].loads:
            return deadline.share(AT if self._costly(place + 1) else 1.0)
        return deadline.share(BEFORE if any(c.loads for c in self.charges[place:]) else AFTER)

    def _costly(self, place: int) -> bool:
        """Whether tiers from here on are searched for."""
        return any(not c.tier.is_lot for c in self.charges[place:])

    def tell_sometimes(self) -> None:
        """Tell how it stands, if that was some time ago."""
        if self.limits.tell is not None and monotonic() - self.told > OFTEN:
            self.tell()

    def tell(self) -> None:
        """Tell the best so far, and what is known of the tiers by now."""
        if self.limits.tell is not None:
            seats = self.search.incumbent.allocation().seats
            self.limits.tell(SolveStanding(
                seats, tuple(self._reached(whole=False)), "office",
            ))
            self.told = monotonic()

    def ended(self, interrupted: bool) -> Solved:
        """The outcome, counted again by the checker before it leaves."""
        statement = self.data.statement
        allocation = self.search.incumbent.allocation()
        reached = tuple(self._reached())
        claimed = {item.tier.name: item.value for item in reached}
        wrong = disagreements(
            statement.problem, _rules(statement), [c.tier for c in self.charges], allocation,
            claimed,
        )
        if wrong:
            raise VerificationFailed("; ".join(str(words) for words in wrong))
        cut: Cut = "interrupted" if interrupted else ""
        return Solved(statement, allocation, reached, frozenset(), "office", cut, ties_sought=False)

    def _reached(self, whole: bool = True) -> list[Reached]:
        """Each tier; without `whole` only those about which something is known by now."""
        found: list[Reached] = []
        certain = True
        for charge in self.charges:
            name = charge.tier.name
            bound = self.bounds.get(name)
            if bound is None and not (whole or charge.loads):
                certain = False
                continue
            value = charge.total(self.search.incumbent)
            if bound is None:
                bound = self.bounds[name] = self._bound(charge)
            if charge.costs.balance == "sumsq":
                bound = max(bound, (self.search.proved,))
            certain = certain and bound in (value, self.best.get(name, value))
            bound = min(bound, value)
            if charge.costs.unassigned:
                value, bound = (told(charge.costs.urgency, cost[0]) for cost in (value, bound))
            found.append(Reached(charge.tier, value, bound, certain))
        return found

    def _place(self, charge: Penalty) -> None:
        data, search = self.data, self.search
        least = least_unplaced(charge)
        if unplaced(search.incumbent) and not search.kept:
            flow, where = placed_most(data.wide, charge.near, charge.costs.unassigned)
            least += flow
            other = seated(data, self.seats)
            follow(other, where)
            if charge.total(other) < charge.total(search.incumbent):
                search.incumbent = other
        search.place(charge, least)
        if charge.total(search.incumbent)[0] > least:
            search.urge(charge)
        self.bounds[charge.tier.name] = (least,)
        self.unplaced_most = loose(data, charge, charge.total(search.incumbent)[0])

    def _balance(self, charge: Penalty) -> None:
        ground = self._ground()
        self.bounds[charge.tier.name] = _least_loads(charge, ground)
        self.search.even_out(charge, ground)

    def _ground(self) -> FluidGround:
        if self.ground is None or self.ground.loose != self.unplaced_most:
            self.ground = FluidGround(self.data, self.unplaced_most)
        return self.ground

    def _cheapen(self, charge: Penalty) -> None:
        rows = self._rows(charge)
        costs = pair_costs(charge, rows)
        whole = costs if len(rows) == len(self.data.arcs[0]) else None
        least = least_cost(charge, whole, self.unplaced_most)
        self.bounds[charge.tier.name] = (least,)
        if charge.total(self.search.incumbent)[0] > least:
            self.search.cheapen(charge, least, rows, costs)

    def _rows(self, charge: Penalty) -> Ints:
        """The arcs to ask for a price: all, or where present ones and some others."""
        block, worker = self.data.arcs
        if len(block) <= SOME or not charge.tier.is_lot:
            return np.arange(len(block))
        draw = np.random.default_rng(2)
        chosen = draw.random(len(block)) < SOME / len(block)
        return np.flatnonzero(chosen | (self.search.incumbent.where[block] == worker))

    def _bound(self, charge: Penalty) -> Cost:
        """A bound of a tier that was not begun."""
        if charge.loads:
            return _least_loads(charge, self._ground())
        if charge.costs.unassigned:
            return (least_unplaced(charge),)
        return (least_cost(charge, None, self.unplaced_most),)


def _least_loads(charge: Penalty, ground: FluidGround) -> Cost:
    if charge.costs.balance == "sumsq":
        return (ground.least,)
    if charge.costs.balance == "minmax":
        return (ground.peak(),)
    able = int((charge.data.steep > 0).sum())
    return (ground.peak(), *([0] * (able - 1))) if able else ()


def _rules(statement: Statement) -> list[Rule]:
    """The rules that say something in a statement."""
    speak = [
        *(rule for rule, _ in statement.bars), *(rule for rule, _ in statement.soft_bars),
        *(rule for rule, _ in statement.ceilings), *(rule for rule, _ in statement.bonds),
        *(rule for rule, _ in statement.rows),
    ]
    return list({id(rule): rule for rule in speak}.values())
