"""What another number of the model would do, today or over months; which numbers matter."""

from typing import Annotated

from pydantic import Field

from assigner.documents.diff import DiffDocument
from assigner.documents.effect import EffectDocument
from assigner.documents.part import DocumentPart
from assigner.documents.simulate import SimulateDocument
from assigner.web.api.acts.work import begun, came_of, work_said
from assigner.web.api.bodies import Entire, Named
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.problem import Refused
from assigner.web.api.said import QueueSaid, WorkSaid
from assigner.words import say
from assigner.workspace import planning
from assigner.workspace.answer_files import answer_file
from assigner.workspace.planning import PlanningBounds as Bounds
from assigner.workspace.roles import Act

ASKED = 12
"""So many answers are listed, as on the page."""


class NumberTried(DocumentPart):
    """Another number of the model, by the key under which `rules` lists it."""

    key: Named
    value: Named


class NumberLived(NumberTried):
    """The same over months."""

    days: Annotated[Entire, Field(ge=1, le=Bounds.most_days)] = Field(
        default=Bounds.days, description="Working days.")
    seeds: Annotated[Entire, Field(ge=1, le=Bounds.most_seeds)] = Field(
        default=Bounds.seeds, description="Drawn futures.")
    minutes: Annotated[Entire, Field(ge=1, le=Bounds.most_minutes)] = Field(
        default=Bounds.minutes, description="At the most; then the futures there are.")


class NumbersMoved(DocumentPart):
    """Numbers of the model, each to be moved alone, down and up."""

    keys: Named = Field(
        default="weights", min_length=1, max_length=200,
        description="A table of the model, or what its keys begin with.")
    percent: Annotated[Entire, Field(ge=1, le=100)] = Field(
        default=Bounds.percent, description="How far a number without an interval is moved.")


def attempt(call: ApiCall) -> Answer:
    """Ask what another number of the model would do today."""
    said = call.body(NumberTried)
    return begun(planning.attempt(call.asker, said.key, said.value))


def tried(call: ApiCall) -> Answer:
    """What another number would do: the day's plan under both."""
    return DiffDocument.model_validate(came_of(call, "try")["diff"])


def answered(call: ApiCall) -> Answer:
    """What was asked of the model's numbers and answered, the latest first."""
    found = call.house.workspace.queue.ended(call.office, planning.QUESTIONS, ASKED)
    return QueueSaid(work=tuple(map(work_said, found)))


def live(call: ApiCall) -> Answer:
    """Ask what another number of the model would do over months."""
    said = call.body(NumberLived)
    return begun(planning.over_months(call.asker, said.key, said.value, {
        "days": str(said.days), "seeds": str(said.seeds), "minutes": str(said.minutes)}))


def lived(call: ApiCall) -> Answer:
    """What it would do over months: `simulate`."""
    return SimulateDocument.model_validate(came_of(call, "year")["simulate"])


def move(call: ApiCall) -> Answer:
    """Ask which numbers of the model matter today."""
    said = call.body(NumbersMoved)
    return begun(planning.which_matter(call.asker, said.keys, str(said.percent)))


def moved(call: ApiCall) -> Answer:
    """Which numbers matter today, the most first: `effect`."""
    return EffectDocument.model_validate(came_of(call, "effect")["effect"])


def lived_file(call: ApiCall) -> Answer:
    """What a number would do over months, as a page (html) or a table (csv)."""
    return _file(call, "year")


def moved_file(call: ApiCall) -> Answer:
    """Which numbers matter, as a page (html) or a table (csv)."""
    return _file(call, "effect")


def _file(call: ApiCall, kind: str) -> Answer:
    found = answer_file(call.known(kind), call.parts["form"], call.language)
    if found is None:
        raise Refused(404, say("Nothing has come of this work."))
    return found


_OFFICE = "/offices/{office}"
ROUTES = (
    ApiRoute("POST", f"{_OFFICE}/trials", Act.TRY, attempt, {202: WorkSaid}, NumberTried),
    ApiRoute("GET", f"{_OFFICE}/trials", Act.TRY, answered, {200: QueueSaid}),
    ApiRoute("GET", f"{_OFFICE}/trials/{{number}}", Act.TRY, tried, {200: DiffDocument}),
    ApiRoute("POST", f"{_OFFICE}/years", Act.TRY, live, {202: WorkSaid}, NumberLived),
    ApiRoute("GET", f"{_OFFICE}/years/{{number}}", Act.TRY, lived, {200: SimulateDocument}),
    ApiRoute("GET", f"{_OFFICE}/years/{{number}}/{{form}}", Act.TRY, lived_file, {200: None}),
    ApiRoute("POST", f"{_OFFICE}/effects", Act.TRY, move, {202: WorkSaid}, NumbersMoved),
    ApiRoute("GET", f"{_OFFICE}/effects/{{number}}", Act.TRY, moved, {200: EffectDocument}),
    ApiRoute("GET", f"{_OFFICE}/effects/{{number}}/{{form}}", Act.TRY, moved_file, {200: None}),
)
