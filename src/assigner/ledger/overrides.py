"""Which overrides still stand, which plans carry them out, and which none of them knows.

An override stands until it is withdrawn, until a later one decides the same case again, or,
of who is to have a case, until a day has passed on which they were given it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assigner.ledger.decision import commits
from assigner.ledger.record import Record
from assigner.plan import Claims
from assigner.words import Words, say

Pairs = frozenset[tuple[str, str]]
NONE: Pairs = frozenset()


@dataclass(frozen=True)
class OpenOverride:
    """What still stands of an override: (case, caseworker) pairs."""

    record: Record
    pins: Pairs
    forbids: Pairs


def withdrawn(records: Iterable[Record]) -> dict[int, Record]:
    """Number of an override -> the record that withdraws it."""
    return {
        record.said["withdraws"]: record for record in records if record.kind == "withdrawal"
    }


def decisions(record: Record) -> tuple[Pairs, Pairs]:
    """The pins and the forbids of an override."""
    said = record.said["decisions"]
    return frozenset(map(tuple, said["pins"])), frozenset(map(tuple, said["forbids"]))


def open_overrides(records: Sequence[Record], office: str) -> tuple[OpenOverride, ...]:
    """The overrides of an office of which something still stands, in order."""
    gone = withdrawn(records)
    found: list[OpenOverride] = []
    for record in records:
        if record.kind != "override" or record.office != office or record.number in gone:
            continue
        pins, forbids = decisions(record)
        cases = {case for case, _ in pins}
        found = [
            OpenOverride(
                item.record,
                frozenset(pin for pin in item.pins if pin[0] not in cases and pin not in forbids),
                item.forbids - pins - forbids,
            )
            for item in found
        ]
        found.append(OpenOverride(record, pins, forbids))
    return tuple(item for item in found if item.pins or item.forbids)


def against(item: OpenOverride, plan: Mapping[str, Any]) -> Iterator[Words]:
    """Where a plan does other than an override decided; cases it is not about do not count."""
    seats = {row["case"]: row for row in plan["assignments"]}
    about = seats.keys() | {row["case"] for row in plan["unassigned"]}
    values = {"number": item.record.number, "by": item.record.by}
    for case, worker in sorted(item.pins):
        if case in about and _taken(seats, case) != worker:
            yield say("Number {number}, by {by}, decided that {case} goes to {person}; this plan "
                      "does not give it.", case=case, person=worker, **values)
    for case, worker in sorted(item.forbids):
        row = seats.get(case, {})
        if worker in (row.get("caseworker"), row.get("co_caseworker")):
            yield say("Number {number}, by {by}, decided that {person} takes no part in {case}; "
                      "in this plan {person} does.", case=case, person=worker, **values)


def _taken(seats: Mapping[str, Mapping[str, Any]], case: str) -> str | None:
    return seats[case]["caseworker"] if case in seats else None


def carried_out(item: OpenOverride, plans: Iterable[Mapping[str, Any]]) -> bool:
    """Whether one of these plans does all that stands of an override."""
    cases = {case for case, _ in item.pins | item.forbids}
    return any(
        cases <= _cases(plan) and not any(against(item, plan)) for plan in plans
    )


def carriers(records: Sequence[Record], override: Record) -> tuple[Record, ...]:
    """The standing commits that carry an override out: taking it back does not undo them."""
    item = OpenOverride(override, *decisions(override))
    return tuple(
        record for record in commits(records)
        if record.office == override.office and record.number > override.number
        and carried_out(item, [record.said["plan"]])
    )


def _cases(plan: Mapping[str, Any]) -> set[str]:
    rows = (*plan["assignments"], *plan["unassigned"])
    return {row["case"] for row in rows}


def lacking(
    records: Sequence[Record], office: str, plan: Mapping[str, Any]
) -> Iterator[Words]:
    """Why a plan may not be committed: the overrides that stand and that it does not obey.

    Whoever was to have a case and was given it on an earlier day has it: that decision is
    done, and the case may change hands later. Who may take no part in one still may not.
    """
    today = plan["instance"]["date"]
    earlier = [
        record.said["plan"] for record in commits(records)
        if record.office == office and record.day < today
    ]
    for item in open_overrides(records, office):
        done = item.record.day < today and carried_out(replace(item, forbids=NONE), earlier)
        yield from against(replace(item, pins=NONE) if done else item, plan)


def unknown(records: Sequence[Record], office: str, claims: Claims) -> Iterator[Words]:
    """The overrides a plan carries that the ledger does not have, and lifts nobody decided."""
    there = [
        record for record in records if record.kind == "override" and record.office == office
    ]
    gone = withdrawn(records)
    lifted: set[tuple[str, str]] = set()
    for item in claims.decisions.overrides:
        same = [
            record for record in there
            if (record.by, record.at) == (item.by, item.at)
            and decisions(record) == (frozenset(item.pins), frozenset(item.forbids))
            and {tuple(lift) for lift in record.said.get("lifts", ())} == set(item.lifts)
        ]
        values = {"by": item.by, "at": item.at}
        if not same:
            yield say("It carries an override by {by} of {at} that the ledger does not know.",
                      **values)
        elif all(record.number in gone for record in same):
            yield say("It carries an override by {by} of {at} that was withdrawn as number "
                      "{number}.", number=gone[same[-1].number].number, **values)
        else:
            lifted |= set(item.lifts)
    for rule, case in sorted(set(claims.decisions.lifts) - lifted):
        yield say("It lifts {rule} for {case}, and no override in the ledger does.", rule=rule,
                  case=case)
