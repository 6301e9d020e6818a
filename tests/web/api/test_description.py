"""The description is that of the table, is OpenAPI, and Schemathesis finds nothing by it."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from openapi_spec_validator import validate
from schemathesis.engine import events, from_schema

from assigner.web.api.call import ROOT
from assigner.web.api.description import openapi_text
from assigner.web.api.table import TABLE
from assigner.web.app import House
from assigner.web.doors import new_session
from tests.web.api.program import Program

REFUSED_IN_WORDS = ["2xx", "401", "403", "404", "409", "422"]
"""What is as described may still be refused: a name nobody has, a text the record does not take."""


def test_it_is_openapi() -> None:
    document = json.loads(openapi_text())
    validate(document)
    assert {(path, method.upper()) for path, ways in document["paths"].items()
            for method in ways} == {(ROOT + way.path, way.method) for way in TABLE}


def test_it_is_served_to_everybody(served: House) -> None:
    found = Program(served, "").call("GET", f"{ROOT}/openapi.json")
    assert found.text == openapi_text()


@pytest.mark.parametrize("long", [False, pytest.param(True, marks=pytest.mark.long)])
def test_schemathesis_finds_nothing(served: House, long: bool) -> None:
    """All its checks; among the long tests by draws and in sequences, too.

    Methods that an address has not got are asked one by one in `test_entry`.
    """
    coverage: dict[str, object] = {} if long else {"unexpected-methods": []}
    Program(served).get("cases/C-1")  # its reasons are there
    served.workspace.queue.start = lambda *_: None  # what it asks for is not worked out
    house = replace(served, hosts=served.hosts | {"testserver"})
    config = schemathesis.Config.from_dict({
        "headers": {"Authorization": f"Bearer {house.doors.bearer(new_session('Ulla'))}"},
        "checks": {"positive_data_acceptance": {"expected-statuses": REFUSED_IN_WORDS}},
        "generation": {"max-examples": 100, "deterministic": True, "database": "none"},
        "phases": {
            "examples": {"enabled": True}, "coverage": {"enabled": True, **coverage},
            **{name: {"enabled": long} for name in ("fuzzing", "stateful")},
        },
    })
    schema = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", house.app, config=config)
    found: list[str] = []
    heard: Counter[int] = Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.FatalError | events.NonFatalError):
            found.append(repr(event))
        if isinstance(event, events.ScenarioFinished):
            found += _failures(event)
            heard += Counter(one.response.status_code
                             for one in event.recorder.interactions.values() if one.response)
    assert found == []
    assert {200, 201, 202, 401, 404, 409, 415, 422} <= set(heard)
    assert sum(heard.values()) > 1_000


def _failures(event: Any) -> list[str]:
    return [f"{event.recorder.label}: {check.failure_info.failure.message}\n"
            f"{check.failure_info.code_sample}"
            for checks in event.recorder.checks.values() for check in checks
            if check.failure_info is not None]
