"""The words of what goes out: one vocabulary for lists, letters, calendars and packs."""

from collections.abc import Mapping

from assigner.outgoing.own import Appointment, Part, Receipt
from assigner.view.figures import day
from assigner.words import Words, say

PARTS: Mapping[Part, Words] = {
    "takes": say("you take it"), "covers": say("you cover it"), "assists": say("you assist"),
}


def part_words(found: Receipt) -> Words:
    """What she does with a case; a cover with its last day."""
    until = found.case.cover_until
    if found.part == "covers" and until is not None:
        return say("you cover it until {day}", day=day(until))
    return PARTS[found.part]


def appointment_words(found: Appointment) -> Words:
    """What a day is about: initials and case number, nothing else."""
    number, who = found.case, found.who
    match found.kind:
        case "deadline":
            return say("{case}: deadline", case=number)
        case "cover_ends":
            if not who:
                return say("{case}: cover ends", case=number)
            return say("{case}: cover ends, back to {who}", case=number, who=who)
        case "comes_back":
            return say("{case}: back from {who}, who covers it", case=number, who=who)
        case "receives":
            return say("{case}: handed over from {who}", case=number, who=who)
        case "gives":
            return say("{case}: handed over to {who}", case=number, who=who)
        case "begins":
            return say("{case}: yours from today", case=number)
        case "assists":
            return say("{case}: you assist from today", case=number)


def receipt_words(found: Receipt) -> Words:
    """From whom a case comes."""
    if not found.from_:
        return say("new")
    return say("from {who}", who=found.from_)
