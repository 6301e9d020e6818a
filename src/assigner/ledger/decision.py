"""A committed plan as an entry, and whether the ledger has moved on since it was made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from assigner.instance import Instance
from assigner.ledger.limited import carried
from assigner.ledger.received import received
from assigner.ledger.record import Entry, Record
from assigner.plan import Claims
from assigner.plan.fingerprint import fingerprint
from assigner.problem import Problem
from assigner.words import Words, say

RECOUNTED = (
    "instance", "model", "rules", "tiers", "loads", "summary", "decisions", "overrides", "words",
    "small changes",
)
"""What `commit` judges again of a plan; `proof` stays the engine's word until one is checked."""

OBJECTIONS = "objections"
"""Where a record keeps what was heard; older ones have it as lines of the note, in English."""


@dataclass(frozen=True)
class HeardObjection:
    """What a caseworker had against a case that was proposed to her, in her own words."""

    case: str
    caseworker: str
    text: str


@dataclass(frozen=True)
class Decider:
    """Who decides and when (UTC, to the second), what they remark, and what they heard."""

    by: str
    at: str
    note: str = ""
    heard: Sequence[HeardObjection] = ()


def office_of(instance: Instance) -> str:
    """The office as the ledger files it."""
    return instance.office or instance.title


def commit_entry(
    plan: Mapping[str, Any], problem: Problem, decider: Decider, replaces: int | None = None
) -> Entry:
    """The decision that a plan holds: the whole plan, its hash, and what people received."""
    claims = Claims.model_validate(plan)
    return Entry(
        "commit", decider.at, decider.by, office_of(problem.instance),
        problem.instance.date.isoformat(),
        {
            "plan": plan,
            "plan_sha256": fingerprint(plan),
            "note": decider.note,
            **({OBJECTIONS: list(map(asdict, decider.heard))} if decider.heard else {}),
            "replaces": replaces,
            "checked": {
                "by": {"assigner": version("assigner")}, "at": decider.at,
                "recounted": list(RECOUNTED), "proof": None,
            },
            "received": received(problem, claims.allocation),
            "written_with": {"assigner": version("assigner"), "sqlalchemy": version("sqlalchemy")},
        },
    )


def override_entry(
    plan: Mapping[str, Any], instance: Instance, decider: Decider, owner: str | None,
    content: Mapping[str, Any],
) -> Entry:
    """A decision against a proposal: `decisions`, `against`, `lifts`, `price` and who `may`.

    `plan` is the new plan that obeys it; the ledger keeps its hash, and the plan itself once
    it is committed. `owner`: on whose authority; None where nobody said.
    """
    return Entry(
        "override", decider.at, decider.by, office_of(instance), instance.date.isoformat(),
        {
            **content, "reason": decider.note, "owner": owner,
            "instance": plan["instance"], "model": plan["model"],
            "plan_sha256": fingerprint(plan), **carried(plan),
        },
    )


def withdrawal_entry(record: Record, decider: Decider, owner: str | None) -> Entry:
    """An override taken back; what it decided is named again, so that its cases show it."""
    return Entry(
        "withdrawal", decider.at, decider.by, record.office, record.day,
        {
            "withdraws": record.number, "reason": decider.note, "owner": owner,
            "decisions": record.said["decisions"], "instance": record.said["instance"],
        },
    )


def commits(records: Sequence[Record]) -> tuple[Record, ...]:
    """The commits that hold: replaced ones are left out."""
    found = [record for record in records if record.kind == "commit"]
    replaced = {record.said["replaces"] for record in found}
    return tuple(record for record in found if record.number not in replaced)


def deciding(records: Sequence[Record], instance: Instance) -> int | None:
    """The number of the commit that decided the day and holds; None where there is none.

    The last on the same facts; else the one, if it is one, whose cases the day still shows as
    new or as somebody else's: a case came in after it was decided.
    """
    day, office = instance.date.isoformat(), office_of(instance)
    of_day = [record for record in commits(records) if (record.office, record.day) == (office, day)]
    alike = [record.number for record in of_day
             if record.said["plan"]["instance"]["sha256"] == instance.sha256]
    if alike:
        return alike[-1]
    before = [record.number for record in of_day if any(_not_shown(record, instance))]
    return before[0] if len(before) == 1 else None


def stale(
    records: Sequence[Record], instance: Instance, replaces: int | None = None
) -> Iterator[Words]:
    """Why a plan of `instance` may not be committed after these records of its office.

    A commit for a later day, one made on the same facts, or one for the same day that
    this day's caseload does not show.
    """
    on, office = instance.date.isoformat(), office_of(instance)
    standing = [
        record for record in commits(records) if record.office == office and record.day >= on
    ]
    if replaces is not None and replaces not in {record.number for record in standing}:
        yield say("Number {number} is no decision on {office} {day} or later that still holds.",
                  number=replaces, office=office, day=instance.date)
    for record in standing:
        if record.number == replaces:
            continue
        who = {"number": record.number, "by": record.by}
        if record.day > on:
            yield say("Number {number}, by {by}, has decided a later day: {later}.",
                      later=record.said["plan"]["instance"]["name"], **who)
        elif record.said["plan"]["instance"]["sha256"] == instance.sha256:
            yield say("The same day, on the same facts, was decided by {by} as number {number}.",
                      **who)
        else:
            yield from _not_shown(record, instance)


def _not_shown(record: Record, instance: Instance) -> Iterator[Words]:
    new = {case.id for case in instance.cases}
    held = {case.id: case.caseworker for case in instance.caseload}
    for case, worker in given(record.said["plan"]):
        values = {"case": case, "given": worker, "number": record.number, "by": record.by}
        if case in new:
            yield say("{case} is new in this plan; number {number}, by {by}, gave it to {given}.",
                      **values)
        elif case in held and held[case] != worker:
            yield say("{case} is held by {holder} in this plan; number {number}, by {by}, gave "
                      "it to {given}.", holder=held[case], **values)


def given(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(case, caseworker) for everything a plan gives or moves, in order of case."""
    found = {row["case"]: row["caseworker"] for row in plan["assignments"]}
    found |= {row["case"]: row["to"] for row in plan.get("moves") or ()}
    yield from sorted(found.items())
