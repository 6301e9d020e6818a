"""Year: what another number of the model would do over months, against the model as it is.

Both live through the same days. Each seed is kept when it is done, so that work that gave way, or
whose process died, goes on from there; time spent before counts.
"""

import time
from typing import Final

from assigner.api.day import open_day
from assigner.api.simulation import InPieces, Months, lived, simulated
from assigner.documents.part import written
from assigner.errors import InputError, NothingFound
from assigner.render.svg.drawing import Drawing
from assigner.scenarios.simulate import EnoughSeeds
from assigner.simulation.flow import own_flow
from assigner.words import say
from assigner.workspace.desk import digest
from assigner.workspace.pictures import drawn
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work

TELL: Final = 0.5
"""Seconds from one word of progress to the next."""


def run(work: Work) -> Data | None:
    """Live through the months; the whole seeds there are when the time is up, or it is stopped.

    Raises InputError for a key nobody knows, NothingFound where not one seed is done.
    """
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no day to start from."))])
    if digest(place) != work.said("day"):
        raise InputError([str(say("The day's files have changed since this was asked."))])
    key, value = work.said("key"), work.said("value")
    as_is, other = open_day(place.path, None, {}), open_day(place.path, None, {key: value})
    read = {as_is.model: as_is.require(), f"{as_is.model},{key}={value}": other.require()}
    months = Months(int(work.said("days")), int(work.said("seeds")),
                    flow=own_flow(place.path, as_is.model))
    total, most = lived(read, (), months), 60.0 * int(work.said("minutes"))
    before = (work.job.told or {}).get("seconds")
    begun, heard = time.monotonic() - (before if isinstance(before, float) else 0.0), 0.0
    cut = ""

    def watch(done: int) -> None:
        nonlocal heard, cut
        now = time.monotonic()
        if now - heard > TELL:
            heard = now
            work.queue.tell(work.job.id, {"done": done, "of": total, "seconds": now - begun})
        if work.cancel():
            cut = "stopped"
        elif now - begun > most:
            cut = "time"
        if cut:
            raise EnoughSeeds

    pieces = InPieces(work.queue.parts(work.job.id),
                      lambda row: work.queue.keep(work.job.id, row))
    try:
        found = simulated(read, (), months, watch, pieces)
    except NothingFound:
        if cut == "stopped":
            return None
        raise
    given_way = cut == "stopped" and not work.queue.stopped(work.job.id)
    if given_way:
        return None

    def picture() -> Drawing:
        from assigner.render.svg.weeks import weeks  # noqa: PLC0415  # an extra

        return weeks(found)

    return {"simulate": written(found), "cut": cut, **drawn(picture)}
