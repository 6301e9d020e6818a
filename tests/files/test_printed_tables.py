"""The CSVs that commands print are those that are published, and a validator of others agrees."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click
import pytest

from assigner.cli.commands import COMMANDS
from assigner.files.printed_tables import PRINTED
from assigner.files.table_schema import printed_package
from tests.cli.offices import write
from tests.cli.runner import run
from tests.printed import judge

HELD = """id,phase,complexity,caseworker,co_caseworker,assigned,due
H-1,modtagelse,enkel,X,,2026-01-05,2026-12-04
H-2,modtagelse,kompleks,X,V,2026-02-05,
H-3,modtagelse,enkel,Y,,2026-02-05,
"""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("printed") / "day", {}, {
        "C-1": {"due": "2026-11-30", "family": "F"}, "C-2": {"two_advisers": "ja"},
        "C-3": {"phase": "foranstaltning"}})
    (folder / "caseload.csv").write_text(HELD, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "command"), [
    ("solve", ("solve",)),
    ("solve", ("solve", "--stability", "3")),
    ("rebalance", ("rebalance", "--leaves", "X")),
    ("rebalance", ("rebalance", "--absent", "X:2026-11-23..2026-12-04")),
    ("compare", ("compare", "-m", "danish-child-welfare", "-m", "equal-numbers",
                 "--baseline", "equal-number")),
    ("simulate", ("simulate", "--days", "2", "--runs", "2", "--baseline", "equal-number")),
    ("staffing", ("staffing", "--changes", "0")),
    ("staffing", ("staffing", "--changes", "0", "--hours", "1")),
], ids=["solve", "how sure", "leaves", "absent", "compare", "simulate", "staffing", "no post does"])
def test_what_is_printed_is_what_is_described(
    name: str, command: Sequence[str], day: Path
) -> None:
    ran = run(command[0], day, *command[1:], "--format", "csv")
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) > 1
    assert judge(name, ran.out) == []


def test_the_tables_written_with_a_plan(day: Path, tmp_path: Path) -> None:
    plan, table = tmp_path / "plan.json", tmp_path / "why.csv"
    assert run("solve", day, "-o", plan, "--why-not-table", table).code == 0
    assert judge("why-not", table.read_text(encoding="utf-8")) == []
    ran = run("export", plan, "--uncommitted", "--lists", tmp_path / "lists")
    assert ran.code == 0, ran.err
    lists = list((tmp_path / "lists").iterdir())
    assert lists
    for file in lists:
        assert judge("list", file.read_text(encoding="utf-8")) == []


def test_every_command_that_prints_a_table_has_it_described() -> None:
    printing = set()
    for name in COMMANDS:
        command: click.Command = vars(import_module(f"assigner.cli.{name}"))["command"]
        printing |= {name for param in command.params if isinstance(param.type, click.Choice)
                     and "csv" in param.type.choices}
    described = " ".join(table.command for table in PRINTED).replace(":", "").split()
    assert printing <= set(described)
    assert len(printing) >= 7


def test_the_package_is_one_of_its_standard() -> None:
    from frictionless import Package  # noqa: PLC0415  # few tests need it

    assert not list(Package.metadata_validate(printed_package()))


@pytest.mark.parametrize(("cell", "kind"), [
    ("maybe", "type-error"), ("", "constraint-error"),
])
def test_a_planted_cell_is_refused(cell: str, kind: str) -> None:
    text = f"case,caseworker,verdict,decided_by,rule,kind,words,proven\nC-1,X,,,,,,{cell}\n"
    assert (kind, "proven", 2) in judge("why-not", text)
