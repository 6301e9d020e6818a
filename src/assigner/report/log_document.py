"""The ledger as a document: one row a record, for coordinators or for one caseworker."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assigner.ledger import Audit, Record, withdrawn
from assigner.words import Words, counted, joined, say, term

SCHEMA_VERSION = "1.0"
Row = dict[str, Any]


def log_document(
    records: Sequence[Record], case: str | None, worker: str | None, *, discreet: bool = False
) -> Row:
    """The records about a case or a caseworker; all of them where neither is named.

    `discreet`: for the caseworker's own eyes. No reason, note or price, and of colleagues
    only who shares a case with the reader.
    """
    replaced = {
        record.said["replaces"]: record.number
        for record in records if record.kind == "commit" and record.said["replaces"] is not None
    }
    replaced |= {number: record.number for number, record in withdrawn(records).items()}
    rows = [
        row for record in records
        if (row := _row(record, case, worker, replaced.get(record.number))) is not None
    ]
    if discreet:
        rows = [_own(row) for row in rows if row["cases"]]
    return {
        "schema_version": SCHEMA_VERSION, "kind": "log", "case": case, "caseworker": worker,
        "records": rows,
        "words": counted("{n} record", "{n} records", len(rows)),
    }


def audit_document(found: Audit) -> Row:
    """What an audit found; `anchored` is the last record a checkpoint outside vouches for."""
    return {
        "schema_version": SCHEMA_VERSION, "kind": "log_verify", "verified": found.holds,
        "records": found.records, "head": found.head, "sealed": found.sealed,
        "anchored": found.anchored, "findings": list(found.findings),
        "notes": list(found.notes), "words": audit_words(found),
        "scope": scope_words(found),
    }


def audit_words(found: Audit) -> Words:
    """The audit in one sentence."""
    if not found.holds:
        return say("The ledger does not hold")
    count = counted("{n} record is as its hash says",
                    "{n} records follow from one another", found.records)
    if found.anchored is None:
        return say("{count} · {head}", count=count, head=found.head)
    return say("Verified: {count}, as the checkpoints saw them up to number {number} · {head}",
               count=count, number=found.anchored, head=found.head)


def scope_words(found: Audit) -> Words:
    """What the audit cannot have seen."""
    if not found.holds:
        return say("What else was changed is not known.")
    if found.anchored is None:
        return say("No checkpoint was at hand: whoever can write to the ledger can make all of it "
                   "anew, cut its end or put an older copy back, and this would not show it.")
    return say("This is as sure as the checkpoints and the key: whoever has the key, or can take "
               "checkpoints away where they lie, is not found.")


def _row(
    record: Record, case: str | None, worker: str | None, replaced_by: int | None
) -> Row | None:
    seats = list(_seats(record))
    shown = [
        seat for seat in seats
        if case in (None, seat["case"])
        and worker in (None, seat["to"], seat["with"], seat["from"], seat["not_to"])
    ]
    if (case is not None or worker is not None) and not shown:
        return None
    said = record.said
    row: Row = {
        "number": record.number, "at": record.at, "kind": record.kind, "by": record.by,
        "office": record.office, "date": record.day, "sha256": record.sha256,
        "previous": record.previous, "cases": shown,
    }
    if record.kind == "commit":
        plan = said["plan"]
        row |= {
            "instance": plan["instance"]["name"], "status": plan["status"],
            "placed": len(plan["assignments"]), "unassigned": len(plan["unassigned"]),
            "moves": len(plan.get("moves") or ()),
            "note": said["note"], "replaces": said["replaces"], "replaced_by": replaced_by,
            "plan_sha256": said["plan_sha256"], "checked": said.get("checked"),
        }
        row["words"] = commit_words(row)
    else:
        row |= {"instance": said["instance"]["name"], "reason": said["reason"],
                "owner": said["owner"]}
        if record.kind == "withdrawal":
            row["withdraws"] = said["withdraws"]
        else:
            row |= {
                "against": said["against"], "price": said["price"],
                "plan_sha256": said["plan_sha256"], "withdrawn_by": replaced_by,
            }
        row["words"] = override_words(row)
    return row


def _seats(record: Record) -> Iterator[Row]:
    """Every case a record is about: who gets it, beside whom, from whom."""
    empty: Row = {"to": None, "with": None, "from": None, "not_to": None, "pinned": None}
    if record.kind == "commit":
        plan: Mapping[str, Any] = record.said["plan"]
        pinned = _pins(plan)
        moved = {row["case"]: row["from"] for row in plan.get("moves") or ()}
        for row in plan["assignments"]:
            yield {**empty, "case": row["case"], "to": row["caseworker"],
                   "with": row["co_caseworker"], "from": moved.pop(row["case"], None),
                   "pinned": pinned.get(row["case"])}
        for row in plan.get("moves") or ():
            if row["case"] in moved:
                yield {**empty, "case": row["case"], "to": row["to"], "from": row["from"]}
        for row in plan["unassigned"]:
            yield {**empty, "case": row["case"]}
        return
    for case, worker in record.said["decisions"]["pins"]:
        yield {**empty, "case": case, "to": worker}
    for case, worker in record.said["decisions"]["forbids"]:
        yield {**empty, "case": case, "not_to": worker}


def _pins(plan: Mapping[str, Any]) -> dict[str, Row]:
    """Case -> who pinned it and why; both None where nobody said."""
    said = {row["case"]: row.get("pinned") or {} for row in plan["assignments"]}
    return {
        case: {"by": said.get(case, {}).get("by"), "reason": said.get(case, {}).get("reason")}
        for case, _ in (plan.get("decisions") or {}).get("pins", ())
    }


def _own(row: Row) -> Row:
    """A row for the caseworker it is about."""
    kept = ("number", "at", "kind", "office", "date", "instance", "replaced_by", "withdraws",
            "withdrawn_by")
    own = {key: row[key] for key in kept if key in row}
    own["cases"] = [
        {"case": seat["case"], "to": seat["to"], "with": seat["with"]}
        for seat in row["cases"] if seat["to"] is not None
    ]
    own["words"] = joined([seat_words(seat) for seat in own["cases"]], "; ")
    if row["kind"] == "withdrawal":
        own["words"] = say("withdraws number {number}: {what}", number=row["withdraws"],
                           what=own["words"])
    return own


def commit_words(row: Row) -> Words:
    """A decision in one sentence."""
    said = say(
        "{day}: {placed}, {listed} unassigned · {status}",
        day=row["instance"], placed=counted("{n} case placed", "{n} cases placed", row["placed"]),
        listed=row["unassigned"], status=term(row["status"]),
    )
    if row["moves"]:
        said = joined([said, counted(
            "{n} case changes hands", "{n} cases change hands", row["moves"]
        )], " · ")
    if row["replaced_by"] is not None:
        return say("{said} · replaced by number {number}", said=said, number=row["replaced_by"])
    if row["replaces"] is not None:
        return say("{said} · replaces number {number}", said=said, number=row["replaces"])
    return said


def override_words(row: Row) -> Words:
    """An override, or its withdrawal, in one sentence."""
    what = joined([seat_words(seat) for seat in row["cases"]], "; ")
    if row["kind"] == "withdrawal":
        return say("withdraws number {number}: {what}", number=row["withdraws"], what=what)
    said = what if row["owner"] is None else say("{what}; owner: {owner}", what=what,
                                                 owner=row["owner"])
    if row["withdrawn_by"] is not None:
        return say("{said} · withdrawn by number {number}", said=said, number=row["withdrawn_by"])
    return said


def seat_words(seat: Mapping[str, Any]) -> Words:
    """Who gets a case."""
    values = {"case": seat["case"], "to": seat["to"]}
    if seat.get("not_to") is not None:
        return say("{case} not to {person}", case=seat["case"], person=seat["not_to"])
    if seat["to"] is None:
        return say("{case} to nobody yet", case=seat["case"])
    if seat.get("from"):
        return say("{case} from {before} to {to}", before=seat["from"], **values)
    if seat["with"]:
        return say("{case} to {to} with {beside}", beside=seat["with"], **values)
    return say("{case} to {to}", **values)
