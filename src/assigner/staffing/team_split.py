"""Staff shared out over zones, each person in one: the split with the evenest loads, exact.

A zone (a team, a ward) has work of its own. What a staffing of it costs at least is known at once:
work^2 / capacity, as if cases could be cut. A master chooses the split by these bounds; only the
staffings it chooses are solved with whole cases, and what that teaches goes back into it, until
what is chosen is known (logic-based Benders decomposition, Hooker and Ottosson 2003). CSPLib 069
with free staffing (Schaus, Van Hentenryck and Regin 2009) is this problem with one kind of nurse.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from assigner.solve import cpsat
from assigner.solve.cpsat import CpQuestion, cp_model
from assigner.solve.limits import Limits


class TeamSplitParameters:
    """The master over staffings: how finely it counts, and how long it may work."""

    parts: Final = 2**10
    """Parts of a minute in which costs are counted where capacities differ."""
    slope: Final = 2**20
    """Parts of a unit in the slope of a tangent: it is rounded up, so that it stays below."""
    furthest: Final = 200
    """Minutes of cost a minute of work, at most: a load of two hundred times the capacity."""
    close: Final = 2
    """Units within which a cost and its tangent are the same: each is rounded by one."""
    effort: Final = 4.0
    """Deterministic time of one choice: a limit in seconds would not repeat itself."""
    whole: Final = 1e-6
    """How far above a whole number CP-SAT's bound, a double, still counts as it."""


@dataclass(frozen=True)
class Kind:
    """`people` who are alike: minutes of capacity each, and the zone they are in now, if any."""

    minutes: int
    people: int
    home: int | None = None


Staffing = tuple[int, ...]
"""How many of each kind a zone has."""
Plan = tuple[Staffing, ...]
"""The staffing of each zone."""


@dataclass(frozen=True)
class Known:
    """What a staffing costs with whole cases: load^2 / capacity, in minutes.

    `value` None: no allocation was found; `possible` False: there is none. Nothing costs less
    than `bound`.
    """

    value: Fraction | None = None
    bound: Fraction = Fraction(0)
    possible: bool = True


@dataclass(frozen=True)
class Split:
    """The best split found; `value` and `bound` in minutes (value None: none was found)."""

    plan: Plan | None
    value: Fraction | None
    bound: Fraction
    proven: bool
    solved: int


Solve = Callable[[int, Staffing], Known]


def split(
    work: Sequence[int],
    kinds: Sequence[Kind],
    most_changes: int | None = None,
    whole: Solve | None = None,
    limits: Limits | None = None,
) -> Split:
    """Share `kinds` over zones with `work` minutes each; at most `most_changes` people move.

    `whole` solves a staffing with whole cases; without it, work counts as if it could be cut.
    Where capacities differ, costs below 1/1024 minute a zone are not told apart; where all are
    alike, costs are exact: squares of whole minutes over that capacity.
    """
    limits = limits or Limits()
    master = _Master(work, kinds, most_changes)
    known: dict[tuple[int, Staffing], Known] = {}
    best: tuple[Fraction, Plan] | None = None
    while True:
        chosen = master.choose()
        if chosen is None:
            found = None if best is None else best[1]
            value = None if best is None else best[0]
            return Split(found, value, Fraction(0) if value is None else value, True, len(known))
        bound, plan = chosen
        if whole is None:
            value = sum((master.least(zone, row) for zone, row in enumerate(plan)), Fraction(0))
            return Split(plan, value, bound, master.same(value, bound), 0)
        if best is not None and master.same(best[0], bound):
            return Split(best[1], best[0], bound, True, len(known))
        new = [(zone, row) for zone, row in enumerate(plan) if (zone, row) not in known]
        if not new or limits.over():
            value = None if best is None else best[0]
            return Split(None if best is None else best[1], value, bound, False, len(known))
        for zone, row in new:
            known[zone, row] = whole(zone, row)
            master.learn(zone, row, known[zone, row])
        values = [known[zone, row].value for zone, row in enumerate(plan)]
        if None not in values:
            total = sum((value for value in values if value is not None), Fraction(0))
            if best is None or total < best[0]:
                best = (total, plan)


