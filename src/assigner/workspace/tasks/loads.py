"""Loads: how they went, week by week, in the dated days of the office."""

from assigner.api.history import Period, history
from assigner.documents.part import written
from assigner.errors import InputError
from assigner.render.svg.drawing import Drawing
from assigner.words import say
from assigner.workspace.loads_asked import days_of, stretches
from assigner.workspace.pictures import drawn
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work


def run(work: Work) -> Data | None:
    """Read every day. Raises InputError with the faults of all of them."""
    folder = days_of(work.office)
    if folder is None:
        raise InputError([str(say("There is no day to start from."))])
    found = history(folder, periods=[Period(*each) for each in stretches(
        [work.said(name) for name in ("from", "to", "from2", "to2")])])
    if work.cancel():
        return None

    def picture() -> Drawing:
        from assigner.render.svg.history import history_picture  # noqa: PLC0415  # an extra

        return history_picture(found)

    return {"loads": written(found), **drawn(picture)}
