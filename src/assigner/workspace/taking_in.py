"""Files that were brought in become the office's day."""

from datetime import date
from pathlib import Path
from typing import Final

from assigner.api.example import copy_nordby
from assigner.errors import AssignerError, InputError
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


def take_in(asker: Asker, seen: str, upload: Upload, *, replacing: bool, ahead: bool) -> Path:
    """Make it a day; with `replacing`, in the place of the one that lies there and is not signed.

    `ahead`: somebody has said that a date far ahead is right.
    Raises Overtaken, InputError where nobody has, and what `Upload.take` raises.
    """
    with asker.workspace.store.alone(asker.office.key):
        desk = asker.same(seen)
        facts = upload.read().reading.instance
        if facts is not None and not ahead and far_ahead(desk, facts.date):
            raise InputError([str(say("Say that the date is right, or mend it."))])
        there = desk.place if replacing and desk.signed is None else None
        if there is not None and upload.read().date != there.date:
            there = None
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
