"""The set partitioning: which columns are taken, exactly, by CP-SAT.

Without products and with every column's cost known, one worker proves in hundredths of a second
what the plain model does not prove in a minute; `linearization_level` 2 matters, for the
relaxation of a set partitioning says nearly all there is to know.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from assigner.solve import cpsat
from assigner.solve.columns.seats import Ints
from assigner.solve.cpsat import CpQuestion, Expression, cp_model


class SetPartition:
    """Columns by their number, of each of which up to `most` are taken: a boolean where it is 1.

    `hinted`: variable -> its value in the plan to start from.
    """

    def __init__(self, most: Sequence[int]) -> None:
        self.model = CpQuestion()
        self.taken = [self.model.new_int_var(0, each, "") for each in most]
        self.hinted: dict[int, int] = {}

    def exactly_one(self, columns: Iterable[int]) -> None:
        """One of some columns is taken, each being a boolean."""
        self.model.add_exactly_one(self.taken[at] for at in columns)

    def at_most_one(self, columns: Iterable[int]) -> None:
        """One of some columns is taken, or none."""
        self.model.add_at_most_one(self.taken[at] for at in columns)

    def total(self, counts: Sequence[int] | Ints) -> Expression:
        """What counts, (column,), add up to over the columns taken."""
        told = np.asarray(counts)
        at = np.flatnonzero(told)
        taken = [self.taken[column] for column in at.tolist()]
        return cp_model.LinearExpr.weighted_sum(taken, told[at].tolist())

    def hint(self, uses: Sequence[int] | Ints) -> None:
        """Begin where each column is taken so often."""
        for variable, use in zip(self.taken, uses, strict=True):
            self.hinted[variable.index] = int(use)

    def ask(
        self, cost: Expression | None = None, threads: int = 1, *, effort: float | None = None,
        seconds: float | None = None, **levels: float,
    ) -> cpsat.CpAnswer:
        """The least of a cost, or any choice; limits and levels as of `cpsat.ask`."""
        if cost is not None:
            self.model.minimize(cost)
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # no stub
        for at, value in self.hinted.items():
            self.model.add_hint(self.model.get_int_var_from_proto_index(at), value)
        levels = {"linearization_level": 2, **levels}
        return cpsat.ask(self.model, threads, effort=effort, seconds=seconds, **levels)

    def uses(self, answer: cpsat.CpAnswer) -> list[int]:
        """How often each column is taken. Shape (column,)."""
        return [answer.value(variable) for variable in self.taken]
