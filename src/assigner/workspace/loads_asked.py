"""How loads went: asked of the office's dated days, and the last answer there is."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from assigner.documents.history import HistoryDocument
from assigner.errors import Misused
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.desk import digest
from assigner.workspace.offices import Office
from assigner.workspace.queue import Job, WorkQueue

STRETCH = ("from", "to", "from2", "to2")
"""The days of two stretches to be told side by side."""


def days_of(office: Office) -> Path | None:
    """The folder in which the office's days lie; of a day that is served alone, that day."""
    today = office.today
    if today is None:
        return None
    return office.folder if office.since is None else today.path


def stretches(said: Sequence[str]) -> Sequence[tuple[date, date]]:
    """Pairs of days as they are written; none where all are blank. Raises Misused."""
    if not any(said):
        return ()
    try:
        days = [date.fromisoformat(text) for text in said]
    except ValueError as error:
        raise Misused(say("Two stretches side by side need four days, each as 2026-11-23; or "
                          "none.")) from error
    pairs = list(zip(days[::2], days[1::2], strict=True))
    if any(first > last for first, last in pairs):
        raise Misused(say("A stretch ends before it begins."))
    return pairs


def how_loads_went(asker: Asker, said: Mapping[str, str]) -> Job:
    """Ask for it. Raises Misused where there is no day, or the stretches are none."""
    stretches([said[name] for name in STRETCH])
    return asker.ask("loads", {**{name: said[name] for name in STRETCH}, "days": _mark(asker)})


def last_loads(asker: Asker) -> tuple[Job, HistoryDocument] | None:
    """The last answer, whoever asked; None where nobody has."""
    found = WorkQueue(asker.workspace.store).ended(asker.office, ("loads",), 1)
    return None if not found else (found[0], loads_said(found[0]))


def loads_said(job: Job) -> HistoryDocument:
    """What came of it."""
    return HistoryDocument.model_validate((job.result or {})["loads"])


def is_late(asker: Asker, job: Job) -> bool:
    """Whether the office's days are others than when it was asked."""
    return job.asked.get("days") != _mark(asker)


def _mark(asker: Asker) -> str:
    """Which days there are, and what is in the last of them."""
    days = asker.office.days
    if not days:
        raise Misused(say("There is no day to start from."))
    return f"{len(days)} {digest(days[-1])}"
