"""How loads went, week by week, in the office's dated days; two stretches side by side."""

from typing import Annotated

from pydantic import Field

from assigner.documents.history import HistoryDocument
from assigner.documents.log import Moment
from assigner.documents.part import Count, Day, DocumentPart, Truth
from assigner.web.api.acts.work import begun, came_of
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.problem import Refused
from assigner.web.api.said import WorkSaid
from assigner.words import say
from assigner.workspace.loads_asked import (
    STRETCH,
    how_loads_went,
    is_late,
    last_loads,
    loads_said,
)
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act


class StretchSent(DocumentPart):
    """Days from one to another, both with it."""

    from_: Day = Field(validation_alias="from", serialization_alias="from")
    to: Day


class LoadsAsked(DocumentPart):
    """How loads went; with two stretches, these side by side as well."""

    stretches: Annotated[tuple[StretchSent, ...], Field(max_length=2)] = Field(
        default=(), description="None, or two.")


class LoadsSaid(DocumentPart):
    """How loads went, as somebody asked."""

    id: Count
    by: str
    at: Moment
    late: Truth = Field(description="Whether the office's days are others by now.")
    loads: HistoryDocument


def loads(call: ApiCall) -> Answer:
    """How loads went, as it was asked last."""
    found = last_loads(call.asker)
    if found is None:
        raise Refused(404, say("Nobody has asked yet."))
    return _said(call, found[0])


def ask(call: ApiCall) -> Answer:
    """Ask how loads went; every day of the office is read: `history`."""
    days = [day for one in call.body(LoadsAsked).stretches for day in (one.from_, one.to)]
    blank = [""] * (len(STRETCH) - len(days))
    return begun(how_loads_went(call.asker, dict(zip(STRETCH, [*days, *blank], strict=True))))


def one_answer(call: ApiCall) -> Answer:
    """How loads went, as it was asked then."""
    came_of(call, "loads")
    return _said(call, call.known("loads"))


def _said(call: ApiCall, job: Job) -> LoadsSaid:
    late = call.desk.place is None or is_late(call.asker, job)
    return LoadsSaid(id=job.id, by=job.by, at=job.at, late=late, loads=loads_said(job))


_WHERE = "/offices/{office}/loads"
ROUTES = (
    ApiRoute("GET", _WHERE, Act.SEE, loads, {200: LoadsSaid}),
    ApiRoute("POST", _WHERE, Act.PLAN, ask, {202: WorkSaid}, LoadsAsked),
    ApiRoute("GET", f"{_WHERE}/{{number}}", Act.SEE, one_answer, {200: LoadsSaid}),
)
