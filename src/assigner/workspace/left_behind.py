"""What is decided of a day and cannot be kept with its files as they are: told, never dropped."""

from collections.abc import Iterator, Mapping, Sequence

from assigner.instance import Instance
from assigner.ledger import Record, office_of
from assigner.ledger.overrides import open_overrides
from assigner.veil import veil
from assigner.words import Words, say
from assigner.workspace.desk import OfficeDesk


def left_behind(desk: OfficeDesk, facts: Instance | None = None) -> Sequence[Words]:
    """A line for each that these files of the desk's day, or else its own, leave no room for.

    The record keeps it: where the case, or whoever has it, is in the files again, it counts.
    """
    there = None if desk.day is None or desk.day.faults else desk.day.require()[0]
    facts = there if facts is None else facts
    if facts is None or desk.place is None or facts.date != desk.place.date or not desk.records:
        return ()
    office = desk.records[-1].office
    if office_of(facts) != office:
        return (say("The files are of {office}; what is decided of this day is of {other}, and "
                    "does not count for them.", office=office_of(facts), other=office),)
    return tuple(_lines(desk, facts))


def _lines(desk: OfficeDesk, facts: Instance) -> Iterator[Words]:
    # What a signed staff change hands over was an open case before it, and is one after it.
    handed = _handed_over(desk)
    held = {case.id for case in facts.caseload}
    cases = {case.id for case in facts.cases} | (handed & held)
    people = {one.id for one in facts.caseworkers}
    for (case, person), record in sorted(_decided(desk).items()):
        said = {"case": case, "person": person, "by": record.by, "number": record.number}
        if veil().hides(case):
            continue
        if case not in cases and case in handed:
            yield say("{case} is not among the open cases any more; {by} decided on it for "
                      "{person} (number {number}).", **said)
        elif case not in cases:
            yield say("{case} is not among the new cases any more; {by} decided on it for {person} "
                      "(number {number}).", **said)
        elif person not in people:
            yield say("{person} is not among the caseworkers any more; {by} decided on {case} for "
                      "them (number {number}).", **said)


def _decided(desk: OfficeDesk) -> Mapping[tuple[str, str], Record]:
    """(case, caseworker) of what was signed, or decided by hand today -> the record of it."""
    on, signed = str(desk.place and desk.place.date), desk.signed
    rows = () if signed is None else signed.said["plan"]["assignments"]
    found = {(row["case"], row["caseworker"]): signed for row in rows if signed is not None}
    for item in open_overrides(desk.records, desk.records[-1].office):
        if item.record.day == on:
            found |= dict.fromkeys(item.pins, item.record)
    return found


def _handed_over(desk: OfficeDesk) -> frozenset[str]:
    """The open cases that change hands by what was signed."""
    plan = {} if desk.signed is None else desk.signed.said["plan"]
    return frozenset(move["case"] for move in plan.get("moves", ()))
