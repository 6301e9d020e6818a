"""The published schemas are those of the classes, and both judge alike."""

import ast
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assigner.documents.schema import DESCRIBED, schema_text
from assigner.web.api.description import openapi_text
from tests.validated import SCHEMAS, validate

ROOM = Path(__file__).parents[2] / "src" / "assigner" / "documents"
INTERFACE = "openapi"
"""Of the machine interface: made of the same classes, by the room that serves it."""
REWRITE = "stale: uv run python -m assigner.documents.schema docs/schemas"


@pytest.mark.parametrize("kind", DESCRIBED)
def test_the_schema_is_that_of_the_class(kind: str) -> None:
    kept = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")
    assert kept == schema_text(kind), REWRITE


@pytest.mark.parametrize("kind", DESCRIBED)
def test_the_schema_is_one_of_its_dialect(kind: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(kind)))


def test_no_schema_without_a_class() -> None:
    assert {file.stem for file in SCHEMAS.glob("*.json")} - {INTERFACE} == DESCRIBED.keys()


def test_the_interface_is_that_of_the_classes() -> None:
    """Here, too, so that whoever changes a document hears of it."""
    assert (SCHEMAS / f"{INTERFACE}.json").read_text(encoding="utf-8") == openapi_text(), (
        "stale: uv run python -m assigner.web.api.description docs/schemas/openapi.json")


def test_nothing_in_the_room_is_anything() -> None:
    """mypy is strict, but lets an Any through that somebody writes."""
    found = [
        f"{file.name}:{node.lineno}"
        for file in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "Any"
    ]
    assert found == []


def test_a_kind_that_is_not_described_is_found() -> None:
    with pytest.raises(KeyError):
        validate('{"schema_version": "1.0", "kind": "new"}')


def test_the_keys_the_contract_names_are_described() -> None:
    defs = json.loads(schema_text("plan"))["$defs"]
    assert {"passed_over", "pinned"} <= defs["AssignmentRow"]["properties"].keys()
    assert "norms" in defs["CaseworkerRow"]["properties"]
