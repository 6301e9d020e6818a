"""A part of the day by patterns: the tiers one by one, asked and answered as `Compact` does.

Where the patterns are too many to decide a tier, and the part is small enough, the plain
model decides it; what neither proves is told as not proven.
"""

from collections.abc import Iterable, Mapping, Sequence

from assigner.allocation import Seats
from assigner.objective import Costs, Tier
from assigner.solve.branch_and_price.counting import CountedPart, count_alike
from assigner.solve.branch_and_price.earlier_start import EarlierStart
from assigner.solve.branch_and_price.leximax import Leximax
from assigner.solve.branch_and_price.leximax_levels import cap_at, peak, reached
from assigner.solve.branch_and_price.parameters import TierSolveParameters
from assigner.solve.branch_and_price.solve_tier import least
from assigner.solve.branch_and_price.state import PartState
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.columns.cost import TierCost, charge
from assigner.solve.columns.greedy import completed, greedy
from assigner.solve.columns.linking_rows import LinkingRows, link
from assigner.solve.columns.seats import tabulate
from assigner.solve.columns.solution import MasterSolution, patterns_of, plan_of
from assigner.solve.compact.engine import Compact
from assigner.solve.earlier_plan import EarlierPlan, NamedDuals
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, NoAllocation, TiedCases
from assigner.solve.parts import PartOfDay
from assigner.solve.pricing.oracle import PricingOracle
from assigner.statement import Statement


