"""Everything a rule or a tier may know: the day, weighed.

A `Problem` is an instance seen through a model: cases and caseworkers with their whole
minutes, who is in which phase, what is held already, and what is decided for today.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import lcm
from types import MappingProxyType
from typing import NamedTuple

from assigner.called import Called
from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.kept_room import KeptRoom
from assigner.worked_out import Knowing, worked_out
from assigner.workload import (
    CapacityTable,
    Weights,
    capacities,
    case_minutes,
    co_minutes,
    mixing_minutes,
)


class Home(NamedTuple):
    """Who holds an open case now, and who assists in it; blank where nobody does."""

    caseworker: str
    co_caseworker: str = ""


class Beyond(NamedTuple):
    """What somebody received over the last weeks beyond what was expected.

    In hundredths of a case: new ones, very complex ones, and those they had rather not have.
    """

    new: int = 0
    heavy: int = 0
    unwanted: int = 0


FINE, FINEST, CROWD = 10**10, 10**12, 500
COARSE, LARGEST = 10**8, 2**61


@dataclass(frozen=True)
class Problem(Knowing):
    """One day to allocate. All loads and capacities are whole minutes a week.

    `takes_phase`: team -> the phases it takes. `counts_people`: whether norms count the people
    in a case (children), or the case (a family) as one. `pins` and `forbids` are (case,
    caseworker) pairs. `seed` feeds the tie-break alone. `beyond`: what people received lately;
    who is not in it, what was expected. `kept`: what their room is worth for cases to come.
    `starts`: the day by which a case is handed over, if after today, `firm` those that do so on
    that very day; `awaited`: who is not here yet, and from when; `going`: who is here, given
    nothing, until when; `named`: who alone may have a case. `known`: of another day, the same.
    """

    instance: Instance
    weights: Weights
    capacities: CapacityTable
    takes_phase: Mapping[str, frozenset[str]]
    counts_people: bool = True
    called: Called = field(default_factory=Called)
    pins: frozenset[tuple[str, str]] = frozenset()
    forbids: frozenset[tuple[str, str]] = frozenset()
    seed: int = 0
    team_labels: Mapping[str, str] = field(default_factory=dict)
    beyond: Mapping[str, Beyond] = field(default_factory=dict)
    kept: Mapping[str, KeptRoom] = field(default_factory=dict)
    starts: Mapping[str, date] = field(default_factory=dict)
    firm: frozenset[str] = frozenset()
    awaited: Mapping[str, date] = field(default_factory=dict)
    going: Mapping[str, date] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)

    @worked_out
    def workers(self) -> Mapping[str, Caseworker]:
        """Caseworkers by id, in order of id."""
        return MappingProxyType({worker.id: worker for worker in self.instance.caseworkers})

    @worked_out
    def cases(self) -> Mapping[str, Case]:
        """New cases by id, in order of id."""
        return MappingProxyType({case.id: case for case in self.instance.cases})

    @worked_out
    def home(self) -> Mapping[str, Home]:
        """Open cases that are placed anew today -> who holds them and who assists now.

        Blank where nobody does any more. On an ordinary day there are none.
        """
        return {
            case.id: Home(case.caseworker, case.co_caseworker)
            for case in self.instance.cases
            if isinstance(case, OpenCase)
        }

    @worked_out
    def by_choice(self) -> Mapping[str, str]:
        """Open cases that may stay where they are -> who holds them: nothing makes them move."""
        return {
            case: home.caseworker for case, home in self.home.items()
            if home.caseworker and self.seats(case) == 1
        }

    @worked_out
    def at_home(self) -> Mapping[str, frozenset[str]]:
        """Caseworker -> the cases placed anew today that they hold now; only who holds any."""
        found: dict[str, set[str]] = defaultdict(set)
        for case, home in self.home.items():
            if home.caseworker:
                found[home.caseworker].add(case)
        return {worker: frozenset(cases) for worker, cases in sorted(found.items())}

    @worked_out
    def held(self) -> Mapping[str, tuple[OpenCase, ...]]:
        """Open cases by the caseworker who holds them this morning.

        Those that are placed anew today are among them: giving one away makes no room today.
        """
        held: dict[str, list[OpenCase]] = defaultdict(list)
        for case in self.instance.caseload:
            held[case.caseworker].append(case)
        for moved in self.instance.cases if self.home else ():
            if isinstance(moved, OpenCase) and moved.caseworker:
                held[moved.caseworker].append(moved)
        return {worker: tuple(held.get(worker, ())) for worker in self.workers}

    @worked_out
    def given_today(self) -> Mapping[str, int]:
        """How many open cases each caseworker was given earlier today."""
        return {
            worker: sum(case.assigned == self.instance.date for case in held)
            for worker, held in self.held.items()
        }

    @worked_out
    def weight(self) -> Mapping[str, int]:
        """Minutes a week of each new case, for its caseworker."""
        return {case.id: self.minutes(case) for case in self.instance.cases}

    @worked_out
    def co_weight(self) -> Mapping[str, int]:
        """Minutes a week of each new case, for its co-worker."""
        return {
            case.id: co_minutes(case, self.weight[case.id], self.weights)
            for case in self.instance.cases
        }

    @worked_out
    def capacity(self) -> Mapping[str, int]:
        """Minutes a week each caseworker has for cases today."""
        return capacities(self.instance.caseworkers, self.capacities, self.instance.date)

    @worked_out
    def carried(self) -> Mapping[str, int]:
        """Minutes a week of cases each caseworker holds or assists, and of what is no case."""
        load = Counter(self.instance.other_minutes)
        for case in self.instance.caseload:
            weight = self.minutes(case)
            load[case.caseworker] += weight
            if case.co_caseworker:
                load[case.co_caseworker] += co_minutes(case, weight, self.weights)
        return {worker: load[worker] for worker in self.workers}

    @worked_out
    def phases_held(self) -> Mapping[str, frozenset[str]]:
        """The phases among the open cases each caseworker holds."""
        return {worker: frozenset(case.phase for case in held)
                for worker, held in self.held.items()}

    @worked_out
    def mixing(self) -> Mapping[str, int]:
        """Minutes a week each caseworker loses once they hold two phases or more."""
        return {worker: mixing_minutes(capacity, self.weights)
                for worker, capacity in self.capacity.items()}

    @worked_out
    def load_before(self) -> Mapping[str, int]:
        """Minutes a week each caseworker carries before today's cases."""
        return {
            worker: self.carried[worker]
            + (self.mixing[worker] if len(self.phases_held[worker]) > 1 else 0)
            for worker in self.workers
        }

    @worked_out
    def scale(self) -> int:
        """Utilisation is counted in 1/scale, so that it is a whole number.

        A multiple of every capacity where that is small enough, and then exact: whoever is
        equally loaded is seen to be. Else 1e10, a relative error of capacity / 2e10, far
        below that of rounding capacity to whole minutes. Coarser, down to 1e8, where sums
        over the office would not stay inside 64 bits, were everybody given all of today.
        """
        today = sum(self.weight.values()) + sum(self.co_weight.values())
        squares = sum(
            (self.load_before[worker] + self.mixing[worker] + today) ** 2 // capacity + 1
            for worker, capacity in self.capacity.items()
            if capacity > 0
        )
        most = max(COARSE, LARGEST // max(1, squares))
        if len(self.capacity) > CROWD:
            return min(FINE, most)
        common = lcm(*(capacity for capacity in self.capacity.values() if capacity > 0))
        if common > min(FINEST, most):
            return min(FINE, most)
        return common * max(1, min(FINE, most) // common)

    @worked_out
    def steepness(self) -> Mapping[str, int]:
        """What a minute of load adds to each caseworker's utilisation, in 1/scale.

        0 without capacity.
        """
        return {
            worker: (self.scale + capacity // 2) // capacity if capacity > 0 else 0
            for worker, capacity in self.capacity.items()
        }

    def without_decisions(self) -> "Problem":
        """The same day with nothing decided for it; what is worked out of it holds there, too."""
        return replace(self, pins=frozenset(), forbids=frozenset(), named={}, known=self.so_far)

    def count(self, case: Case) -> int:
        """What a case counts against a norm: the people in it, or one."""
        return case.children if self.counts_people else 1

    def team_label(self, team: str) -> str:
        """The team's name as the office writes it."""
        return self.team_labels.get(team, team)

    def present(self, worker: str) -> bool:
        """Whether the caseworker is at work today."""
        return self.workers[worker].present(self.instance.date)

    def start(self, case: str) -> date:
        """The day by which whoever is given the case has it: today, unless it is handed over."""
        return self.starts.get(case, self.instance.date)

    @worked_out
    def days(self) -> tuple[date, ...]:
        """Today, and every later day by which a case is handed over."""
        return tuple(sorted({self.instance.date, *map(self.start, self.cases)}))

    def there(self, worker: str, on: date) -> bool:
        """Whether the caseworker can be given a case on a day, as far as is known today.

        A handover by a later day may fall on a weekday off; today's cases need somebody now.
        """
        here = self.awaited.get(worker)
        if here is not None and here > on:
            return False
        today = on == self.instance.date
        return self.instance.at_work(worker, on) if today else self.instance.there(worker, on)

    def takes(self, worker: str, phase: str) -> bool:
        """Whether the caseworker's team takes cases in that phase."""
        return phase in self.takes_phase[self.workers[worker].team]

    @worked_out
    def load_this_morning(self) -> Mapping[str, int]:
        """Minutes a week each caseworker carries before anything is placed anew."""
        load = Counter(self.load_before)
        for case, home in self.home.items():
            if home.caseworker:
                load[home.caseworker] += self.weight[case]
            if home.co_caseworker:
                load[home.co_caseworker] += self.co_weight[case]
        return {worker: load[worker] for worker in self.workers}

    def seats(self, case: str) -> int:
        """How many caseworkers the case needs: 2 with a co-worker, else 1."""
        return 2 if self.cases[case].two_advisers else 1

    def minutes(self, case: Case) -> int:
        """Minutes a week a case, new or open, asks of its caseworker."""
        key = (
            case.phase, case.complexity, case.children, case.weight_minutes,
            None if self.weights.first_weeks is None else case,
        )
        if key not in self._weighed:
            self._weighed[key] = case_minutes(
                case, self.weights, self.capacities, self.instance.date
            )
        return self._weighed[key]

    @worked_out
    def _weighed(self) -> dict[object, int]:
        return {}
