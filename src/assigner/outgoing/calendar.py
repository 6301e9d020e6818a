"""A caseworker's days as a calendar (iCalendar, RFC 5545): initials and case numbers alone."""

from datetime import UTC, datetime, time
from hashlib import sha256

from assigner.extras import extra
from assigner.outgoing.own import Appointment, OwnDay
from assigner.outgoing.said import appointment_words
from assigner.veil import veil

PRODUCT = "-//assigner//assigner//EN"


def calendar(own: OwnDay) -> bytes:
    """Whole-day events that take no time of the day; the same days give the same bytes.

    Raises MissingExtra without `assigner[calendar]`.
    """
    with extra("calendar"):
        from icalendar import Calendar, Event  # noqa: PLC0415  # only where a calendar is asked for

    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    stamp = datetime.combine(own.day, time(), UTC)
    for each in own.appointments:
        if veil().hides(each.case):  # a day alone would tell what it is about
            continue
        event = Event()
        event.add("uid", _name(own, each))
        event.add("dtstamp", stamp)
        event.add("dtstart", each.on)
        event.add("summary", str(appointment_words(each)))
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    return bytes(found.to_ical())


def _name(own: OwnDay, each: Appointment) -> str:
    """The same event by the same name, so that an import again changes it and adds none.

    A date that moves is the same event; a handover of another day another.
    """
    moving = "" if each.kind == "deadline" else each.on.isoformat()
    said = "\n".join((own.office, own.caseworker.id, each.kind, each.case, each.who, moving))
    return f"{sha256(said.encode()).hexdigest()[:32]}@assigner"
