"""An office's own history placed again, day by day, without foresight.

What a case weighs, when it came and when it ended are those of the log, whoever has it; so a
back-test says how evenly the same work could have lain, not how fast somebody else had been. People
are given cases from the day of the first the log gave them to that of the last; what they have
then stays theirs until it ends. Neither the first weeks of a case nor mixing phases is counted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assigner.instance import Case, Caseworker, Instance
from assigner.later import kept_for_later
from assigner.logged_case import LoggedCase
from assigner.policy import Policy
from assigner.quantity import minutes
from assigner.scenarios.backtest_loads import (
    DayLoads,
    Given,
    LoggedLoads,
    Span,
    days_of,
    received_on,
)
from assigner.scenarios.staying import LeastStaying
from assigner.simulation.setting import ROUND, rounds_of
from assigner.solve import Limits, Solved, settled, solve
from assigner.statement import able_alone
from assigner.verify import judge


@dataclass
class Backtest:
    """What came of it. `placed`: how each case is given; what is not in it found nobody.

    `staying`: the least mean square of loads, had everything been known and each case stayed.
    """

    policy: Policy
    cases: Sequence[LoggedCase]
    stays: Mapping[str, Span]
    placed: dict[str, Given] = field(default_factory=dict)
    days: list[DayLoads] = field(default_factory=list)
    mornings: int = 0
    unproven: int = 0
    broken: int = 0
    waited: int = 0
    by_chance: float = 0.0
    staying: LeastStaying | None = None

    @property
    def seats(self) -> Mapping[str, str]:
        """Case -> who is given it."""
        return {case: given.to for case, given in self.placed.items()}

    @property
    def same(self) -> int:
        """Cases that go to whoever had them."""
        seats = self.seats
        return sum(seats.get(case.id) == case.caseworker for case in self.cases)

    def given(self) -> tuple[Counter[str], Counter[str]]:
        """Cases of everybody, by the log and placed again."""
        return Counter(case.caseworker for case in self.cases), Counter(self.seats.values())

    def most_due(self) -> tuple[float, float]:
        """The most deadlines of one person in a week, the mean of the weeks that have any."""
        found, seats = [], self.seats
        for holder in (lambda case: case.caseworker, lambda case: seats.get(case.id)):
            weeks: dict[tuple[int, int], Counter[str | None]] = defaultdict(Counter)
            for case in self.cases:
                if case.due is not None and (who := holder(case)) is not None:
                    weeks[case.due.isocalendar()[:2]][who] += 1
            most = [max(week.values()) for week in weeks.values()]
            found.append(sum(most) / len(most) if most else 0.0)
        return found[0], found[1]


def backtest(
    cases: Sequence[LoggedCase], policy: Policy, told: Callable[[int], None] = lambda done: None
) -> Backtest:
    """Place the cases of a log again. `told` hears how many days are done.

    Each morning's cases are allocated by the engine under the model, as `simulate` does it, and
    judged by the checker. Nothing of a later day is known.
    """
    cases = sorted(cases, key=lambda case: (received_on(case), case.id))
    found = Backtest(policy, cases, _stays(cases))
    replay = _Replay(found)
    for done, day in enumerate(days_of(cases)):
        replay.morning(day)
        told(done + 1)
    if cases:
        found.by_chance /= len(cases)
    loads = LoggedLoads(policy, cases, replay.people, found.stays, found.placed)
    found.days = list(loads.measure())
    found.staying = loads.staying()
    if found.staying is not None:
        # A case that stays is one that might have changed hands: the bound of those holds, too.
        moving = sum(day.squares.least for day in found.days) / len(found.days)
        found.staying = replace(found.staying, least=max(found.staying.least, moving))
    return found


def _stays(cases: Sequence[LoggedCase]) -> dict[str, Span]:
    """Who is given cases, and when: from the first to the last the log gave them."""
    found: dict[str, Span] = {}
    for case in cases:
        day = received_on(case)
        first = found[case.caseworker].first if case.caseworker in found else day
        found[case.caseworker] = Span(first, day)
    return dict(sorted(found.items()))


class _Replay:
    """The days of a back-test, one after the other."""

    def __init__(self, found: Backtest) -> None:
        self.found = found
        full = minutes(found.policy.capacities.full_time_hours.exact)
        self.people = {
            name: Caseworker(id=name, team=team, weekly_minutes=full)
            for name, team in self._teams().items()
        }
        self.waiting: list[Case] = []
        self.by_day: dict[date, list[LoggedCase]] = defaultdict(list)
        for case in found.cases:
            self.by_day[received_on(case)].append(case)
        self.logged = {case.id: case for case in found.cases}

    def _teams(self) -> dict[str, str]:
        """Everybody's team: of those that take most of their cases, the first by name."""
        phases: dict[str, Counter[str]] = defaultdict(Counter)
        for case in self.found.cases:
            phases[case.caseworker][case.phase] += 1
        takes = self.found.policy.team_phases
        return {
            who: min(takes, key=lambda team: (
                -sum(count for phase, count in had.items() if phase in takes[team]), team))
            for who, had in sorted(phases.items())
        }

    def morning(self, day: date) -> None:
        """Allocate the day's cases, and those that nobody could take before."""
        new = [self._new(case) for case in self.by_day.get(day, ())]
        self.waiting = [case for case in self.waiting if self.logged[case.id].open_on(day)]
        asked = (*self.waiting, *new)
        there = [who for name, who in self.people.items()
                 if self.found.stays[name].first <= day <= self.found.stays[name].last]
        if not asked or not there:
            self.waiting = list(asked)
            self.found.waited += len(asked)
            return
        for part in rounds_of(asked, ROUND):
            self._allocate(day, there, part, {case.id for case in new})
        self.waiting = [case for case in asked if case.id not in self.found.placed]
        self.found.waited += len(self.waiting)

    def _new(self, case: LoggedCase) -> Case:
        """The case as it came; people the log gives no case are nobody here."""
        known = self.people.keys()
        return replace(case.new(), two_advisers=False,
                       disqualified=frozenset(case.disqualified & known),
                       involved=frozenset(case.involved & known),
                       earlier=frozenset(case.earlier & known))

    def _allocate(
        self, day: date, there: Sequence[Caseworker], cases: tuple[Case, ...], new: set[str]
    ) -> None:
        names = {who.id for who in there}
        held = tuple(
            self._new(self.logged[case]).opened(who, None, received_on(self.logged[case]))
            for case, who in self.found.seats.items()
            if who in names and self.logged[case].open_on(day)
        )
        policy = self.found.policy
        facts = Instance(
            date=day, model=policy.name, caseworkers=tuple(there), cases=cases, caseload=held)
        problem = policy.pose(facts, kept=kept_for_later(facts, policy))
        tiers = settled(problem, policy.rules, policy.tiers)
        outcome = solve(problem, policy.rules, tiers, Limits(ties=False))
        self.found.mornings += 1
        for case in cases:
            able = sum(problem.takes(name, case.phase) for name in names)
            had = self.logged[case.id].caseworker
            if case.id in new and able and problem.takes(had, case.phase):
                self.found.by_chance += 1 / able
        if not isinstance(outcome, Solved):
            self.found.unproven += 1
            return
        self.found.unproven += not outcome.proven
        hard = [rule for rule in policy.rules if rule.hard]
        judged = judge(problem, hard, (), outcome.allocation)
        could = able_alone(policy.pose(replace(facts, caseload=())), hard)
        self.found.broken += len(judged.breaches)
        for name, seats in outcome.allocation.seats.items():
            self.found.placed[name] = Given(seats.caseworker, day, frozenset(could[name]))
