"""One statement solved again and again, each time with one caseworker forced on one case.

The seats, the linking rows, prices and patterns are laid out once and carry over; every
answer is proved anew, as if nothing had been known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.allocation import Seats
from assigner.objective import Costs, Tier
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.columns.linking_rows import LinkingRows
from assigner.solve.dispatch import all_sums, allocate, crowded, engine_of, parts_of
from assigner.solve.limits import Limits
from assigner.solve.minimum import NoAllocation
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Solved
from assigner.solve.parts import PartOfDay
from assigner.solve.rest_of_day import RestOfDay, busy, together
from assigner.solve.tiers import PartEngine, take_tiers, ways
from assigner.solve.tolerance import ToleranceBase
from assigner.statement import Statement


@dataclass
class Reoptimiser:
    """The statement and its tiers, and what is known of its parts. `begun`: an allocation of it."""

    statement: Statement
    tiers: Sequence[Tier]
    limits: Limits
    origin: ToleranceBase | None = None
    begun: Mapping[str, Seats] = field(default_factory=dict)
    _known: dict[PartOfDay, tuple[LinkingRows, WarmStart]] = field(default_factory=dict)
    _best: Mapping[str, Seats] = field(default_factory=dict)
    _rests: dict[str, RestOfDay | None] = field(default_factory=dict)

    def forced(self, asked: Statement, case: str, worker: str) -> Outcome:
        """The best allocation in which `worker` takes `case`; `asked` says that in rows."""
        if crowded(self.statement, self.tiers) or not self._learned:
            return allocate(asked, self.tiers, self.limits, self.origin)
        if worker not in busy(self._best.values()) and case not in self._rests:
            self._rests[case] = self._without(case)
        rest = self._rests.get(case)
        given = None if rest is None else rest.given(worker)
        if given is not None:
            return Solved(asked, *given, frozenset(), BranchAndPrice.way, ties_sought=False)
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
                    mine = {c: self.begun[c] for c in part.cases if c in self.begun}
                    engine.begin([mine] if mine else [], self.tiers)
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

    def _without(self, case: str) -> RestOfDay | None:
        """The best day without a case and its siblings; None where it does not tell enough."""
        (mine,) = (part for part in self._parts if case in part.cases)
        rows, warm_start = self._known.get(mine, (None, None))
        if rows is None or warm_start is None or not warm_start.strict or self.origin is not None:
            return None
        cases = together(rows, rows.table.case_at[case])
        each = [tier.costs(self.statement.problem) for tier in self.tiers]
        if cases is None or any(costs.balance == "minmax" for costs in each):
            return None
        if len(cases) > 1 and not _places_first(each[0], [rows.table.cases[at] for at in cases]):
            return None
        gone = {rows.table.cases[number] for number in cases}
        others = tuple(name for name in mine.cases if name not in gone)
        engine = BranchAndPrice(self.statement, PartOfDay(others, mine.workers),
                                rows.without(cases), warm_start)
        engine.search.leave_out(cases)
        best = {name: self._best[name] for name in others if name in self._best}
        engine.begin([best], self.tiers)
        engines = [engine, *(self._engine(self.statement, part, case, "")
                             for part in self._parts if part is not mine)]
        try:
            ended = take_tiers(self.statement.problem, engines, self.tiers, self.limits)
        except NoAllocation:
            return None
        if ended is None or not all(item.proven for item in ended.reached):
            return None
        charges = tuple(warm_start.charge(rows, costs) for costs in each)
        return RestOfDay(rows, cases, ended.allocation, ended.reached, charges)

    def _near(self, part: PartOfDay, case: str, worker: str) -> Iterator[Mapping[str, Seats]]:
        """What the best day becomes when the case moves, or is swapped for one of theirs."""
        best = {name: self._best[name] for name in part.cases if name in self._best}
        before = best.get(case)
        if before is None:
            return
        rest = self._rests.get(case)
        if rest is not None:
            yield from rest.near(worker)
        moved = {**best, case: _given(before, worker)}
        yield moved
        for other, seats in best.items():
            if seats.caseworker == worker and other != case:
                yield {**moved, other: _given(seats, before.caseworker)}


def _places_first(first: Costs, cases: Sequence[str]) -> bool:
    """Whether the first tier charges for each of some cases that is left, and for nothing else."""
    more = (first.takes, first.assists, first.balance, first.soft or None)
    return all(first.unassigned.get(case, 0) > 0 for case in cases) and not any(more)


def _given(seats: Seats, worker: str) -> Seats:
    """The case with another caseworker; who assisted them and is it now changes places."""
    beside = seats.caseworker if seats.co_caseworker == worker else seats.co_caseworker
    return Seats(worker, beside)
