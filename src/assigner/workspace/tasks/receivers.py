"""Receivers: up to four who might take over, each with the day solved again; nothing is decided."""

from typing import Final

from assigner.api.changes import written as change_written
from assigner.api.day import open_day
from assigner.api.receivers import Handed, receivers
from assigner.documents.part import written
from assigner.errors import InputError
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.staff_changes import as_change
from assigner.workspace.tasks import Work

SECONDS: Final = 30.0
"""For each of its solves, one for the best and one a person; what is not proven by then is said."""


def run(work: Work) -> Data | None:
    """Solve the day for each. Raises InputError, and Misused where nothing is handed over."""
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no day to solve."))])
    said, among = work.job.asked.get("changes"), work.job.asked.get("among")
    changes = tuple(
        change_written(as_change({key: str(value) for key, value in one.items()}))
        for one in (said if isinstance(said, list) else ()) if isinstance(one, dict))
    found = receivers(
        open_day(place.path, None, {}), Handed(changes, work.said("case") or None),
        [str(one) for one in among] if isinstance(among, list) else (), seconds=SECONDS)
    return None if work.cancel() else {"receivers": written(found)}
