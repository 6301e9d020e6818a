"""Policies over months, on the same days: what each reaches, and how far they are apart.

Every run of a seed meets the same arrivals, courses and absences (common random numbers), so
a difference between two policies is taken seed by seed, and its interval is that of the mean
of these differences (Student, 95 %).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product

from assigner.scenarios.in_balance import Warned, before_the_run, of_a_run
from assigner.scenarios.interval import ConfidenceInterval, interval
from assigner.scenarios.run_hindsight import run_hindsight
from assigner.simulation.calibration import Calibration, calibrate
from assigner.simulation.setting import Practice, Setting
from assigner.simulation.tally import Passed, Tally, Week
from assigner.simulation.year import Year

Measures = Mapping[str, float | None]

@dataclass(frozen=True)
class Outcome:
    """One policy under one seed."""

    practice: Practice
    seed: int
    measures: Measures
    staffing: Mapping[str, tuple[float, float, float]]
    passed: Mapping[str, Passed]
    weeks: tuple[Week, ...]


class EnoughSeeds(Exception):
    """Raised by `tell`: the seeds that are whole by then are the answer."""


@dataclass(frozen=True)
class GoingOn:
    """A simulation in pieces: `lived` before, and `keep` hears of each further run."""

    lived: Sequence[Outcome] = ()
    keep: Callable[[Outcome], None] = field(default=lambda outcome: None)


@dataclass(frozen=True)
class Simulated:
    """All policies under all seeds, the first policy first."""

    setting: Setting
    balance: Calibration
    practices: tuple[Practice, ...]
    seeds: tuple[int, ...]
    outcomes: tuple[Outcome, ...]

    def of(self, practice: Practice) -> tuple[Outcome, ...]:
        """The runs of a policy, in order of seed."""
        return tuple(one for one in self.outcomes if one.practice is practice)

    def value(self, practice: Practice, name: str) -> ConfidenceInterval | None:
        """A measure of a policy over its runs."""
        return interval([one.measures[name] for one in self.of(practice)])

    def difference(self, practice: Practice, name: str) -> ConfidenceInterval | None:
        """How much more a policy has of a measure than the first one, seed by seed."""
        pairs = zip(self.of(practice), self.of(self.practices[0]), strict=True)
        return interval([
            None if mine is None or first is None else mine - first
            for mine, first in ((a.measures[name], b.measures[name]) for a, b in pairs)
        ])

    def change(self, practice: Practice) -> Mapping[str, ConfidenceInterval]:
        """Phase -> cases more in it at the end than at the beginning."""
        return {
            phase: found for phase in self.balance.stock
            if (found := interval([
                float(one.passed[phase].change) for one in self.of(practice)
            ])) is not None
        }

    def warnings(self) -> Iterator[Warned]:
        """Where arrivals and closures do not balance, or hours do not stay what they are."""
        yield from before_the_run(self.setting, self.balance)
        for practice in self.practices:
            runs = self.of(practice)
            yield from of_a_run(
                practice.name, self.balance.stock, self.change(practice),
                {phase: sum(one.passed[phase].both for one in runs) / len(runs)
                 for phase in self.balance.stock},
            )


def run_one(
    setting: Setting,
    practice: Practice,
    balance: Calibration,
    tell: Callable[[int], None] | None = None,
) -> Outcome:
    """One policy under the seed of the setting; `tell` hears every day that is done."""
    year = Year(setting, practice, balance)
    for done in year.run():
        if tell is not None:
            tell(done)
    tally: Tally = year.tally
    known = {} if year.by_day is None else run_hindsight(year.by_day)
    return Outcome(
        practice, setting.seed, {**tally.measures(), **known}, tally.staffing(), dict(tally.passed),
        tuple(tally.weeks),
    )


def simulate(
    setting: Setting,
    practices: Sequence[Practice],
    runs: int,
    tell: Callable[[int], None] | None = None,
    going: GoingOn | None = None,
) -> Simulated:
    """Every policy under `runs` seeds, beginning with the setting's.

    How long phases take is what keeps the office in balance under the first policy, and is
    the same for all. Where `tell` raises EnoughSeeds, every policy has the seeds that are whole.
    """
    balance = calibrate(setting, practices[0].policy)
    seeds = tuple(range(setting.seed, setting.seed + runs))
    outcomes: list[Outcome] = []
    with suppress(EnoughSeeds):
        for one in _lived(setting, practices, balance, seeds, tell, going or GoingOn()):
            outcomes.append(one)
    whole = len(outcomes) // len(practices)
    return Simulated(setting, balance, tuple(practices), seeds[:whole],
                     tuple(outcomes[:whole * len(practices)]))


def _lived(
    setting: Setting, practices: Sequence[Practice], balance: Calibration, seeds: Sequence[int],
    tell: Callable[[int], None] | None, going: GoingOn,
) -> Iterator[Outcome]:
    known = {(one.practice.name, one.seed): one for one in going.lived}
    for place, (seed, practice) in enumerate(product(seeds, practices)):
        found = known.get((practice.name, seed))
        if found is None:
            found = run_one(replace(setting, seed=seed), practice, balance,
                            _further(tell, place * setting.days))
            going.keep(found)
        yield found


def _further(tell: Callable[[int], None] | None, before: int) -> Callable[[int], None] | None:
    """Tell days on top of those done before."""
    if tell is None:
        return None
    return lambda days: tell(before + days)
