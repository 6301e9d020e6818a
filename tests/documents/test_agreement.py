"""A document changed anywhere is refused by its class where its schema refuses it, and no less."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assigner.documents.kinds import KINDS
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import covering
from tests.validated import validator

Steps = tuple[str | int, ...]
MADE = {
    "diagnose": (), "solve": ("--pin", "C-1=X", "--reason", "knows the family"),
    "staffing": ("-m", "danish-child-welfare"), "compare": ("--baseline", "round-robin"),
}
WRONG = ("1", True, None, {"approved": 1}, [1.5], -1, 0.5)
"""What is put in the place of a value: of another kind, below 0, no whole number."""


@pytest.fixture(params=covering(["diagnose", "solve"], MADE), scope="module")
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    day = write(tmp_path_factory.mktemp("day") / "day", {}, {"C-1": {}, "C-2": {}})
    ran = run(request.param, day, *MADE[request.param], "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_class_and_schema_judge_alike(document: Any) -> None:
    refused = 0
    for steps in _places(document, ()):
        for changed in _changes(document, steps):
            ours = _held(changed)
            assert ours is validator(document["kind"]).is_valid(changed), (steps, changed)
            refused += not ours
    assert refused > 20


def test_a_plan_that_was_kept_is_read(nordby: Path) -> None:
    kept = json.loads((nordby.parent / "2026-11-23.plan.json").read_text(encoding="utf-8"))
    assert KINDS["plan"].model_validate(kept)
    assert validator("plan").is_valid(kept)


@pytest.mark.parametrize(("schema", "key", "code", "told"), [
    ("1.2", "later", 7, "later is nothing that a plan says"),
    ("1.99", "later", 1, "schema 1.99 is newer than this program"),
    ("2.0", "later", 1, "schema 2.0 is newer than this program"),
    ("1.99", "", 0, ""),
])
def test_what_a_later_version_says_is_not_overlooked(
    schema: str, key: str, code: int, told: str, nordby: Path, tmp_path: Path
) -> None:
    """Without anything new in it, a plan of a later minor version is a plan as before."""
    plan = tmp_path / "plan.json"
    kept = json.loads((nordby.parent / "2026-11-23.plan.json").read_text(encoding="utf-8"))
    changed = {**kept, "schema_version": schema, **({key: 1} if key else {})}
    plan.write_text(json.dumps(changed), encoding="utf-8")
    ran = run("diff", plan, nordby.parent / "2026-11-23.plan.json")
    assert (ran.code, told in ran.err) == (code, True)


def test_a_break_is_of_another_number() -> None:
    with pytest.raises(ValidationError):
        KINDS["check"].model_validate(
            {"schema_version": "2.0", "kind": "check", "errors": [], "warnings": []}
        )


def _held(found: Any) -> bool:
    try:
        KINDS[found["kind"]].model_validate(found)
    except ValidationError:
        return False
    return True


def _changes(document: Any, steps: Steps) -> Iterator[Any]:
    """The document with what stands at `steps` gone, joined by another key, or something else."""
    *way, last = steps
    for value in (..., *WRONG):
        changed = copy.deepcopy(document)
        inner = changed
        for step in way:
            inner = inner[step]
        if value is ...:
            del inner[last]
        else:
            inner[last] = value
        yield changed


def _places(found: Any, steps: Steps) -> Iterator[Steps]:
    """Every value but the kind; of the rows of a list, the first."""
    if steps and steps != ("kind",):
        yield steps
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _places(value, (*steps, key))
    elif isinstance(found, list) and found:
        yield from _places(found[0], (*steps, 0))
