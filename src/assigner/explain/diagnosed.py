"""A diagnosis by the contract's `diagnose`. Every claim in it was solved again."""

from collections.abc import Mapping

from assigner.documents.diagnose import (
    CollidingRow,
    DiagnoseDocument,
    ExcludedRow,
    NobodyRow,
    WayChange,
    WayRow,
    WayTier,
)
from assigner.explain.diagnosis import Diagnosis
from assigner.explain.evidence import Evidence
from assigner.explain.repairs import WayOut
from assigner.explain.rows import SCHEMA_VERSION, cell, spoken
from assigner.rule import Rule
from assigner.words import Words, say


def nobody_rows(diagnosis: Diagnosis, evidence: Evidence) -> tuple[NobodyRow, ...]:
    """Cases nobody may take, and why; nothing is solved for them."""
    return tuple(
        NobodyRow(case=case, excluded=tuple(
            ExcludedRow(
                caseworker=worker, rule=exclusion.rule.name(), kind=exclusion.rule.kind,
                words=str(exclusion.words),
                evidence=cell(evidence.of(exclusion.rule, case, worker)),
            )
            for worker, exclusions in excluded.items() for exclusion in exclusions
        ))
        for case, excluded in diagnosis.nobody.items()
    )


def diagnose_document(diagnosis: Diagnosis, evidence: Evidence) -> DiagnoseDocument:
    """Everything that was found."""
    by_name: Mapping[str, Rule] = {rule.name(): rule for rule in diagnosis.rules}
    return DiagnoseDocument(
        schema_version=SCHEMA_VERSION, kind="diagnose",
        status="feasible" if diagnosis.feasible else "infeasible",
        words=str(_words(diagnosis)),
        left=tuple(diagnosis.left),
        nobody=nobody_rows(diagnosis, evidence),
        conflict=tuple(
            CollidingRow(
                rule=demand.rule, subject=demand.subject, words=str(demand.words),
                kind=by_name[demand.rule].kind if demand.rule in by_name else None,
            )
            for demand in diagnosis.conflict
        ),
        ways_out=tuple(_way(diagnosis, way) for way in diagnosis.ways_out),
        cut=spoken(diagnosis.cut),
        verified=not diagnosis.cut,
    )


def _words(diagnosis: Diagnosis) -> Words:
    count = len(diagnosis.problem.cases)
    if diagnosis.feasible:
        return say("Everything fits: {count} cases can be placed", count=count)
    if diagnosis.contradicted:
        return say("The pins of today contradict the rules: no allocation exists")
    if diagnosis.nobody:
        return say(
            "{left} of {count} cases cannot be placed · nobody may take {cases}",
            left=len(diagnosis.left), count=count, cases=tuple(diagnosis.nobody),
        )
    return say("{left} of {count} cases cannot be placed: not all of them together",
               left=len(diagnosis.left), count=count)


def _way(diagnosis: Diagnosis, way: WayOut) -> WayRow:
    """The change, what the day is worth then, and beside it what it is worth now."""
    planned, day, change = diagnosis.planned, way.day, way.change
    nothing, waits = diagnosis.contradicted, change.kind == "wait"
    return WayRow(
        change=WayChange(
            kind=change.kind, file=change.file, id=change.id, field=change.field,
            value=change.value, needed=change.needed,
        ),
        tiers=tuple(
            WayTier(
                name=tier.name, unit=tier.unit,
                value=None if nothing
                else tier.shown(diagnosis.problem, planned.costs[tier.name]),
                value_if=tier.shown(day.problem, day.costs[tier.name])
                + (waits and tier.name == "unassigned"),
            )
            for tier in day.tiers
        ),
        left=tuple(sorted({*way.waiting, *([change.id] if waits else [])})),
        owner=way.owner,
        proven=day.proven and (nothing or planned.proven),
        words=str(change.words),
    )
