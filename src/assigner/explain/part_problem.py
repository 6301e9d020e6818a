"""One independent part of the day as a day of its own, so that little is solved again.

It keeps the part's cases, and everybody whose team takes their phases, with the loads,
the scale and the prices of the whole day: costs differ from those of the day by what the
other parts cost.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from assigner.allocation import Allocation
from assigner.explain.planned import Cost, Planned
from assigner.objective import Costs, Measure, Tier
from assigner.objectives.unassigned import added, left_of
from assigner.problem import Problem
from assigner.rule import Candidates, LinearRow, Part, Rule, SeatName
from assigner.solve.parts import PartOfDay
from assigner.solve.standing import Reached
from assigner.statement import Stated, Statement
from assigner.verify import Judgement, judge
from assigner.words import say

Pair = tuple[str, str]
SEATS: tuple[SeatName, ...] = ("takes", "assists")
_OF_PEOPLE = (
    "capacity", "carried", "held", "load_before", "mixing", "phases_held", "steepness",
)


@dataclass(frozen=True)
class OfDay(Tier):
    """A tier that charges as it does on the whole day, whatever part it is asked about."""

    tier: Tier
    day: Problem

    @property
    def name(self) -> str:
        """The tier's name."""
        return self.tier.name

    @property
    def unit(self) -> str:
        """The tier's unit."""
        return self.tier.unit

    @property
    def evens(self) -> Measure | None:
        """How the tier measures whether loads are even."""
        return self.tier.evens

    @property
    def tolerance(self) -> Fraction:
        """What later tiers may give up of it."""
        return self.tier.tolerance

    @property
    def separable(self) -> bool:
        """Whether parts of the day are judged apart in it."""
        return self.tier.separable

    @property
    def enough(self) -> int:
        """Down to so much all allocations of the day are equally good."""
        return self.tier.enough

    def down_to(self, enough: int) -> "OfDay":
        """The same with so much being enough."""
        return replace(self, tier=self.tier.down_to(enough))

    @cached_property
    def _costs(self) -> Costs:
        return self.tier.costs(self.day)

    def costs(self, problem: Problem) -> Costs:
        """What the tier charges on the day."""
        del problem
        return self._costs

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> Cost:
        """Recount a part. The due dates are those of the day, so cases left are told by them."""
        if self._costs.urgency:
            return left_of(self._costs.urgency, allocation.unassigned(problem))
        return self.tier.measure(problem, allocation, soft)

    def shown(self, problem: Problem, cost: Cost) -> float:
        """A cost in the user's unit."""
        return self.tier.shown(problem, cost)

    def allowed(self, problem: Problem, allocation: Allocation) -> Cost:
        """How far later tiers may let it rise."""
        return self.tier.allowed(problem, allocation)


def of_day(tiers: Sequence[Tier], day: Problem) -> tuple[Tier, ...]:
    """The tiers, bound to a day.

    Bound, the lot is a tier like any other: no engine stops to look for ties.
    """
    return tuple(OfDay(tier, day) for tier in tiers)


