"""The choice of sets in fractions: where prices come from.

Costs are told by how far sets lie above the cheapest of their caseworker at prices met before
(`origin`), so that floating point sees small numbers; what it says is put on top of these
prices in whole numbers.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from assigner.proof.part import PartOfProof, Weighed
from assigner.proof.prices import Prices
from assigner.proof.stated_day import Held
from assigner.solve.columns.restricted_master import MasterParameters, RestrictedMaster
from assigner.solve.proving.told import seats_count

TINY = 1e-7
"""A share below counts as none: GLOP's own tolerance."""
PATIENCE = 2.0
"""Seconds of one programme: GLOP has been met going round for ever on a false claim."""


class Fractions(NamedTuple):
    """A solution: prices, the share of each set of each caseworker, whether rows are broken.

    `above`: how far it lies above what the origin's prices prove, in units of the goal.
    """

    prices: Prices
    shares: dict[tuple[str, Held], float]
    broken: bool
    above: float


def above(found: Weighed, worker: str, held: Held) -> int:
    """How far what somebody holds lies above their cheapest."""
    return found.priced.reduced(worker, held) - found.least[worker]


class Relaxation:
    """Sets of a part, each to be taken in part, so that budgets and links hold.

    `fences`: for a budget by number, prices on it and everybody's least at them; else the
    budget's own costs are its row. The first `sets` say in what units costs are told. `alike`: to
    which link a link is added up, the price then being the same: where nothing tells them apart.
    """

    def __init__(  # noqa: PLR0913  # what a programme is made of
        self, part: PartOfProof, origin: Weighed, most: Mapping[str, int],
        fences: Mapping[int, tuple[Weighed, int]], sets: Mapping[str, Sequence[Held]], *,
        costly: bool = True, breach: float = MasterParameters.breach,
        alike: Mapping[str, str] | None = None,
    ) -> None:
        self.part, self.origin, self.fences = part, origin, fences
        self.costly, self.breach, self.most = costly, breach if costly else 1.0, most
        day, prices = part.day, origin.priced.prices
        self.scale = scale = prices.scale or 1
        first = [
            (worker, held) for worker in part.workers if day.mine[worker] for held in sets[worker]
        ]
        some = np.abs([float(cost) for cost in (above(origin, *each) for each in first) if cost])
        unit = float(np.median(some)) / scale if len(some) and costly else 1.0
        self.lp = lp = RestrictedMaster(unit)
        told = {name: (alike or {}).get(name, name) for name in part.links if day.links[name].terms}
        right: dict[str, int] = defaultdict(int)
        for name, kind in told.items():
            right[kind] += day.links[name].right
        rows = {
            kind: lp.row(total if day.links[kind].equal else -inf, total)
            for kind, total in right.items()
        }
        self.links = {name: rows[kind] for name, kind in told.items()}
        self.people = {worker: lp.row(1, 1) for worker in part.workers if day.mine[worker]}
        self.columns: dict[tuple[str, Held], int] = {}
        self.spares: dict[str, int] = {}
        for name, largest in most.items():
            spare = day.spares[name]
            if spare.link in self.links:
                # What is settled costs what it costs; GLOP fails on numbers of that size.
                open_ = largest > spare.least
                cost = origin.priced.spare(name) / scale if costly and open_ else 0
                self.spares[name] = lp.column(cost, counts=[(self.links[spare.link], spare.count)])
                lp.bound(self.spares[name], spare.least, largest)
        for name, row in rows.items():
            price = prices.links.get(name, 0)
            if price and costly and not day.links[name].equal:
                lp.surplus(row, -price / scale)
        # What is to be the least needs no budget beside: that would only make duals swing.
        self.budgets = {
            number: self._budget(number, first) for number, budget in enumerate(part.budgets)
            if not costly or budget.goal is not origin.priced.goal
        }
        lp.soften(self.breach)
        for worker, held in first:
            self.add(worker, held)

    def _budget(self, number: int, first: Sequence[tuple[str, Held]]) -> int:
        """The row of a budget: by how far sets lie above its bound, or by its own costs."""
        part, day, budget = self.part, self.part.day, self.part.budgets[number]
        fence, room = self.fences.get(number, (None, 0))
        each = {
            name: budget.goal.spare(day.spares[name]) if fence is None else fence.priced.spare(name)
            for name in self.spares
        }
        if fence is None:
            fixed = sum(
                budget.goal.of(day, worker, ()) for worker in part.workers
                if worker not in self.people
            ) + sum(
                budget.goal.spare(day.spares[name]) * day.spares[name].least
                for name in self.most if name not in self.spares
            )
            room = budget.most - fixed
        costs = [self._count(number, *held) for held in first]
        right = room
        if fence is not None:
            # What spares pay at the least, or most, that they were is in the bound already.
            links = fence.priced.prices.links
            paid = sum(price * day.links[name].right for name, price in links.items())
            right += fence.base + fence.priced.owed - paid
        for name, cost in [*each.items()]:
            if self.most[name] == day.spares[name].least:
                right -= cost * self.most[name]
                del each[name]
        unit = float(max(1, abs(right), *map(abs, costs)))
        row = self.lp.row(-inf, float(right), unit)
        self.lp.enter((row, self.spares[name], cost) for name, cost in each.items() if cost)
        price = self.origin.priced.prices.kept.get(number, 0)
        if price and self.costly and fence is None:
            self.lp.surplus(row, price / self.scale * self.lp.units[row])
        return row

    def _count(self, number: int, worker: str, held: Held) -> int:
        """What a set counts in the row of a budget."""
        fence, _ = self.fences.get(number, (None, 0))
        if fence is None:
            return self.part.budgets[number].goal.of(self.part.day, worker, held)
        return above(fence, worker, held)

    def add(self, worker: str, held: Held) -> bool:
        """One more set; False where it is there already."""
        if (worker, held) in self.columns:
            return False
        day = self.part.day
        names = {name for seat in held for name, _ in day.counted[seat]}
        names |= {name for seat in held for name in day.bonds.get(seat, ())}
        counts = {self.people[worker]: 1}
        for name in names:
            row = self.links[name]
            counts[row] = counts.get(row, 0) + seats_count(day.links[name], held)
        for number, row in self.budgets.items():
            counts[row] = self._count(number, worker, held)
        cost = above(self.origin, worker, held) / self.scale if self.costly else 0
        self.columns[worker, held] = self.lp.column(
            cost, counts=[(row, count) for row, count in counts.items() if count]
        )
        return True

    def solve(self, finer: int) -> Fractions | None:
        """The least in fractions, its prices in units / (scale of the origin x `finer`)."""
        if not self.lp.solve(PATIENCE) and not self.lp.solve_anew(PATIENCE):
            return None
        duals = self.lp.duals()
        first = self.origin.priced.prices
        scale = (first.scale or 1) * finer
        day = self.part.day
        links = {
            name: (first.links.get(name, 0) * finer if self.costly else 0)
            + round(duals[row] * scale)
            for name, row in self.links.items()
        }
        kept = {at: price * finer for at, price in first.kept.items()} if self.costly else {}
        for number, row in self.budgets.items():
            price = max(0, round(-duals[row] * scale))
            fence, _ = self.fences.get(number, (None, 0))
            if fence is None:
                kept[number] = kept.get(number, 0) + price
                continue
            kept[number] = kept.get(number, 0) + price * fence.priced.prices.scale
            for at, more in fence.priced.prices.kept.items():
                kept[at] = kept.get(at, 0) + price * more
            for name, more in fence.priced.prices.links.items():
                links[name] = links.get(name, 0) + price * more
        links = {
            name: price if day.links[name].equal else min(0, price)
            for name, price in links.items()
        }
        prices = Prices(
            scale if self.costly else 0,
            {name: price for name, price in links.items() if price},
            {at: max(0, price) for at, price in kept.items() if price > 0},
        )
        taken = self.lp.taken(self.columns.values())
        shares = {
            key: share for key, share in zip(self.columns, taken, strict=True) if share > TINY
        }
        broken = any(share > TINY for share in self.lp.taken(self.lp.artificial))
        return Fractions(prices, shares, broken, self.lp.value)
