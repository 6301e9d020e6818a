"""What a case weighs and what a caseworker can carry, in whole minutes a week.

A case weighs what its contact rhythm asks for: contacts a month x hours per contact +
fixed hours (sagstyngde, Dansk Socialrådgiverforening; contact rhythm and caseload are
coupled, KORA on the Sverigesmodel). A caseworker carries what is left of the week for
cases. Decimals end here: everything returned is a whole number of minutes a week.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assigner.instance import Case, Caseworker, OpenCase
from assigner.quantity import (
    CASES_PER_FULL_TIME,
    CasesOnly,
    CasesPerFullTime,
    ContactsAMonth,
    Factor,
    HoursAContact,
    HoursAMonth,
    HoursAWeek,
    Months,
    Percent,
    Quantity,
    Share,
    Weeks,
    minutes,
)
from assigner.reduction import ReasonTerms
from assigner.words import say

MONTHS_A_WEEK = Fraction(12, 52)


class ModelTable(BaseModel):
    """A table of a model: unknown keys are errors, values cannot change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rhythm(ModelTable):
    """How a kind of case is worked; or, instead, how many make a full-time load.

    `hours_a_month`: what was measured, contacts and all, where nobody counted contacts.
    """

    contacts_a_month: ContactsAMonth | None = None
    hours_a_contact: HoursAContact | None = None
    fixed_hours: HoursAMonth | None = None
    full_load: CasesPerFullTime | None = None
    hours_a_month: HoursAMonth | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        rhythm = (self.contacts_a_month, self.hours_a_contact, self.fixed_hours)
        other = [one for one in (self.full_load, self.hours_a_month) if one is not None]
        if not other and None in rhythm:
            raise ValueError(
                say("give contacts_a_month, hours_a_contact and fixed_hours, or full_load")
            )
        if other and rhythm != (None, None, None):
            raise ValueError(say(
                "give contacts_a_month, hours_a_contact and fixed_hours, or full_load, not both"
            ))
        if len(other) > 1:
            raise ValueError(say("give hours_a_month or full_load, not both"))
        return self


class FirstWeeks(ModelTable):
    """A case is heavier while it is new: times `factor` for its first `weeks`."""

    weeks: Weeks
    factor: Factor


class Weights(ModelTable):
    """What cases weigh, by phase and complexity.

    `every_case`: one weight for every case, whatever its phase, complexity and children.
    """

    phases: dict[str, dict[str, Rhythm]]
    further_child_share: Share
    co_worker_share: Share
    mixing: Share
    first_weeks: FirstWeeks | None = None
    every_case: CasesOnly | None = None


class Step(ModelTable):
    """Carries `share` of a full load until `months` in the job."""

    months: Months
    share: Share


class Role(ModelTable):
    """A duty: how it is written in an export, and the hours a week it takes."""

    names: tuple[str, ...]
    hours: HoursAWeek
    words: str = ""


class ReductionReason(ModelTable):
    """Why somebody has fewer hours for a time: what it takes, at most, and for how long.

    `hours` a week or a `percent` of the contracted hours, where a row does not say; neither where
    every row must. `kind`: the group it stands in on a list.
    """

    label: str
    names: tuple[str, ...] = ()
    kind: str = ""
    hours: HoursAWeek | None = None
    percent: Percent | None = None
    most_percent: Percent | None = None
    months: Months | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.hours is not None and self.percent is not None:
            raise ValueError(say("give hours or percent, not both"))
        if self.percent is not None and self.most_percent is not None and (
            self.percent.value > self.most_percent.value
        ):
            raise ValueError(say("percent is above most_percent"))
        return self

    @property
    def terms(self) -> ReasonTerms:
        """The same for the reader of the register, in whole minutes."""
        return ReasonTerms(
            None if self.hours is None else minutes(self.hours.exact),
            None if self.percent is None else self.percent.whole,
            None if self.most_percent is None else self.most_percent.whole,
            None if self.months is None else self.months.whole,
        )


class CapacityTable(ModelTable):
    """What a caseworker can carry.

    `fixed_hours` (meetings, supervision, training) do not shrink with contracted hours
    (Wirral: 15 of 100 points, so half time carries (50 - 15) / 85 = 41 %).
    """

    full_time_hours: HoursAWeek
    fixed_hours: HoursAWeek
    share_on_cases: Share
    ramp: tuple[Step, ...] = Field(default=())
    roles: dict[str, Role] = Field(default_factory=dict)
    reductions: dict[str, ReductionReason] = Field(default_factory=dict)


def full_load_minutes(capacity: CapacityTable) -> Fraction:
    """Minutes a week an experienced full-time caseworker without duties has for cases."""
    hours = capacity.full_time_hours.exact - capacity.fixed_hours.exact
    return max(Fraction(0), hours) * capacity.share_on_cases.exact * 60


