"""What no allocation can beat: the balance tier bounded from below, in whole numbers.

Lagrange: put a dual on a minute at each caseworker. Whatever the duals, every block
costs at least its minutes at its cheapest candidate, and every caseworker earns at most
what the best load at that dual leaves; the sum bounds sum(k x load^2) from below. The
levels of the fluid relaxation tell good duals; the bound is then counted exactly, so that no
rounding on the way can make it false.

A load can only be what was there before plus multiples of the greatest common divisor of
the weights that may come. With equal weights the fluid optimum in such units is a flow,
and the bound is the optimum (Ibaraki & Katoh 1988; Harvey et al. 2006).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.flow_bounds import most_of
from assigner.solve.local_search.fluid import (
    Floats,
    FluidRelaxation,
    FluidSolution,
    Level,
    solve_fluid,
)
from assigner.solve.local_search.pairing import Ints


@dataclass(frozen=True)
class FluidBound:
    """The fluid relaxation of an office, and what its duals bound.

    `loose`: so many cases may stay unplaced at most.
    """

    data: OfficeData
    loose: int

    @cached_property
    def relaxation(self) -> FluidRelaxation:
        """Blocks with the same candidates as one."""
        data = self.data.wide
        demand = np.zeros(len(data.sets), dtype=np.int64)
        np.add.at(demand, data.kind, data.weight)
        return FluidRelaxation(
            demand, data.sets, data.base, data.base + most_of(data, data.weight), data.steep
        )

    @cached_property
    def solution(self) -> FluidSolution:
        """The levels, and who gets what."""
        return solve_fluid(self.relaxation)

    @cached_property
    def step(self) -> Ints:
        """(worker,), minutes: the divisor of everything that may be added to a load."""
        data = self.data.wide
        problem = data.statement.problem
        step = np.zeros(len(data.workers), dtype=np.int64)
        if self.loose:
            common = 0
            for case, who in data.carved.may.items():
                if who:
                    common = int(np.gcd(np.gcd(common, problem.weight[case]),
                                        problem.co_weight[case]))
            return np.full(len(data.workers), max(1, common), dtype=np.int64)
        for weight in np.unique(data.weight):
            who = data.sets[np.unique(data.kind[data.weight == weight])].any(axis=0)
            step[who] = np.gcd(step[who], weight)
        return np.maximum(step, 1)

    @cached_property
    def dual(self) -> Ints:
        """(worker,), cost of a minute: a good dual of a minute at each caseworker."""
        data = self.data.wide
        dual = np.zeros(len(data.workers), dtype=np.int64)
        for level in self.solution.levels:
            dual[level.workers] = self._dual(level)
        # Who takes nothing at this dual takes nothing at the marginal cost of a first step, and
        # a higher dual bounds better.
        first = data.steep * (2 * data.base + self.step)
        return np.where(self.filled(dual) == data.base, np.maximum(dual, first), dual)

    def filled(self, dual: Ints) -> Ints:
        """(worker,), minutes: the loads that are best at these duals of a minute."""
        return self._filled(dual, np.arange(len(self.data.workers)))

    def earned(self, dual: Ints) -> int:
        """What everybody costs at the load that is best for them at these duals, all in all."""
        data = self.data.wide
        return sum(
            k * load * load - cost * (load - before)
            for load, before, k, cost in zip(
                self.filled(dual).tolist(), data.base.tolist(), data.steep.tolist(), dual.tolist(),
                strict=True,
            )
        )

    def duals(self) -> tuple[Floats, Floats]:
        """(worker,) each: the duals, and the load in minutes that is best at each, steps aside."""
        steep = np.maximum(1, self.data.steep)
        best = np.clip(self.dual / (2 * steep), self.data.base, self.relaxation.most)
        return self.dual.astype(float), best

    @cached_property
    def least(self) -> int:
        """A lower bound of sum(k x load^2)."""
        data, dual = self.data.wide, self.dual
        cheapest = np.where(data.sets, dual, np.iinfo(np.int64).max).min(axis=1)
        cost_of = cheapest[data.kind]
        each = [
            minutes * cost
            for minutes, cost in zip(data.weight.tolist(), cost_of.tolist(), strict=True)
        ]
        bound = int(self.earned(dual) + sum(each) - self._droppable(each))
        before = zip(data.steep.tolist(), data.base.tolist(), strict=True)
        return max(bound, sum(int(k * held * held) for k, held in before))

    def peak(self) -> int:
        """A lower bound of the highest k x load: of the caseworkers of the highest level."""
        data = self.data.wide
        able = data.steep > 0
        held = int((data.steep * data.base)[able].max(initial=0))
        if self.loose:
            return held
        for level in self.solution.levels:
            mine = level.workers[able[level.workers]]
            inside = np.zeros(len(data.workers), dtype=bool)
            inside[level.workers] = True
            own = ~(data.sets & ~inside).any(axis=1)
            demand = int(self.relaxation.demand[own].sum())
            if len(mine) == len(level.workers) and demand:
                held = max(held, self._least_peak(mine, demand))
        return held

    def _least_peak(self, workers: Ints, demand: int) -> int:
        data = self.data.wide
        low, high = 0, int((data.steep[workers] * self.relaxation.most[workers]).max())
        while low < high:
            middle = (low + high) // 2
            added = middle // data.steep[workers] - data.base[workers]
            step = self.step[workers]
            if int((np.maximum(0, added) // step * step).sum()) >= demand:
                high = middle
            else:
                low = middle + 1
        return low

    def _dual(self, level: Level) -> int:
        """The dual of a minute at which the level's caseworkers just take its demand."""
        demand = int(self.relaxation.demand[level.sets].sum())
        steep = self.data.steep[level.workers]
        if not demand or not steep.all():
            return 0
        before = self.data.base[level.workers]
        low, high = 0, int((steep * (2 * self.relaxation.most[level.workers] + 1)).max())
        dual = np.zeros(len(self.data.workers), dtype=np.int64)
        while low < high:
            dual[level.workers] = middle = (low + high) // 2
            if int((self._filled(dual, level.workers) - before).sum()) >= demand:
                high = middle
            else:
                low = middle + 1
        return low

    def _filled(self, dual: Ints, workers: Ints) -> Ints:
        """The best load at a dual: steps are worth it while k x (2 x load + step) <= dual."""
        data = self.data.wide
        steep = np.maximum(1, data.steep[workers])
        before, step = data.base[workers], self.step[workers]
        reach = (dual[workers] // steep + step) // 2
        most = np.where(data.steep[workers] > 0, self.relaxation.most[workers], before)
        filled: Ints = before + np.maximum(0, np.minimum(reach, most) - before) // step * step
        return filled

    def _droppable(self, each: list[int]) -> int:
        """The most that cases left unplaced can take out of the sum."""
        if not self.loose:
            return 0
        data = self.data.wide
        value = []
        for block in data.blocks:
            if block.seat == "takes":
                for case in block.cases:
                    lead = each[data.block_of["takes", case]]
                    co = data.block_of.get(("assists", case))
                    value.append(lead + (each[co] if co is not None else 0))
        return sum(sorted(value, reverse=True)[: self.loose])
