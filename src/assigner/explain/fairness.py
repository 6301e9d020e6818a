"""Is it fair: what is proven of the balance, who is worst off, and how load is spread."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from assigner.explain.planned import Planned
from assigner.instance import Caseworker
from assigner.objective import Measure
from assigner.utilisation import spread
from assigner.words import marked

YEARS = (
    (1, marked("under 1 year")), (3, marked("1 to 3 years")), (10, marked("3 to 10 years")),
)
HOURS = ((30, marked("under 30 hours")), (37, marked("30 to 37 hours")))


@dataclass(frozen=True)
class Group:
    """Caseworkers who have something in common; utilisation in per cent."""

    by: str
    name: str
    workers: tuple[str, ...]
    mean: float
    lowest: float
    highest: float
    spread: float


@dataclass(frozen=True)
class Proof:
    """What is known of the balance: the least it could be, in percentage points.

    `gap`: how far the plan may be from the best, in points of spread (`sumsq`) or of the
    highest load; 0 when proven.
    """

    measure: Measure
    proven: bool
    value: float
    gap: float


@dataclass(frozen=True)
class DayBefore:
    """An earlier plan: what everybody was given, and how full they were after it."""

    date: str
    new_cases: Mapping[str, int]
    utilisation: Mapping[str, float | None]


@dataclass(frozen=True)
class ReceivedOverTime:
    """One caseworker over the earlier days and today."""

    worker: str
    new_cases: int
    mean: float | None
    days_worst: int


@dataclass(frozen=True)
class Fairness:
    """The balance of one plan. `bound`: the balance tier's lower bound in the tier's unit."""

    planned: Planned
    bound: float | None
    proven: bool
    earlier: tuple[DayBefore, ...] = ()

    @cached_property
    def utilisation(self) -> Mapping[str, float]:
        """Per cent of capacity, for everybody who has any."""
        capacity = self.planned.problem.capacity
        return {
            worker: 100 * load / capacity[worker]
            for worker, load in self.planned.load.items() if capacity[worker] > 0
        }

    @property
    def spread(self) -> float:
        """Capacity-weighted standard deviation, in percentage points."""
        return 100 * spread(self.planned.problem, self.planned.load)

    @property
    def tolerant(self) -> bool:
        """Whether balance may be given up, within a tolerance, for a better fit."""
        return any(tier.tolerance > 0 for tier in self.planned.tiers)

    @property
    def proof(self) -> Proof | None:
        """What is proven; None when the model has no balance tier."""
        for tier in self.planned.tiers:
            if tier.evens is not None and self.bound is not None:
                value = tier.shown(self.planned.problem, self.planned.costs[tier.name])
                if tier.evens == "sumsq":
                    here = self.spread
                    return Proof(tier.evens, self.proven, here, here - self._least_spread(value))
                return Proof(tier.evens, self.proven, value, value - self.bound)
        return None

    def _least_spread(self, value: float) -> float:
        """The spread at the bound: the same cases placed, sum(load^2 / capacity) as low."""
        problem = self.planned.problem
        total = sum(problem.capacity[worker] for worker in self.utilisation) / 60
        if self.bound is None or not total or self.bound >= value:
            return self.spread
        less = (value - self.bound) / total * 100**2
        return sqrt(max(0.0, self.spread**2 - less))

    @property
    def worst(self) -> str | None:
        """Who is fullest."""
        full = self.utilisation
        return min(full, key=lambda worker: (-full[worker], worker)) if full else None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """By team, seniority and contracted hours."""
        return tuple(
            group
            for by, name in (
                ("team", self._team), ("seniority", self._seniority), ("hours", self._hours)
            )
            for group in self._grouped(by, name)
        )

    def over_time(self) -> tuple[ReceivedOverTime, ...]:
        """Everybody over the earlier plans and this one, most new cases first."""
        allocation = self.planned.allocation
        today = DayBefore(
            self.planned.problem.instance.date.isoformat(),
            {worker: len(allocation.takes(worker)) for worker in self.planned.problem.workers},
            {worker: full / 100 for worker, full in self.utilisation.items()},
        )
        days = (*self.earlier, today)
        worst = [_fullest(day) for day in days]
        found = []
        for worker in self.planned.problem.workers:
            full = [level for day in days if (level := day.utilisation.get(worker)) is not None]
            found.append(
                ReceivedOverTime(
                    worker,
                    sum(day.new_cases.get(worker, 0) for day in days),
                    100 * sum(full) / len(full) if full else None,
                    worst.count(worker),
                )
            )
        return tuple(sorted(found, key=lambda row: (-row.new_cases, row.worker)))

    def _grouped(self, by: str, name: Callable[[Caseworker], str]) -> Iterator[Group]:
        problem = self.planned.problem
        members: dict[str, list[str]] = {}
        for worker in self.utilisation:
            members.setdefault(name(problem.workers[worker]), []).append(worker)
        for group, workers in sorted(members.items(), key=lambda item: _place(item[0])):
            total = sum(problem.capacity[worker] for worker in workers)
            mean = 100 * sum(self.planned.load[worker] for worker in workers) / total
            full = [self.utilisation[worker] for worker in workers]
            apart = 100 * spread(problem, self.planned.load, workers)
            yield Group(by, group, tuple(workers), mean, min(full), max(full), apart)

    def _team(self, worker: Caseworker) -> str:
        return self.planned.problem.team_label(worker.team)

    def _seniority(self, worker: Caseworker) -> str:
        months = worker.months_of_experience(self.planned.problem.instance.date)
        if months is None:
            return marked("not known")
        most = marked("10 years and more")
        return next((name for years, name in YEARS if months < 12 * years), most)

    def _hours(self, worker: Caseworker) -> str:
        hours = worker.weekly_minutes / 60
        return next((name for most, name in HOURS if hours < most), marked("37 hours and more"))


_ORDER = [name for _, name in (*YEARS, *HOURS)]


def _place(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _fullest(day: DayBefore) -> str | None:
    known = {worker: full for worker, full in day.utilisation.items() if full is not None}
    return min(known, key=lambda worker: (-known[worker], worker)) if known else None
