"""What went wrong, for a program: one document for every refusal (RFC 9457)."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated

from pydantic import Field, ValidationError
from starlette.responses import JSONResponse

from assigner import errors
from assigner.documents.part import DocumentPart, Said, written
from assigner.errors import (
    AssignerError,
    LedgerError,
    NoLedger,
    StalePlan,
    VerificationFailed,
)
from assigner.veil import veiled
from assigner.words import Words, say
from assigner.workspace.versions import Overtaken

MEDIA = "application/problem+json"
_KINDS: Mapping[type[AssignerError], int] = {
    StalePlan: 409, NoLedger: 404, LedgerError: 503, VerificationFailed: 500,
    AssignerError: 422,
}
"""The status of a failure that the library tells; the first that fits."""
_UNSAID = 20
"""So many faults of what was sent are told."""


class FieldFault(DocumentPart):
    """What is wrong with a part of what was sent."""

    at: str = Field(description="JSON Pointer; blank for all of it.")
    message: Said


class ProblemSaid(DocumentPart):
    """Why something was not done."""

    type: str = Field(description="urn:assigner:problem: and a name that stays.")
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Said
    exit_code: int | None = Field(
        description="As a command ends in such a case; null where none can meet it.")
    changes: tuple[Said, ...] = Field(description="What is another since the version sent.")
    faults: tuple[FieldFault, ...] = Field(description="What is wrong with what was sent.")


class Refused(Exception):
    """A refusal of the interface itself, before or beside what the library says."""

    def __init__(
        self, status: int, detail: Words, faults: Sequence[FieldFault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(str(detail))
        self.status, self.detail, self.faults = status, detail, faults
        self.headers = headers


def refused(error: Refused) -> JSONResponse:
    """A refusal as it is sent."""
    kind = HTTPStatus(error.status).phrase.casefold().replace(" ", "-")
    return _sent(ProblemSaid(
        type=_urn(kind), title=HTTPStatus(error.status).phrase, status=error.status,
        detail=str(error.detail), exit_code=None, changes=(), faults=tuple(error.faults),
    ), error.headers)


def failed(error: AssignerError) -> JSONResponse:
    """A failure that the library tells, as it is sent."""
    status = next(code for kind, code in _KINDS.items() if isinstance(error, kind))
    known = next(one for one in type(error).__mro__ if one.__module__ == errors.__name__)
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", known.__name__).casefold()
    changes = error.changes if isinstance(error, Overtaken) else ()
    return _sent(ProblemSaid(
        type=_urn(kind), title=HTTPStatus(status).phrase, status=status, detail=str(error),
        exit_code=error.exit_code, changes=tuple(map(str, changes)), faults=(),
    ))


def broken(defect: Exception) -> JSONResponse:
    """A defect of the program: its kind and nothing of what it held."""
    return refused(Refused(500, say(
        "Defect: {kind}. Nothing was decided; please report it.", kind=type(defect).__name__)))


def misread(error: ValidationError, sent: object) -> Sequence[FieldFault]:
    """What of `sent` is not as described."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    places = [one["loc"] for one in found]
    told = [one for one in found if not any(  # a list is too short where what it holds is wrong
        len(place) > len(one["loc"]) and place[:len(one["loc"])] == one["loc"]
        for place in places)]
    return [FieldFault(at=_pointer(one["loc"], sent), message=str(_said(one["type"], one["msg"])))
            for one in told[:_UNSAID]]


def _said(kind: str, message: str) -> Words:
    if kind == "missing":
        return say("This is missing.")
    if kind == "extra_forbidden":
        return say("Nothing of this name is known here.")
    return say("Not as described: {reason}.", reason=message)


def _pointer(steps: Sequence[str | int], sent: object) -> str:
    """Where a fault is, by what was sent: which of several classes was meant is no step of it."""
    said, here = "", sent
    for at, step in enumerate(steps):
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif isinstance(here, dict) and (step in here or at == len(steps) - 1):
            here = here.get(step)
        else:
            continue
        said += "/" + str(step).replace("~", "~0").replace("/", "~1")
    return said


def _urn(kind: str) -> str:
    return f"urn:assigner:problem:{kind}"


def _sent(problem: ProblemSaid, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(veiled(written(problem)), problem.status, media_type=MEDIA,
                        headers={"Cache-Control": "no-store", **(headers or {})})
