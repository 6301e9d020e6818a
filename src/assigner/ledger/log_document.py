"""The ledger as a document: one row a record, for coordinators or for one caseworker."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assigner.documents.log import (
    AuditDocument,
    CommitRow,
    LogDocument,
    LoggedChange,
    LoggedSeat,
    OverrideRow,
    OwnRow,
    OwnSeat,
    PinSaid,
    StepRow,
    WithdrawalRow,
)
from assigner.documents.objected import LoggedObjection
from assigner.ledger.audit import Audit
from assigner.ledger.decision import OBJECTIONS
from assigner.ledger.overrides import withdrawn
from assigner.ledger.record import Record
from assigner.plan.staff_changes import in_words, without_reason
from assigner.veil import veil
from assigner.words import Words, counted, joined, of_model, say, term

SCHEMA_VERSION = "1.0"
LOG_VERSION = "1.2"
Row = CommitRow | OverrideRow | WithdrawalRow | StepRow


def log_document(
    records: Sequence[Record], case: str | None, worker: str | None, *, discreet: bool = False
) -> LogDocument:
    """The records about a case or a caseworker; all of them where neither is named.

    `discreet`: for the eyes of `worker` herself. No reason, note or price, of colleagues only
    who shares a case with her, and of objections her own.
    """
    if veil().hides(case):
        records = ()  # whoever asks by its number is told no more than of a number nobody has
    replaced = {
        record.said["replaces"]: record.number
        for record in records if record.kind == "commit" and record.said["replaces"] is not None
    }
    replaced |= {number: record.number for number, record in withdrawn(records).items()}
    rows = [
        row for record in records
        if (row := _row(record, case, worker, replaced.get(record.number))) is not None
    ]
    shown: Sequence[Row | OwnRow] = rows
    if discreet:
        shown = [_own(row) for row in rows if row.cases or _heard(row)]
    return LogDocument(
        schema_version=LOG_VERSION, kind="log", case=case, caseworker=worker,
        records=tuple(shown), words=str(counted("{n} record", "{n} records", len(shown))),
    )


def audit_document(found: Audit) -> AuditDocument:
    """What an audit found; `anchored` is the last record a checkpoint outside vouches for."""
    return AuditDocument(
        schema_version=SCHEMA_VERSION, kind="log_verify", verified=found.holds,
        records=found.records, head=found.head, sealed=found.sealed, anchored=found.anchored,
        findings=tuple(map(str, found.findings)), notes=tuple(map(str, found.notes)),
        words=str(_verdict(found)), scope=str(_scope(found)),
    )


def _verdict(found: Audit) -> Words:
    if not found.holds:
        return say("The ledger does not hold")
    count = counted("{n} record is as its hash says",
                    "{n} records follow from one another", found.records)
    if found.anchored is None:
        return say("{count} · {head}", count=count, head=found.head)
    return say("Verified: {count}, as the checkpoints saw them up to number {number} · {head}",
               count=count, number=found.anchored, head=found.head)


def _scope(found: Audit) -> Words:
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
    if record.kind == "step":
        return _step(record, case, worker)
    shown = [
        seat for seat in seats_of(record)
        if case in (None, seat.case)
        and worker in (None, seat.to, seat.with_, seat.from_, seat.not_to)
    ]
    changes = tuple(_changes(record, case, worker))
    objected = tuple(_objected(record, case, worker))
    if (case is not None or worker is not None) and not (shown or changes or objected):
        return None
    said = record.said
    every = {
        "number": record.number, "at": record.at, "kind": record.kind, "by": record.by,
        "office": record.office, "date": record.day, "sha256": record.sha256,
        "previous": record.previous, "cases": shown, "words": "",
    }
    if record.kind == "commit":
        plan = said["plan"]
        commit = CommitRow.model_validate({
            **every, "instance": plan["instance"]["name"], "status": plan["status"],
            "placed": len(plan["assignments"]), "unassigned": len(plan["unassigned"]),
            "moves": len(plan.get("moves") or ()), "replaced_by": replaced_by, "changes": changes,
            "objections": objected, "checked": said.get("checked"),
            **{key: said[key] for key in ("note", "replaces", "plan_sha256")},
        })
        return commit.model_copy(update={"words": str(_committed(commit, _first_given(plan)))})
    every |= {"instance": said["instance"]["name"], "reason": said["reason"],
              "owner": said["owner"]}
    if record.kind == "withdrawal":
        taken = WithdrawalRow.model_validate({**every, "withdraws": said["withdraws"]})
        return taken.model_copy(update={"words": str(_taken_back(taken.withdraws, _each(shown)))})
    override = OverrideRow.model_validate({
        **every, **{key: said[key] for key in ("against", "price", "plan_sha256")},
        "withdrawn_by": replaced_by,
    })
    return override.model_copy(update={"words": str(_overridden(override))})


def _changes(record: Record, case: str | None, worker: str | None) -> Iterator[LoggedChange]:
    """The staff changes of a decided plan, or those of a case or a person."""
    if record.kind != "commit":
        return
    for row in without_reason(record.said["plan"].get("changes") or ()):
        people = (row.get(key) for key in ("caseworker", "id", "to", "cover_by"))
        if case in {None, row.get("case")} and worker in {None, *people}:
            yield LoggedChange(written=row, words=str(in_words(row)))


def _objected(
    record: Record, case: str | None, worker: str | None
) -> Iterator[LoggedObjection]:
    """What was heard against a plan before it was decided, or that of a case or a person."""
    for row in record.said.get(OBJECTIONS, ()):
        if case in {None, row["case"]} and worker in {None, row["caseworker"]}:
            yield LoggedObjection(**row, words=str(say(
                "Objection of {person} to {case}: {text}", person=row["caseworker"],
                case=row["case"], text=row["text"])))


def _step(record: Record, case: str | None, worker: str | None) -> StepRow | None:
    said = record.said
    if case not in (None, said["case"]) or worker not in (None, said["from"], said["to"]):
        return None
    values = {"case": said["case"], "step": said["step"]}
    if not said["step"]:
        words = say("{case} is off the list of handovers", **values)
    elif said["done"]:
        words = say("{case}: {step} is done", **values)
    else:
        words = say("{case}: {step} is not done after all", **values)
    return StepRow.model_validate({
        "number": record.number, "at": record.at, "kind": record.kind, "by": record.by,
        "office": record.office, "date": record.day, "sha256": record.sha256,
        "previous": record.previous, "cases": (), "instance": "",
        "done": said["done"], "words": str(words), **values,
    })


def seats_of(record: Record) -> Iterator[LoggedSeat]:
    """Every case a record is about: who gets it, beside whom, from whom."""
    if record.kind != "commit":
        for case, worker in record.said["decisions"]["pins"]:
            yield _seat(case, to=worker)
        for case, worker in record.said["decisions"]["forbids"]:
            yield _seat(case, not_to=worker)
        return
    plan = record.said["plan"]
    pins = {case for case, _ in (plan.get("decisions") or {}).get("pins", ())}
    moved = {row["case"]: row["from"] for row in plan.get("moves") or ()}
    for row in plan["assignments"]:
        said = row.get("pinned") or {}
        yield _seat(
            row["case"], to=row["caseworker"], beside=row["co_caseworker"],
            before=moved.pop(row["case"], None),
            pinned=PinSaid(by=said.get("by"), reason=said.get("reason"))
            if row["case"] in pins and not said.get("signed") else None,
        )
    for row in plan.get("moves") or ():
        if row["case"] in moved:
            yield _seat(row["case"], to=row["to"], before=row["from"])
    for row in plan["unassigned"]:
        yield _seat(row["case"])


def _seat(
    case: str, *, to: str | None = None, beside: str | None = None, before: str | None = None,
    not_to: str | None = None, pinned: PinSaid | None = None,
) -> LoggedSeat:
    return LoggedSeat(to=to, with_=beside, from_=before, not_to=not_to, pinned=pinned, case=case)


def _own(row: Row) -> OwnRow:
    """A row for the caseworker it is about."""
    own = tuple(
        OwnSeat(case=seat.case, to=seat.to, with_=seat.with_)
        for seat in row.cases if seat.to is not None
    )
    words = joined((_given(seat.case, seat.to, seat.with_) for seat in own), "; ") if own else (
        say("your objection was heard"))
    if isinstance(row, WithdrawalRow):
        words = _taken_back(row.withdraws, words)
    kept = row.model_dump(include={
        "number", "at", "kind", "office", "date", "instance", "replaced_by", "withdraws",
        "withdrawn_by",
    })
    return OwnRow.model_validate({
        **kept, "cases": own, "objections": _heard(row), "words": str(words)})


def _heard(row: Row) -> Sequence[LoggedObjection]:
    return row.objections if isinstance(row, CommitRow) else ()


def _first_given(plan: Mapping[str, Any]) -> int:
    """How many cases a plan gives to somebody that nobody had: who comes back takes her own."""
    moved = {row["case"] for row in plan.get("moves") or ()}
    return sum(row["case"] not in moved for row in plan["assignments"])


def _committed(row: CommitRow, placed: int) -> Words:
    """A decision in one sentence; `placed`: cases that nobody had."""
    said = say(
        "{day}: {placed}, {listed} unassigned · {status}",
        day=row.instance,
        placed=counted("{n} case placed", "{n} cases placed", placed),
        listed=row.unassigned, status=term(row.status),
    )
    if row.moves:
        said = joined([said, counted(
            "{n} case changes hands", "{n} cases change hands", row.moves
        )], " · ")
    if row.changes:
        said = joined([said, joined((one.words for one in row.changes), "; ")], " · ")
    if row.replaced_by is not None:
        return say("{said} · replaced by number {number}", said=said, number=row.replaced_by)
    if row.replaces is not None:
        return say("{said} · replaces number {number}", said=said, number=row.replaces)
    return said


def _overridden(row: OverrideRow) -> Words:
    what = _each(row.cases)
    said = what if row.owner is None else say("{what}; owner: {owner}", what=what,
                                              owner=of_model(row.owner))
    if row.withdrawn_by is not None:
        return say("{said} · withdrawn by number {number}", said=said, number=row.withdrawn_by)
    return said


def _taken_back(number: int, what: Words) -> Words:
    return say("withdraws number {number}: {what}", number=number, what=what)


def _each(seats: Sequence[LoggedSeat]) -> Words:
    return joined(map(seat_words, seats), "; ")


def seat_words(seat: LoggedSeat) -> Words:
    """Who gets a case."""
    if seat.not_to is not None:
        return say("{case} not to {person}", case=seat.case, person=seat.not_to)
    if seat.to is None:
        return say("{case} to nobody yet", case=seat.case)
    if seat.from_:
        return say("{case} from {before} to {to}", case=seat.case, before=seat.from_, to=seat.to)
    return _given(seat.case, seat.to, seat.with_)


def _given(case: str, to: str, beside: str | None) -> Words:
    if beside:
        return say("{case} to {to} with {beside}", case=case, to=to, beside=beside)
    return say("{case} to {to}", case=case, to=to)
