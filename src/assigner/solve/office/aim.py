"""What a change must do: lower one tier, and leave those before it where they may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.objective import Costs, Tier
from assigner.rule import Bar, Rule
from assigner.solve.office.board import Board
from assigner.solve.office.draft import NOWHERE, Change, Draft

Cost = tuple[int, ...]


@dataclass(frozen=True)
class Charge:
    """One tier as the search counts it, around the pieces and people a change touches.

    `near`: what cases nobody takes cost in numbers that fit a solver, where `costs` says it
    exactly in longer ones.
    """

    board: Board
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
        for rule, bar in self.board.statement.soft_bars:
            if rule.soft_tier == self.costs.soft:
                found.setdefault(bar.case, []).append((rule, bar))
        return found

    def pair(self, piece: int, worker: int) -> int:
        """What it costs by itself that a caseworker has a piece, or that nobody has."""
        it = self.board.pieces[piece]
        lead = it.seat == "takes"
        if worker == NOWHERE:
            return sum(self.costs.unassigned.get(case, 0) for case in it.cases) if lead else 0
        who = self.board.workers[worker]
        cost = self.costs.takes if lead else self.costs.assists
        total = 0 if cost is None else sum(cost(case, who) for case in it.cases)
        for case in it.cases if self._bars else ():
            for rule, bar in self._bars.get(case, ()):
                if (bar.takes if lead else bar.assists) and who in bar.workers:
                    total += rule.price
        return total

    def left(self, piece: int) -> int:
        """About what it costs that nobody has a piece, in numbers that fit a solver."""
        it = self.board.pieces[piece]
        if not self.near:
            return self.pair(piece, NOWHERE)
        return sum(self.near[case] for case in it.cases) if it.seat == "takes" else 0

    def around(self, draft: Draft, pieces: Iterable[int], workers: Sequence[int]) -> Cost:
        """The cost of what these pieces and caseworkers have to do with."""
        board = self.board
        if self.costs.balance == "sumsq":
            return (draft.squares(workers),)
        if self.loads:
            highs = [int(board.steep[w]) * int(draft.load[w]) for w in workers if board.steep[w]]
            return tuple(sorted(highs, reverse=True))
        pieces = list(pieces)
        total = sum(self.pair(piece, int(draft.where[piece])) for piece in pieces)
        if self.costs.soft:
            total += draft.excess(workers, self.costs.soft)
            knots = {id(k): k for piece in pieces for k in board.knots_of.get(piece, ())}
            total += sum(
                knot.cost(draft.where)
                for knot in knots.values()
                if knot.tier == self.costs.soft
            )
        return (total,)

    def total(self, draft: Draft) -> Cost:
        """The tier's cost of the whole allocation."""
        board = self.board
        if self.loads:
            cost = self.around(draft, (), range(len(board.workers)))
            return cost[:1] if self.costs.balance == "minmax" else cost
        total = sum(self.pair(p, w) for p, w in enumerate(draft.where.tolist()))
        total += sum(self.costs.unassigned.get(case, 0) for case in board.carved.left_out)
        if self.costs.soft:
            total += draft.excess(None, self.costs.soft)
            total += sum(k.cost(draft.where) for k in board.knots if k.tier == self.costs.soft)
        return (total,)


@dataclass
class Kept:
    """A tier already taken: its cost now, and the most it may become."""

    charge: Charge
    now: Cost
    most: Cost

    def stays(self, draft: Draft, before: Cost, after: Cost) -> bool:
        """Whether a change that was just made leaves the tier where it may be."""
        if after == before:
            return True
        if self.charge.costs.balance == "minmax":
            return max(after, default=0) <= self.most[0]
        if self.charge.costs.balance == "leximax":
            reached = self.charge.total(draft)
            return all(high <= most for high, most in zip(reached, self.most, strict=True))
        return self.now[0] + after[0] - before[0] <= self.most[0]


@dataclass
class Aim:
    """The tier to lower, and the tiers to keep."""

    goal: Charge
    kept: list[Kept] = field(default_factory=list)

    def on(self, draft: Draft) -> "Aim":
        """The same aim for another draft."""
        return Aim(self.goal, [
            Kept(kept.charge, kept.charge.total(draft), kept.most) for kept in self.kept
        ])

    def attempt(self, draft: Draft, changes: Sequence[Change]) -> bool:
        """Make the changes if they are lawful and better; else leave everything as it was."""
        back = [(piece, int(draft.where[piece])) for piece, _ in changes]
        touched = {piece for piece, _ in changes}
        workers = sorted(
            {w for _, w in back if w != NOWHERE} | {w for _, w in changes if w != NOWHERE}
        )
        charges = [self.goal, *(kept.charge for kept in self.kept)]
        before = [charge.around(draft, touched, workers) for charge in charges]
        draft.shift(changes)
        if draft.lawful(changes):
            goal = self.goal.around(draft, touched, workers)
            if goal < before[0]:
                after = [charge.around(draft, touched, workers) for charge in charges[1:]]
                if all(
                    kept.stays(draft, old, new)
                    for kept, old, new in zip(self.kept, before[1:], after, strict=True)
                ):
                    for kept, old, new in zip(self.kept, before[1:], after, strict=True):
                        if not kept.charge.loads or len(old) == 1:
                            kept.now = (kept.now[0] + new[0] - old[0],)
                    return True
        draft.shift(back)
        return False