class _Master:
    """Which staffing each zone gets, by what is known of their costs so far."""

    def __init__(
        self, work: Sequence[int], kinds: Sequence[Kind], most_changes: int | None
    ) -> None:
        self.work, self.kinds = work, kinds
        self.exact = len({kind.minutes for kind in kinds}) == 1
        self.unit = kinds[0].minutes if self.exact else TeamSplitParameters.parts
        self.model = CpQuestion()
        self.counts = [
            [self.model.new_int_var(0, kind.people, "") for kind in kinds] for _ in work
        ]
        for place, kind in enumerate(kinds):
            self.model.add(sum(row[place] for row in self.counts) == kind.people)
        if most_changes is not None:
            stay = [
                self.counts[kind.home][place]
                for place, kind in enumerate(kinds) if kind.home is not None
            ]
            settled = sum(kind.people for kind in kinds if kind.home is not None)
            self.model.add(settled - sum(stay) <= most_changes)
        total = sum(kind.minutes * kind.people for kind in kinds)
        self.capacity, self.cost = [], []
        for zone, minutes in enumerate(work):
            capacity = self.model.new_int_var(1 if minutes else 0, max(1, total), "")
            self.model.add(capacity == sum(
                kind.minutes * count for kind, count in zip(kinds, self.counts[zone], strict=True)
            ))
            self.capacity.append(capacity)
            furthest = TeamSplitParameters.furthest * (minutes + 1) * self.unit
            self.cost.append(self.model.new_int_var(0, furthest, ""))
        self.model.minimize(sum(self.cost))
        self.touched: set[tuple[int, int]] = set()
        self.equal: dict[tuple[int, int, int], cp_model.IntVar] = {}
        overall = sum(work)
        for zone, minutes in enumerate(work):
            if minutes:
                self._tangent(zone, max(1, total * minutes // overall))

    def choose(self) -> tuple[Fraction, Plan] | None:
        """The split that costs least by what is known, and what no split costs less than."""
        while True:
            answer = cpsat.ask(self.model, effort=TeamSplitParameters.effort)
            if answer.impossible:
                return None
            assert answer.found, "no split in so much effort"
            low = [
                (zone, at) for zone, capacity in enumerate(self.capacity)
                if self.work[zone]
                and answer.value(self.cost[zone])
                < floor(Fraction(self.work[zone] ** 2, at := answer.value(capacity)) * self.unit)
                - (0 if self.exact else TeamSplitParameters.close)
            ]
            fresh = [self._tangent(*point) for point in low]
            if answer.proven and any(fresh):
                continue
            # Each cost is rounded up to a whole unit, unless costs are whole by themselves.
            units = ceil(answer.lowest - TeamSplitParameters.whole)
            units -= 0 if self.exact else len(self.work)
            plan = tuple(tuple(answer.value(count) for count in row) for row in self.counts)
            return Fraction(max(0, units), self.unit), plan

    def least(self, zone: int, row: Staffing) -> Fraction:
        """What a staffing costs if work can be cut."""
        capacity = sum(
            kind.minutes * count for kind, count in zip(self.kinds, row, strict=True)
        )
        return Fraction(self.work[zone] ** 2, capacity) if self.work[zone] else Fraction(0)

    def same(self, value: Fraction, bound: Fraction) -> bool:
        """Value and bound agree, as finely as costs are told apart."""
        slack = 0 if self.exact else (TeamSplitParameters.close + 3) * len(self.work)
        return (value - bound) * self.unit <= slack

    def learn(self, zone: int, row: Staffing, known: Known) -> None:
        """A staffing costs at least so much, or cannot be."""
        differs = [~self._is(zone, place, count) for place, count in enumerate(row)]
        if not known.possible:
            self.model.add_bool_or(differs)
            return
        at_least = self.model.add(self.cost[zone] >= floor(known.bound * self.unit))
        at_least.only_enforce_if([~literal for literal in differs])

    def _is(self, zone: int, place: int, count: int) -> cp_model.IntVar:
        key = (zone, place, count)
        if key not in self.equal:
            literal = self.model.new_bool_var("")
            self.model.add(self.counts[zone][place] == count).only_enforce_if(literal)
            self.model.add(self.counts[zone][place] != count).only_enforce_if(~literal)
            self.equal[key] = literal
        return self.equal[key]

    def _tangent(self, zone: int, at: int) -> bool:
        """work^2 / C >= work^2 (2 at - C) / at^2 for every C; rounded so that it stays true."""
        if (zone, at) in self.touched:
            return False
        self.touched.add((zone, at))
        square = Fraction(self.work[zone] ** 2 * self.unit * TeamSplitParameters.slope)
        steep, start = ceil(square / at**2), floor(2 * square / at)
        cost = TeamSplitParameters.slope * self.cost[zone]
        self.model.add(cost + steep * self.capacity[zone] >= start)
        return True


def changes(kinds: Sequence[Kind], plan: Plan) -> Mapping[tuple[int, int, int], int]:
    """(kind, zone it leaves, zone it goes to) -> how many people do so."""
    return {
        (place, kind.home, zone): row[place]
        for place, kind in enumerate(kinds) if kind.home is not None
        for zone, row in enumerate(plan)
        if zone != kind.home and row[place]
    }
