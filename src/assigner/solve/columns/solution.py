"""Allocations in the master's terms: their patterns, what the rows add up to, what they cost."""

from collections.abc import Mapping, Sequence

from assigner.allocation import Seats
from assigner.solve.columns.column import Columns, ColumnSeats, gather
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.columns.seats import SeatTable


class MasterSolution:
    """One allocation. `slacks`: what each slack has to be for the rows to hold."""

    def __init__(self, patterns: Columns) -> None:
        self.patterns, self.rows = patterns, patterns.rows
        _, row, count = patterns.entries
        self.activity = [0] * len(self.rows.right)
        for at, more in zip(row.tolist(), count.tolist(), strict=True):
            self.activity[at] += more
        self.slacks: list[int] = []
        for slack in self.rows.slacks:
            missing = (self.rows.right[slack.row] - self.activity[slack.row]) * slack.coefficient
            self.slacks.append(missing if slack.case >= 0 else max(0, missing))
            self.activity[slack.row] += self.slacks[-1] * slack.coefficient

    def cost(self, tier: TierCost) -> int:
        """What it costs in a tier, the constant left out."""
        return int(tier.of(self.patterns).sum()) + sum(
            cost * self.slacks[at] for at, cost in tier.slack.items()
        )

    def allowed(self, upper: Sequence[int]) -> bool:
        """Every row holds, no slack is above its most, nobody has two patterns."""
        if len(set(self.patterns.worker.tolist())) < len(self.patterns):
            return False
        if any(not 0 <= value <= most for value, most in zip(self.slacks, upper, strict=True)):
            return False
        rows = zip(self.activity, self.rows.right, self.rows.equal, strict=True)
        return all(total <= right and not (equal and total < right) for total, right, equal in rows)


def patterns_of(table: SeatTable, rows: LinkingRows, plan: Mapping[str, Seats]) -> Columns:
    """The patterns of an allocation."""
    return gather(
        table, rows, [(worker, tuple(mine)) for worker, mine in table.seats_of(plan).items()]
    )


def plan_of(table: SeatTable, patterns: Sequence[ColumnSeats]) -> dict[str, Seats]:
    """The allocation that patterns make."""
    people: dict[int, list[str | None]] = {}
    for _, seats in patterns:
        for seat in seats:
            pair = people.setdefault(int(table.case[seat]), [None, None])
            pair[int(table.assist[seat])] = table.workers[table.worker[seat]]
    plan = {}
    for case in sorted(people):
        lead, beside = people[case]
        assert lead is not None
        plan[table.cases[case]] = Seats(lead, beside)
    return plan
