"""Single cases of a handover: kept out of it, or given to somebody by name; what cannot be."""

from collections.abc import Container, Iterator, Sequence
from datetime import date

from assigner.instance import Instance, OpenCase
from assigner.scenarios.change import Change, Written
from assigner.words import Words, listing, say

FROZEN = say("is frozen: it may not change hands")
GIVERS = ("leaves", "absent", "team")


def single_cases(
    written: Sequence[Written], changes: Sequence[Change | None], instance: Instance
) -> Iterator[str]:
    """Faults of `keep` and `give`: nobody hands it over here, frozen, or the receiver is away."""
    told = [change for change in changes if change is not None]
    givers = {change.caseworker: change for change in told if change.kind in GIVERS}
    people = {case.id: case for case in instance.caseload}
    for item, change in zip(written, changes, strict=True):
        if change is None or change.kind not in ("keep", "give"):
            continue
        for message, fix in _faults(change, people[change.case], givers, instance):
            yield str(say("{place}: {message} {fix}", place=item.place, message=message, fix=fix))


def held_fast(case: OpenCase, kept: Container[str]) -> Words | None:
    """Why a case does not change hands whatever becomes of who has it; None where it may."""
    if case.frozen:
        return FROZEN
    return say("is kept out of the handover") if case.id in kept else None


def _faults(
    change: Change, case: OpenCase, givers: dict[str, Change], instance: Instance
) -> Iterator[tuple[Words, Words]]:
    held = [who for who in (case.caseworker, case.belongs_to, case.co_caseworker) if who in givers]
    if not held:
        yield say("{case} is held by {holder}, whom no change names.", case=case.id,
                  holder=case.caseworker), _whose(givers)
        return
    if change.kind == "keep":
        return
    if case.frozen:
        yield say("{case} is frozen: it may not change hands.", case=case.id), say(
            "Take frozen off the case first, or leave it out.")
    if change.to == case.caseworker or change.to in givers:
        yield say("{to} cannot take {case} over.", to=change.to, case=case.id), say(
            "Name somebody who stays.")
        return
    on = givers[held[0]].on or instance.date
    day = max(on, instance.date)
    if change.to in instance.people and not instance.there(change.to, day):
        yield say("{to} is not there on {day}.", to=change.to, day=day), _back(
            change.to, day, instance)


def _whose(givers: dict[str, Change]) -> Words:
    if not givers:
        return say("Name who leaves or is away on the same line, as --leaves W or "
                   "--absent W:FROM..TO; --hand-over moves a single case.")
    return say("Name a case of {people}, or move it with --hand-over.", people=listing(givers))


def _back(who: str, day: date, instance: Instance) -> Words:
    """Somebody else, or, where it is known, from which day."""
    later = (date.fromordinal(day.toordinal() + ahead) for ahead in range(1, 366))
    back = next((one for one in later if instance.there(who, one)), None)
    if back is None:
        return say("Name somebody else.")
    return say("Name somebody else, or a day from {day} on.", day=back)
