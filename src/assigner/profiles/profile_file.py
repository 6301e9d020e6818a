"""A profile's file: its name, and at which line each of its keys stands."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assigner.documents.profile import Profile
from assigner.files.complaints import Complaint, shown
from assigner.files.vocabulary import nearest
from assigner.profiles.heading import name
from assigner.words import LANGUAGES, Words, say

Loc = tuple[str, ...]
EMPTY = say("no cell is filled in")
"""What a proposal says beside a header that it drops for that alone."""
_ITEM = re.compile(r'\s*("(?:[^"\\]|\\.)*"),\s+#')


@dataclass(frozen=True)
class ProfileFile:
    """A profile and where each of its lines stands. `profile` is None where it cannot be used."""

    path: Path
    profile: Profile | None = None
    lines: Mapping[Loc, int] = field(default_factory=dict)
    faults: tuple[Complaint, ...] = ()
    empty: frozenset[str] = frozenset()
    """Headers that it drops because nothing stood below them when it was proposed, folded."""

    @property
    def name(self) -> str:
        """The file, as complaints call it."""
        return self.path.name

    def complaint(
        self, code: str, at: Loc, message: Words, fix: Words, value: str = ""
    ) -> Complaint:
        """A fault of the profile itself, at the line that sets `at` or what it stands in."""
        known = (at[:n] for n in range(len(at), 0, -1) if at[:n] in self.lines)
        row = next((self.lines[path] for path in known), None)
        return Complaint(code=code, file=self.name, row=row, header=at[-1] if at else None,
                         value=value, message=message, fix=fix, warning=code.startswith("W"))


def unknown_key(file: ProfileFile, at: Loc, known: Iterable[str]) -> Complaint:
    """Say that a key is none, with the nearest one that is."""
    names = sorted(known)
    near = nearest(at[-1], names)
    fix = say("Known are {known}.", known=", ".join(names))
    if near is not None:
        fix = say('Write "{near}" if that is meant.', near=near)
    return file.complaint(
        "E171", at, say('"{key}" is not a key of a profile.', key=shown(at[-1])), fix)


def dropped_empty(text: str) -> frozenset[str]:
    """Headers of lines that say, in either language, that no cell was filled in."""
    notes = tuple(EMPTY.spoken(language) for language in LANGUAGES)
    found = (_ITEM.match(line) for line in text.splitlines() if line.rstrip().endswith(notes))
    return frozenset(name(json.loads(one[1])) for one in found if one)


def lines_of(text: str) -> dict[Loc, int]:
    """Path of a key -> the number of the line that sets it."""
    found: dict[Loc, int] = {}
    table: Loc = ()
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if bare.startswith("["):
            table = _path(bare) or table
            found.setdefault(table, number)
        elif "=" in bare and not bare.startswith("#"):
            key = next((path for at, sign in enumerate(bare) if sign == "="
                        and (path := _path(f"{bare[:at]} = 0"))), ())
            if key:
                found.setdefault((*table, *key), number)
    return found


def _path(line: str) -> Loc:
    """The keys that one line of TOML opens; none where it is not one by itself."""
    try:
        entries: object = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(entries, dict) and len(entries) == 1:
        key, entries = next(iter(entries.items()))
        path.append(str(key))
    return tuple(path)
