"""How many posts a policy needs for the office's own cases, team by team, and what decides it.

Every open case and every new one is shared out afresh over equal posts of experienced
caseworkers without other duties, so that nobody carries more than the hours allow and every
ceiling on what somebody holds is kept, soft or hard. What the posts carry in the end is judged
by the rules themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assigner.allocation import Allocation, Seats, load_after
from assigner.errors import VerificationFailed
from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.rule import OVER_NORM, Rule
from assigner.staffing.demand import Bundle, Post
from assigner.staffing.fewest_posts import Need, fewest
from assigner.words import Words, say

WORK = "workload"


@dataclass(frozen=True)
class Unit:
    """Teams that share a phase, so that their cases are one load; most often one team."""

    teams: tuple[str, ...]
    phases: frozenset[str]
    cases: tuple[Case, ...]
    people: tuple[Caseworker, ...]

    def problem(self, policy: Policy, instance: Instance, staff: Iterable[Caseworker]) -> Problem:
        """All of its cases, to be shared out over `staff`."""
        return policy.pose(replace(
            instance, caseworkers=tuple(staff), cases=self.cases, caseload=()
        ))


@dataclass(frozen=True)
class Needed:
    """The posts of so many minutes a week that a unit needs.

    `limits`: what is bounded, minutes first and then each ceiling, as the rules call them; in
    the same order as `need.least`. `totals`: what all cases take of each, co-work included;
    minutes a week, then counts. `too_large`: the cases that fit into no such post.
    """

    weekly_minutes: int
    post: Post
    need: Need
    limits: tuple[str, ...]
    totals: tuple[int, ...]
    too_large: tuple[str, ...]

    @property
    def rooms(self) -> tuple[int, ...]:
        """What one post holds of each limit."""
        return (self.post.minutes, *self.post.rooms)

    @property
    def by_hours(self) -> Fraction | None:
        """Posts that the hours of all cases fill, parts of a post too; None without hours."""
        return Fraction(self.totals[0], self.post.minutes) if self.post.minutes > 0 else None

    @property
    def by_norms(self) -> int:
        """Whole posts that the ceilings ask for, each by itself; 0 without any."""
        return max(self.need.least[1:], default=0)

    @property
    def norm(self) -> int | None:
        """The place in `limits` of the ceiling that asks for the most; None where none does."""
        if not self.by_norms:
            return None
        return 1 + self.need.least[1:].index(self.by_norms)

    @property
    def decided_by(self) -> tuple[str, ...]:
        """What asks for the most by itself; nothing where nothing is asked for."""
        most = max(self.need.least)
        return tuple(
            limit for limit, least in zip(self.limits, self.need.least, strict=True)
            if least == most > 0
        )


def units(policy: Policy, instance: Instance) -> tuple[Unit, ...]:
    """Every unit of the office, in the order of the model's teams."""
    cases = [*instance.cases, *instance.caseload]
    groups: list[list[str]] = []
    for team, phases in policy.team_phases.items():
        near = [group for group in groups
                if any(policy.team_phases[other] & phases for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), team])
    order = list(policy.team_phases)
    groups.sort(key=lambda group: order.index(group[0]))
    found = []
    for group in groups:
        phases = frozenset[str]().union(*(policy.team_phases[team] for team in group))
        found.append(Unit(
            tuple(sorted(group, key=order.index)), phases,
            tuple(_afresh(case) for case in cases if case.phase in phases),
            tuple(worker for worker in instance.caseworkers if worker.team in group),
        ))
    return tuple(found)


