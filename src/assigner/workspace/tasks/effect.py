"""Effect: which numbers of the model matter today, each moved alone, down and up."""

from typing import Final

from assigner.api.day import open_day
from assigner.api.effect import count, effect
from assigner.documents.part import written
from assigner.errors import InputError
from assigner.words import say
from assigner.workspace.queue import Data
from assigner.workspace.tasks import Work


class EffectBounds:
    """How long it may take."""

    seconds: Final = 20.0
    """For each of its solves, two a number; what is not proven by then is named."""


class _Enough(Exception):
    """Nobody wants the rest."""


def run(work: Work) -> Data | None:
    """Ask it of the day; nothing is written. Raises InputError for what is no number."""
    place = work.office.today
    if place is None:
        raise InputError([str(say("There is no day to solve."))])
    day, keys = open_day(place.path, None, {}), (work.said("keys"),)
    total = count(day, keys)

    def told(done: int) -> None:
        if work.cancel():
            raise _Enough
        work.queue.tell(work.job.id, {"done": done, "of": total})

    try:
        found = effect(day, keys, int(work.said("percent")) / 100, seconds=EffectBounds.seconds,
                       told=told, cancel=work.cancel)
    except _Enough:
        return None
    return None if work.cancel() else {"effect": written(found)}
