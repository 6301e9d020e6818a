"""Whether what was named as an instance is an export of another system, and what to do then."""

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assigner.files.complaints import (
    ABSENCES,
    AGREED,
    CASES,
    CASEWORKERS,
    FILES,
    REDUCTIONS,
    TEXT_FILES,
    Complaint,
)
from assigner.files.workbook import is_workbook
from assigner.profiles.sources import places
from assigner.words import Words, joined, say

_NEEDED = frozenset(Path(file).stem for file in (CASEWORKERS, CASES))
_OF_OURS = frozenset({ABSENCES, AGREED, REDUCTIONS})
_MOST = 2
"""Of the three columns that people or cases must have: so many missing, and it is another table."""


def advised(path: Path, told: Sequence[Complaint]) -> tuple[Complaint, ...]:
    """The complaints of an instance; the first says how an export is read, where it is one."""
    if not told or not _is_foreign(path, told):
        return tuple(told)
    command = f"assigner profile suggest {shlex.quote(str(path))} -o office.toml"
    return (told[0].advising(_advice(command)), *told[1:])


def unadvised(told: Sequence[Complaint]) -> tuple[Complaint, ...]:
    """The same complaints without the command, for whoever has none to type it in."""
    mark = str(_advice("")).rstrip()
    return tuple(replace(one, fix=joined((str(one.fix).partition(mark)[0].rstrip(),)))
                 if mark in str(one.fix) else one for one in told)


def _advice(command: str) -> Words:
    return say("Is it an export of another system? Type: {command}", command=command)


def _is_foreign(path: Path, told: Sequence[Complaint]) -> bool:
    if any(one.code == "E150" for one in told) or {
        Path(one.file).stem for one in told if one.code == "E151"
    } >= _NEEDED:
        return _holds_tables(path)
    missing = Counter(one.file for one in told if one.code == "E141")
    return any(missing[file] >= _MOST for file in missing if file not in _OF_OURS)


def _holds_tables(path: Path) -> bool:
    if not path.exists():
        return False
    if path.is_file() and not is_workbook(path) and path.suffix.casefold() not in TEXT_FILES:
        return False
    return any(place.path.name not in FILES for place in places(path)[0])
