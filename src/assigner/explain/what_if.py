"""The day solved again with one thing forced: the only ground of any explanation.

Why A and not B: B is forced, everything is optimised again, and the two are compared
(Krarup, Krivic, Magazzeni, Long, Cashmore & Smith, JAIR 72, 2021). Greedy costs, all else
as it is, overstate and name wrong runners-up. Parts of the day that no row ties together
stay as they are: only the part with the case is solved again. Every answer is judged by
the checker before it is used.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assigner.allocation import Allocation
from assigner.errors import NothingFound, VerificationFailed
from assigner.explain.difference import Difference
from assigner.explain.part_problem import Pair, PartProblem, of_day
from assigner.explain.planned import Cost, Planned
from assigner.rule import LinearRow, Rule
from assigner.rules.decisions import DecisionsRule
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Nothing, Outcome
from assigner.solve.parts import PartOfDay, split, whole
from assigner.solve.tolerance import ToleranceBase, origin_of
from assigner.statement import Stated, Statement
from assigner.verify import judge
from assigner.words import say

if TYPE_CHECKING:
    from assigner.solve.reoptimise import Reoptimiser


@dataclass(frozen=True)
class Trial:
    """An allocation under a demand: what it costs, recounted, and whether it is proven best.

    `floors`: what every tier costs at least under the demand; its cost where that is proven.
    """

    allocation: Allocation
    costs: Mapping[str, Cost]
    proven: bool
    floors: Mapping[str, Cost]


class Trials:
    """The trials of one plan, each made once. `heard` is told of every one."""

    def __init__(
        self, planned: Planned, limits: Limits | None = None,
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        self.planned = planned
        self.limits = limits or Limits()
        self.heard = heard
        self._made: dict[object, Trial | None] = {}
        self._problems: dict[PartOfDay, PartProblem] = {}
        self._forcing: dict[PartOfDay, Reoptimiser] = {}
        self._tiers = of_day(planned.tiers, planned.problem)

    @cached_property
    def parts(self) -> tuple[PartOfDay, ...]:
        """The independent parts of the day."""
        statement = self.planned.statement
        return split(statement) if self.planned.divisible else (whole(statement),)

    @cached_property
    def part_of(self) -> Mapping[str, PartOfDay]:
        """The part each new case is in."""
        return {case: part for part in self.parts for case in part.cases}

    @cached_property
    def decisions(self) -> Rule:
        """The rule that pins and forbids speak by."""
        return DecisionsRule.among(self.planned.rules)

    @cached_property
    def origin(self) -> ToleranceBase | None:
        """From where a tolerance counts: the plan's own day, whatever a trial demands."""
        from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools is slow

        plan = self.planned
        return origin_of(plan.problem, plan.rules, plan.tiers, self.limits, allocate)

    @property
    def most(self) -> Cost | None:
        """How far balance may rise under its tolerance, where that is known."""
        return None if self.origin is None else self.origin.most

    def forced(self, case: str, worker: str) -> Trial | None:
        """The best day in which `worker` takes `case`; None when there is none."""
        if self.planned.caseworker(case) == worker and self.planned.proven:
            costs = self.planned.costs
            return Trial(self.planned.allocation, costs, proven=True, floors=costs)
        if worker not in self.planned.statement.candidates.takes[case]:
            return None
        return self.again(self.part_of[case], pins=((case, worker),))

    def without(self, forbids: Sequence[Pair]) -> Trial | None:
        """The best day without any of these (case, caseworker), all in one part of it."""
        part = self.part_of[forbids[0][0]]
        return self.again(part, forbids=tuple(sorted(forbids)))

    def again(
        self, part: PartOfDay, *, pins: tuple[Pair, ...] = (), forbids: tuple[Pair, ...] = (),
        rows: tuple[Stated[LinearRow], ...] = (),
    ) -> Trial | None:
        """The best day in which one part obeys more than the plan had to.

        Raises NothingFound where the time is over.
        """
        key = (part, pins, forbids, tuple((row.item.terms, row.item.at_most) for row in rows))
        if key not in self._made:
            if self.limits.over():
                raise late()
            self._made[key] = self._make(part, pins, forbids, rows)
            self.heard()
        return self._made[key]

    def compared(self, trial: Trial) -> Difference:
        """A trial beside the plan."""
        return Difference(
            self.planned, trial.allocation, trial.costs, self.most, trial.floors
        )

    def judge_day(self, trial: Trial) -> Trial:
        """Judge the whole day of a trial, not its part alone. Raises VerificationFailed."""
        planned = self.planned
        found = judge(planned.problem, planned.rules, planned.tiers, trial.allocation)
        if found.breaches or dict(found.costs) != dict(trial.costs):
            raise VerificationFailed(str(say("Defect: a trial does not hold on the whole day.")))
        return trial

    def _make(
        self, part: PartOfDay, pins: tuple[Pair, ...], forbids: tuple[Pair, ...],
        rows: tuple[Stated[LinearRow], ...],
    ) -> Trial | None:
        if part not in self._problems:
            self._problems[part] = PartProblem(self.planned, part, self._tiers)
        alone = self._problems[part]
        outcome = self._solved(part, alone.asked(pins, forbids, rows, self.decisions),
                               pins if not forbids and not rows else ())
        if isinstance(outcome, Contradiction):
            return None
        if isinstance(outcome, Nothing):
            raise late()
        mine, seats = set(part.cases), outcome.allocation
        found = alone.judged(seats)
        kept = all(case in seats.takes(worker) for case, worker in pins)
        kept = kept and not any(worker in seats.people(case) for case, worker in forbids)
        kept = kept and all(holds(row.item, seats) for row in rows)
        if found.breaches or not kept:
            raise VerificationFailed(
                str(say("Defect: the engine and the checker disagree about a trial."))
            )
        rest = {c: who for c, who in self.planned.allocation.seats.items() if c not in mine}
        return Trial(
            Allocation({**rest, **seats.seats}), alone.costs(found), outcome.proven,
            alone.floors(found, outcome.reached),
        )


    def _solved(self, part: PartOfDay, asked: Statement, pins: tuple[Pair, ...]) -> Outcome:
        from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools is slow
        from assigner.solve.reoptimise import Reoptimiser  # noqa: PLC0415  # likewise

        if len(pins) != 1:
            return allocate(asked, self._tiers, self.limits, self.origin)
        if part not in self._forcing:
            statement = self._problems[part].statement
            self._forcing[part] = Reoptimiser(
                statement, self._tiers, self.limits, self.origin, self.planned.allocation.seats
            )
        return self._forcing[part].forced(asked, *pins[0])


def late() -> NothingFound:
    """What is raised where the time is over."""
    return NothingFound(str(say("The question was not answered in the time given.")))


def holds(row: LinearRow, allocation: Allocation) -> bool:
    """Whether an allocation keeps a row, looked up seat by seat."""
    total = 0
    for part, count in row.terms:
        seats = allocation.seats.get(part.case)
        if seats is not None and seats[part.seat == "assists"] == part.worker:
            total += count
    return total <= row.at_most
