"""Which patterns are used how often, as one question to CP-SAT."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from assigner.solve import cpsat
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.alike.relaxation import KeptCost
from assigner.solve.columns.seats import Ints
from assigner.solve.cpsat import cp_model
from assigner.solve.limits import Limits


@dataclass(frozen=True)
class Asked:
    """The uses found (None: none), and whether the question was decided. Shape (pattern,).

    `least`: nothing costs less.
    """

    uses: Ints | None
    decided: bool
    least: int = 0


@dataclass
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
    used: dict[int, cp_model.IntVar] = field(default_factory=dict)

    def ask(
        self, hint: Ints | None, limits: Limits, cost: Ints | None = None, seed: int = cpsat.SEED
    ) -> Asked:
        """Any uses, or those of the least cost; in `effort` of deterministic time, if given."""
        model = self._model()
        if cost is not None:
            model.minimize(self._total(cost))
        if hint is not None:
            for at, use in self.used.items():
                model.add_hint(use, int(hint[at]))
        solver = cpsat.solver(limits.threads)
        solver.parameters.random_seed = seed
        solver.parameters.linearization_level = self.linear
        left = limits.left()
        if left is not None:
            solver.parameters.max_time_in_seconds = left
        if self.effort is not None:
            solver.parameters.max_deterministic_time = self.effort
            # Looking for structure in so many sets takes longer than the choice.
            solver.parameters.cp_model_probing_level = 0
            solver.parameters.symmetry_level = 0
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Asked(None, status == cp_model.INFEASIBLE)
        found = np.zeros(len(self.kinds), np.int64)
        for at, use in self.used.items():
            found[at] = solver.value(use)
        if cost is None:
            return Asked(found, decided=True)
        if status == cp_model.OPTIMAL:
            return Asked(found, decided=True, least=int(cost @ found))
        return Asked(found, decided=False, least=int(np.floor(solver.best_objective_bound)))

    def _model(self) -> cp_model.CpModel:
        model = cp_model.CpModel()
        places = np.flatnonzero(self.most).tolist()
        self.used = {at: model.new_int_var(0, int(self.most[at]), "") for at in places}
        for kind, number in enumerate(self.numbers):
            model.add(self._total((self.kinds == kind).astype(np.int64)) == number)
        for item, number in enumerate(self.demand):
            model.add(self._total(self.counts[:, item]) == number)
        for tier in self.kept:
            model.add(self._total(tier.cost) <= tier.most)
        return model

    def _total(self, each: Ints) -> cp_model.LinearExprT:
        at = [place for place in np.flatnonzero(each).tolist() if place in self.used]
        return cp_model.LinearExpr.weighted_sum([self.used[p] for p in at], each[at].tolist())
