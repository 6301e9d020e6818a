"""Every allocation of a small part of the day, and what the tiers beside balance cost it.

A case can be left or given to anybody the rules leave possible; where a hard rule is broken,
everything beyond is passed over. Few cases and people have few allocations: then they are
listed, and nothing is left to search.
"""

from collections.abc import Iterator, Mapping, Sequence

from assigner.allocation import Allocation, Seats
from assigner.explain.part_problem import PartProblem
from assigner.objective import Costs, Tier
from assigner.rule import Part, Rule
from assigner.statement import Statement

MOST_TRIED = 200_000
"""So many half-made allocations are looked at before a part is called too large: about a
second."""
MOST = 20_000
"""So many allocations are kept: counting them again takes a millisecond."""

Placed = dict[str, Seats]


class TooManyAllocations(Exception):
    """The part has too many allocations to go through."""


def allocations(statement: Statement, *, fewest_left: bool) -> tuple[Placed, ...]:
    """All that the rules leave, or those of them that leave as few cases as can be.

    Raises TooMany.
    """
    listing, found = _Listing(statement), list[Placed]()
    for left in range(len(listing.cases) + 1):
        found += listing.leaving(left)
        if found and fewest_left:
            break
    return tuple(found)


def costs_of(
    alone: PartProblem, tiers: Sequence[Tier], found: Sequence[Placed]
) -> list[tuple[tuple[int, ...], ...]]:
    """What each allocation costs in these tiers, balance not among them.

    Soft ceilings that are exceeded without any case of the part are not counted.
    """
    counts = [_Counted(alone, tier) for tier in tiers]
    return [tuple(count.of(placed) for count in counts) for placed in found]


class _Listing:
    """Goes through the cases one by one, and turns back where a hard rule is broken."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.cases = tuple(statement.candidates.takes)
        order = {case: at for at, case in enumerate(self.cases)}
        self.ceilings = [item for rule, item in statement.ceilings if rule.hard]
        self.bonds = [item for rule, item in statement.bonds if rule.hard]
        self.rows = [[row for rule, row in statement.rows if rule.hard and at == max(
            (order[part.case] for part, _ in row.terms), default=0
        )] for at in range(len(self.cases))]
        self.tried = 0

    def leaving(self, left: int) -> Iterator[Placed]:
        """Every allocation that leaves exactly so many cases."""
        for found, placed in enumerate(self._from(0, {}, left)):
            if found == MOST:
                raise TooManyAllocations
            yield placed

    def _from(self, at: int, placed: Placed, left: int) -> Iterator[Placed]:
        self.tried += 1
        if self.tried > MOST_TRIED:
            raise TooManyAllocations
        if at == len(self.cases):
            if left == 0:
                yield dict(placed)
            return
        case = self.cases[at]
        for seats in self._seats(case):
            placed[case] = seats
            if self._fits(case, seats, placed) and self._rows(at, placed):
                yield from self._from(at + 1, placed, left)
        placed.pop(case, None)
        if left and self._rows(at, placed):
            yield from self._from(at + 1, placed, left - 1)

    def _seats(self, case: str) -> Iterator[Seats]:
        possible = self.statement.candidates
        for who in possible.takes[case]:
            yield Seats(who)
            for beside in possible.assists[case]:
                if beside != who:
                    yield Seats(who, beside)

    def _fits(self, case: str, seats: Seats, placed: Placed) -> bool:
        who = seats.caseworker
        for ceiling in self.ceilings:
            if ceiling.counts.get(case) and who in ceiling.room:
                mine = sum(ceiling.counts.get(other, 0)
                           for other, has in placed.items() if has.caseworker == who)
                if mine > max(0, ceiling.room[who]):
                    return False
        return all(
            placed[other].caseworker == who
            for bond in self.bonds if case in bond.cases
            for other in bond.cases if other in placed
        )

    def _rows(self, at: int, placed: Placed) -> bool:
        return all(
            sum(count for part, count in row.terms if _has(placed, part)) <= row.at_most
            for row in self.rows[at]
        )


class _Counted:
    """What one tier other than balance costs an allocation, up to what all of them cost."""

    def __init__(self, alone: PartProblem, tier: Tier) -> None:
        self.alone, self.tier = alone, tier
        self.costs: Costs = tier.costs(alone.problem)
        self.pairs: Mapping[Part, int] = {
            part: price(part.case, part.worker)
            for case in alone.part.cases for part in alone.statement.candidates.of(case)
            for price in [self.costs.takes if part.seat == "takes" else self.costs.assists]
            if price is not None
        }

    def of(self, placed: Placed) -> tuple[int, ...]:
        """The cost."""
        if self.costs.unassigned:
            return self.tier.measure(self.alone.problem, Allocation(placed), 0)
        total = self._soft(placed) if self.costs.soft else 0
        for case, seats in placed.items():
            total += self.pairs.get(Part("takes", case, seats.caseworker), 0)
            if seats.co_caseworker is not None:
                total += self.pairs.get(Part("assists", case, seats.co_caseworker), 0)
        return (total,)

    def _soft(self, placed: Placed) -> int:
        return sum(
            rule.price * amount for rule, amount in _excess(self.alone.statement, placed)
            if rule.soft_tier == self.costs.soft
        )


def _excess(statement: Statement, placed: Placed) -> Iterator[tuple[Rule, int]]:
    """How far each soft rule is broken."""
    for rule, ceiling in statement.ceilings:
        if not rule.hard:
            mine = dict.fromkeys(ceiling.room, 0)
            for case, seats in placed.items():
                if seats.caseworker in mine:
                    mine[seats.caseworker] += ceiling.counts.get(case, 0)
            yield rule, sum(max(0, count - ceiling.room[who]) for who, count in mine.items())
    for rule, bond in statement.bonds:
        if not rule.hard:
            homes = {placed[case].caseworker for case in bond.cases if case in placed}
            yield rule, max(0, len(homes) - 1)
    for rule, row in statement.rows:
        if not rule.hard:
            total = sum(count for part, count in row.terms if _has(placed, part))
            yield rule, max(0, total - row.at_most)
    for rule, bar in statement.soft_bars:
        if bar.case in placed:
            who, beside = placed[bar.case]
            yield rule, (bar.takes and who in bar.workers) + (
                bar.assists and beside in bar.workers)


def _has(placed: Placed, part: Part) -> bool:
    seats = placed.get(part.case)
    return seats is not None and seats[part.seat == "assists"] == part.worker
