"""The tiers of a part over counted cases: those that count first, then those that look at names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.solve.branch_and_price.dealing import Dealing
from assigner.solve.branch_and_price.pool import Pool
from assigner.solve.branch_and_price.solve_tier import least
from assigner.solve.branch_and_price.state import PartState
from assigner.solve.columns.aggregation import CaseKinds, aggregated, kinds_of
from assigner.solve.columns.column import Columns, gather
from assigner.solve.columns.cost import TierCost, charge
from assigner.solve.columns.seats import Ints
from assigner.solve.columns.solution import plan_of
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, TiedCases

SPARED = 8
"""So many cases fewer to tell apart are worth counting them: with less, columns by name are as
quick."""

Kept = Sequence[tuple[Costs, tuple[int, ...]]]


class CountedPart:
    """How far a part with counted cases has come. `plan`: the best so far, by name.

    `alive`: (seat,), open when counting began; columns name no more than the first of a kind.
    """

    def __init__(self, search: PartState, kinds: CaseKinds, kept: Kept) -> None:
        self.table, self.kinds, self.named = search.table, kinds, search.rows
        self.rows = aggregated(search.rows, kinds)
        self.state = PartState(self.table, self.rows, search.warm_start)
        self.alive = search.oracle.alive.copy()
        self.state.oracle.terms.alive &= self.alive
        if search.oracle.terms.cap is not None:
            self.state.lower(search.oracle.terms.cap)
        self.plan: Columns = search.best
        self.tiers: dict[int, TierCost] = {}
        self.dealing: Dealing | None = None
        for costs, most in kept:
            self.keep(costs, most)
        self.state.go_to(gather(self.table, self.rows, self.plan.listed()))

    def counts(self, costs: Costs) -> bool:
        """Whether a tier charges alike cases alike."""
        single = charge(self.table, self.named, costs, self.alive).seat_costs
        for kind in self.kinds.each:
            each = [self._relative(single, case) for case in kind]
            if any((other != each[0]).any() for other in each[1:]):
                return False
            left = {costs.unassigned.get(self.table.cases[case], 0) for case in kind}
            if len(left) > 1 and self._left(kind[0]):
                return False
        return True

    def _relative(self, single: Ints, case: int) -> Ints:
        seats = self.table.of_case(case, False)
        mine = single[seats[self.alive[seats]]]
        found: Ints = mine if self._left(case) else mine - mine.min()
        return found

    def _left(self, case: int) -> bool:
        """Whether a case may be left unassigned."""
        row = self.rows.place[case]
        return any(
            most for slack, most in zip(self.rows.slacks, self.state.upper, strict=True)
            if slack.row == row and slack.case >= 0
        )

    def minimise(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least a tier can cost; None where counting does not get there."""
        if self.dealing is None and self.counts(costs):
            tier = self._tier(costs)
            value, bound = least(self.state, tier, limits)
            self._go_to(self.kinds.named(self.state.best.listed()))
            return Minimum((value + tier.constant,), (bound + tier.constant,), self.seats)
        if not self._deal():
            return None
        assert self.dealing is not None
        found = self.dealing.dealt(*self.dealing.price(costs), self.plan.listed(), limits)
        if found is None:
            return None
        self._go_to(found.columns)
        return Minimum((found.value,), (found.bound,), self.seats)

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Hold a tier at `most` for the tiers after it."""
        if self.dealing is not None:
            cost, constant = self.dealing.price(costs)
            self.dealing.model.add(cost <= most[0] - constant)
            return
        tier = self._tier(costs)
        self.state.keep(tier, most[0] - tier.constant)

    def tied(self, limits: Limits) -> TiedCases | None:
        """The cases that could have other people with every tier kept as good."""
        if not self._deal():
            return None
        assert self.dealing is not None
        seats, plan, tied = self.seats, self.plan.listed(), set[str]()
        left = sorted(seats)
        while left:
            same = self.dealing.differing(seats, left)
            found = self.dealing.dealt(same, 0, plan, limits)
            others = {} if found is None else plan_of(self.table, found.columns)
            changed = {case for case in left if case in others and others[case] != seats[case]}
            if not changed:
                done = found is not None and found.bound == found.value
                return TiedCases(frozenset(tied), sought=done)
            tied |= changed
            left = [case for case in left if case not in changed]
        return TiedCases(frozenset(tied))

    @property
    def seats(self) -> Mapping[str, Seats]:
        """The plan by case."""
        return plan_of(self.table, self.plan.listed())

    def _go_to(self, columns: Sequence[tuple[int, tuple[int, ...]]]) -> None:
        self.plan = gather(self.table, self.named, columns)

    def _deal(self) -> bool:
        """From now on cases have names; False where columns are too many to list."""
        if self.dealing is not None:
            return True
        state = self.state
        if not isinstance(state.source, Pool) or any(state.upper):
            return False
        pool = gather(
            self.table, self.rows, [*state.source.patterns.listed(), *self.plan.listed()]
        )
        self.dealing = Dealing(pool, state.upper, self.alive)
        self.dealing.keep(state.kept)
        self.dealing.hold(state.cuts, state.must)
        return True

    def _tier(self, costs: Costs) -> TierCost:
        """A tier with what all of a kind cost alike, whoever takes them, left to its constant."""
        if id(costs) in self.tiers:
            return self.tiers[id(costs)]
        tier = charge(self.table, self.rows, costs)
        least: dict[str, int] = {}
        for kind in self.kinds.each if tier.linear else ():
            for case in kind if not self._left(kind[0]) else ():
                seats = self.table.of_case(case, False)
                alive = seats[self.alive[seats]]
                least[self.table.cases[case]] = int(tier.seat_costs[alive].min())
        if least:
            before = costs.takes

            def takes(case: str, worker: str) -> int:
                own = 0 if before is None else before(case, worker)
                return own - least.get(case, 0)

            tier = charge(self.table, self.rows, replace(costs, takes=takes))
            tier.constant += sum(least.values())
        self.tiers[id(costs)] = tier
        return tier


def count_alike(search: PartState, kept: Kept, costs: Costs) -> CountedPart | None:
    """The part with alike cases counted, where that spares enough; None where it does not."""
    table, rows = search.table, search.rows
    tiers = [*(before for before, _ in kept), costs]
    single = [charge(table, rows, each, search.oracle.alive).seat_costs for each in tiers]
    left = {
        slack.case: tuple(each.unassigned.get(table.cases[slack.case], 0) for each in tiers)
        for slack, most in zip(rows.slacks, search.upper, strict=True)
        if slack.case >= 0 and most
    }
    kinds = kinds_of(rows, search.oracle.alive, single, left)
    if sum(len(kind) - 1 for kind in kinds.each) < SPARED:
        return None
    return CountedPart(search, kinds, kept)
