"""What a caseworker has against a case proposed to her: heard before the day is signed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from assigner.api import ledgers
from assigner.errors import Misused
from assigner.ledger import HeardObjection
from assigner.ledger.decision import OBJECTIONS as RECORDED
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.store import OBJECTIONS, Store


@dataclass(frozen=True)
class Objection:
    """A caseworker's reason against having a case."""

    case: str
    caseworker: str
    at: str
    text: str


def objections(store: Store, desk: OfficeDesk) -> Sequence[Objection]:
    """Those of the day, in order of case."""
    with store.writing() as connection:
        rows = connection.execute(select(OBJECTIONS).where(
            OBJECTIONS.c.office == desk.office.key, OBJECTIONS.c.day == _day(desk),
        ).order_by(OBJECTIONS.c.subject, OBJECTIONS.c.id))
        return [Objection(row.subject, row.caseworker, row.at, row.text) for row in rows]


def standing(store: Store, desk: OfficeDesk) -> Sequence[Objection]:
    """Those whose case the plan still gives to whom objects."""
    seats = {} if desk.plan is None else {
        row.case: (row.caseworker, row.co_caseworker) for row in desk.plan.claims.assignments}
    return [one for one in objections(store, desk) if one.caseworker in seats.get(one.case, ())]


@dataclass(frozen=True)
class AnsweredObjection:
    """What became of an objection once the day is signed.

    `given`: whether she has the case all the same; `read`: whether the record says that it was
    shown to whoever signed, as it is not where a day is signed at the command line.
    What they remarked is not here: it may speak of others who objected.
    """

    case: str
    text: str
    by: str
    at: str
    given: bool
    read: bool


def answered(store: Store, desk: OfficeDesk, caseworker: str) -> Sequence[AnsweredObjection]:
    """Hers of the day, once it is signed."""
    record = desk.signed
    if record is None:
        return ()
    heard = [HeardObjection(**row) for row in record.said.get(RECORDED, ())]
    seats = {row["case"]: (row["caseworker"], row["co_caseworker"])
             for row in record.said["plan"]["assignments"]}
    found = []
    for one in objections(store, desk):
        if one.caseworker != caseworker:
            continue
        given = caseworker in seats.get(one.case, ())
        kept = HeardObjection(one.case, one.caseworker, one.text) in heard
        before = f"{caseworker} objects to {one.case}: {one.text}" in record.said["note"]
        found.append(AnsweredObjection(
            one.case, one.text, record.by, record.at, given, kept or before))
    return found


def can_object(desk: OfficeDesk, case: str, caseworker: str) -> bool:
    """Whether a case is proposed to her, and the day is not signed."""
    return case in proposed_to(desk, caseworker)


def proposed_to(desk: OfficeDesk, caseworker: str) -> Sequence[str]:
    """The cases that are proposed to her, as long as the day is not signed."""
    if desk.signed is not None or desk.plan is None:
        return ()
    return [row.case for row in desk.plan.claims.assignments
            if caseworker in (row.caseworker, row.co_caseworker)]


def object_to(asker: Asker, case: str, caseworker: str, text: str) -> None:
    """Keep her reason; a later one takes the place of an earlier. Blank takes it back.

    Nobody signs meanwhile. Raises Misused where it is not hers to object to, or the text cannot
    stand there.
    """
    said = "" if not text.strip() else ledgers.written(text, str(say("Your reason")))
    store = asker.workspace.store
    with store.alone(asker.office.key):
        desk = asker.desk
        if not can_object(desk, case, caseworker):
            raise Misused(say("{case} is not proposed to you, or the day is signed.", case=case))
        with store.writing() as connection:
            connection.execute(delete(OBJECTIONS).where(
                OBJECTIONS.c.office == desk.office.key, OBJECTIONS.c.day == _day(desk),
                OBJECTIONS.c.subject == case, OBJECTIONS.c.caseworker == caseworker))
            if said:
                connection.execute(insert(OBJECTIONS).values(
                    office=desk.office.key, day=_day(desk), subject=case, caseworker=caseworker,
                    at=ledgers.now(), text=said))


def mark(heard: Sequence[Objection]) -> str:
    """What a form carries to say which objections it showed; blank for none."""
    said = "\n".join(f"{one.case}\t{one.caseworker}\t{one.text}" for one in heard)
    return hashlib.sha256(said.encode()).hexdigest()[:16] if heard else ""


def for_the_record(heard: Sequence[Objection]) -> Sequence[HeardObjection]:
    """What the record keeps of them; the words around them are made where it is read."""
    return [HeardObjection(one.case, one.caseworker, one.text) for one in heard]


def _day(desk: OfficeDesk) -> str:
    return str(desk.place and desk.place.date)
