"""Ahead: what everybody will have to do in the next weeks; nothing is decided or written."""

from assigner.api.ahead import ahead
from assigner.api.day import open_day
from assigner.documents.part import written
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work


def run(work: Work) -> Data | None:
    """Draw the weeks of the day, if it still is the one that was asked about."""
    place = work.office.today
    if place is None:
        return None
    day = open_day(place.path, None, {})
    facts, _ = day.require()
    if facts.sha256 != work.said("day"):
        return None
    return {"ahead": written(ahead(day))}
