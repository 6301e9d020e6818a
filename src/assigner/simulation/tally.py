"""What a run is worth: counts that grow no longer with its days, and the measures made of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

from assigner.policy.milestones import INDICATORS

WORKDAYS_A_YEAR = 250
LEAST_DAYS = 60


class Load(NamedTuple):
    """A caseworker's day: minutes a week carried and to carry with, and whether at work."""

    worker: str
    team: str
    load: int
    capacity: int
    present: bool


UNITS: Mapping[str, str] = {
    **{name: one.unit for name, one in INDICATORS.items()},
    "phase_changes_a_year": "changes a year", "weeks_over_norm": "caseworker weeks",
    "networks_held": "meetings", "utilisation": "share", "spread": "share",
    "spread_over_time": "share", "worst_over_time": "share", "open_cases": "cases",
    "arrived": "cases", "closed": "cases", "rounds": "rounds", "unproven_rounds": "rounds",
    "rules_broken": "breaches", "three_caseworkers_share": "share",
}
"""Every measure of a run, and what it is counted in."""


class Week(NamedTuple):
    """A team in a week: hours a week carried and to carry with, cases held, and who is over."""

    day: str
    team: str
    load_hours: float
    capacity_hours: float
    cases: int
    caseworkers: int
    over_norm: int


@dataclass
class Passed:
    """Cases that entered a phase in the run, and that left it; `days`: working days in it."""

    entered: int = 0
    left: int = 0
    days: int = 0

    @property
    def change(self) -> int:
        """Cases more at the end than at the beginning."""
        return self.entered - self.left

    @property
    def both(self) -> int:
        """Cases that came or went."""
        return self.entered + self.left


@dataclass
class Tally:
    """Sums over the days of a run."""

    days: int = 0
    counts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    by_worker: dict[str, list[float]] = field(default_factory=dict)
    by_team: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0] * 3))
    passed: dict[str, Passed] = field(default_factory=lambda: defaultdict(Passed))
    weeks: list[Week] = field(default_factory=list)

    def add(self, name: str, number: float = 1) -> None:
        """Count something."""
        self.counts[name] += number

    def day(self, loads: Iterable[Load], full: float) -> None:
        """A day's loads; `full`: minutes of a full-time load."""
        self.days += 1
        total = weighed = squares = 0.0
        for one in loads:
            team = self.by_team[one.team]
            team[0] += one.load / full
            team[1] += one.capacity / full
            team[2] += 1
            if one.capacity <= 0:
                continue
            high = one.load / one.capacity
            total += one.capacity
            weighed += one.load
            squares += one.load * high
            row = self.by_worker.setdefault(one.worker, [0.0, 0.0])
            row[0] += high
            row[1] += 1
        if total:
            mean = weighed / total
            self.counts["utilisation"] += mean
            self.counts["spread"] += sqrt(max(0.0, squares / total - mean * mean))

    def measures(self) -> Mapping[str, float | None]:
        """The run in numbers, by the names of `UNITS`; None: nothing seen."""
        count, days = self.counts, max(1, self.days)
        open_days = count["open_case_days"]
        found = {
            "first_contact_days": _share(count["first_days"], count["first_talks"]),
            "contacts_share": _share(count["contacts_fit"], count["contacts_planned"]),
            "follow_up_share": _share(count["follow_ups_in_time"], count["follow_ups_due"]),
            "network_share": _share(count.get("networks_held", 0.0),
                                    count.get("networks_due", 0.0)),
            "changes_a_year": _share(count["handovers"] * WORKDAYS_A_YEAR, open_days),
            "phase_changes_a_year": _share(count["passed_on"] * WORKDAYS_A_YEAR, open_days),
            "waiting": count["waiting"] / days,
            "over_norm_share": _share(count["weeks_over"], count["weeks_seen"]),
            "weeks_over_norm": count["weeks_over"],
            "deadline_share": _share(count["phases_in_time"], count["phases_with_a_limit"]),
            "networks_held": count.get("networks_held"),
            "utilisation": count["utilisation"] / days,
            "spread": count["spread"] / days,
            "spread_over_time": self._over_time()[0],
            "worst_over_time": self._over_time()[1],
            "open_cases": open_days / days,
            "arrived": count["arrived"],
            "closed": count["closed"],
            "rounds": count["rounds"],
            "unproven_rounds": count["unproven_rounds"],
            "rules_broken": count["rules_broken"],
            "three_caseworkers_share": _share(count["children_of_many"], count["children"]),
        }
        assert found.keys() == UNITS.keys()
        return found

    def staffing(self) -> Mapping[str, tuple[float, float, float]]:
        """Team -> full-time loads carried, full-time loads there is room for, people; means."""
        days = max(1, self.days)
        return {
            team: (needed / days, there / days, people / days)
            for team, (needed, there, people) in sorted(self.by_team.items())
        }

    def _over_time(self) -> tuple[float | None, float | None]:
        """Spread and highest of everybody's mean utilisation; who was seen a while only."""
        least = min(LEAST_DAYS, self.days / 2)
        means = [total / days for total, days in self.by_worker.values() if days >= least]
        if not means:
            return None, None
        centre = sum(means) / len(means)
        return sqrt(sum((one - centre) ** 2 for one in means) / len(means)), max(means)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
