"""The exact choice among a tier's columns: under linking rows, tiers before and cuts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assigner.solve import cpsat
from assigner.solve.branch_and_price.cuts import Cut, entries
from assigner.solve.branch_and_price.duals import DualBound, KeptTier
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.cost import TierCost
from assigner.solve.columns.set_partition import SetPartition
from assigner.solve.cpsat import Expression, cp_model
from assigner.solve.limits import Limits


class PartitionParameters:
    """CP-SAT on a set partitioning."""

    probed: Final = 3_000
    """Columns up to which CP-SAT probes in presolve: of more it finds little, and takes most of
    the time for it."""
    measure: Final = 1 << 40
    """The largest coefficient told CP-SAT: it adds up in 64 bits, and rows may round down."""


@dataclass(frozen=True)
class Partition:
    """What the choice ended with: the columns, and a bound of their cost (constant left out)."""

    patterns: tuple[ColumnSeats, ...]
    bound: int


class ColumnPartition(SetPartition):
    """One boolean for each column of a pool, one variable for each slack of the rows."""

    from_below = cut = True
    probed = PartitionParameters.probed

    def __init__(self, patterns: Columns, upper: Sequence[int]) -> None:
        super().__init__([1] * len(patterns))
        self.patterns, self.rows, self.upper = patterns, patterns.rows, upper
        self.listed = patterns.listed()
        self.slacks = [self.model.new_int_var(0, most, "") for most in upper]
        self.mine: dict[int, list[int]] = {}
        for at, (worker, _) in enumerate(self.listed):
            self.mine.setdefault(worker, []).append(at)
        for places in self.mine.values():
            if len(places) > 1:
                self.at_most_one(places)
        # Each row's terms: variables and what each counts.
        self.terms: list[list[tuple[cp_model.IntVar, int]]] = [[] for _ in self.rows.right]
        for at, row, count in zip(*(array.tolist() for array in patterns.entries), strict=True):
            self.terms[row].append((self.taken[at], count))
        most_of = [sum(max(0, count) for _, count in terms) for terms in self.terms]
        for variable, slack in zip(self.slacks, self.rows.slacks, strict=True):
            self.terms[slack.row].append((variable, slack.coefficient))
        for terms, most, right, equal in zip(
            self.terms, most_of, self.rows.right, self.rows.equal, strict=True
        ):
            if equal:
                self.model.add(_sum(terms) == right)
            elif most > right:
                self.model.add(_sum(terms) <= right)

    def cost(self, charge: TierCost) -> Expression:
        """A tier's cost, its constant left out."""
        costs = charge.of(self.patterns).tolist()
        terms = [(self.taken[at], cost) for at, cost in enumerate(costs) if cost]
        return _sum([*terms, *((self.slacks[at], cost) for at, cost in charge.slack.items())])

    def above(self, bound: DualBound, most: int) -> Expression:
        """How far a tier lies above its bound, in units / scale, for costs of at most `most`.

        The same cost, told by what each column costs at the bound's duals: every term is
        at least 0 and small, so the solver sees at once what cannot be paid for.
        """
        duals, room = bound.duals, bound.room(most)
        reduced = duals.reduced(self.patterns).tolist()
        terms: list[tuple[Expression, int]] = []
        for worker, places in self.mine.items():
            least = bound.least.get(worker, 0)
            terms += [(self.taken[at], reduced[at] - least) for at in places]
            if least:
                idle = self.model.new_bool_var("")
                self.model.add_exactly_one(idle, *(self.taken[at] for at in places))
                terms.append((idle, -least))
        for at, variable in enumerate(self.slacks):
            each = duals.slack(at)
            if each > 0:
                terms.append((variable, each))
            elif each < 0:
                terms.append((self.upper[at] - variable, -each))
        for row, dual in enumerate(duals.row):
            if dual and not self.rows.equal[row]:
                left = self._left(_sum(self.terms[row]), self.rows.right[row], room // -dual)
                terms.append((left, -dual))
        for tier, dual in zip(duals.tiers, duals.kept, strict=True):
            if dual:
                terms.append((self._left(self.cost(tier.charge), tier.most, room // dual), dual))
        return _sum(terms)

    def _left(self, total: Expression, right: int, most: int) -> cp_model.IntVar:
        left = self.model.new_int_var(0, max(0, most), "")
        self.model.add(left == right - total)
        return left

    def keep(self, tiers: Sequence[KeptTier]) -> None:
        """Hold the tiers before this one."""
        for tier in tiers:
            self.model.add(self.cost(tier.charge) <= tier.most)

    def hold(self, cuts: Sequence[Cut], must: Iterable[int]) -> None:
        """Cuts that follow from the rows and from the tiers kept: they are seen sooner."""
        for cut in cuts:
            at, counts = entries(cut, self.patterns)
            most = max(map(abs, [cut.right, *counts.tolist()]))
            part = max(1, most // PartitionParameters.measure)
            total = _sum([
                (self.taken[item], count // part)
                for item, count in zip(at.tolist(), counts.tolist(), strict=True)
            ])
            self.model.add(total <= cut.right // part)
        for worker in sorted(must):
            self.model.add_at_least_one(self.taken[at] for at in self.mine[worker])

    def least(
        self, cost: Expression, hint: set[ColumnSeats], limits: Limits, effort: float | None
    ) -> Partition | None:
        """The least of a cost; None when there is none, or none was found.

        `effort`: where to stop, in deterministic units; None works until it is proved.
        """
        self.hint([column in hint for column in self.listed])
        answer = self.asked(cost, limits, effort)
        if not answer.found:
            return None
        taken = zip(self.listed, self.uses(answer), strict=True)
        chosen = tuple(column for column, use in taken if use)
        return Partition(chosen, answer.bound(answer.value(cost)))

    def other(self, vector: Mapping[int, int], costs: Sequence[int]) -> None:
        """Ask that somebody's column costs something else than here, or who has none has one.

        `vector`: caseworker -> what their column costs; `costs`: of each column.
        """
        same = [(self.taken[at], 1 if worker in vector else -1)
                for at, (worker, _) in enumerate(self.listed)
                if vector.get(worker, costs[at]) == costs[at]]
        self.model.add(_sum(same) <= len(vector) - 1)

    def asked(self, cost: Expression, limits: Limits, effort: float | None) -> cpsat.CpAnswer:
        """The answer from where the hints say."""
        levels: dict[str, int] = {}
        if len(self.listed) > self.probed:
            levels |= {"cp_model_probing_level": 0, "symmetry_level": 0}
            levels["max_presolve_iterations"] = 1
        if not self.cut:
            levels["cut_level"] = 0
        if effort is None:
            # From below: the plan at column is near the least already, the bound is not. Where
            # alike cases are counted, fractions are nearly whole and the bound is, too.
            levels["optimize_with_core"] = self.from_below and self.rows.kinds is None
        return self.ask(cost, limits.threads, effort=effort, seconds=limits.left(), **levels)


def _sum(terms: Sequence[tuple[Expression, int]]) -> Expression:
    return cp_model.LinearExpr.weighted_sum(
        [variable for variable, _ in terms], [count for _, count in terms]
    )
