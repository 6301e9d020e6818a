"""One statement solved again and again, each time with one caseworker forced on one case.

The seats, the linking rows, prices and patterns are laid out once and carry over; every
answer is proved anew, as if nothing had been known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.dispatch import all_sums, allocate, crowded, engine_of, parts_of
from assigner.solve.limits import Limits
from assigner.solve.minimum import NoAllocation
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Solved
from assigner.solve.parts import PartOfDay
from assigner.solve.tiers import PartEngine, take_tiers, ways
from assigner.solve.tolerance import ToleranceBase
from assigner.statement import Statement


@dataclass
class Reoptimiser:
    """The statement and its tiers, and what is known of its parts."""

    statement: Statement
    tiers: Sequence[Tier]
    limits: Limits
    origin: ToleranceBase | None = None
    _known: dict[PartOfDay, tuple[LinkingRows, WarmStart]] = field(default_factory=dict)
    _best: Mapping[str, Seats] = field(default_factory=dict)

    def forced(self, asked: Statement, case: str, worker: str) -> Outcome:
        """The best allocation in which `worker` takes `case`; `asked` says that in rows."""
        if crowded(self.statement, self.tiers) or not self._learned:
            return allocate(asked, self.tiers, self.limits, self.origin)
        try:
            engines = [self._engine(asked, part, case, worker) for part in self._parts]
            ended = take_tiers(
                self.statement.problem, engines, self.tiers, self.limits, self.origin
            )
        except NoAllocation as proved:
            return Contradiction(asked, proved.cases)
        if ended is None:
            return OutOfTime(asked)
        return Solved(asked, ended.allocation, ended.reached, ended.tied.cases, ways(engines),
                      ties_sought=ended.tied.sought)

    @cached_property
    def _parts(self) -> tuple[PartOfDay, ...]:
        return parts_of(self.statement, self.tiers)

    @cached_property
    def _learned(self) -> bool:
        """Solve once with nothing forced, and remember how; False where that fails."""
        engines: list[PartEngine] = []
        try:
            for part in self._parts:
                warm_start = WarmStart(all_sums(self.tiers))
                engine = engine_of(self.statement, part, warm_start)
                if isinstance(engine, BranchAndPrice):
                    self._known[part] = (engine.rows, warm_start)
                engines.append(engine)
            ended = take_tiers(
                self.statement.problem, engines, self.tiers, self.limits, self.origin
            )
        except NoAllocation:
            return False
        if ended is not None:
            self._best = ended.allocation.seats
        return ended is not None

    def _engine(self, asked: Statement, part: PartOfDay, case: str, worker: str) -> PartEngine:
        if part not in self._known:
            return engine_of(asked, part)
        rows, warm_start = self._known[part]
        engine = BranchAndPrice(asked, part, rows, warm_start)
        if case in part.cases:
            engine.force(case, worker)
            engine.begin(self._near(part, case, worker), self.tiers)
        return engine

    def _near(self, part: PartOfDay, case: str, worker: str) -> Iterator[Mapping[str, Seats]]:
        """What the best day becomes when the case moves, or is swapped for one of theirs."""
        best = {name: self._best[name] for name in part.cases if name in self._best}
        before = best.get(case)
        if before is None:
            return
        moved = {**best, case: _given(before, worker)}
        yield moved
        for other, seats in best.items():
            if seats.caseworker == worker and other != case:
                yield {**moved, other: _given(seats, before.caseworker)}


def _given(seats: Seats, worker: str) -> Seats:
    """The case with another caseworker; who assisted them and is it now changes places."""
    beside = seats.caseworker if seats.co_caseworker == worker else seats.co_caseworker
    return Seats(worker, beside)
