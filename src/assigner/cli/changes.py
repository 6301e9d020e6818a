"""Staff changes as options: files, and one option for each kind of change."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from assigner.cli.spoken import usage
from assigner.errors import InputError
from assigner.scenarios.change import Written
from assigner.scenarios.change_file import SHORT, read_changes, shortcut

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = {
    "leaves": ("W[:DATE]", "Leaves for good, today or on DATE."),
    "absent": ("W:FROM[..TO]", "Is away; colleagues cover until TO."),
    "returns": ("W[:DATE]", "Comes back; covered cases go back."),
    "joins": ("ID:TEAM:HOURS[:DATE]", "Joins the office."),
    "hours": ("W=HOURS[:DATE]", "Works other hours a week."),
    "team": ("W=TEAM[:DATE]", "Changes team."),
    "capacity": ("W=PERCENT[:UNTIL]", "Carries a share of a full load for a while."),
    "hand_over": ("CASE[=W]", "One open case changes hands, to W if named."),
}


def changes_given(command: Command) -> Command:
    """Give a command the options of staff changes."""
    for kind, (metavar, said) in reversed(OPTIONS.items()):
        option = f"--{kind.replace('_', '-')}"
        command = click.option(option, kind, multiple=True, metavar=metavar, help=said)(command)
    return click.option(
        "--change", "files", multiple=True, type=click.Path(path_type=Path),
        metavar="FILE.toml", help="Changes in a file: [[leaves]], [[absent]], ...",
    )(command)


def written_changes(given: Mapping[str, tuple[Any, ...]]) -> list[Written]:
    """Every change given, files first; a usage error where there is none.

    Raises InputError with the faults of all files that cannot be read.
    """
    found: list[Written] = []
    faults: list[str] = []
    for path in given["files"]:
        try:
            found += read_changes(path)
        except InputError as error:
            faults += error.lines
    if faults:
        raise InputError(faults)
    for kind in SHORT:
        found += [shortcut(kind, text) for text in given[kind]]
    if not found:
        raise usage(
            "Name a staff change: --leaves W, --absent W:FROM..TO, --change FILE.toml, ..."
        )
    return found