class BranchAndPrice:
    """One part, and how far its tiers have come."""

    way = "patterns"

    def __init__(
        self, statement: Statement, part: PartOfDay, rows: LinkingRows | None = None,
        warm_start: WarmStart | EarlierStart | None = None,
    ) -> None:
        self.statement, self.part = statement, part
        self.rows = rows or link(tabulate(statement, part))
        self.table = self.rows.table
        self.search = PartState(self.table, self.rows, warm_start)
        self.kept: list[tuple[Costs, tuple[int, ...]]] = []
        self.tiers: dict[int, TierCost] = {}
        self.order = Leximax(self.table, self.rows)
        # Tiers are kept that the patterns cannot express: too many to list.
        self.stuck = False
        self.counted: CountedPart | None = None

    def minimise(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least a tier can cost here; None when no allocation was found in time.

        Raises NoAllocation when the part is proved to have none.
        """
        if self.search.plan is None:
            first = greedy(self.table, self.rows, self.search.oracle.alive, costs.unassigned)
            if not self.search.start(patterns_of(self.table, self.rows, first)):
                return self._plainly(costs, limits)
        counting = self._counting(costs, limits)
        if counting is not None:
            found = counting
        elif costs.balance == "leximax":
            found = Minimum(*self.order.least(self.search, limits), self._seats())
        elif costs.balance == "minmax":
            value, bound = self.order.highest(self.search, limits)
            found = Minimum((value,), (bound,), self._seats())
        elif self.stuck:
            tier = self._charge(costs)
            value, bound = self.search.standing(tier)
            found = Minimum((value + tier.constant,), (bound + tier.constant,), self._seats())
        else:
            tier = self._charge(costs)
            self.tiers = {id(costs): tier}
            value, bound = least(self.search, tier, limits)
            found = Minimum((value + tier.constant,), (bound + tier.constant,), self._seats())
        if found.proven or limits.over() or not self._small:
            return found
        plainly = self._plainly(costs, limits)
        if plainly is None:
            return found
        return Minimum(plainly.value, max(plainly.bound, found.bound), plainly.seats)

    def _counting(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least of a tier with alike cases counted; None where that is not the way.

        It begins with the first tier that is convex in the loads: those before are quick.
        """
        search = self.search
        convex = costs.balance == "sumsq" and isinstance(search.source, PricingOracle)
        if self.counted is None and convex and not isinstance(search.warm_start, WarmStart):
            self.counted = count_alike(search, self.kept, costs)
        if self.counted is None or costs.balance in ("leximax", "minmax"):
            return None
        found = self.counted.minimise(costs, limits)
        if found is None or (not found.proven and not limits.over()):
            # Too many columns to list: by name from here on.
            self.counted = None
        if found is not None:
            search.go_to(patterns_of(self.table, self.rows, found.seats))
        return found

    def start(self, earlier: EarlierPlan, *, strict: bool) -> None:
        """Start from a plan of an earlier day, as far as it goes today; see `EarlierStart`."""
        search = self.search
        search.warm_start = EarlierStart(earlier, strict and bool(earlier.duals))
        mine = {case: earlier.seats[case] for case in self.part.cases if case in earlier.seats}
        if mine:
            seats = completed(self.table, self.rows, search.oracle.alive, mine)
            search.start(patterns_of(self.table, self.rows, seats))

    @property
    def ended(self) -> tuple[NamedDuals, ...]:
        """The duals that the tiers ended with, for another day to start from."""
        start = self.search.warm_start
        return start.ended() if isinstance(start, EarlierStart) else ()

    def force(self, case: str, worker: str) -> None:
        """Leave a case no caseworker but one, whom it must have."""
        number = self.table.case_at[case]
        seat = self.table.find("takes", case, worker)
        if seat is None:
            raise NoAllocation((case,))
        self.search.force(number, seat)

    def begin(self, plans: Iterable[Mapping[str, Seats]], tiers: Sequence[Tier]) -> None:
        """Start from the cheapest of some plans, if one of them is allowed."""
        each = [tier.costs(self.statement.problem) for tier in tiers]
        best: tuple[tuple[int, ...], ...] | None = None
        for seats in plans:
            if not self.table.seated(seats):
                continue
            found = tuple(self.cost_of(costs, seats) for costs in each)
            patterns = patterns_of(self.table, self.rows, seats)
            if (best is None or found < best) and self.search.start(patterns):
                best = found

    def cost_of(self, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """What given seats cost in a tier."""
        patterns = patterns_of(self.table, self.rows, seats)
        if costs.balance == "leximax":
            return reached(self.table, patterns)
        if costs.balance == "minmax":
            return (peak(self.table, patterns),)
        tier = self._charge(costs)
        return (tier.constant + MasterSolution(patterns).cost(tier),)

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Hold a tier at `most` for the tiers after it."""
        self.kept.append((costs, most))
        if self.counted is not None:
            self.counted.keep(costs, most)
        if costs.balance == "leximax":
            self.search, self.stuck = self.order.keep(self.search, most)
        elif costs.balance == "minmax":
            self.search.lower(cap_at(self.table, most[0]))
        else:
            tier = self.tiers.get(id(costs)) or self._charge(costs)
            self.search.keep(tier, most[0] - tier.constant)

    def tied(self, limits: Limits) -> TiedCases:
        """The cases that could have other people with every tier kept as good."""
        dealt = None if self.counted is None else self.counted.tied(limits)
        if dealt is not None:
            return dealt
        seats, plan = self._seats(), self.search.best
        open_cases = sorted(seats)
        tied: set[str] = set()
        while open_cases:
            if limits.over():
                return TiedCases(frozenset(tied), sought=False)
            if self.stuck and self._small:
                return self._plain().tied(limits)
            if self.stuck:
                return TiedCases(frozenset(), sought=False)
            value, bound = least(self.search, self._differing(seats, open_cases), limits)
            others = self._seats()
            self.search.go_to(plan)
            changed = {case for case in open_cases if others.get(case) != seats[case]}
            if not changed and bound < value:
                plain = self._plain().tied(limits) if self._small else TiedCases(frozenset(), False)
                return TiedCases(plain.cases | tied, plain.sought)
            if not changed:
                break
            tied |= changed
            open_cases = [case for case in open_cases if case not in changed]
        return TiedCases(frozenset(tied))

    def _charge(self, costs: Costs) -> TierCost:
        warm_start = self.search.warm_start
        if isinstance(warm_start, WarmStart):
            return warm_start.charge(self.rows, costs)
        return charge(self.table, self.rows, costs, self.search.oracle.alive.copy())

    @property
    def _small(self) -> bool:
        return len(self.table.case) <= TierSolveParameters.ask_plainly

    def _seats(self) -> dict[str, Seats]:
        return plan_of(self.table, self.search.best.listed())

    def _plain(self) -> Compact:
        """The plain model of the part, with the tiers kept so far."""
        known = None if self.search.plan is None else self._seats()
        compact = Compact(self.statement, self.part, known)
        for costs, most in self.kept:
            compact.keep(costs, most)
        return compact

    def _plainly(self, costs: Costs, limits: Limits) -> Minimum | None:
        found = self._plain().minimise(costs, limits)
        if found is not None:
            self.search.go_to(patterns_of(self.table, self.rows, found.seats))
        return found

    def _differing(self, seats: Mapping[str, Seats], cases: list[str]) -> TierCost:
        """The less, the more people of `cases` are others than in `seats`."""
        wanted = set(cases)

        def takes(case: str, worker: str) -> int:
            return -int(case in wanted and worker != seats[case].caseworker)

        def assists(case: str, worker: str) -> int:
            return -int(case in wanted and worker != seats[case].co_caseworker)

        costs = Costs(takes=takes, assists=assists)
        tier = charge(self.table, self.rows, costs, self.search.oracle.alive)
        for at, slack in enumerate(self.rows.slacks):
            if slack.case >= 0 and self.table.cases[slack.case] in wanted:
                tier.slack[at] = -1
        return tier
