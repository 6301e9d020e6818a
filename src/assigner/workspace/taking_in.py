"""Files that were brought in become the office's day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from assigner.api.example import copy_nordby
from assigner.errors import AssignerError, InputError
from assigner.ledger import commits
from assigner.words import say
from assigner.workdays import USUAL
from assigner.workspace.asking import Asker
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.offices import Office
from assigner.workspace.uploads import Upload

MODEL = "danish-child-welfare"
"""Under which a day is read that names no model."""


class TakingInParameters:
    """When a date looks mistyped."""

    ahead: Final = 31
    """Days after today, and after the office's last day: nobody has next month's cases yet."""


def far_ahead(desk: OfficeDesk, on: date) -> bool:
    """Whether a day is so far ahead that its date may be mistyped: it would hide all before it."""
    last = date.min if desk.place is None else desk.place.date
    return (on - max(date.today(), last)).days > TakingInParameters.ahead


def is_past(desk: OfficeDesk, on: date) -> bool:
    """Whether a day is before the one that is worked on: nobody would be asked to place it."""
    return desk.place is not None and on < desk.place.date


def passed_over(desk: OfficeDesk) -> Sequence[date]:
    """The days that lie before the one that is worked on, without a signature in the record."""
    signed = {record.day for record in commits(desk.records)}
    return [place.date for place in desk.office.days[:-1]
            if place.date.isoformat() not in signed]


@dataclass(frozen=True)
class TakenAs:
    """What somebody said of a day that is taken in: what it replaces, that its date is right.

    `signed`: also where the day it replaces is signed.
    """

    replacing: bool
    ahead: bool
    past: bool
    signed: bool = False


def take_in(asker: Asker, seen: str, upload: Upload, said: TakenAs) -> Path:
    """Make it a day; with `replacing`, in the place of the one that lies there.

    What was signed of that stays in the record, and a new proposal keeps to it. Raises Overtaken,
    InputError where its date is odd, or it replaces a signed day, and nobody has said that this is
    right, and what `Upload.take` raises.
    """
    with asker.workspace.store.alone(asker.office.key):
        desk = asker.same(seen)
        facts = upload.read().reading.instance
        if facts is not None and ((not said.ahead and far_ahead(desk, facts.date))
                                  or (not said.past and is_past(desk, facts.date))):
            raise InputError([str(say("Say that the date is right, or mend it."))])
        there = desk.place if said.replacing else None
        if there is not None and upload.read().date != there.date:
            there = None
        if there is not None and desk.signed is not None and not said.signed:
            raise InputError([str(say("The day is signed: say that it is to be replaced all the "
                                      "same. What was signed stays in the record, and a new "
                                      "proposal keeps to it."))])
        return upload.take(there)


def try_nordby(office: Office) -> None:
    """Copy the office that comes with the program into an empty folder.

    Raises AssignerError where a day is there.
    """
    if office.today is not None:
        raise AssignerError(say("{folder} is not empty.", folder=office.folder.name))
    copy_nordby(office.folder)


def usual_day(desk: OfficeDesk) -> date:
    """The day one would bring in: the one that waits for its cases, else the next."""
    if desk.place is None:
        return date.today()
    if desk.signed is None:
        return desk.place.date
    policy = None if desk.day is None else desk.day.policy
    return (USUAL if policy is None else policy.open_days).next(desk.place.date)
