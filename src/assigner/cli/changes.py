"""Staff changes as options: files, and one option for each kind of change."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from assigner.cli.changes_typed import whole, with_dots
from assigner.cli.spoken import usage
from assigner.errors import InputError
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import impossible_days
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
    "keep": ("CASE", "Of whoever leaves or is away, this case stays where it is."),
    "give": ("CASE=W", "Of whoever leaves or is away, W takes this case."),
}

NAMED = {
    "cover_by": ("absent", "cover_by", "Who covers for whoever --absent names."),
    "to": ("leaves", "to", "Who takes over from whoever --leaves names."),
}
"""Option -> the kind of change it belongs to, the key it fills there, its help."""


def changes_given(command: Command) -> Command:
    """Give a command the options of staff changes."""
    for kind, (metavar, said) in reversed(OPTIONS.items()):
        option = f"--{kind.replace('_', '-')}"
        command = click.option(option, kind, multiple=True, metavar=metavar, help=said)(command)
    for name, (_, _, said) in reversed(NAMED.items()):
        option = f"--{name.replace('_', '-')}"
        command = click.option(option, name, metavar="W", help=said)(command)
    command = click.option(
        "--reason", metavar="CODE",
        help="Why, for the record: of the model's list. No letter and no explanation says it.",
    )(command)
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
        short = [whole(shortcut(kind, with_dots(kind, text)), text, OPTIONS[kind][0])
                 for text in given[kind]]
        faults += impossible_days(short)
        found += [_named(item, given, len(short)) for item in short]
    if faults:
        raise InputError(faults)
    for name, (kind, _, _) in NAMED.items():
        if given[name] and not given[kind]:
            raise usage("--{name} goes with one --{kind}.", name=name.replace("_", "-"),
                        kind=kind)
    reason: Any = given["reason"]
    found = [_reasoned(item, reason) for item in found]
    if not found:
        raise usage(
            "Name a staff change: --leaves W, --absent W:FROM..TO, --change FILE.toml, ..."
        )
    return found


def _reasoned(item: Written, reason: str | None) -> Written:
    """The change with the reason of the line, unless it has its own or tells of single cases."""
    if reason is None or "reason" in item.cells or item.kind in ("keep", "give"):
        return item
    return replace(item, cells={**item.cells, "reason": reason},
                   places={**item.places, "reason": "--reason"})


def _named(item: Written, given: Mapping[str, Any], count: int) -> Written:
    """The change with who takes over, where an option names them."""
    for name, (kind, key, _) in NAMED.items():
        if item.kind == kind and given[name]:
            if count != 1:
                raise usage("--{name} goes with one --{kind}.", name=name.replace("_", "-"),
                            kind=kind)
            option = f"--{name.replace('_', '-')} {given[name]}"
            return replace(item, cells={**item.cells, key: given[name]},
                           places={**item.places, key: option})
    return item
