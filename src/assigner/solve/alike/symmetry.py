"""What is alike in a part of the day: caseworkers of one type, cases of one type.

Judged by what the rules and the tiers say of them, never by their rows in a file: two people
are of one type when swapping them changes nothing but the lot, and so are two cases.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.objective import Costs, Tier
from assigner.rule import Part, SeatName
from assigner.solve.alike.parameters import AlikeParameters
from assigner.solve.parts import PartOfDay
from assigner.statement import Statement

KINDS: tuple[SeatName, SeatName] = ("takes", "assists")


@dataclass(frozen=True)
class AlikeTypes:
    """A part of the day by type; ids within a type in order.

    An item is a seat of a type of cases: `items[i]` is (type of cases, kind of seat). Every
    case is to be placed, with its co-worker where it needs one.
    """

    statement: Statement
    part: PartOfDay
    prices: "SeatPrices"
    people: tuple[tuple[str, ...], ...]
    cases: tuple[tuple[str, ...], ...]

    @cached_property
    def items(self) -> tuple[tuple[int, SeatName], ...]:
        """Every item, first seats before second ones."""
        assists = self.statement.candidates.assists
        second = [at for at, same in enumerate(self.cases) if assists[same[0]]]
        return (
            *((at, KINDS[0]) for at in range(len(self.cases))), *((at, KINDS[1]) for at in second),
        )

    @cached_property
    def demand(self) -> tuple[int, ...]:
        """How many seats of each item are to be filled."""
        return tuple(len(self.cases[at]) for at, _ in self.items)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """How many caseworkers each type has."""
        return tuple(map(len, self.people))

    def able(self, kind: int) -> list[int]:
        """The items that a type of caseworkers may have."""
        worker, candidates = self.people[kind][0], self.statement.candidates
        return [
            item for item, (at, seat) in enumerate(self.items)
            if worker in getattr(candidates, seat)[self.cases[at][0]]
        ]

    def price(self, costs: Costs, item: int, kind: int) -> int:
        """What a tier charges for one seat by itself."""
        at, seat = self.items[item]
        return self.prices.of(costs, Part(seat, self.cases[at][0], self.people[kind][0]))

    def named(self, costs: Costs) -> dict[Part, int]:
        """The same for every seat, by name."""
        candidates = self.statement.candidates
        seats = (part for case in self.part.cases for part in candidates.of(case))
        return {part: self.prices.of(costs, part) for part in seats}


class SeatPrices:
    """What a seat costs by itself in a tier: its pair, and the soft bars on it."""

    def __init__(self, statement: Statement) -> None:
        self.bars: dict[str, list[tuple[str, int, frozenset[str], tuple[bool, bool]]]]
        self.bars = defaultdict(list)
        for rule, bar in statement.soft_bars:
            seats = (bar.takes, bar.assists)
            self.bars[bar.case].append((rule.soft_tier, rule.price, bar.workers, seats))

    def of(self, costs: Costs, part: Part) -> int:
        """The price of a seat."""
        charge = costs.takes if part.seat == KINDS[0] else costs.assists
        price = 0 if charge is None else charge(part.case, part.worker)
        for tier, each, workers, seats in self.bars.get(part.case, ()) if costs.soft else ():
            if tier == costs.soft and seats[part.seat == KINDS[1]] and part.worker in workers:
                price += each
        return price


def fewest_types(statement: Statement, part: PartOfDay) -> tuple[int, int]:
    """No fewer types of people, and of cases, than their own numbers tell apart.

    Looked at before the seats are: on a large day these alone say that little is alike.
    """
    problem = statement.problem
    people = {
        (problem.steepness[w], problem.load_before[w], problem.mixing[w], problem.phases_held[w])
        for w in part.workers
    }
    cases = {(problem.weight[c], problem.co_weight[c], problem.cases[c].phase) for c in part.cases}
    return len(people), len(cases)


def alike(statement: Statement, part: PartOfDay, tiers: Sequence[Tier]) -> AlikeTypes | None:
    """Sort a part by what the rules and `tiers`, all but the lot, say.

    None where a row ties cases together, or says more of a case than that its seats are filled
    by different people: then counts by type are not enough.
    """
    problem, size = statement.problem, len(part.cases) * len(part.workers)
    if not 0 < size <= AlikeParameters.seats_compared or problem.home:
        return None
    if not _Rows(statement, part).alone():
        return None
    costs = [tier.costs(problem) for tier in tiers]
    prices = SeatPrices(statement)
    ceilings = [ceiling for _, ceiling in statement.ceilings]
    candidates = statement.candidates

    def of_case(case: str) -> Hashable:
        parts = [*candidates.of(case)]
        return (
            problem.weight[case], problem.co_weight[case], problem.cases[case].phase,
            candidates.takes[case], candidates.assists[case],
            tuple(ceiling.counts.get(case, 0) for ceiling in ceilings),
            tuple(prices.of(cost, each) for cost in costs for each in parts),
        )

    cases = _grouped(part.cases, of_case)
    firsts = [same[0] for same in cases]
    able = {
        (case, seat): frozenset(getattr(candidates, seat)[case])
        for case in firsts for seat in KINDS
    }

    def of_person(worker: str) -> Hashable:
        parts = [Part(seat, case, worker) for (case, seat), who in able.items() if worker in who]
        return (
            problem.steepness[worker], problem.load_before[worker], problem.mixing[worker],
            problem.phases_held[worker], tuple(ceiling.room.get(worker) for ceiling in ceilings),
            tuple((each.case, each.seat) for each in parts),
            tuple(prices.of(cost, each) for cost in costs for each in parts),
        )

    return AlikeTypes(statement, part, prices, _grouped(part.workers, of_person), cases)


def _grouped(names: Sequence[str], says: Callable[[str], Hashable]) -> tuple[tuple[str, ...], ...]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for name in names:
        found[says(name)].append(name)
    return tuple(tuple(same) for same in found.values())


@dataclass
class _Rows:
    """The rows on a part: whether they say that seats are filled by different people, no more."""

    statement: Statement
    part: PartOfDay
    beside: set[str] = field(default_factory=set)
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def alone(self) -> bool:
        """Whether the cases are independent of each other and ask for nothing special."""
        mine = set(self.part.cases)
        candidates = self.statement.candidates
        for _, bond in self.statement.bonds:
            bonded = [case for case in bond.cases if case in mine]
            if len(bonded) > 1 and len({w for c in bonded for w in candidates.takes[c]}) > 1:
                return False
        possible = {case: frozenset(candidates.of(case)) for case in self.part.cases}
        for rule, row in self.statement.rows:
            cases = {part.case for part, _ in row.terms}
            if not cases <= mine:
                continue
            terms = [term for term in row.terms if term[0] in possible[term[0].case]]
            if sum(max(0, count) for _, count in terms) <= row.at_most:
                continue
            if len(cases) != 1 or not terms or not self._implied(dict(terms), row.at_most):
                return False
            if rule.hard:
                self._note(min(cases), dict(terms), row.at_most)
        return all(self._two(case) for case in self.part.cases if candidates.assists[case])

    def _implied(self, terms: dict[Part, int], at_most: int) -> bool:
        """Whether a row on one case holds whoever takes it, and whoever else assists."""
        case = next(iter(terms)).case
        candidates = self.statement.candidates
        leads = [(terms.get(Part("takes", case, w), 0), w) for w in candidates.takes[case]]
        if not candidates.assists[case]:
            return max(leads, default=(0, ""))[0] <= at_most
        beside = sorted(
            ((terms.get(Part("assists", case, w), 0), w) for w in candidates.assists[case]),
            reverse=True,
        )[:2]
        return all(
            one + other <= at_most
            for one, lead in leads for other, co in beside if lead != co
        )

    def _note(self, case: str, terms: dict[Part, int], at_most: int) -> None:
        candidates = self.statement.candidates
        both = {Part("takes", case, w): 1 for w in candidates.takes[case]}
        both |= {Part("assists", case, w): -1 for w in candidates.assists[case]}
        if terms == both and at_most == 0:
            self.beside.add(case)
        people = {part.worker for part in terms}
        if at_most == 1 and len(people) == 1 and [*terms.values()] == [1, 1]:
            self.apart[case] |= people

    def _two(self, case: str) -> bool:
        """Whether rows ask for a co-worker who is somebody else."""
        candidates = self.statement.candidates
        both = {*candidates.takes[case]} & {*candidates.assists[case]}
        return case in self.beside and both <= self.apart[case]
