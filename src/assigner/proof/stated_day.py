"""The day as the checker reads it: seats, the rows between caseworkers, what each may hold.

Read from the rules' own statement and nothing else. Leaving a row out would only lower what
can be proved, so what is not understood here can never prove too much.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assigner.allocation import Seats
from assigner.rule import Part, Row, Rule
from assigner.statement import Statement

Held = tuple[int, ...]
"""A set of seats of one caseworker, in order; nothing held is the empty one."""


@dataclass(frozen=True)
class Link:
    """sum(count x seat) <= right (or = right) between caseworkers.

    `bond`: the seats are those of a bond, and count once for a caseworker who has any.
    """

    terms: Mapping[int, int]
    right: int
    equal: bool = False
    bond: bool = False


@dataclass(frozen=True)
class Spare:
    """A whole number beside the seats, from `least` to `most`, that counts in a link.

    `case`: it says that this case is left; else it is what a soft rule is broken by, and
    each costs `price` in `tier`.
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
    """What one caseworker's seats count, at most `room`; above it at `price` in `tier`.

    Hard where `tier` is blank.
    """

    counts: Mapping[int, int]
    room: int
    price: int = 0
    tier: str = ""


@dataclass
class StatedDay:
    """Seats by number, in order of caseworker; minutes and phases of each; links by name."""

    statement: Statement
    seats: list[Part] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)
    spares: dict[str, Spare] = field(default_factory=dict)
    allowances: dict[str, list[Allowance]] = field(default_factory=lambda: defaultdict(list))
    soft_bars: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        problem, possible = self.statement.problem, self.statement.candidates
        self.seats = sorted(
            (part for case in problem.cases for part in possible.of(case)),
            key=lambda part: (part.worker, part.case, part.seat),
        )
        self.at = {part: at for at, part in enumerate(self.seats)}
        self.weight = [
            (problem.weight if part.seat == "takes" else problem.co_weight)[part.case]
            for part in self.seats
        ]
        self.phase = [
            problem.cases[part.case].phase if part.seat == "takes" else "" for part in self.seats
        ]
        self.mine: dict[str, list[int]] = {worker: [] for worker in problem.workers}
        for at, part in enumerate(self.seats):
            self.mine[part.worker].append(at)
        self._place()
        for number, (rule, row) in enumerate(self.statement.rows):
            self._row(f"row {number}", rule, row)
        self._bind()
        self._limit()
        self.paid: dict[int, list[tuple[str, int]]] = defaultdict(list)
        self.bonds: dict[int, list[str]] = defaultdict(list)
        for name, link in self.links.items():
            for seat, count in link.terms.items():
                if link.bond:
                    self.bonds[seat].append(name)
                else:
                    self.paid[seat].append((name, count))

    def _place(self) -> None:
        """Each case has one caseworker or is left; a co-worker only beside a caseworker."""
        for case in self.statement.problem.cases:
            takes = self._of(case, "takes")
            assists = self._of(case, "assists")
            self.links[f"place {case}"] = Link(dict.fromkeys(takes, 1), 1, equal=True)
            self.spares[f"left {case}"] = Spare(f"place {case}", 1, 0 if takes else 1, 1, case)
            if assists:
                both = {**dict.fromkeys(assists, 1), **dict.fromkeys(takes, -1)}
                self.links[f"beside {case}"] = Link(both, 0)

    def _of(self, case: str, seat: str) -> list[int]:
        possible = self.statement.candidates
        return [self.at[part] for part in possible.of(case) if part.seat == seat]

    def _row(self, name: str, rule: Rule, row: Row) -> None:
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
        self.links[name] = Link(terms, row.at_most)
        if tier:
            self.spares[f"over {name}"] = Spare(
                name, -1, 0, most - row.at_most, tier=tier, price=price
            )

    def _bind(self) -> None:
        """At most one caseworker has any of a bond's cases; soft, each further one counts."""
        for number, (rule, bond) in enumerate(self.statement.bonds):
            seats = [seat for case in bond.cases for seat in self._of(case, "takes")]
            people = {self.seats[seat].worker for seat in seats}
            name = f"bond {number}"
            self.links[name] = Link(dict.fromkeys(seats, 1), 1, bond=True)
            if not rule.hard:
                self.spares[f"over {name}"] = Spare(
                    name, -1, 0, len(people), tier=rule.soft_tier, price=rule.price
                )

    def _limit(self) -> None:
        """Ceilings, and what soft bars charge for a seat."""
        for rule, ceiling in self.statement.ceilings:
            for worker, room in ceiling.room.items():
                counts = {
                    seat: ceiling.counts[self.seats[seat].case] for seat in self.mine[worker]
                    if self.seats[seat].seat == "takes"
                    and ceiling.counts.get(self.seats[seat].case, 0)
                }
                if min(counts.values(), default=0) < 0:
                    continue
                if rule.hard and counts:
                    self.allowances[worker].append(Allowance(counts, max(0, room)))
                elif not rule.hard:
                    self.allowances[worker].append(
                        Allowance(counts, room, rule.price, rule.soft_tier)
                    )
        for rule, bar in self.statement.soft_bars:
            charged = self.soft_bars[rule.soft_tier]
            for seat, applies in (("takes", bar.takes), ("assists", bar.assists)):
                for at in self._of(bar.case, seat) if applies else ():
                    if self.seats[at].worker in bar.workers:
                        charged[at] = charged.get(at, 0) + rule.price

    def rivals(self, seat: int) -> frozenset[int]:
        """The seats nobody can have beside this one: a case has one caseworker, one co-worker."""
        part = self.seats[seat]
        return frozenset(self._of(part.case, part.seat)) - {seat}

    def load(self, worker: str, held: Held) -> int:
        """Minutes a week with what is held, mixing included."""
        problem = self.statement.problem
        phases = problem.phases_held[worker].union(
            phase for seat in held if (phase := self.phase[seat])
        )
        load = problem.carried[worker] + sum(self.weight[seat] for seat in held)
        return load + (problem.mixing[worker] if len(phases) > 1 else 0)

    def allowed(self, worker: str, held: Held) -> bool:
        """Whether the caseworker's own hard allowances leave room for it."""
        return not any(
            sum(item.counts.get(seat, 0) for seat in held) > item.room
            for item in self.allowances.get(worker, ()) if not item.tier
        )

    def held(self, allocation: Mapping[str, Seats]) -> dict[str, Held]:
        """What everybody has in an allocation. KeyError where somebody has no such seat."""
        found: dict[str, list[int]] = {worker: [] for worker in self.mine}
        for case, seats in allocation.items():
            found[seats.caseworker].append(self.at[Part("takes", case, seats.caseworker)])
            if seats.co_caseworker is not None:
                assists = Part("assists", case, seats.co_caseworker)
                found[seats.co_caseworker].append(self.at[assists])
        return {worker: tuple(sorted(seats)) for worker, seats in found.items()}

    def beside(self, held: Mapping[str, Held]) -> dict[str, int]:
        """The spares of an allocation: cases left, and by how much soft rules are broken."""
        found: dict[str, int] = {}
        for name, spare in self.spares.items():
            link = self.links[spare.link]
            total = sum(counted(link, seats) for seats in held.values())
            found[name] = 1 - total if spare.case else max(0, total - link.right)
        return found


def counted(link: Link, held: Iterable[int]) -> int:
    """What the seats of one caseworker count in a link."""
    counts = [link.terms[seat] for seat in held if seat in link.terms]
    return min(1, len(counts)) if link.bond else sum(counts)