@dataclass(frozen=True)
class PartProblem:
    """One part of a plan's day. `part` may be the whole of it."""

    planned: Planned
    part: PartOfDay
    tiers: tuple[Tier, ...]

    @cached_property
    def problem(self) -> Problem:
        """The part as a problem: loads and scale are those of the day."""
        day, mine = self.planned.problem, set(self.part.cases)
        phases = {day.cases[case].phase for case in mine}
        staff = {
            name for name in day.workers if any(day.takes(name, phase) for phase in phases)
        } | set(self.part.workers)
        people = [who for who in day.workers if who in staff]
        return replace(
            day,
            instance=replace(
                day.instance,
                caseworkers=tuple(who for who in day.instance.caseworkers if who.id in staff),
                cases=tuple(case for case in day.instance.cases if case.id in mine),
                caseload=tuple(
                    case for case in day.instance.caseload if case.caseworker in staff
                ),
            ),
            pins=frozenset(pin for pin in day.pins if pin[0] in mine),
            forbids=frozenset(forbid for forbid in day.forbids if forbid[0] in mine),
            known={
                **{name: {who: getattr(day, name)[who] for who in people} for name in _OF_PEOPLE},
                "scale": day.scale,
            },
        )

    @cached_property
    def statement(self) -> Statement:
        """What the rules of the day say of the part."""
        mine, day = set(self.part.cases), self.planned.statement
        return Statement(
            problem=self.problem,
            candidates=Candidates(
                {case: day.candidates.takes[case] for case in self.part.cases},
                {case: day.candidates.assists[case] for case in self.part.cases},
            ),
            bars=tuple(stated for stated in day.bars if stated.item.case in mine),
            soft_bars=tuple(stated for stated in day.soft_bars if stated.item.case in mine),
            ceilings=tuple(
                Stated(rule, replace(
                    item, counts={case: n for case, n in item.counts.items() if case in mine},
                ))
                for rule, item in day.ceilings
            ),
            bonds=tuple(stated for stated in day.bonds if mine.issuperset(stated.item.cases)),
            rows=tuple(
                stated for stated in day.rows
                if all(part.case in mine for part, _ in stated.item.terms)
            ),
            removed={},
            spoken=() if self.planned.divisible else self.planned.rules,
        )

    def asked(
        self, pins: Sequence[Pair], forbids: Sequence[Pair], rows: Sequence[Stated[LinearRow]],
        rule: Rule,
    ) -> Statement:
        """The part with more demanded of it; `rule` is the one that speaks for pins."""
        takes = dict(self.statement.candidates.takes)
        assists = dict(self.statement.candidates.assists)
        more = [row for row in rows if not _bars(row.item)]
        for case, worker in pins:
            takes[case] = tuple(other for other in takes[case] if other == worker)
            terms = ((Part("takes", case, worker), -1),)
            more.append(Stated(rule, LinearRow(case, terms, -1, say("is pinned"))))
        barred = [Part(seat, *pair) for pair in forbids for seat in SEATS]
        barred += [row.item.terms[0][0] for row in rows if _bars(row.item)]
        for seat, case, worker in barred:
            left = takes if seat == "takes" else assists
            left[case] = tuple(other for other in left[case] if other != worker)
        return replace(
            self.statement,
            candidates=Candidates(takes, assists),
            rows=(*self.statement.rows, *more),
        )

    def judged(self, seats: Allocation) -> Judgement:
        """The part judged by the checker."""
        return judge(self.problem, self.planned.rules, self.tiers, seats)

    @cached_property
    def own(self) -> Judgement:
        """What the plan has in the part."""
        mine = set(self.part.cases)
        return self.judged(
            Allocation({c: who for c, who in self.planned.allocation.seats.items() if c in mine})
        )

    def floors(self, found: Judgement, reached: Sequence[Reached]) -> Mapping[str, Cost]:
        """What the day costs at least with the part solved so: less where it is not proven."""
        least = dict(found.costs)
        for item in reached:
            cost = least[item.tier.name]
            if item.proven:
                continue
            if len(cost) == len(item.value) == len(item.bound) == 1:
                # The engine and the checker may count from another nought.
                least[item.tier.name] = (cost[0] - item.value[0] + item.bound[0],)
            else:
                least[item.tier.name] = item.bound if item.value == cost else ()
        return self._of_day(least)

    def costs(self, found: Judgement) -> Mapping[str, Cost]:
        """What the day costs with the part as found and the rest as planned."""
        return self._of_day(found.costs)

    def _of_day(self, costs: Mapping[str, Cost]) -> Mapping[str, Cost]:
        planned, own = self.planned.costs, self.own.costs
        ordered = {
            tier.name for tier in self.tiers if tier.costs(self.problem).balance == "leximax"
        }
        return {
            name: (_exchanged if name in ordered else _with)(planned[name], own[name], cost)
            for name, cost in costs.items()
        }


def _bars(row: LinearRow) -> bool:
    """Whether a row of one seat rules that seat out."""
    return len(row.terms) == 1 and row.terms[0][1] > row.at_most >= 0


def _with(day: Cost, out: Cost, into: Cost) -> Cost:
    """A sum with one part exchanged, number by number."""
    return added((day, tuple(-count for count in out), into))


def _exchanged(day: Cost, out: Cost, into: Cost) -> Cost:
    """Numbers in order, those of one part exchanged."""
    left = Counter(day)
    left.subtract(out)
    left.update(into)
    return tuple(sorted(left.elements(), reverse=True))
