"""The description is that of the table, is OpenAPI, and Schemathesis finds nothing by it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from assigner.web.api.bodies import ChangeSent
from assigner.web.api.call import ROOT
from assigner.web.api.description import openapi_text
from assigner.web.api.table import TABLE
from assigner.web.app import House
from assigner.web.doors import SignIn, new_session
from assigner.workspace.roles import Member, WorkRole
from assigner.workspace.staff_changes import ASKED, KINDS
from tests.docs.pages import ROOT as ROOT_FOLDER
from tests.web.api.program import Program
from tests.web.house import HEADER, house

REFUSED_IN_WORDS = ["2xx", "401", "403", "404", "409", "422"]
"""What is as described may still be refused: a name nobody has, a text the record does not take."""


@pytest.mark.landing
def test_it_is_openapi() -> None:
    from openapi_spec_validator import validate  # noqa: PLC0415  # here alone

    document = json.loads(openapi_text())
    validate(document)
    assert {(path, method.upper()) for path, ways in document["paths"].items()
            for method in ways} == {(ROOT + way.path, way.method) for way in TABLE}


def test_it_is_served_to_everybody(served: House) -> None:
    found = Program(served, "").call("GET", f"{ROOT}/openapi.json")
    assert found.text == openapi_text()


def everybody(served: House, folder: Path) -> tuple[House, str]:
    """The house behind a sign-in, and the token of a program that has every role."""
    member = Member("Ulla", frozenset(WorkRole), "V",
                    token_sha256=hashlib.sha256(b"of Ulla").hexdigest())
    return house(served.workspace.root, folder / "other.db",
                 SignIn(HEADER, "testclient", {"ulla": member})), "of Ulla"


@pytest.fixture
def portal() -> Iterator[None]:
    """The thread in which schemathesis asks the application, ended with the test that began it.

    Else it stays to the end of the process, and nothing is forked beside it any more.
    """
    from schemathesis.python import asgi  # noqa: PLC0415  # few tests need it

    yield
    asgi._shutdown()


@pytest.mark.landing
@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(("long", "behind"), [
    (False, True), *(pytest.param(True, behind, marks=pytest.mark.long) for behind in (
        True, False))])
def test_schemathesis_finds_nothing(
    served: House, tmp_path: Path, long: bool, behind: bool
) -> None:
    """All its checks, of every fourth way in; among the long tests of every one, by draws and in
    sequences, and without a sign-in, too.

    Methods that an address has not got are asked one by one in `test_entry`.
    """
    import schemathesis  # noqa: PLC0415  # here alone
    from schemathesis.engine import events, from_schema  # noqa: PLC0415  # likewise

    coverage: dict[str, object] = {} if long else {"unexpected-methods": []}
    token = served.doors.bearer(new_session("Ulla"))
    if behind:
        served, token = everybody(served, tmp_path)
    Program(served, "", Authorization=f"Bearer {token}").get("cases/C-1")  # its reasons are there
    served.workspace.queue.start = lambda *_: None  # what it asks for is not worked out
    served = replace(served, hosts=served.hosts | {"testserver"})
    config = schemathesis.Config.from_dict({
        "headers": {"Authorization": f"Bearer {token}"},
        "checks": {"positive_data_acceptance": {"expected-statuses": REFUSED_IN_WORDS}},
        "generation": {"max-examples": 100, "deterministic": True, "database": "none"},
        "phases": {
            "examples": {"enabled": True}, "coverage": {"enabled": True, **coverage},
            **{name: {"enabled": long} for name in ("fuzzing", "stateful")},
        },
    })
    some = {f"{way.method} {ROOT}{way.path}" for way in TABLE[1::4]}
    schema = schemathesis.openapi.from_asgi(
        f"{ROOT}/openapi.json", served.app, config=config,
    ).include(lambda asked: long or asked.operation.label in some)
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
    assert {200, 404, 422} | ({202, 401, 409, 415} if long else set()) <= set(heard)
    assert sum(heard.values()) > (1_000 if long else 100)


def test_a_staff_change_is_sent_as_it_is_typed() -> None:
    classes = get_args(get_args(ChangeSent)[0])
    assert {get_args(one.model_fields["kind"].annotation)[0]: set(one.model_fields) - {"kind"}
            for one in classes} == {kind: set(fields) for kind, fields in ASKED.items()}
    assert list(ASKED) == list(KINDS)


def test_the_page_for_it_names_every_address() -> None:
    page = (ROOT_FOLDER / "docs" / "workspace.md").read_text(encoding="utf-8")
    section = page.split("## For programs")[1].split("\n## ")[0]
    unnamed = {way.path for way in TABLE for step in way.path.split("/")
               if step and "{" not in step and step not in section}
    assert unnamed == set()


def _failures(event: Any) -> list[str]:
    return [f"{event.recorder.label}: {check.failure_info.failure.message}\n"
            f"{check.failure_info.code_sample}"
            for checks in event.recorder.checks.values() for check in checks
            if check.failure_info is not None]
