"""Policies over months, many runs."""

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from assigner.documents.misread import HABIT, MODEL, run_of
from assigner.documents.part import (
    Count,
    Day,
    DayRef,
    Days,
    Document,
    DocumentPart,
    FullTime,
    Hours,
    Number,
    Said,
    Truth,
    Whole,
)


class Interval(DocumentPart):
    """A mean over runs with half its 95 % interval; null where nothing was seen."""

    value: Number | None
    half_width: Number | None = Field(description="Null for one run.")
    clear: Truth | None = Field(description="Whether 0 lies outside the interval.")


class _InUnit(DocumentPart):
    unit: str


class MeasureIn(Interval, _InUnit):
    """A measure and its unit."""


NOT_COUNTED = MeasureIn(unit="share", value=None, half_width=None, clear=None)
OF_CHILDREN = ("Of the children with an open case on the last day; what was before the run is not "
               "counted.")


class PolicyMeasures(DocumentPart):
    """All that is measured of a policy."""

    first_contact_days: MeasureIn
    contacts_share: MeasureIn
    follow_up_share: MeasureIn
    network_share: MeasureIn
    changes_a_year: MeasureIn
    waiting: MeasureIn
    over_norm_share: MeasureIn
    deadline_share: MeasureIn
    phase_changes_a_year: MeasureIn
    weeks_over_norm: MeasureIn
    networks_held: MeasureIn
    utilisation: MeasureIn
    spread: MeasureIn
    spread_over_time: MeasureIn
    worst_over_time: MeasureIn
    open_cases: MeasureIn
    arrived: MeasureIn
    closed: MeasureIn
    rounds: MeasureIn
    unproven_rounds: MeasureIn
    rules_broken: MeasureIn
    three_caseworkers_share: MeasureIn = Field(default=NOT_COUNTED, description=OF_CHILDREN)

    def of(self, name: str) -> MeasureIn:
        """A measure by its name."""
        found: MeasureIn = getattr(self, name)
        return found


class MeasuresApart(DocumentPart):
    """How much more a policy measures than the first one, run by run."""

    first_contact_days: Interval
    contacts_share: Interval
    follow_up_share: Interval
    network_share: Interval
    changes_a_year: Interval
    waiting: Interval
    over_norm_share: Interval
    deadline_share: Interval
    phase_changes_a_year: Interval
    weeks_over_norm: Interval
    networks_held: Interval
    utilisation: Interval
    spread: Interval
    spread_over_time: Interval
    worst_over_time: Interval
    open_cases: Interval
    arrived: Interval
    closed: Interval
    rounds: Interval
    unproven_rounds: Interval
    rules_broken: Interval
    three_caseworkers_share: Interval = Field(default=Interval(
        value=None, half_width=None, clear=None), description=OF_CHILDREN)

    def of(self, name: str) -> Interval:
        """A measure's difference by its name."""
        found: Interval = getattr(self, name)
        return found


class MilestoneRow(DocumentPart):
    """What a lower caseload must lead to, and whether it does."""

    name: str
    words: Said
    indicator: Literal[
        "first_contact_days", "contacts_share", "follow_up_share", "network_share",
        "changes_a_year", "waiting", "over_norm_share", "deadline_share",
    ] | None
    unit: str | None
    target: Number | None
    status: str | None
    value: Number | None
    half_width: Number | None
    met: Truth | None
    verdict: Literal["met", "missed", "open"] | None = Field(
        description="open where the interval holds the target.",
    )


class StaffingMean(DocumentPart):
    """A team's positions, in the mean of the days."""

    team: str
    label: str
    needed_full_time: FullTime
    needed_half_width: FullTime | None
    there_full_time: FullTime
    there_half_width: FullTime | None
    people: Number


class PassedPhase(DocumentPart):
    """Cases that entered and left a phase, and how many more there are at the end."""

    phase: str
    label: str
    open_first: Count
    entered: Interval
    left: Interval
    change: Interval


class RunHindsight(DocumentPart):
    """By how much the mean square of loads could have been lower, as shares: over the seeds.

    Each stay of a case with a caseworker given once, on its morning, to somebody whom no rule
    about the two alone bars and who has hours all the while; everything known, ceilings and
    mixed phases not looked at.
    """

    lower_at_most: Interval = Field(description="Proven.")
    lower_found: Interval = Field(description="One way that was found.")


class WeekRow(DocumentPart):
    """A team in a week of one run."""

    seed: Whole
    day: Day
    team: str
    load_hours: Hours
    capacity_hours: Hours
    cases: Count
    caseworkers: Count
    over_norm: Count


class _PolicyRun(DocumentPart):
    title: str
    measures: PolicyMeasures
    milestones: tuple[MilestoneRow, ...]
    staffing: tuple[StaffingMean, ...]
    passed: tuple[PassedPhase, ...]
    weeks: tuple[WeekRow, ...]
    hindsight: RunHindsight | None = Field(default=None, description="Where it was asked for.")

    def milestone(self, indicator: str) -> MilestoneRow | None:
        """The milestone that an indicator measures, where the policy sets one."""
        return next((one for one in self.milestones if one.indicator == indicator), None)


class _OfModel(DocumentPart):
    model: str


class ModelRun(_PolicyRun, _OfModel):
    """A model over the time."""

    kind: ClassVar[str] = "model"

    @property
    def name(self) -> str:
        """What it is called wherever runs stand side by side."""
        return self.model


class _OfHabit(DocumentPart):
    baseline: str


class HabitRun(_PolicyRun, _OfHabit):
    """A habit over the time."""

    kind: ClassVar[str] = "baseline"

    @property
    def name(self) -> str:
        """What it is called wherever runs stand side by side."""
        return self.baseline


SimulatedRun = ModelRun | HabitRun


class PolicyApart(DocumentPart):
    """A policy against the first one."""

    model: str
    against: str
    measures: MeasuresApart


class PhaseBalance(DocumentPart):
    """A phase in balance: cases open / cases a day that enter = working days they stay."""

    phase: str
    label: str
    open: Count
    entering_a_day: Number
    stays_working_days: Days | None
    worked_off: Truth


class OutOfBalance(DocumentPart):
    """What does not balance, and what that means."""

    kind: Literal["empties", "fills", "late", "hours", "grows", "shrinks"]
    where: str
    label: str
    policy: str | None
    before: Number
    after: Number
    half: Number
    words: Said


class SimulateDocument(Document):
    """What `simulate` writes."""

    kind: Literal["simulate"]
    instance: DayRef
    days: Count
    round: Count = Field(description="Working days from one round of allocation to the next.")
    seeds: Annotated[tuple[Whole, ...], Field(min_length=1)]
    usual_days: dict[str, Days] = Field(description="Phase to how long a case is worked on.")
    phases: tuple[PhaseBalance, ...]
    warnings: tuple[OutOfBalance, ...]
    runs: Annotated[tuple[Annotated[
        Annotated[ModelRun, Tag(MODEL)] | Annotated[HabitRun, Tag(HABIT)], Discriminator(run_of)
    ], ...], Field(min_length=1)]
    differences: tuple[PolicyApart, ...]
