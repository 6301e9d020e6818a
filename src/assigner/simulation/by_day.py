"""Who holds what on each day of a run, with who else could have been given it: for hindsight."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assigner.allocation import Allocation
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.statement import able_alone
from assigner.workload import co_minutes


@dataclass
class Holding:
    """A case with one caseworker, day after day.

    `first`: the number of its first day. `weights`: minutes a week on that and each further day.
    `able`: whom no rule about the two alone barred on the morning it was given; empty for a case
    held before the run, or given where nobody else could have it.
    """

    case: str
    caseworker: str
    first: int
    weights: list[int]
    able: frozenset[str]


class ByDay:
    """A run as it goes. Neither mixing phases nor a ceiling is looked at.

    `fixed`: day by day, caseworker -> minutes a week that are theirs beside cases they hold:
    cases they assist with, and work that is no case. `capacity`: minutes a week each has.
    """

    def __init__(self, policy: Policy) -> None:
        self.holdings: list[Holding] = []
        self.fixed: list[Mapping[str, int]] = []
        self.capacity: list[Mapping[str, int]] = []
        self._hard = [rule for rule in policy.rules if rule.hard]
        self._policy = policy
        self._able: dict[str, frozenset[str]] = {}
        self._open: dict[str, Holding] = {}

    def asked(self, problem: Problem) -> None:
        """A round of a morning: who could be given each of its cases, whoever holds what."""
        if problem.cases:
            bare = self._policy.pose(replace(problem.instance, caseload=()))
            self._able.update(
                (case, frozenset(able)) for case, able in able_alone(bare, self._hard).items())

    def day(self, problem: Problem, allocation: Allocation) -> None:
        """The day's last round, as it is worked through."""
        number = len(self.capacity)
        fixed: defaultdict[str, int] = defaultdict(int)
        held = dict[str, tuple[str, int]]()
        for case in problem.instance.caseload:
            held[case.id] = case.caseworker, problem.minutes(case)
        for name, seats in allocation.seats.items():
            weight = problem.minutes(problem.cases[name])
            held[name] = seats.caseworker, weight
            if seats.co_caseworker:
                fixed[seats.co_caseworker] += co_minutes(
                    problem.cases[name], weight, problem.weights)
        for worker, minutes in problem.carried.items():
            fixed[worker] += minutes
        for case in problem.instance.caseload:
            fixed[case.caseworker] -= held[case.id][1]
        self.fixed.append(fixed)
        self.capacity.append(problem.capacity)
        self._hold(number, held)

    def _hold(self, number: int, held: Mapping[str, tuple[str, int]]) -> None:
        going: dict[str, Holding] = {}
        for case, (worker, weight) in held.items():
            known = self._open.get(case)
            if known is None or known.caseworker != worker:
                known = Holding(case, worker, number, [], self._able.get(case, frozenset()))
                self.holdings.append(known)
            known.weights.append(weight)
            going[case] = known
        self._open = going
        self._able.clear()
