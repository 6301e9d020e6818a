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
from assigner.solve.local_search.fluid_bound import FluidBound
from assigner.solve.local_search.incumbent import Incumbent
from assigner.solve.local_search.pairing import Ints, RowsByCase, rows_by_case
from assigner.solve.local_search.parameters import SearchParameters
from assigner.solve.local_search.repair import follow, unplaced
from assigner.solve.local_search.tier_bounds import least_cost, least_unplaced, loose, pair_costs
from assigner.solve.minimum import NoAllocation
from assigner.solve.outcome import Contradiction, Cut, Outcome, OutOfTime, Solved
from assigner.solve.standing import Reached, SolveStanding
from assigner.solve.tolerance import ToleranceBase
from assigner.solve.urgency import as_counted, exact_prices
from assigner.statement import Statement
from assigner.verify import disagreements


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
    penalties = [
        Penalty(data, tier, replace(cost, unassigned=exact_prices(cost)), cost.unassigned)
        for tier, cost in zip(tiers, costs, strict=True)
    ]
    office = LocalSearch(incumbent, penalties, seats, limits, origin)
    interrupted = False
    try:
        office.take_all()
    except KeyboardInterrupt:
        interrupted = True
        office.search.back_to_safe()
    return office.ended(interrupted)


def _first(
    statement: Statement, rows: RowsByCase, urgency: dict[str, int], seats: dict[str, Seats]
) -> Incumbent:
    """A first allocation. Siblings for whom there is no room together give one up."""
    dropped: set[str] = set()
    for turn in range(SearchParameters.parted_siblings + 1):
        data = lay_out(statement, carve(statement, rows, urgency, seats, dropped))
        incumbent = first(data, FluidBound(data, 0).solution, seats)
        crowded = [data.blocks[p] for p in unplaced(incumbent) if len(data.blocks[p].cases) > 1]
        if not crowded or turn == SearchParameters.parted_siblings:
            break
        for block in crowded:
            dropped.add(min(block.cases, key=lambda case: (urgency.get(case, 0), case)))
    return incumbent


