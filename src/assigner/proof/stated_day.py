"""The day as the checker reads it: seats, the rows between caseworkers, what each may hold.

Read from the rules' own statement and nothing else. Leaving a row out would only lower what
can be proved, so what is not understood here never proves too much.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from assigner.allocation import Seats
from assigner.rule import LinearRow, Part, Rule, SeatName
from assigner.statement import Statement

KINDS: tuple[SeatName, ...] = ("takes", "assists")
Held = tuple[int, ...]
"""A set of seats of one caseworker, in order; nothing held is the empty one."""


@dataclass(frozen=True)
class LinkRow:
    """sum(count x seat) <= right, or = right; of a `bond`, seats of one caseworker count one."""

    terms: Mapping[int, int]
    right: int
    equal: bool = False
    bond: bool = False


@dataclass(frozen=True)
class Spare:
    """A whole number, from `least` to `most`, that counts in a link beside the seats.

    `case` is left; or a soft rule is broken by so much, each at `price` in `tier`.
    """

    link: str
    count: int
    least: int
    most: int
    case: str = ""
    tier: str = ""
    price: int = 0


@dataclass(frozen=True)
class Allowance:
    """What one caseworker's seats count, at most `room`; soft, at a price above it in `tier`."""

    counts: Mapping[int, int]
    room: int
    price: int = 0
    tier: str = ""

    def over(self, held: Held) -> int:
        """By how much what is held is above the room; below 0 where there is some left."""
        return sum(self.counts.get(seat, 0) for seat in held) - self.room


