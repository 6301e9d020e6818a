"""Which patterns are used how often, as one question to CP-SAT."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assigner.solve import cpsat
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.relaxation import KeptCost
from assigner.solve.columns.seats import Ints
from assigner.solve.columns.set_partition import SetPartition
from assigner.solve.limits import Limits


@dataclass(frozen=True)
class Asked:
    """The uses found (None: none), and whether the question was decided. Shape (pattern,).

    `least`: nothing costs less.
    """

    uses: Ints | None
    decided: bool
    least: int = 0


@dataclass(frozen=True)
class PatternChoice:
    """Patterns by type of caseworkers and counts of items; `most` of each may be used.

    `kinds` (pattern,), `counts` (pattern, item), `most` (pattern,); `numbers` (type,) people
    and `demand` (item,) seats are all used up. `kept`: sums that stay below something.
    """

    kinds: Ints
    counts: Ints
    most: Ints
    numbers: Sequence[int]
    demand: Sequence[int]
    kept: Sequence[KeptCost] = ()
    effort: float | None = None
    linear: int = AlikeParameters.linear

    def ask(
        self, hint: Ints | None, limits: Limits, cost: Ints | None = None, seed: int = cpsat.SEED
    ) -> Asked:
        """Any uses, or those of the least cost; in `effort` of deterministic time, if given."""
        at = np.flatnonzero(self.most)
        partition = SetPartition(self.most[at].tolist())
        for kind, number in enumerate(self.numbers):
            mine = (self.kinds[at] == kind).astype(np.int64)
            partition.model.add(partition.total(mine) == number)
        for item, number in enumerate(self.demand):
            partition.model.add(partition.total(self.counts[at, item]) == number)
        for tier in self.kept:
            partition.model.add(partition.total(tier.cost[at]) <= tier.most)
        if hint is not None:
            partition.hint(hint[at])
        levels = {"random_seed": seed, "linearization_level": self.linear}
        if self.effort is not None:
            # Looking for structure in so many sets takes longer than the choice.
            levels |= {"cp_model_probing_level": 0, "symmetry_level": 0}
        answer = partition.ask(
            None if cost is None else partition.total(cost[at]), limits.threads,
            effort=self.effort, seconds=limits.left(), **levels,
        )
        if not answer.found:
            return Asked(None, answer.impossible)
        found = np.zeros(len(self.kinds), np.int64)
        found[at] = partition.uses(answer)
        if cost is None:
            return Asked(found, decided=True)
        value = int(cost @ found)
        return Asked(found, answer.proven, answer.bound(value))