class LocalSearch:
    """The tiers on one search, and what is known of each."""

    def __init__(
        self, incumbent: Incumbent, penalties: Sequence[Penalty], seats: dict[str, Seats],
        limits: Limits, origin: ToleranceBase | None,
    ) -> None:
        self.data: OfficeData = incumbent.data
        self.search = TierDescent(
            self.data, incumbent, Deadline(limits), origin, noted=self.tell_sometimes
        )
        self.seats = seats
        self.penalties = penalties
        self.limits = limits
        self.best: dict[str, Cost] = {}
        self.bounds: dict[str, Cost] = {}
        self.fluid: FluidBound | None = None
        self.unplaced_most = loose(self.data, None, 0)
        self.told = monotonic()

    def take_all(self) -> None:
        """Take every tier in order."""
        whole = self.search.deadline
        for place, penalty in enumerate(self.penalties):
            self.search.until(self._share(whole, place))
            if penalty.loads:
                self._balance(penalty)
            elif penalty.costs.unassigned:
                self._place(penalty)
            else:
                self._cheapen(penalty)
            self.best[penalty.tier.name] = self.search.keep(penalty)
            self.tell()

    def _share(self, deadline: Deadline, place: int) -> Deadline:
        """The time for one tier, such that those after it have some."""
        if place == len(self.penalties) - 1:
            return deadline
        if self.penalties[place].loads:
            return deadline.share(
                SearchParameters.share_balance if self._costly(place + 1) else 1.0
            )
        early = any(penalty.loads for penalty in self.penalties[place:])
        return deadline.share(
            SearchParameters.share_before if early else SearchParameters.share_after
        )

    def _costly(self, place: int) -> bool:
        """Whether tiers from here on are searched for."""
        return any(not c.tier.is_lot for c in self.penalties[place:])

    def tell_sometimes(self) -> None:
        """Tell how it stands, if that was some time ago."""
        if self.limits.tell is not None and monotonic() - self.told > SearchParameters.tell_every:
            self.tell()

    def tell(self) -> None:
        """Tell the best so far, and what is known of the tiers by now."""
        if self.limits.tell is not None:
            seats = self.search.incumbent.allocation().seats
            self.limits.tell(SolveStanding(seats, tuple(self._reached(whole=False)), "office"))
            self.told = monotonic()

    def ended(self, interrupted: bool) -> Solved:
        """The outcome, counted again by the checker before it leaves."""
        statement = self.data.statement
        allocation = self.search.incumbent.allocation()
        reached = tuple(self._reached())
        claimed = {item.tier.name: item.value for item in reached}
        wrong = disagreements(
            statement.problem, _rules(statement), [c.tier for c in self.penalties], allocation,
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
        for penalty in self.penalties:
            name = penalty.tier.name
            bound = self.bounds.get(name)
            if bound is None and not (whole or penalty.loads):
                certain = False
                continue
            value = penalty.total(self.search.incumbent)
            if bound is None:
                bound = self.bounds[name] = self._bound(penalty)
            if penalty.costs.balance == "sumsq":
                bound = max(bound, (self.search.proved,))
            certain = certain and bound in (value, self.best.get(name, value))
            bound = min(bound, value)
            if penalty.costs.unassigned:
                counted = (as_counted(penalty.costs.urgency, cost[0]) for cost in (value, bound))
                value, bound = counted
            found.append(Reached(penalty.tier, value, bound, certain))
        return found

    def _place(self, penalty: Penalty) -> None:
        data, search = self.data, self.search
        least = least_unplaced(penalty)
        if unplaced(search.incumbent) and not search.kept:
            flow, where = placed_most(data.wide, penalty.near, penalty.costs.unassigned)
            least += flow
            other = seated(data, self.seats)
            follow(other, where)
            if penalty.total(other) < penalty.total(search.incumbent):
                search.take(other)
        search.place(penalty, least)
        if penalty.total(search.incumbent)[0] > least:
            search.urge(penalty)
        self.bounds[penalty.tier.name] = (least,)
        self.unplaced_most = loose(data, penalty, penalty.total(search.incumbent)[0])

    def _balance(self, penalty: Penalty) -> None:
        fluid = self._fluid()
        self.bounds[penalty.tier.name] = _least_loads(penalty, fluid)
        self.search.even_out(penalty, fluid)

    def _fluid(self) -> FluidBound:
        if self.fluid is None or self.fluid.loose != self.unplaced_most:
            self.fluid = FluidBound(self.data, self.unplaced_most)
        return self.fluid

    def _cheapen(self, penalty: Penalty) -> None:
        rows = self._rows(penalty)
        costs = pair_costs(penalty, rows)
        whole = costs if len(rows) == len(self.data.arcs[0]) else None
        least = least_cost(penalty, whole, self.unplaced_most)
        self.bounds[penalty.tier.name] = (least,)
        if penalty.total(self.search.incumbent)[0] > least:
            self.search.cheapen(penalty, least, rows, costs)

    def _rows(self, penalty: Penalty) -> Ints:
        """The arcs to ask for a price: all, or where present ones and some others."""
        (block, worker), most = self.data.arcs, SearchParameters.tie_break_arcs
        if len(block) <= most or not penalty.tier.is_lot:
            return np.arange(len(block))
        rng = np.random.default_rng(2)
        chosen = rng.random(len(block)) < most / len(block)
        return np.flatnonzero(chosen | (self.search.incumbent.where[block] == worker))

    def _bound(self, penalty: Penalty) -> Cost:
        """A bound of a tier that was not begun."""
        if penalty.loads:
            return _least_loads(penalty, self._fluid())
        if penalty.costs.unassigned:
            return (least_unplaced(penalty),)
        return (least_cost(penalty, None, self.unplaced_most),)


def _least_loads(penalty: Penalty, fluid: FluidBound) -> Cost:
    if penalty.costs.balance == "sumsq":
        return (fluid.least,)
    if penalty.costs.balance == "minmax":
        return (fluid.peak(),)
    able = int((penalty.data.steep > 0).sum())
    return (fluid.peak(), *([0] * (able - 1))) if able else ()


def _rules(statement: Statement) -> list[Rule]:
    """The rules that say something in a statement."""
    speak = [
        *(rule for rule, _ in statement.bars), *(rule for rule, _ in statement.soft_bars),
        *(rule for rule, _ in statement.ceilings), *(rule for rule, _ in statement.bonds),
        *(rule for rule, _ in statement.rows),
    ]
    return list({id(rule): rule for rule in speak}.values())
