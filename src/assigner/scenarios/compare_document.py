"""Policies side by side as one document: each run's own claims, the judge's count, who differs."""

from collections.abc import Sequence

from assigner.baselines.habits import said
from assigner.documents.compare import (
    UNPROVEN,
    CaseApart,
    ComparedHabit,
    ComparedModel,
    CompareDocument,
    ComparedRun,
    ComparedTier,
    JudgedRun,
    JudgedTier,
    JudgeRef,
    LoadedPerson,
)
from assigner.documents.part import DayRef, hours
from assigner.documents.plan import ConflictRow
from assigner.objectives.over_norm import OverNorm
from assigner.plan.loads import summary
from assigner.scenarios.compare import ComparedRuns, Judged
from assigner.words import Words, say

SCHEMA_VERSION = "1.1"


def compare_document(found: ComparedRuns) -> CompareDocument:
    """Everything `compare` knows; the same inputs give the same document."""
    first = found.runs[0].problem
    day = first.instance
    open_ = tuple(judged.run.name for judged in found.runs if judged.run.status in UNPROVEN)
    return CompareDocument(
        schema_version=SCHEMA_VERSION, kind="compare",
        instance=DayRef(name=day.name, date=day.date.isoformat(), sha256=day.sha256),
        judged_by=JudgeRef(name=found.runs[0].run.name, sha256=found.judge.sha256),
        runs=tuple(_run(judged, found) for judged in found.runs),
        differences=tuple(_difference(case, found) for case in found.differences),
        verified=not open_, not_proven=open_,
        words=str(line(len(found.differences), len(first.cases), open_)),
    )


def line(differ: int, cases: int, unproven: Sequence[str]) -> Words:
    """How many cases differ, and under which models a better allocation may exist."""
    words = say(
        "{differ} of {cases} new cases go to different people", differ=differ, cases=cases,
    ) if cases else say("No new cases today: nothing goes to different people")
    if not unproven:
        return words
    return say("{words} · not proven: {models}", words=words, models=", ".join(unproven))


def _run(judged: Judged, found: ComparedRuns) -> ComparedRun:
    run = judged.run
    own = summary(run.problem, run.allocation)
    if run.status != "counted":
        return ComparedModel(
            model=run.name, title=run.policy.title, model_sha256=run.policy.sha256,
            status=run.status, tiers=_tiers(judged), summary=own, judged=_judged(judged, found),
        )
    broken = {breach.rule for breach in judged.judgement.breaches}
    return ComparedHabit(
        baseline=run.name, title=str(said(run.name)), model_sha256=found.judge.sha256,
        status="counted", tiers=_unbeaten(judged, found), summary=own,
        judged=_judged(judged, found),
        keeps=tuple(
            rule.name() for rule in found.judge.rules if rule.hard and rule.name() not in broken
        ),
        birth_days_drawn=tuple(sorted(run.drawn)),
    )


def _tiers(judged: Judged) -> tuple[ComparedTier, ...]:
    """A model's own proof."""
    run = judged.run
    return tuple(
        ComparedTier(
            name=reached.tier.name, unit=reached.tier.unit,
            value=reached.tier.shown(run.problem, reached.value),
            bound=reached.tier.shown(run.problem, reached.bound), proven=reached.proven,
        )
        for reached in run.reached
    )


def _unbeaten(judged: Judged, found: ComparedRuns) -> tuple[ComparedTier, ...]:
    """A habit claims no proof: beside it stands what nobody can beat."""
    rows = []
    bounds = {item.tier.name: item.bound for item in found.runs[0].run.reached}
    as_good = True
    for tier in found.judge.tiers:
        value = judged.judgement.costs[tier.name]
        bound = bounds.get(tier.name) if as_good else None
        rows.append(ComparedTier(
            name=tier.name, unit=tier.unit, value=tier.shown(judged.problem, value),
            bound=None if bound is None else tier.shown(judged.problem, bound), proven=False,
        ))
        # A later bound holds only among allocations as good in the tiers before.
        as_good = as_good and value == bounds.get(tier.name)
    return tuple(rows)


def _judged(judged: Judged, found: ComparedRuns) -> JudgedRun:
    problem, costs = judged.problem, judged.judgement.costs
    over = costs.get(OverNorm().name)
    return JudgedRun(
        tiers=tuple(
            JudgedTier(name=tier.name, unit=tier.unit,
                       value=tier.shown(problem, costs[tier.name]))
            for tier in found.judge.tiers
        ),
        summary=summary(problem, judged.run.allocation),
        worst_off=_person(judged, judged.worst),
        worst_off_today=_person(judged, judged.most_loaded_today),
        over_norm=None if over is None else over[0],
        breaks=tuple(
            ConflictRow(rule=breach.rule, subject=breach.subject, words=str(breach.words))
            for breach in judged.judgement.breaches
        ),
    )


def _person(judged: Judged, who: str | None) -> LoadedPerson | None:
    return None if who is None else LoadedPerson(
        caseworker=who, utilisation=round(judged.utilisation[who], 6),
        capacity_hours=hours(judged.problem.capacity[who]),
    )


def _difference(case: str, found: ComparedRuns) -> CaseApart:
    seats = {judged.run.name: judged.run.allocation.seats.get(case) for judged in found.runs}
    by = {run: None if one is None else one.caseworker for run, one in seats.items()}
    co = {run: None if one is None else one.co_caseworker for run, one in seats.items()}
    return CaseApart(case=case, by=by, co_by=co) if any(co.values()) else CaseApart(
        case=case, by=by)
