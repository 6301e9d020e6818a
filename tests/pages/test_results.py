"""A result that says what its command does not write is no result of that command."""

import json
from pathlib import Path

import pytest

from assigner.errors import PlanError
from assigner.report.page.results import KEYS, SHAPES, read_result
from tests.cli.offices import write
from tests.cli.runner import run

MADE = {
    "compare": ("-m", "danish-child-welfare", "-m", "equal-numbers"),
    "simulate": ("--days", "2", "--runs", "1", "-m", "danish-child-welfare"),
    "staffing": ("-m", "danish-child-welfare"),
}


def test_every_kind_has_its_keys() -> None:
    assert KEYS.keys() == SHAPES.keys()


@pytest.mark.parametrize("kind", MADE)
def test_an_unknown_key_is_refused(kind: str, tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {}, "C-2": {}})
    ran = run(kind, day, *MADE[kind], "--format", "json", "-o", tmp_path / "r.json")
    assert ran.code == 0, ran.err
    found = read_result(tmp_path / "r.json")
    assert found.keys() == KEYS[kind]
    (tmp_path / "r.json").write_text(json.dumps({**found, "approved": True}), encoding="utf-8")
    with pytest.raises(PlanError, match="does not write: approved"):
        read_result(tmp_path / "r.json")
    assert run("report", tmp_path / "r.json", "-o", tmp_path / "r.html").code == 1
    assert not (tmp_path / "r.html").exists()