def case_minutes(case: Case, weights: Weights, capacity: CapacityTable, on: date) -> int:
    """Minutes a week `case` asks of its caseworker on the day, at least 1.

    Contacts a month x hours per contact + fixed hours a month, x 12/52; each further
    child adds `further_child_share`; the first weeks are heavier where the model says so.
    """
    if case.weight_minutes is not None:
        return case.weight_minutes
    if weights.every_case is not None:
        return _at_least_one(full_load_minutes(capacity) / weights.every_case.exact)
    rhythm = weights.phases[case.phase][case.complexity]
    if rhythm.full_load is not None:
        weight = full_load_minutes(capacity) / rhythm.full_load.exact
        if rhythm.full_load.unit != CASES_PER_FULL_TIME:
            return _at_least_one(weight * case.children)
    else:
        weight = monthly_hours(rhythm) * MONTHS_A_WEEK * 60
    weight *= 1 + weights.further_child_share.exact * (case.children - 1)
    if weights.first_weeks is not None and _is_new(case, weights.first_weeks, on):
        weight *= weights.first_weeks.factor.exact
    return _at_least_one(weight)


def co_minutes(case: Case, weight: int, weights: Weights) -> int:
    """Minutes a week the co-worker of `case` carries: a share of the whole weight."""
    return minutes(Fraction(weight, 60) * weights.co_worker_share.exact)


def capacity_minutes(worker: Caseworker, capacity: CapacityTable, on: date) -> int:
    """Minutes a week `worker` has for cases on the day; 0 when nothing is left.

    (contracted - fixed - reserved - roles - reductions) x share on cases x ramp x situation.
    Absence does not lower capacity: who is away keeps the share of the load that is
    theirs, and comes back neither rewarded nor punished. Reductions that are active on the
    day add up; fixed hours do not shrink with them, as with part time.
    """
    if worker.capacity_minutes is not None:
        return worker.capacity_minutes
    hours = Fraction(worker.weekly_minutes - worker.reserved_minutes - reduced(worker, on), 60)
    hours -= capacity.fixed_hours.exact
    hours -= sum(
        (role.hours.exact for key, role in capacity.roles.items() if key in worker.roles),
        Fraction(0),
    )
    hours = max(Fraction(0), hours) * capacity.share_on_cases.exact
    hours *= ramp_share(worker, capacity, on)
    if worker.has_situation(on) and worker.capacity_percent is not None:
        hours *= Fraction(worker.capacity_percent, 100)
    return minutes(hours)


def capacities(
    workers: Sequence[Caseworker], capacity: CapacityTable, on: date
) -> dict[str, int]:
    """`capacity_minutes` of each: of a large office many are alike in all that it looks at."""
    known: dict[tuple[object, ...], int] = {}
    found = {}
    for worker in workers:
        terms = (
            worker.capacity_minutes, worker.weekly_minutes, worker.reserved_minutes,
            reduced(worker, on), worker.roles, worker.months_here(on),
            worker.capacity_percent if worker.has_situation(on) else None,
        )
        if terms not in known:
            known[terms] = capacity_minutes(worker, capacity, on)
        found[worker.id] = known[terms]
    return found


def at_hours(worker: Caseworker, weekly_minutes: int) -> Caseworker:
    """Somebody once they work other hours: a capacity of their own changes in proportion."""
    own = worker.capacity_minutes
    if own is not None:
        own = own * weekly_minutes // worker.weekly_minutes
    return replace(worker, weekly_minutes=weekly_minutes, capacity_minutes=own)


def reduced(worker: Caseworker, on: date) -> int:
    """Minutes a week that the reductions active on the day take together."""
    return sum(
        item.minutes_of(worker.weekly_minutes) for item in worker.reductions
        if item.state(on) == "active"
    )


def ramp_share(worker: Caseworker, capacity: CapacityTable, on: date) -> Fraction:
    """Share of a full load a newcomer carries; 1 after the ramp or when `hired` is unknown."""
    here = worker.months_here(on)
    if here is not None:
        for step in sorted(capacity.ramp, key=lambda step: step.months.value):
            if here < step.months.value:
                return step.share.exact
    return Fraction(1)


def mixing_minutes(worker_capacity: int, weights: Weights) -> int:
    """Minutes a week lost to holding cases of two or more phases at once.

    CWLA's own mixed standard, 10 ongoing + 4 investigations, adds up to 0.92 of a full
    load: a deduction of about 8 % of the capacity reproduces it.
    """
    return minutes(Fraction(worker_capacity, 60) * weights.mixing.exact)


def monthly_hours(rhythm: Rhythm) -> Fraction:
    """Hours a month of a case of one child, where the model does not say them as a full load."""
    if rhythm.hours_a_month is not None:
        return rhythm.hours_a_month.exact
    parts: list[Quantity | None] = [
        rhythm.contacts_a_month, rhythm.hours_a_contact, rhythm.fixed_hours
    ]
    contacts, hours, fixed = (part.exact if part else Fraction(0) for part in parts)
    return contacts * hours + fixed


def _is_new(case: Case, first: FirstWeeks, on: date) -> bool:
    began = (case.assigned or case.received) if isinstance(case, OpenCase) else on
    return began is not None and on < began + timedelta(weeks=first.weeks.whole)


def _at_least_one(weight: Fraction) -> int:
    return max(1, minutes(weight / 60))
