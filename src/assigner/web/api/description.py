"""The interface described: OpenAPI 3.1, from the table of routes and the documents' classes.

`python -m assigner.web.api.description FILE` writes it.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path

from pydantic import BaseModel, JsonValue
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from assigner.web.api.bodies import Nothing
from assigner.web.api.call import ROOT, ApiRoute
from assigner.web.api.problem import MEDIA, ProblemSaid
from assigner.web.api.table import TABLE
from assigner.workspace.roles import MAY

VERSION = "1.1"
"""An addition raises the number after the point; a break gets another address than /api/1/."""
JSON = "application/json"
_PART = re.compile(r"\{(\w+)\}")
_AT = "#/components/schemas/{model}"
PARTS: Mapping[str, Mapping[str, JsonValue]] = {
    "office": {"type": "string", "minLength": 1},
    "case": {"type": "string", "minLength": 1},
    "caseworker": {"type": "string", "minLength": 1},
    "name": {"type": "string", "minLength": 1},
    "item": {"type": "string", "minLength": 1},
    "key": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    "number": {"type": "integer", "minimum": 1, "maximum": 10**15 - 1},
    "form": {"type": "string", "enum": ["html", "csv", "json", "svg"]},
    "date": {"type": "string", "format": "date"},
    "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
}
"""What a part of an address may be."""
ABOUT = """\
The acts of the workspace's pages, for programs, under the same roles (docs/workspace.md).

A program carries a token: `Authorization: Bearer …`. POST /session gives one for the token \
that `assigner serve` prints; behind a sign-in, the file of roles knows the sha256 of a program's \
token. A cookie opens nothing here.

What decides carries the `version` it was decided on; another by now is a 409 that says what \
changed, and nothing is done. What takes long answers 202 with a piece of work: ask for it until \
its `state` is done, then for its `result`. Every refusal is one document (RFC 9457). \
Accept-Language chooses the words for people: en or da. What was worked out keeps the words of \
whoever asked for it (`language` of the work): `work/{number}/language` has it worked out in yours.
"""


def openapi() -> Mapping[str, JsonValue]:
    """The description, as a document."""
    models, schemas = _schemas()
    paths: dict[str, dict[str, JsonValue]] = {}
    for one in TABLE:
        paths.setdefault(f"{ROOT}{one.path}", {})[one.method.casefold()] = _operation(one, models)
    plain: dict[str, JsonValue] = dict(paths)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Assigner", "version": VERSION, "description": ABOUT},
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "paths": plain,
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas,
        },
    }


@cache
def openapi_text() -> str:
    """The description as it is served and published."""
    return json.dumps(openapi(), ensure_ascii=False, indent=1) + "\n"


_Models = Mapping[type[BaseModel], JsonValue]


def _schemas() -> tuple[_Models, JsonValue]:
    """Where each class is described, and all descriptions."""
    kinds: list[type[BaseModel]] = list(dict.fromkeys([ProblemSaid, *_classes()]))
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (kind, "validation") for kind in kinds]
    found, whole = models_json_schema(wanted, by_alias=True, ref_template=_AT)
    return {kind: found[kind, "validation"] for kind in kinds}, whole["$defs"]


def _classes() -> Iterator[type[BaseModel]]:
    for one in TABLE:
        if one.method == "POST":
            yield one.body or Nothing
        for answer in one.answers.values():
            if isinstance(answer, tuple):
                yield from answer
            elif answer is not None:
                yield answer


def _operation(one: ApiRoute, models: _Models) -> JsonValue:
    said = (one.does.__doc__ or "").strip().rstrip(".")
    who = "everybody who is in" if one.act is None else ", ".join(sorted(
        role for role, acts in MAY.items() if one.act in acts))
    described: dict[str, JsonValue] = {
        "operationId": f"{one.method.casefold()}_{_spelled(one.path)}",
        "summary": said, "description": f"For: {who}.",
        "parameters": [*_parts(one), *_behind(one)],
        "responses": _responses(one, models),
    }
    if one.method == "POST":
        described["requestBody"] = {
            "required": True, "content": {JSON: {"schema": models[one.body or Nothing]}}}
    return described


def _responses(one: ApiRoute, models: _Models) -> JsonValue:
    found: dict[str, JsonValue] = {}
    for status, answer in one.answers.items():
        kinds = answer if isinstance(answer, tuple) else (answer,)
        schemas = [models[kind] for kind in kinds if kind is not None]
        schema: JsonValue = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        content: JsonValue = {JSON: {"schema": schema}} if schemas else {
            "*/*": {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}}
        found[str(status)] = {"description": HTTPStatus(status).phrase, "content": content}
    for status in _refusals(one):
        found[str(status)] = {"description": HTTPStatus(status).phrase,
                              "content": {MEDIA: {"schema": models[ProblemSaid]}}}
    return found


def _refusals(one: ApiRoute) -> Iterator[int]:
    """How it may be refused: nobody, not hers, not there, stale, wrong, a defect, the ledger."""
    yield from (401, 403)
    if "{" in one.path:
        yield 404
    if one.method == "POST":
        yield from (400, 409, 413, 415)
    yield from (422, 500, 503)


def _parts(one: ApiRoute) -> Iterator[JsonValue]:
    for name in _PART.findall(one.path):
        yield {"name": name, "in": "path", "required": True, "schema": dict(PARTS[name])}


def _behind(one: ApiRoute) -> Iterator[JsonValue]:
    for name in one.query.model_fields:
        yield {"name": name, "in": "query", "required": False,
               "schema": {"type": "string", "minLength": 1}}


def _spelled(path: str) -> str:
    return "_".join(step.strip("{}") for step in path.split("/") if step)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(openapi_text(), encoding="utf-8")
