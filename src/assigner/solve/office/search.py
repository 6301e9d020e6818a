"""One tier at a time lowered by every means there is, until nothing helps or time is up."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from assigner.objective import Costs
from assigner.objectives.balance import Balance
from assigner.objectives.tie_break import TieBreak
from assigner.solve.office.aim import Aim, Charge, Cost, Kept
from assigner.solve.office.board import Board
from assigner.solve.office.bound import Ground
from assigner.solve.office.ceiled import least_under_ceilings
from assigner.solve.office.chains import Prices, climb
from assigner.solve.office.clock import Clock
from assigner.solve.office.draft import NOWHERE, Draft
from assigner.solve.office.exchange import Exchange, make
from assigner.solve.office.pairing import Ints
from assigner.solve.office.regroup import neighbours, regroup
from assigner.solve.office.settle import settle, urge
from assigner.solve.office.sparse import Sparse, suits
from assigner.solve.office.twins import best_trade
from assigner.solve.office.water import Floats
from assigner.solve.tolerance import Origin
from assigner.solve.urgency import told

ARCS = 300_000
ROUNDS, PATIENT = 24, 80  # deals in a row that find nothing; of a tier before balance
QUIET = 3


@dataclass
class Search:
    """The draft, the tiers taken so far, and what was safe last.

    `proved`: a lower bound of sum(k x load^2). `noted` is called when a better draft is safe.
    """

    board: Board
    draft: Draft
    clock: Clock
    origin: Origin | None = None
    kept: list[Kept] = field(default_factory=list)
    safe: Ints = field(init=False)
    proved: int = 0
    noted: Callable[[], None] = field(default=lambda: None)

    def __post_init__(self) -> None:
        self.safe = self.draft.where.copy()
        self.draw = np.random.default_rng(0)

    def note(self) -> None:
        """The draft is whole now: an interrupt from here on returns at least this."""
        self.safe = self.draft.where.copy()
        self.noted()

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
            if self.origin is not None:
                before = [told(kept.charge.costs.urgency, kept.now[0]) for kept in self.kept]
                most = self.origin.most_of(before, value, most)
        self.kept.append(Kept(charge, value, most))
        return value

    def place(self, goal: Charge, least: int) -> None:
        """Leave as few cases as possible without a caseworker."""
        # After another tier, placing a case may cost that one: then only exchanges follow.
        if goal.total(self.draft)[0] > least and not self.kept:
            settle(self.draft, self.aim(goal), self.clock)
        self.note()

    def urge(self, goal: Charge) -> None:
        """Let less urgent cases wait instead of more urgent ones."""
        urge(self.draft, self.aim(goal), self.clock)
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
            early = not any(kept.charge.loads for kept in self.kept)
            self._deal(aim, least, self._dear(goal), PATIENT if early else ROUNDS)

    def even_out(self, goal: Charge, ground: Ground) -> None:
        """Lower the balance tier: exchanges, then chains; with few pieces each, by hands.

        `proved` becomes the poured bound, or a better one where hands give it.
        """
        smooth = goal
        if goal.costs.balance != "sumsq":
            smooth = Charge(self.board, Balance("sumsq"), Costs(balance="sumsq"))
        self.proved = least = ground.least
        aim = self.aim(smooth)
        self._exchange(aim, least, leximax=False)
        if not self.clock.over() and not self._met(aim, least):
            climb(self.draft, aim, Prices(*ground.prices()), self.clock, least)
            self.note()
        if self._free:
            self._choose(aim, ground)
        else:
            value = self.draft.squares(range(len(self.board.workers)))
            self.proved = least_under_ceilings(ground, self.kept, value, self.clock.share(0.3))
            self._deal(aim, self.proved, self._uneven(ground))
        if goal is not smooth:
            self._exchange(self.aim(goal), -1, leximax=True)

    def _choose(self, aim: Aim, ground: Ground) -> None:
        if self._met(aim, self.proved) or self.clock.over() or not suits(self.draft, ground):
            return
        sparse = Sparse(self.draft, aim, ground, self.clock, self.note)
        self.proved = sparse.priced.least
        if sparse.near:
            sparse.lower()
            self.proved = sparse.priced.least

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

    @property
    def _free(self) -> bool:
        """Whether nothing but who may have a piece stands in the way of even loads."""
        board = self.board
        plain = all(kept.charge.costs.unassigned for kept in self.kept)
        return plain and not len(board.room) and not board.pairs and not board.mixes

    def _deal(
        self, aim: Aim, least: int, worst: Callable[[], Floats], rounds: int = ROUNDS
    ) -> None:
        """Groups around somebody who costs much deal their pieces again, all rules kept."""
        quiet = 0
        while quiet < rounds and not self.clock.over() and not self._met(aim, least):
            cost = worst()
            if not cost.any():
                return
            seed = int(self.draw.choice(len(cost), p=cost / cost.sum()))
            workers = neighbours(self.draft, seed, int(self.draw.integers(3, 9)), self.draw)
            quiet = 0 if regroup(self.draft, aim, workers, self.clock) else quiet + 1
            self.note()

    def _dear(self, goal: Charge) -> Callable[[], Floats]:
        """What everybody costs: somebody above a soft ceiling, or whose pairs cost something."""
        workers = range(len(self.board.workers))
        return lambda: np.array(
            [goal.around(self.draft, sorted(self.draft.holds[w]), [w])[0] for w in workers],
            dtype=float,
        ).clip(min=0)

    def _uneven(self, ground: Ground) -> Callable[[], Floats]:
        """How far everybody is from the load that is best at the poured prices."""
        _, best = ground.prices()
        steep = self.board.steep.astype(float)

        def far() -> Floats:
            away = steep * (self.draft.load - best) ** 2
            return np.asarray(away + away.mean() / 3)

        return far

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
