"""The present staff shared out over the teams, with few people changing team.

Each number of changes is a question by itself: the evenest loads that so few changes can give.
Loads are even when each team has hours in proportion to its work; that is proved without cutting
cases by hand (`staffing/team_split.py`). With whole cases the split is then shared out afresh in
each team, which shows how near it comes. Hours move, not people: nobody is named.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from assigner.instance import Caseworker, Instance
from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.policy import Policy
from assigner.scenarios.staffing import Unit, capacities, carried
from assigner.solve import Limits, Solved, solve_guarded
from assigner.staffing.team_split import Kind, Plan, Split, changes, split
from assigner.utilisation import variance


@dataclass(frozen=True)
class StaffByKind:
    """Who has hours for cases today, by kind; the work of each unit, in minutes a week."""

    work: tuple[int, ...]
    kinds: tuple[Kind, ...]

    @property
    def today(self) -> Plan:
        """Everybody where they are."""
        return tuple(
            tuple(kind.people if kind.home == zone else 0 for kind in self.kinds)
            for zone in range(len(self.work))
        )

    def capacity(self, plan: Plan) -> tuple[int, ...]:
        """Minutes a week each unit has for cases."""
        return tuple(
            sum(kind.minutes * count for kind, count in zip(self.kinds, row, strict=True))
            for row in plan
        )

    def spread(self, value: Fraction) -> float:
        """The capacity-weighted deviation of utilisation that a sum of squares stands for."""
        total = sum(kind.minutes * kind.people for kind in self.kinds)
        return sqrt(max(Fraction(0), variance(value, sum(self.work), total)))


@dataclass(frozen=True)
class SplitStep:
    """The best that at most `most` changes give, and who goes where.

    `moves`: (from unit, to unit, minutes of capacity) -> people.
    """

    most: int
    found: Split
    moves: Mapping[tuple[int, int, int], int]

    @property
    def changes(self) -> int:
        """How many people change team."""
        return sum(self.moves.values())


@dataclass(frozen=True)
class Whole:
    """A split with whole cases, each unit shared out afresh: minutes as in `Split`."""

    value: Fraction
    bound: Fraction
    left: int


def staff(units: Sequence[Unit], policy: Policy, instance: Instance) -> StaffByKind:
    """The office as it is."""
    kinds: Counter[tuple[int, int]] = Counter()
    for zone, unit in enumerate(units):
        for _, minutes in capacities(unit, policy, instance):
            if minutes > 0:
                kinds[minutes, zone] += 1
    return StaffByKind(
        tuple(carried(unit, policy, instance)[0] for unit in units),
        tuple(Kind(minutes, kinds[minutes, zone], zone) for minutes, zone in sorted(kinds)),
    )


def rows(office: StaffByKind, most: int) -> tuple[SplitStep, ...]:
    """No change, at most 1, ... at most `most`; only those that are better than the one before."""
    found: list[SplitStep] = []
    for number in range(most + 1):
        best = split(office.work, office.kinds, number)
        if best.plan is None or best.value is None:
            continue
        if found and best.value >= (found[-1].found.value or 0):
            continue
        moves: Counter[tuple[int, int, int]] = Counter()
        for (kind, home, zone), people in changes(office.kinds, best.plan).items():
            moves[home, zone, office.kinds[kind].minutes] += people
        found.append(SplitStep(number, best, moves))
    return tuple(found)


def whole(
    units: Sequence[Unit], policy: Policy, instance: Instance, office: StaffByKind, plan: Plan,
    seconds: float,
) -> Whole:
    """Share every unit's cases out afresh over those whom `plan` gives it."""
    value = bound = Fraction(0)
    left = 0
    rules = [rule for rule in policy.rules if rule.standing and rule.hard]
    for unit, counts in zip(units, plan, strict=True):
        people = [
            Caseworker(id=f"{place:04}-{number:03}", team=unit.teams[0], weekly_minutes=minutes,
                       capacity_minutes=minutes)
            for place, (kind, count) in enumerate(zip(office.kinds, counts, strict=True))
            for number in range(count) for minutes in (kind.minutes,)
        ]
        problem = unit.problem(policy, instance, people)
        ended = solve_guarded(
            problem, rules, (Unassigned(), Balance()), Limits(seconds=seconds, ties=False)
        )
        if not isinstance(ended, Solved):
            left += len(unit.cases)
            continue
        balance = ended.reached[1]
        left += len(ended.allocation.unassigned(problem))
        value += Fraction(balance.value[0], problem.scale)
        bound += Fraction(balance.bound[0], problem.scale)
    return Whole(value, bound, left)