class StatedDay:
    """Seats by number, in order of caseworker; their minutes and phases; links by name."""

    def __init__(self, statement: Statement) -> None:
        problem, possible = statement.problem, statement.candidates
        self.statement, self.problem = statement, problem
        self.seats = sorted(
            (part for case in problem.cases for part in possible.of(case)),
            key=lambda part: (part.worker, part.case, part.seat),
        )
        self.at = {part: at for at, part in enumerate(self.seats)}
        self.mine: dict[str, list[int]] = {worker: [] for worker in problem.workers}
        self.rivals: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, part in enumerate(self.seats):
            self.mine[part.worker].append(at)
            self.rivals[part.seat, part.case].append(at)
        self.weight = [
            (problem.weight if part.seat == "takes" else problem.co_weight)[part.case]
            for part in self.seats
        ]
        self.links: dict[str, LinkRow] = {}
        self.spares: dict[str, Spare] = {}
        self.allowances: dict[str, list[Allowance]] = {worker: [] for worker in problem.workers}
        self.above: dict[tuple[str, str], int] = defaultdict(int)
        self.soft_bars: dict[tuple[str, int], int] = defaultdict(int)
        self._place()
        for number, (rule, row) in enumerate(statement.rows):
            self._row(f"row {number}", rule, row)
        self._bind()
        self._limit()
        self.counted: dict[int, list[tuple[str, int]]] = defaultdict(list)
        self.bonds: dict[int, list[str]] = defaultdict(list)
        for name, link in self.links.items():
            for seat, count in link.terms.items():
                if link.bond:
                    self.bonds[seat].append(name)
                else:
                    self.counted[seat].append((name, count))

    def _place(self) -> None:
        """Each case has one caseworker or is left; a co-worker only beside a caseworker."""
        for case in self.problem.cases:
            takes, assists = self.rivals["takes", case], self.rivals["assists", case]
            self.links[f"place {case}"] = LinkRow(dict.fromkeys(takes, 1), 1, equal=True)
            self.spares[f"left {case}"] = Spare(f"place {case}", 1, 0 if takes else 1, 1, case)
            if assists:
                both = {**dict.fromkeys(assists, 1), **dict.fromkeys(takes, -1)}
                self.links[f"beside {case}"] = LinkRow(both, 0)

    def _row(self, name: str, rule: Rule, row: LinearRow) -> None:
        terms: dict[int, int] = defaultdict(int)
        for part, count in row.terms:
            if part in self.at:
                terms[self.at[part]] += count
        most = sum(max(0, count) for count in terms.values())
        if most <= row.at_most:
            return
        tier, price = ("", 0) if rule.hard else (rule.soft_tier, rule.price)
        people = {self.seats[seat].worker for seat in terms}
        if len(people) == 1 and row.at_most >= 0 and min(terms.values()) >= 0:
            self.allowances[people.pop()].append(Allowance(terms, row.at_most, price, tier))
            return
        self.links[name] = LinkRow(terms, row.at_most)
        self._soft(name, most - row.at_most, tier, price)

    def _bind(self) -> None:
        """At most one caseworker has any of a bond's cases; soft, each further one counts."""
        for number, (rule, bond) in enumerate(self.statement.bonds):
            seats = [seat for case in bond.cases for seat in self.rivals["takes", case]]
            self.links[f"bond {number}"] = LinkRow(dict.fromkeys(seats, 1), 1, bond=True)
            tier, price = ("", 0) if rule.hard else (rule.soft_tier, rule.price)
            self._soft(f"bond {number}", len(self.mine), tier, price)

    def _soft(self, name: str, most: int, tier: str, price: int) -> None:
        if tier:
            self.spares[f"over {name}"] = Spare(name, -1, 0, most, "", tier, price)

    def _limit(self) -> None:
        """Ceilings, and what soft bars charge for a seat."""
        takes = {name: [(at, self.seats[at].case) for at in mine if self.seats[at].seat == "takes"]
                 for name, mine in self.mine.items()}
        for rule, ceiling in self.statement.ceilings:
            for worker, room in ceiling.room.items():
                counts = {s: n for s, case in takes[worker] if (n := ceiling.counts.get(case, 0))}
                if min(counts.values(), default=0) < 0:
                    continue
                if rule.hard and sum(counts.values()) > room:
                    self.allowances[worker].append(Allowance(counts, max(0, room)))
                elif not rule.hard:
                    # What is above the ceiling already stays there, whatever comes.
                    self.above[rule.soft_tier, worker] += rule.price * max(0, -room)
                    if counts:
                        soft = Allowance(counts, max(0, room), rule.price, rule.soft_tier)
                        self.allowances[worker].append(soft)
        for rule, bar in self.statement.soft_bars:
            for kind, applies in (("takes", bar.takes), ("assists", bar.assists)):
                for seat in self.rivals[kind, bar.case] if applies else ():
                    if self.seats[seat].worker in bar.workers:
                        self.soft_bars[rule.soft_tier, seat] += rule.price

    def load(self, worker: str, held: Held) -> int:
        """Minutes a week with what is held, mixing included."""
        problem = self.problem
        takes = [self.seats[seat].case for seat in held if self.seats[seat].seat == "takes"]
        phases = problem.phases_held[worker].union(problem.cases[case].phase for case in takes)
        load = problem.carried[worker] + sum(self.weight[seat] for seat in held)
        return load + (problem.mixing[worker] if len(phases) > 1 else 0)

    def held(self, allocation: Mapping[str, Seats]) -> dict[str, Held]:
        """What everybody has in an allocation. KeyError where somebody has no such seat."""
        found: dict[str, list[int]] = {worker: [] for worker in self.mine}
        for case, seats in allocation.items():
            for kind, worker in zip(KINDS, seats, strict=True):
                if worker is not None:
                    found[worker].append(self.at[Part(kind, case, worker)])
        return {worker: tuple(sorted(seats)) for worker, seats in found.items()}

    def beside(self, held: Mapping[str, Held]) -> dict[str, int]:
        """The spares of an allocation: cases left, and by how much soft rules are broken."""
        totals: dict[str, int] = defaultdict(int)
        for seats in held.values():
            counts = [each for seat in seats for each in self.counted[seat]]
            bonds = {name for seat in seats for name in self.bonds.get(seat, ())}
            for name, count in (*counts, *((name, 1) for name in bonds)):
                totals[name] += count
        over = {name: totals[spare.link] - self.links[spare.link].right
                for name, spare in self.spares.items()}
        return {n: -by if self.spares[n].case else max(0, by) for n, by in over.items()}
