"""A picture beside an answer: drawn where it was worked out, since that takes a browser's engine.

Where the extra `pictures` is not installed there is none; the numbers stand on the page anyway.
"""

from collections.abc import Callable

from assigner.errors import MissingExtra
from assigner.render.svg.drawing import Drawing
from assigner.workspace.goes_out import OutFile
from assigner.workspace.queue import Data, Job


def drawn(draw: Callable[[], Drawing]) -> Data:
    """What an answer keeps of its picture; nothing without the extra."""
    try:
        made = draw()
        return {"picture": made.svg(), "picture_title": str(made.title),
                "picture_says": str(made.says), "picture_table": made.table()}
    except MissingExtra:
        return {}


def picture_file(job: Job, form: str) -> OutFile | None:
    """The picture (svg), or its numbers (csv); None where there is none."""
    held = None if job.result is None else job.result.get(
        {"svg": "picture", "csv": "picture_table"}.get(form, ""))
    if not isinstance(held, str):
        return None
    kind = {"svg": "image/svg+xml", "csv": "text/csv"}[form]
    return OutFile(f"{job.kind}-{job.id}.{form}", held.encode(), kind)
