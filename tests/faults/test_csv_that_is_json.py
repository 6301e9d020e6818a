"""A file called .csv holds CSV, or the command refuses; so for every kind, in every command."""

import csv
import inspect
import json
from importlib import import_module
from pathlib import Path

import pytest

from assigner.cli.commands import COMMANDS
from tests.cli.runner import run
from tests.draws import looped

DAY = Path(__file__).parent / "csv-that-is-json" / "even12x6"


@pytest.mark.landing
@pytest.mark.parametrize(("args", "header"), [
    (("solve",), "case"), (("rebalance", "--leaves", "P0"), "from"),
    (("compare",), None), (("simulate", "--days", "1"), None), (("staffing",), None),
])
def test_format_csv_writes_csv(args: tuple[str, ...], header: str | None, tmp_path: Path) -> None:
    command, *rest = args
    file = tmp_path / "handed.csv"
    ran = run(command, DAY, *rest, "--format", "csv", "-o", file)
    assert ran.code == 0, ran.err
    assert ran.out == ""
    assert "report" not in ran.err
    text = file.read_text(encoding="utf-8")
    assert text
    assert not text.startswith("{")
    rows = list(csv.reader(text.splitlines()))
    assert len({len(row) for row in rows}) == 1
    assert header is None or rows[0][0] == header


def test_a_plan_is_kept_beside_a_printed_table(tmp_path: Path) -> None:
    """The name says plan, and the table goes to standard output."""
    kept = tmp_path / "plan.json"
    ran = run("solve", DAY, "--format", "csv", "-o", kept)
    assert ran.code == 0
    assert ran.out.startswith("case,caseworker")
    assert json.loads(kept.read_text(encoding="utf-8"))["kind"] == "plan"


@pytest.mark.parametrize("args", [
    ("solve", "-o", "x.csv"), ("solve", "--format", "json", "-o", "x.csv"),
    ("solve", "-o", "x.xlsx"), ("solve", "--format", "xlsx", "-o", "x.csv"),
    ("solve", "--format", "xlsx", "-o", "x.json"), ("solve", "--format", "csv", "-o", "x.xlsx"),
    ("solve", "-o", "x.html"), ("solve", "-o", "p.json", "--why-not-table", "x.xlsx"),
    ("solve", "--format", "csv", "-o", "x.csv", "--why-not-table", "w.csv"),
    ("rebalance", "--leaves", "P0", "-o", "x.csv"),
    ("rebalance", "--leaves", "P0", "--format", "csv", "-o", "x.xlsx"),
    ("compare", "-o", "x.csv"), ("compare", "-o", "x.json"),
    ("compare", "--format", "json", "-o", "x.csv"), ("simulate", "-o", "x.csv"),
    ("simulate", "--format", "json", "-o", "x.csv"), ("staffing", "-o", "x.csv"),
    ("staffing", "--format", "csv", "-o", "x.json"),
    ("check", "--format", "xlsx", "-o", "x.csv"), ("sweep", "-o", "x.csv"),
    ("sweep", "--format", "csv", "-o", "x.csv"),
], ids=" ".join)
def test_a_name_that_promises_something_else_is_refused(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *rest = args
    ran = run(command, DAY, *rest)
    assert ran.code == 2, ran.err
    assert not list(tmp_path.iterdir())


def test_every_command_that_has_both_asks_what_a_name_promises() -> None:
    """By discovery, so that a new command cannot forget it."""
    asked = set()
    for name in COMMANDS:
        module = import_module(f"assigner.cli.{name}")
        params = {param.name for param in vars(module)["command"].params}
        if {"form", "output"} <= params:
            assert "require_ending(" in inspect.getsource(module), name
            asked.add(name)
    assert len(asked) > 2


@pytest.mark.parametrize("args", looped(1, [
    ("explain", "--format", "csv", "-o", "x.json"), ("explain", "--format", "json", "-o", "x.csv"),
    ("explain", "-o", "x.csv"), ("report", "-o", "x.csv"), ("report", "-o", "x.json"),
    ("override", "--pin", "C00=P1", "--reason", "r", "--by", "b", "--yes", "-o", "x.csv"),
], alone=True), ids=" ".join)
def test_so_for_what_is_made_of_a_plan(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("solve", DAY, "-o", "plan.json").code == 0
    command, *rest = args
    assert run(command, "plan.json", *rest).code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]
