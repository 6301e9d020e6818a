"""What a change must do: lower one tier, and leave those before it where they may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.objective import Costs, Tier
from assigner.rule import Bar, Rule
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.incumbent import NOWHERE, Change, Incumbent

Cost = tuple[int, ...]


@dataclass(frozen=True)
class Penalty:
    """One tier as the search counts it, around the blocks and people a change touches.

    `near`: what cases nobody takes cost in numbers that fit a solver, where `costs` says it
    exactly in longer ones.
    """

    data: OfficeData
    tier: Tier
    costs: Costs
    near: Mapping[str, int] = field(default_factory=dict)

    @property
    def loads(self) -> bool:
        """Whether the tier is about loads."""
        return self.costs.balance is not None

    @property
    def plain(self) -> bool:
        """Whether a pair costs nothing by itself."""
        return self.costs.takes is None and self.costs.assists is None and not self._bars

    @cached_property
    def _bars(self) -> Mapping[str, list[tuple[Rule, Bar]]]:
        found: dict[str, list[tuple[Rule, Bar]]] = {}
        for rule, bar in self.data.statement.soft_bars:
            if rule.soft_tier == self.costs.soft:
                found.setdefault(bar.case, []).append((rule, bar))
        return found

    def pair(self, block: int, worker: int) -> int:
        """What it costs by itself that a caseworker has a block, or that nobody has."""
        it = self.data.blocks[block]
        lead = it.seat == "takes"
        if worker == NOWHERE:
            return sum(self.costs.unassigned.get(case, 0) for case in it.cases) if lead else 0
        who = self.data.workers[worker]
        cost = self.costs.takes if lead else self.costs.assists
        total = 0 if cost is None else sum(cost(case, who) for case in it.cases)
        for case in it.cases if self._bars else ():
            for rule, bar in self._bars.get(case, ()):
                if (bar.takes if lead else bar.assists) and who in bar.workers:
                    total += rule.price
        return total

    def left(self, block: int) -> int:
        """About what it costs that nobody has a block, in numbers that fit a solver."""
        it = self.data.blocks[block]
        if not self.near:
            return self.pair(block, NOWHERE)
        return sum(self.near[case] for case in it.cases) if it.seat == "takes" else 0

    def around(self, incumbent: Incumbent, blocks: Iterable[int], workers: Sequence[int]) -> Cost:
        """The cost of what these blocks and caseworkers have to do with."""
        data = self.data
        if self.costs.balance == "sumsq":
            return (incumbent.squares(workers),)
        if self.loads:
            highs = [int(data.steep[w]) * int(incumbent.load[w]) for w in workers if data.steep[w]]
            return tuple(sorted(highs, reverse=True))
        blocks = list(blocks)
        total = sum(self.pair(block, int(incumbent.where[block])) for block in blocks)
        if self.costs.soft:
            total += incumbent.excess(workers, self.costs.soft)
            softs = {id(k): k for block in blocks for k in data.softs_of.get(block, ())}
            total += sum(
                soft.cost(incumbent.where)
                for soft in softs.values()
                if soft.tier == self.costs.soft
            )
        return (total,)

    def total(self, incumbent: Incumbent) -> Cost:
        """The tier's cost of the whole allocation."""
        data = self.data
        if self.loads:
            cost = self.around(incumbent, (), range(len(data.workers)))
            return cost[:1] if self.costs.balance == "minmax" else cost
        total = sum(self.pair(p, w) for p, w in enumerate(incumbent.where.tolist()))
        total += sum(self.costs.unassigned.get(case, 0) for case in data.carved.left_out)
        if self.costs.soft:
            total += incumbent.excess(None, self.costs.soft)
            total += sum(k.cost(incumbent.where) for k in data.softs if k.tier == self.costs.soft)
        return (total,)


@dataclass
class KeptPenalty:
    """A tier already taken: its cost now, and the most it may become."""

    penalty: Penalty
    now: Cost
    most: Cost

    def moved(self, before: Cost, after: Cost) -> None:
        """Count a change that was made: only a sum can be told from what was around it."""
        if not self.penalty.loads or len(before) == 1:
            self.now = (self.now[0] + after[0] - before[0],)

    def stays(self, incumbent: Incumbent, before: Cost, after: Cost) -> bool:
        """Whether a change that was just made leaves the tier where it may be."""
        if after == before:
            return True
        if self.penalty.costs.balance == "minmax":
            return max(after, default=0) <= self.most[0]
        if self.penalty.costs.balance == "leximax":
            reached = self.penalty.total(incumbent)
            return all(high <= most for high, most in zip(reached, self.most, strict=True))
        return self.now[0] + after[0] - before[0] <= self.most[0]


@dataclass
class Acceptance:
    """The tier to lower, and the tiers to keep."""

    goal: Penalty
    kept: list[KeptPenalty] = field(default_factory=list)

    def on(self, incumbent: Incumbent) -> "Acceptance":
        """The same goal and tiers, counted on another incumbent."""
        return Acceptance(self.goal, [
            KeptPenalty(kept.penalty, kept.penalty.total(incumbent), kept.most)
            for kept in self.kept
        ])

    def attempt(self, incumbent: Incumbent, changes: Sequence[Change]) -> bool:
        """Make the changes if they are lawful and better; else leave everything as it was."""
        back = [(block, int(incumbent.where[block])) for block, _ in changes]
        touched = {block for block, _ in changes}
        workers = sorted(
            {w for _, w in back if w != NOWHERE} | {w for _, w in changes if w != NOWHERE}
        )
        penalties = [self.goal, *(kept.penalty for kept in self.kept)]
        before = [penalty.around(incumbent, touched, workers) for penalty in penalties]
        incumbent.shift(changes)
        if incumbent.lawful(changes):
            goal = self.goal.around(incumbent, touched, workers)
            if goal < before[0]:
                after = [penalty.around(incumbent, touched, workers) for penalty in penalties[1:]]
                if all(
                    kept.stays(incumbent, old, new)
                    for kept, old, new in zip(self.kept, before[1:], after, strict=True)
                ):
                    for kept, old, new in zip(self.kept, before[1:], after, strict=True):
                        kept.moved(old, new)
                    return True
        incumbent.shift(back)
        return False
