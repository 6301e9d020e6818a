"""A result that says what its command does not write, at any depth, is none of that command."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assigner.errors import PlanError
from assigner.files.results import read_result
from tests.cli.offices import write
from tests.cli.runner import run

MADE = {
    "compare": ("-m", "danish-child-welfare", "-m", "equal-numbers", "--baseline", "round-robin"),
    "simulate": ("--days", "2", "--runs", "1", "-m", "danish-child-welfare",
                 "-m", "equal-numbers"),
    "staffing": ("-m", "danish-child-welfare", "-m", "equal-numbers"),
}


@pytest.fixture(params=MADE, scope="module")
def result(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("result")
    kind = request.param
    day = write(folder / "day", {}, {"C-1": {}, "C-2": {}})
    ran = run(kind, day, *MADE[kind], "--format", "json", "-o", folder / "r.json")
    assert ran.code == 0, ran.err
    read_result(folder / "r.json")
    return json.loads((folder / "r.json").read_text(encoding="utf-8"))


@pytest.mark.landing
def test_an_unknown_key_is_refused_wherever_it_is(result: Any, tmp_path: Path) -> None:
    places = list(_objects(result, ()))
    assert len(places) > 10
    for steps in places:
        changed = copy.deepcopy(result)
        inner = changed
        for step in steps:
            inner = inner[step]
        inner["approved"] = True
        (tmp_path / "r.json").write_text(json.dumps(changed), encoding="utf-8")
        with pytest.raises(PlanError, match=r"approved") as told:
            read_result(tmp_path / "r.json")
        assert "a model" not in str(told.value)


def test_a_key_is_named_by_its_place(result: Any, tmp_path: Path) -> None:
    result = copy.deepcopy(result)
    result["instance"]["approved"] = True
    (tmp_path / "r.json").write_text(json.dumps(result), encoding="utf-8")
    ran = run("report", tmp_path / "r.json", "-o", tmp_path / "r.html")
    assert ran.code == 1
    assert f"says what {result['kind']} does not write: instance.approved." in ran.err
    assert not (tmp_path / "r.html").exists()


@pytest.mark.landing
def test_a_day_that_is_on_no_calendar_is_refused(result: Any, tmp_path: Path) -> None:
    result = copy.deepcopy(result)
    result["instance"]["date"] = "2026-02-30"
    (tmp_path / "r.json").write_text(json.dumps(result), encoding="utf-8")
    with pytest.raises(PlanError, match=r"instance\.date"):
        read_result(tmp_path / "r.json")


def _objects(found: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where an object stands: of the rows of a list, the first and the last."""
    if isinstance(found, dict):
        yield steps
        for key, value in found.items():
            yield from _objects(value, (*steps, key))
    elif isinstance(found, list) and found:
        for place in {0, len(found) - 1}:
            yield from _objects(found[place], (*steps, place))
