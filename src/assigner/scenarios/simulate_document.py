"""Policies over months as a document: measures, milestones, staffing, differences, weeks."""

from dataclasses import replace

from assigner.documents.part import DayRef
from assigner.documents.simulate import (
    HabitRun,
    Interval,
    MeasureIn,
    MeasuresApart,
    MilestoneRow,
    ModelRun,
    OutOfBalance,
    PassedPhase,
    PhaseBalance,
    PolicyApart,
    PolicyMeasures,
    RunHindsight,
    SimulateDocument,
    SimulatedRun,
    StaffingMean,
    WeekRow,
)
from assigner.policy.milestones import INDICATORS, Milestone
from assigner.scenarios.in_balance import Warned, unbalanced
from assigner.scenarios.interval import ConfidenceInterval, Verdict, interval
from assigner.scenarios.run_hindsight import HINDSIGHT
from assigner.scenarios.simulate import Outcome, Simulated
from assigner.simulation.setting import Practice
from assigner.simulation.tally import UNITS

SCHEMA_VERSION = "1.1"


def simulate_document(found: Simulated) -> SimulateDocument:
    """Everything a simulation knows; the same seed gives the same document."""
    setting, first = found.setting, found.practices[0]
    day = setting.instance
    return SimulateDocument(
        schema_version=SCHEMA_VERSION, kind="simulate",
        instance=DayRef(name=day.name, date=day.date.isoformat(), sha256=day.sha256),
        days=setting.days, round=setting.round, seeds=found.seeds,
        usual_days={phase: round(days, 3) for phase, days in found.balance.work.items()},
        phases=tuple(_phase(found, phase) for phase in found.balance.stock),
        warnings=tuple(_warning(found, one) for one in found.warnings()),
        runs=tuple(_run(found, practice) for practice in found.practices),
        differences=tuple(
            PolicyApart(model=practice.name, against=first.name, measures=MeasuresApart(**{
                name: _interval(found.difference(practice, name)) for name in UNITS
            }))
            for practice in found.practices[1:]
        ),
    )


def _label(found: Simulated, phase: str) -> str:
    """How the office calls a phase."""
    return found.balance.policy.phases[phase].label


def _warning(found: Simulated, one: Warned) -> OutOfBalance:
    teams = found.balance.policy.teams
    label = teams[one.where].label if one.kind == "hours" else _label(found, one.where)
    said = replace(one, before=round(one.before, 3), after=round(one.after, 3),
                   half=round(one.half, 3))
    return OutOfBalance(
        kind=one.kind, where=one.where, label=label, policy=one.policy or None,
        before=said.before, after=said.after, half=said.half, words=str(unbalanced(said, label)),
    )


def _phase(found: Simulated, phase: str) -> PhaseBalance:
    balance = found.balance
    stays = balance.stays[phase]
    return PhaseBalance(
        phase=phase, label=_label(found, phase), open=balance.stock[phase],
        entering_a_day=round(balance.entering[phase], 3),
        stays_working_days=None if stays is None else round(stays, 3),
        worked_off=found.setting.flow.phases[phase].worked_off,
    )


def _run(found: Simulated, practice: Practice) -> SimulatedRun:
    outcomes, policy = found.of(practice), practice.policy
    measures = PolicyMeasures(**{
        name: _measure(found.value(practice, name), unit) for name, unit in UNITS.items()
    })
    milestones = tuple(_milestone(found, practice, one) for one in policy.milestones)
    staffing = tuple(
        _staffing(outcomes, team, policy.teams[team].label)
        for team in sorted({team for one in outcomes for team in one.staffing})
    )
    passed = tuple(_passed(found, practice, phase) for phase in found.balance.stock)
    weeks = tuple(
        WeekRow(seed=one.seed, **week._asdict()) for one in outcomes for week in one.weeks
    )
    hindsight = {} if not found.setting.hindsight else {"hindsight": RunHindsight(**{
        name: _interval(found.value(practice, name)) for name in HINDSIGHT})}
    if practice.habit:
        return HabitRun(
            baseline=practice.name, title=policy.title, measures=measures, milestones=milestones,
            staffing=staffing, passed=passed, weeks=weeks, **hindsight,
        )
    return ModelRun(
        model=practice.name, title=policy.title, measures=measures, milestones=milestones,
        staffing=staffing, passed=passed, weeks=weeks, **hindsight,
    )


def _passed(found: Simulated, practice: Practice, phase: str) -> PassedPhase:
    runs = [one.passed[phase] for one in found.of(practice)]
    return PassedPhase(
        phase=phase, label=_label(found, phase), open_first=found.balance.stock[phase],
        entered=_interval(interval([float(one.entered) for one in runs])),
        left=_interval(interval([float(one.left) for one in runs])),
        change=_interval(found.change(practice).get(phase)),
    )


def _staffing(outcomes: tuple[Outcome, ...], team: str, label: str) -> StaffingMean:
    needed, there, people = (
        interval([one.staffing[team][place] for one in outcomes if team in one.staffing])
        for place in range(3)
    )
    if needed is None or there is None or people is None:
        raise KeyError(team)
    return StaffingMean(
        team=team, label=label,
        needed_full_time=round(needed.mean, 3), needed_half_width=_rounded(needed.half, 3),
        there_full_time=round(there.mean, 3), there_half_width=_rounded(there.half, 3),
        people=round(people.mean, 3),
    )


def _milestone(found: Simulated, practice: Practice, milestone: Milestone) -> MilestoneRow:
    indicator, target = milestone.indicator, milestone.target
    seen = None if indicator is None else found.value(practice, indicator)
    return MilestoneRow(
        name=milestone.name, words=milestone.words, indicator=indicator,
        unit=None if target is None else target.unit,
        target=None if target is None else float(target.value),
        status=None if target is None else target.status,
        value=None if seen is None else round(seen.mean, 6),
        half_width=None if seen is None else _rounded(seen.half, 6),
        met=milestone.met(None if seen is None else seen.mean),
        verdict=_verdict(milestone, seen),
    )


def _verdict(milestone: Milestone, seen: ConfidenceInterval | None) -> Verdict | None:
    """met, missed, or open where the interval holds the target; None where nothing is seen."""
    if milestone.indicator is None or milestone.target is None or seen is None:
        return None
    return seen.verdict(
        float(milestone.target.value), more=INDICATORS[milestone.indicator].more
    )


def _measure(seen: ConfidenceInterval | None, unit: str) -> MeasureIn:
    told = _interval(seen)
    return MeasureIn(
        unit=unit, value=told.value, half_width=told.half_width, clear=told.clear
    )


def _interval(seen: ConfidenceInterval | None) -> Interval:
    if seen is None:
        return Interval(value=None, half_width=None, clear=None)
    return Interval(
        value=round(seen.mean, 6), half_width=_rounded(seen.half, 6),
        clear=None if seen.half is None else seen.clear,
    )


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
