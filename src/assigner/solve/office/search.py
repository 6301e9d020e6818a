"""One tier at a time lowered by every means there is, until nothing helps or time is up."""

from dataclasses import dataclass, field

import numpy as np

from assigner.objective import Costs
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.solve.office.aim import Aim, Charge, Cost, Kept
from assigner.solve.office.board import Board
from assigner.solve.office.bound import Ground
from assigner.solve.office.chains import Chains, Prices
from assigner.solve.office.clock import Clock
from assigner.solve.office.draft import NOWHERE, Draft
from assigner.solve.office.exchange import Exchange, make
from assigner.solve.office.pairing import Ints
from assigner.solve.office.regroup import neighbours, regroup
from assigner.solve.office.settle import settle
from assigner.solve.office.sparse import Sparse, suits
from assigner.solve.office.twins import best_trade

ARCS = 300_000
DEPTH = 8
BATCH = 32
ROUNDS = 24
QUIET = 3


@dataclass
class Search:
    """The draft, the tiers taken so far, and what was safe last."""

    board: Board
    draft: Draft
    clock: Clock
    kept: list[Kept] = field(default_factory=list)
    safe: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.safe = self.draft.where.copy()
        self.draw = np.random.default_rng(0)

    def note(self) -> None:
        """The draft is whole now: an interrupt from here on returns at least this."""
        self.safe = self.draft.where.copy()

    def aim(self, goal: Charge) -> Aim:
        """The tier to lower now, under those taken."""
        return Aim(goal, self.kept)

    def keep(self, charge: Charge) -> Cost:
        """Hold a tier from now on where it is, or within its tolerance."""
        value = charge.total(self.draft)
        most = value
        tier = charge.tier
        if isinstance(tier, Balance) and tier.tolerance > 0:
            most = tier.allowed(self.board.statement.problem, self.draft.allocation())
        self.kept.append(Kept(charge, value, most))
        return value

    def place(self, goal: Charge, least: int) -> None:
        """Leave as few cases as possible without a caseworker."""
        # After another tier, placing a case may cost that one: then only exchanges follow.
        if goal.total(self.draft)[0] > least and not self.kept:
            settle(self.draft, self.aim(goal), self.clock)
        self.note()

    def cheapen(self, goal: Charge, least: int, rows: Ints, costs: Ints | None) -> None:
        """Lower a tier of pairs and soft rules; `costs` along the arcs in `rows`."""
        aim = self.aim(goal)
        if costs is not None and costs.any():
            trade = best_trade(self.draft, rows, costs)
            if trade and aim.attempt(self.draft, trade):
                self.note()
        if isinstance(goal.tier, TieBreak):
            return
        whole = costs is not None and len(rows) == len(self.board.arcs[0])
        while not self.clock.over() and goal.total(self.draft)[0] > least:
            exchange = Exchange(self.draft, self._some())
            gain = self._gain(costs) if whole and costs is not None else None
            if not make(self.draft, aim, exchange.cheaper(goal, gain)):
                break
            self.note()
        if goal.costs.soft and not isinstance(goal.tier, TieBreak):
            self._deal(aim, least)

    def even_out(self, goal: Charge, ground: Ground) -> int:
        """Lower the balance tier: exchanges, then chains; with few pieces each, by hands.

        A lower bound of sum(k x load^2), better than the poured one where hands gave it.
        """
        smooth = goal
        if goal.costs.balance != "sumsq":
            smooth = Charge(self.board, Balance("sumsq"), Costs(balance="sumsq"))
        least = ground.least
        aim = self.aim(smooth)
        self._exchange(aim, least, leximax=False)
        self._chain(aim, ground, least)
        if not self._met(aim, least) and not self.clock.over() and suits(self.draft, ground):
            least = self._choose(aim, ground)
        if goal is not smooth:
            self._exchange(self.aim(goal), -1, leximax=True)
        return least

    def _choose(self, aim: Aim, ground: Ground) -> int:
        sparse = Sparse(self.draft, aim, ground, self.clock)
        sparse.lower()
        self.note()
        return sparse.priced.least

    def _exchange(self, aim: Aim, least: int, leximax: bool) -> None:
        quiet = 0
        while not self.clock.over() and not self._met(aim, least):
            among = self._some() if quiet < QUIET else None
            made = make(self.draft, aim, Exchange(self.draft, among).evener(leximax))
            self.note()
            if made:
                quiet = 0
            elif among is None:
                return
            else:
                quiet += 1

    def _chain(self, aim: Aim, ground: Ground, least: int) -> None:
        prices = Prices(*ground.prices())
        found = True
        while found and not self.clock.over() and not self._met(aim, least):
            found = False
            chains = Chains(self.draft, prices)
            order = np.argsort(-chains.potential, kind="stable")
            for first in range(0, len(order), BATCH):
                if self.clock.over() or found:
                    break
                busy: set[int] = set()
                for changes in chains.found(np.sort(order[first : first + BATCH]), DEPTH, 0.5):
                    people = {int(self.draft.where[piece]) for piece, _ in changes}
                    people |= {to for _, to in changes}
                    if not people & busy and aim.attempt(self.draft, changes):
                        busy |= people
                        found = True
                self.note()

    def _deal(self, aim: Aim, least: int) -> None:
        quiet = 0
        while quiet < ROUNDS and not self.clock.over() and not self._met(aim, least):
            seed = self._worst(aim.goal)
            if seed is None:
                return
            workers = neighbours(self.draft, seed, int(self.draw.integers(3, 9)), self.draw)
            quiet = 0 if regroup(self.draft, aim, workers, self.clock) else quiet + 1
            self.note()

    def _worst(self, goal: Charge) -> int | None:
        """Somebody above a soft ceiling, or whoever the pairs cost something."""
        cost = np.array(
            [goal.around(self.draft, sorted(self.draft.holds[w]), [w])[0]
             for w in range(len(self.board.workers))], dtype=float,
        ).clip(min=0)
        if not cost.any():
            return None
        return int(self.draw.choice(len(cost), p=cost / cost.sum()))

    def _met(self, aim: Aim, least: int) -> bool:
        value = aim.goal.total(self.draft)
        return len(value) == 1 and value[0] <= least

    def _some(self) -> Ints | None:
        """Caseworkers for one pass: all, or as many as leave a pass quick."""
        arcs = len(self.board.arcs[0])
        if arcs <= ARCS:
            return None
        many = len(self.board.workers)
        share = max(2, int(many * (ARCS / arcs) ** 0.5))
        return np.sort(self.draw.choice(many, min(many, share), replace=False))

    def _gain(self, costs: Ints) -> Ints:
        """What moving each piece along each arc changes, against where it is."""
        piece, worker = self.board.arcs
        here = np.zeros(len(self.board.pieces), dtype=np.int64)
        at = self.draft.where[piece] == worker
        here[piece[at]] = costs[at]
        return np.where(self.draft.where[piece] == NOWHERE, 0, costs - here[piece])