def needed(
    unit: Unit, policy: Policy, instance: Instance, weekly_minutes: int, utilisation: Fraction
) -> Needed:
    """The fewest posts of `weekly_minutes` that carry the unit's cases at most at `utilisation`.

    VerificationFailed if the rules find fault with the plan it is proved by.
    """
    one = unit.problem(policy, instance, [_post(unit, 1, weekly_minutes)])
    (who,) = one.workers
    standing = [rule for rule in policy.rules if rule.standing]
    counts, rooms, limits = [], [], [WORK]
    for rule in standing:
        for ceiling in rule.ceilings(one):
            counts.append(ceiling.counts)
            rooms.append(ceiling.room[who])
            limits.append(rule.name())
    groups = _groups(one, standing)
    bundles = [
        Bundle(
            one.cases[group[0]].phase,
            sum(one.weight[case] for case in group),
            tuple(sum(count.get(case, 0) for case in group) for count in counts),
            tuple(one.co_weight[case] for case in group if one.seats(case) > 1),
        )
        for group in groups
    ]
    post = Post(int(one.capacity[who] * utilisation), tuple(rooms), one.mixing[who])
    need = fewest(bundles, post)
    found = Needed(
        weekly_minutes, post, need, tuple(limits),
        (sum(bundle.minutes + sum(bundle.co) for bundle in bundles),
         *(sum(bundle.counts[place] for bundle in bundles) for place, _ in enumerate(counts))),
        tuple(case for place in need.too_large for case in groups[place]),
    )
    if need.value:
        _verify(unit, policy, instance, found, groups)
    return found


def _verify(
    unit: Unit, policy: Policy, instance: Instance, found: Needed, groups: Sequence[Sequence[str]]
) -> None:
    """Judge the plan by the rules' own count, and by the loads it leads to."""
    need = found.need
    staff = [_post(unit, place, found.weekly_minutes) for place in range(1, len(need.plan) + 1)]
    problem = unit.problem(policy, instance, staff)
    leads: dict[str, str] = {}
    beside: dict[str, str] = {}
    for worker, (takes, assists) in zip(staff, need.plan, strict=True):
        leads |= {case: worker.id for place in takes for case in groups[place]}
        for place, seat in assists:
            shared = [case for case in groups[place] if problem.seats(case) > 1]
            beside[shared[seat]] = worker.id
    allocation = Allocation({case: Seats(who, beside.get(case)) for case, who in leads.items()})
    faults: list[Words] = [
        breach.words
        for rule in policy.rules
        if rule.standing and (rule.hard or rule.soft_tier == OVER_NORM)
        for breach in rule.breaches(problem, allocation)
    ]
    faults += [
        say("{person} carries too much", person=worker)
        for worker in problem.workers
        if load_after(problem, allocation, worker) > found.post.minutes
    ]
    if faults or allocation.unassigned(problem):
        raise VerificationFailed(say(
            "Defect: the posts do not carry what they should: {words}",
            words=faults[0] if faults else ", ".join(allocation.unassigned(problem)[:3]),
        ))


def _groups(problem: Problem, standing: Sequence[Rule]) -> tuple[tuple[str, ...], ...]:
    """Cases that one person carries together, by the hard bonds; the others by themselves."""
    bonded = [
        bond.cases for rule in standing if rule.hard for bond in rule.bonds(problem)
    ]
    taken = {case for cases in bonded for case in cases}
    return (*bonded, *((case,) for case in problem.cases if case not in taken))


def _afresh(case: Case) -> Case:
    """A case with nobody in its seats, and as many seats as it has today."""
    if isinstance(case, OpenCase):
        return replace(
            case, caseworker="", co_caseworker="", two_advisers=bool(case.co_caseworker)
        )
    return case


def _post(unit: Unit, place: int, weekly_minutes: int) -> Caseworker:
    return Caseworker(id=f"{place:04}", team=unit.teams[0], weekly_minutes=weekly_minutes)


def full_time(policy: Policy) -> Fraction:
    """Minutes a week of a full-time post."""
    return policy.capacities.full_time_hours.exact * 60


def carried(unit: Unit, policy: Policy, instance: Instance) -> tuple[int, int]:
    """Minutes a week of all the unit's cases, co-work included, and what they count."""
    problem = unit.problem(policy, instance, unit.people)
    minutes = sum(problem.weight.values()) + sum(
        problem.co_weight[case] for case in problem.cases if problem.seats(case) > 1
    )
    return minutes, sum(problem.count(case) for case in unit.cases)


def capacities(unit: Unit, policy: Policy, instance: Instance) -> Iterator[tuple[Caseworker, int]]:
    """Everybody in the unit with the minutes a week they have for cases today."""
    problem = unit.problem(policy, instance, unit.people)
    for worker in unit.people:
        yield worker, problem.capacity[worker.id]
