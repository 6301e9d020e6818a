"""An answer that was worked out for somebody who reads another language: the same in hers.

Sentences are made where the work is done, so they stay as they were said; the numbers are the same.
"""

from collections.abc import Mapping
from typing import Final

from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act
from assigner.workspace.versions import Overtaken

ASKED_BY: Final[Mapping[str, Act]] = {
    "price": Act.PLAN, "explain": Act.PLAN, "try": Act.TRY, "year": Act.TRY,
    "receivers": Act.STAFF,
}
"""The answers that hold sentences, each with what one must be allowed to ask for it."""


def in_her_language(asker: Asker, job: Job) -> Job:
    """The same answer as somebody had it in the reader's language; the one there is else."""
    if job.language == asker.language:
        return job
    other = asker.workspace.queue.last(asker.office, job.kind, job.asked, asker.language)
    return job if other is None or other.result is None else other


def ask_in_her_language(asker: Asker, job: Job) -> Job:
    """Ask for it anew. Raises Overtaken where the day is another: it would be another answer."""
    files = job.asked.get("files")
    if files is not None and files != asker.desk.files:
        raise Overtaken((say("The day's files, or its plan, have changed."),))
    found = in_her_language(asker, job)
    return found if found.language == asker.language else asker.ask(job.kind, job.asked, job.rank)
