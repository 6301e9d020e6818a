"""Policies over months, on the same days: what each reaches, and how far they are apart.

Every run of a seed meets the same arrivals, courses and absences (common random numbers), so
a difference between two policies is taken seed by seed, and its interval is that of the mean
of these differences (Student, 95 %).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import mean, stdev

from assigner.simulation.setting import Practice, Setting
from assigner.simulation.steady import usual_days
from assigner.simulation.tally import Tally, Week
from assigner.simulation.year import Year

Measures = Mapping[str, float | None]

STUDENT = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
)
"""97.5 % points of Student's t with 1 to 30 degrees of freedom."""
NORMAL = 1.960


@dataclass(frozen=True)
class Outcome:
    """One policy under one seed."""

    practice: Practice
    seed: int
    measures: Measures
    staffing: Mapping[str, tuple[float, float, float]]
    weeks: tuple[Week, ...]


@dataclass(frozen=True)
class Interval:
    """A mean, and half the width of its 95 % interval (None with fewer than two runs)."""

    mean: float
    half: float | None

    @property
    def clear(self) -> bool:
        """Zero lies outside the interval."""
        return self.half is not None and abs(self.mean) > self.half


@dataclass(frozen=True)
class Simulated:
    """All policies under all seeds, the first policy first."""

    setting: Setting
    usual: Mapping[str, float]
    practices: tuple[Practice, ...]
    seeds: tuple[int, ...]
    outcomes: tuple[Outcome, ...]

    def of(self, practice: Practice) -> tuple[Outcome, ...]:
        """The runs of a policy, in order of seed."""
        return tuple(one for one in self.outcomes if one.practice is practice)

    def value(self, practice: Practice, name: str) -> Interval | None:
        """A measure of a policy over its runs."""
        return interval([one.measures[name] for one in self.of(practice)])

    def difference(self, practice: Practice, name: str) -> Interval | None:
        """How much more a policy has of a measure than the first one, seed by seed."""
        pairs = zip(self.of(practice), self.of(self.practices[0]), strict=True)
        return interval([
            None if mine is None or first is None else mine - first
            for mine, first in ((a.measures[name], b.measures[name]) for a, b in pairs)
        ])


def interval(values: Sequence[float | None]) -> Interval | None:
    """The mean of what was seen, with Student's 95 % interval; None when nothing was."""
    seen = [value for value in values if value is not None]
    if not seen:
        return None
    if len(seen) == 1:
        return Interval(seen[0], None)
    degrees = len(seen) - 1
    quantile = STUDENT[degrees - 1] if degrees <= len(STUDENT) else NORMAL
    return Interval(mean(seen), quantile * stdev(seen) / sqrt(len(seen)))


def run_one(
    setting: Setting,
    practice: Practice,
    usual: Mapping[str, float],
    tell: Callable[[int], None] | None = None,
) -> Outcome:
    """One policy under the seed of the setting; `tell` hears every day that is done."""
    year = Year(setting, practice, usual)
    for done in year.run():
        if tell is not None:
            tell(done)
    tally: Tally = year.tally
    return Outcome(
        practice, setting.seed, tally.measures(), tally.staffing(), tuple(tally.weeks)
    )


def simulate(
    setting: Setting,
    practices: Sequence[Practice],
    runs: int,
    tell: Callable[[int], None] | None = None,
) -> Simulated:
    """Every policy under `runs` seeds, beginning with the setting's.

    How long phases take is what keeps the office in balance under the first policy, and is
    the same for all.
    """
    usual = usual_days(setting, practices[0].policy)
    seeds = tuple(range(setting.seed, setting.seed + runs))
    outcomes: list[Outcome] = []
    for seed in seeds:
        for practice in practices:
            before = len(outcomes) * setting.days
            outcomes.append(run_one(
                replace(setting, seed=seed), practice, usual, _further(tell, before)
            ))
    return Simulated(setting, usual, tuple(practices), seeds, tuple(outcomes))


def _further(tell: Callable[[int], None] | None, before: int) -> Callable[[int], None] | None:
    """Tell days on top of those done before."""
    if tell is None:
        return None
    return lambda days: tell(before + days)
