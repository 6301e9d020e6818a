"""One tier at a time lowered by every means there is, until nothing helps or time is up."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from assigner.objective import Costs
from assigner.objectives.balance import Balance
from assigner.solve.local_search.acceptance import Acceptance, Cost, KeptPenalty, Penalty
from assigner.solve.local_search.ceiling_bound import least_under_ceilings
from assigner.solve.local_search.column_lns import ColumnSearch, applicable
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.ejection_chains import ChainDuals, improve
from assigner.solve.local_search.fluid import Floats
from assigner.solve.local_search.fluid_bound import FluidBound
from assigner.solve.local_search.incumbent import NOWHERE, Incumbent
from assigner.solve.local_search.lns import destroy_and_repair, neighbours
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import DescentParameters, PatternParameters
from assigner.solve.local_search.reassign import best_reassignment
from assigner.solve.local_search.repair import repair, urge
from assigner.solve.local_search.swaps import Swaps, make
from assigner.solve.local_search.team import even_team
from assigner.solve.tolerance import ToleranceBase
from assigner.solve.urgency import as_counted


@dataclass
class TierDescent:
    """The incumbent, the tiers taken so far, and what was safe last.

    `proved`: a lower bound of sum(k x load^2). `noted` is called when a better incumbent is safe.
    """

    data: OfficeData
    incumbent: Incumbent
    deadline: Deadline
    origin: ToleranceBase | None = None
    kept: list[KeptPenalty] = field(default_factory=list)
    safe: Ints = field(init=False)  # (block,), its caseworker or -1
    proved: int = 0
    noted: Callable[[], None] = field(default=lambda: None)

    def __post_init__(self) -> None:
        self.safe = self.incumbent.where.copy()
        self.rng = np.random.default_rng(0)

    def note(self) -> None:
        """The incumbent is whole now: an interrupt from here on returns at least this."""
        self.safe = self.incumbent.where.copy()
        self.noted()

    def until(self, deadline: Deadline) -> None:
        """Search on by another clock."""
        self.deadline = deadline

    def take(self, other: Incumbent) -> None:
        """Go on from another allocation."""
        self.incumbent = other

    def back_to_safe(self) -> None:
        """Go back to the last allocation that was whole."""
        self.incumbent = Incumbent(self.data, self.safe)

    def acceptance(self, goal: Penalty) -> Acceptance:
        """The tier to lower now, under those taken."""
        return Acceptance(goal, self.kept)

    def keep(self, penalty: Penalty) -> Cost:
        """Hold a tier from now on where it is, or within its tolerance."""
        value = penalty.total(self.incumbent)
        most = value
        tier = penalty.tier
        if tier.tolerance > 0:
            most = tier.allowed(self.data.statement.problem, self.incumbent.allocation())
            if self.origin is not None:
                before = [as_counted(kept.penalty.costs.urgency, kept.now[0]) for kept in self.kept]
                most = self.origin.most_of(before, value, most)
        self.kept.append(KeptPenalty(penalty, value, most))
        return value

    def place(self, goal: Penalty, least: int) -> None:
        """Leave as few cases as possible without a caseworker."""
        # After another tier, placing a case may cost that one: then only exchanges follow.
        if goal.total(self.incumbent)[0] > least and not self.kept:
            repair(self.incumbent, self.acceptance(goal), self.deadline)
        self.note()

    def urge(self, goal: Penalty) -> None:
        """Let less urgent cases wait instead of more urgent ones."""
        urge(self.incumbent, self.acceptance(goal), self.deadline)
        self.note()

    def cheapen(self, goal: Penalty, least: int, rows: Ints, costs: Ints | None) -> None:
        """Lower a tier of pairs and soft rules; `costs` along the arcs in `rows`."""
        acceptance = self.acceptance(goal)
        if costs is not None and costs.any():
            reassignment = best_reassignment(self.incumbent, rows, costs)
            if reassignment and acceptance.attempt(self.incumbent, reassignment):
                self.note()
        if goal.tier.is_lot:
            return
        whole = costs is not None and len(rows) == len(self.data.arcs[0])
        while not self.deadline.over() and goal.total(self.incumbent)[0] > least:
            exchange = Swaps(self.incumbent, self._some())
            gain = self._gain(costs) if whole and costs is not None else None
            if not make(self.incumbent, acceptance, exchange.cheaper(goal, gain)):
                break
            self.note()
        if goal.costs.soft and not goal.tier.is_lot:
            early = not any(kept.penalty.loads for kept in self.kept)
            rounds = DescentParameters.quiet_rounds_early if early else None
            self._lns(acceptance, least, self._dear(goal), rounds)

    def even_out(self, goal: Penalty, fluid: FluidBound) -> None:
        """Lower the balance tier: swaps, then chains; with few blocks each, by columns.

        `proved` becomes the fluid bound, or a better one where columns give it.
        """
        # The sum of squares leads to the other measures, too: it tells a step from no step where
        # the highest utilisation alone is flat.
        smooth = goal
        if goal.costs.balance != "sumsq":
            smooth = Penalty(self.data, Balance("sumsq"), Costs(balance="sumsq"))
        self.proved = least = fluid.least
        acceptance = self.acceptance(smooth)
        if goal is smooth and not fluid.loose and self._as_team(acceptance):
            return
        self._exchange(acceptance, least, leximax=False)
        if not self.deadline.over() and not self._met(acceptance, least):
            improve(self.incumbent, acceptance, ChainDuals(*fluid.duals()), self.deadline, least)
            self.note()
        if self._free:
            self._choose(acceptance, fluid)
        else:
            value = self.incumbent.squares(range(len(self.data.workers)))
            share = self.deadline.share(DescentParameters.bound_share)
            self.proved = least_under_ceilings(fluid, self.kept, value, share)
            self._lns(acceptance, self.proved, self._uneven(fluid))
        if goal is not smooth:
            self._exchange(self.acceptance(goal), -1, leximax=True)

    def _as_team(self, acceptance: Acceptance) -> bool:
        """Whether a large team's own bound and plan leave nothing that a search would see."""
        found = even_team(self.data, self.kept, self.deadline)
        if found is None:
            return False
        least, where = found
        self.proved = max(self.proved, least)
        if where is not None:
            other = Incumbent(self.data, where)
            acceptance.attempt(self.incumbent, self.incumbent.towards(other))
            self.note()
        data = self.data
        value = self.incumbent.squares(range(len(data.workers)))
        before = Incumbent(data).squares(range(len(data.workers)))
        return value - self.proved <= PatternParameters.near * (value - before)

    def _choose(self, acceptance: Acceptance, fluid: FluidBound) -> None:
        if (
            self._met(acceptance, self.proved)
            or self.deadline.over()
            or not applicable(self.incumbent, fluid)
        ):
            return
        search = ColumnSearch(self.incumbent, acceptance, fluid, self.deadline, self.note)
        self.proved = search.block_duals.least
        if search.small:
            search.lower()
            self.proved = search.block_duals.least

    def _exchange(self, acceptance: Acceptance, least: int, leximax: bool) -> None:
        quiet = 0
        while not self.deadline.over() and not self._met(acceptance, least):
            among = self._some() if quiet < DescentParameters.quiet_passes else None
            made = make(self.incumbent, acceptance, Swaps(self.incumbent, among).evener(leximax))
            self.note()
            if made:
                quiet = 0
            elif among is None:
                return
            else:
                quiet += 1

    @property
    def _free(self) -> bool:
        """Whether nothing but who may have a block stands in the way of even loads."""
        data = self.data
        plain = all(kept.penalty.costs.unassigned for kept in self.kept)
        return plain and not len(data.room) and not data.pairs and not data.mixes

    def _lns(
        self, acceptance: Acceptance, least: int, worst: Callable[[], Floats],
        rounds: int | None = None,
    ) -> None:
        """Large neighbourhoods around whoever costs much, all rules kept."""
        quiet, rounds = 0, rounds or DescentParameters.quiet_rounds
        while quiet < rounds and not self.deadline.over() and not self._met(acceptance, least):
            cost = worst()
            if not cost.any():
                return
            seed = int(self.rng.choice(len(cost), p=cost / cost.sum()))
            size = int(self.rng.integers(*DescentParameters.people))
            workers = neighbours(self.incumbent, seed, size, self.rng)
            better = destroy_and_repair(self.incumbent, acceptance, workers, self.deadline)
            quiet = 0 if better else quiet + 1
            self.note()

    def _dear(self, goal: Penalty) -> Callable[[], Floats]:
        """What everybody costs: somebody above a soft ceiling, or whose pairs cost something."""
        workers = range(len(self.data.workers))
        return lambda: np.array(
            [goal.around(self.incumbent, sorted(self.incumbent.holds[w]), [w])[0] for w in workers],
            dtype=float,
        ).clip(min=0)

    def _uneven(self, fluid: FluidBound) -> Callable[[], Floats]:
        """How far everybody is from the load that is best at the fluid duals."""
        _, best = fluid.duals()
        steep = self.data.steep.astype(float)

        def far() -> Floats:
            away = steep * (self.incumbent.load - best) ** 2
            return np.asarray(away + away.mean() / 3)  # nobody is never chosen

        return far

    def _met(self, acceptance: Acceptance, least: int) -> bool:
        value = acceptance.goal.total(self.incumbent)
        return len(value) == 1 and value[0] <= least

    def _some(self) -> Ints | None:
        """Caseworkers for one pass: all, or as many as leave a pass quick."""
        arcs = len(self.data.arcs[0])
        if arcs <= DescentParameters.swap_arcs:
            return None
        many = len(self.data.workers)
        # Arcs among a part of the caseworkers fall with its square.
        share = max(2, int(many * (DescentParameters.swap_arcs / arcs) ** 0.5))
        return np.sort(self.rng.choice(many, min(many, share), replace=False))

    def _gain(self, costs: Ints) -> Ints:
        """What moving each block along each arc changes, against where it is."""
        block, worker = self.data.arcs
        here = np.zeros(len(self.data.blocks), dtype=np.int64)
        at = self.incumbent.where[block] == worker
        here[block[at]] = costs[at]
        return np.where(self.incumbent.where[block] == NOWHERE, 0, costs - here[block])
