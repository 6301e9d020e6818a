"""Cases of a kind dealt out by name: columns that count them, and who of a kind goes to whom.

Once the tiers that count are settled, few columns are left. With one column for everybody the
rest is a transport problem, so its fractions are nearly whole: a seat of a counted case is a
boolean of its own, and of a kind somebody takes as many as their column says.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.solve.branch_and_price.column_partition import ColumnPartition
from assigner.solve.columns.aggregation import CaseKinds
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.cost import charge
from assigner.solve.columns.seats import Flags
from assigner.solve.cpsat import Expression, cp_model
from assigner.solve.limits import Limits


@dataclass(frozen=True)
class Dealt:
    """Columns by name, their cost and its bound, the constant included."""

    columns: list[ColumnSeats]
    value: int
    bound: int


class Dealing(ColumnPartition):
    """The set partition over canonical `columns`, and a boolean for each counted seat `alive`."""

    # Nearly whole already: neither cuts nor probing are worth their time.
    from_below = cut = False
    probed = 0

    def __init__(self, columns: Columns, upper: Sequence[int], alive: Flags) -> None:
        super().__init__(columns, upper)
        kinds = columns.rows.kinds
        assert kinds is not None
        self.kinds: CaseKinds = kinds
        self.table = columns.table
        self.given: dict[int, cp_model.IntVar] = {}
        self.priced: dict[int, tuple[Costs, Expression, int]] = {}
        counts: dict[tuple[int, int], list[tuple[cp_model.IntVar, int]]] = defaultdict(list)
        for at, (worker, seats) in enumerate(self.listed):
            many: dict[int, int] = defaultdict(int)
            for case in self.table.case[list(seats)].tolist():
                if kinds.counted[case]:
                    many[int(kinds.first[case])] += 1
            for kind, count in many.items():
                counts[worker, kind].append((self.taken[at], count))
        for group in kinds.each:
            self._deal(group, counts, alive)

    def _deal(
        self, kind: tuple[int, ...],
        counts: Mapping[tuple[int, int], list[tuple[cp_model.IntVar, int]]], alive: Flags,
    ) -> None:
        """Each case of a kind to one of those whose columns have some."""
        of_worker: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for case in kind:
            mine = []
            for seat in self.table.of_case(case, False).tolist():
                worker = int(self.table.worker[seat])
                if alive[seat] and counts.get((worker, kind[0])):
                    self.given[seat] = self.model.new_bool_var("")
                    mine.append(self.given[seat])
                    of_worker[worker].append(self.given[seat])
            self.model.add_exactly_one(mine)
        for worker, variables in of_worker.items():
            said = counts[worker, kind[0]]
            total = cp_model.LinearExpr.weighted_sum(
                [column for column, _ in said], [count for _, count in said]
            )
            self.model.add(cp_model.LinearExpr.sum(variables) == total)

    def price(self, costs: Costs) -> tuple[Expression, int]:
        """What a tier charges that looks at names, and its constant."""
        if id(costs) not in self.priced:
            self.priced[id(costs)] = (costs, *self._price(costs))
        _, price, constant = self.priced[id(costs)]
        return price, constant

    def _price(self, costs: Costs) -> tuple[Expression, int]:
        base, counted = charge(self.table, self.rows, costs), self.kinds.counted
        names = {self.table.cases[case] for kind in self.kinds.each for case in kind}
        takes = base.takes
        own = replace(
            base, _known={},
            takes=None if takes is None else lambda c, w: 0 if c in names else takes(c, w),
            bars={seat: price for seat, price in base.bars.items()
                  if not counted[self.table.case[seat]]},
        )
        each = [(variable, base.seat_cost(seat)) for seat, variable in self.given.items()]
        dealt = cp_model.LinearExpr.weighted_sum([v for v, _ in each], [cost for _, cost in each])
        return cp_model.LinearExpr.sum([self.cost(own), dealt]), base.constant

    def dealt(
        self, cost: Expression, constant: int, plan: Sequence[ColumnSeats], limits: Limits
    ) -> Dealt | None:
        """The least of a cost, from a plan by name; None when nothing was found."""
        canonical = set(self.kinds.canonical(plan))
        held = {seat for _, seats in plan for seat in seats}
        self.hint([column in canonical for column in self.listed])
        for seat, variable in self.given.items():
            self.hinted[variable.index] = seat in held
        answer = self.asked(cost, limits, None)
        if not answer.found:
            return None
        value = answer.value(cost)
        people: dict[int, list[int]] = defaultdict(list)
        for seat, variable in self.given.items():
            if answer.holds(variable):
                people[int(self.table.worker[seat])].append(seat)
        for use, (worker, seats) in zip(self.uses(answer), self.listed, strict=True):
            if use:
                case = self.table.case
                people[worker] += [s for s in seats if not self.kinds.counted[case[s]]]
        columns = [(worker, tuple(sorted(seats))) for worker, seats in sorted(people.items())]
        return Dealt(columns, value + constant, answer.bound(value) + constant)

    def differing(self, seats: Mapping[str, Seats], cases: Sequence[str]) -> Expression:
        """How many of `cases` have the same people as in `seats`."""
        same: list[Expression] = []
        for name in cases:
            who, case = seats[name], self.table.case_at[name]
            lead = self.table.find("takes", name, who.caseworker)
            if self.kinds.counted[case]:
                assert lead is not None
                same.append(self.given[lead])
                continue
            held = {lead}
            changed: list[cp_model.IntVar] = []
            if who.co_caseworker is not None:
                beside = self.table.find("assists", name, who.co_caseworker)
                held.add(beside)
                changed.append(self.model.new_bool_var(""))
                self.model.add_exactly_one(changed[0], *self._holding({beside}))
            others = {
                seat for assist in (False, True)
                for seat in self.table.of_case(case, assist).tolist()
            }
            flag = self.model.new_bool_var("")
            self.model.add_bool_or([flag, *changed, *self._holding(others - held)])
            same.append(flag)
        return cp_model.LinearExpr.sum(same)

    def _holding(self, seats: set[int | None]) -> list[cp_model.IntVar]:
        """The columns with one of some seats."""
        return [
            self.taken[at] for at, (_, mine) in enumerate(self.listed) if not seats.isdisjoint(mine)
        ]
