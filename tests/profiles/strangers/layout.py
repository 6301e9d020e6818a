"""Exports that strangers drew, kept as data: their files, the day intended, the lines by hand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assigner.api.profiles import USUAL
from assigner.instance import Caseworker, Instance, OpenCase
from tests.profiles.handed_in import Hand, by_hand, write_book, write_text

HERE = Path(__file__).parent
SETS = ("first", "second", "third", "fourth", "fifth")
"""Each file says at its head how many of its layouts held on their first run."""
_BLANK: Mapping[str, object] = {
    "children": 1, "two_advisers": False, "reassessment": False, "frozen": False}


@dataclass(frozen=True)
class Drawn:
    """`hand`: the lines to change."""

    files: Mapping[str, Any]
    intended: Mapping[str, Any]
    hand: Sequence[Hand] = ()
    model: str = USUAL
    own: str = ""
    """A model of the office's own, as TOML; blank: `model` is one of those built in."""

    def write(self, folder: Path) -> list[Path]:
        """Write its files."""
        folder.mkdir()
        for name, content in self.files.items():
            if "lines" in content:
                write_text(folder / name, content["end"].join(content["lines"]),
                           content["encoding"])
                continue
            write_book(
                folder / name,
                {title: [[_cell(value) for value in row] for row in sheet["rows"]]
                 for title, sheet in content.items()},
                {title: sheet.get("merged", ()) for title, sheet in content.items()})
        return sorted(folder.iterdir())

    def model_beside(self, folder: Path) -> str:
        """The model as a command takes it; one of the office's own is written first."""
        if not self.own:
            return self.model
        (folder / "own.toml").write_text(self.own, encoding="utf-8")
        return str(folder / "own.toml")

    def by_hand(self, proposed: str) -> str:
        """The proposal as a coordinator leaves it."""
        return by_hand(proposed, self.hand)

    def wrong(self, facts: Instance) -> list[str]:
        """Every field that is not as intended; a case or somebody too many or too few."""
        found = [] if str(facts.date) == self.intended["date"] else [f"the day is {facts.date}"]
        for table in ("caseworkers", "cases", "caseload"):
            read = {one.id: one for one in getattr(facts, table)}
            meant = {one["id"]: one for one in self.intended[table]}
            found += [f"{table}: {id_}" for id_ in read.keys() ^ meant.keys()]
            found += [f"{id_}: {key} is {_said(read[id_], key)!r}, not {want!r}"
                      for id_ in read.keys() & meant.keys()
                      for key, want in _every(meant[id_], read[id_])
                      if not _same(_said(read[id_], key), want)]
        return found


def drawn() -> dict[str, Drawn]:
    """Every layout by the name of its set and its number."""
    return {
        f"{name}-{number}": Drawn(one["files"], one["intended"], one.get("hand", ()),
                                 one.get("model", USUAL), one.get("own", ""))
        for name in SETS
        for number, one in json.loads(
            (HERE / f"{name}.json").read_text(encoding="utf-8"))["layouts"].items()
    }


def _cell(value: object) -> object:
    return datetime.fromisoformat(value["day"]) if isinstance(value, dict) else value


def _every(meant: Mapping[str, Any], read: Caseworker | OpenCase) -> list[tuple[str, object]]:
    """What is intended, and nothing in what the layout does not speak of."""
    silent = {} if isinstance(read, Caseworker) else {
        key: _BLANK.get(key) for key in (
            *_BLANK, "district", "family", "received", "due", "assigned", "skills",
            "co_caseworker", "previous_caseworker", "cover_for", "cover_until")
        if hasattr(read, key)}
    return [*{**silent, **meant}.items()]


def _said(one: Caseworker | OpenCase, key: str) -> object:
    if key in {"weekly_hours", "reserved_hours"}:
        minutes = getattr(one, key.replace("hours", "minutes"))
        return (minutes or 0) / 60
    if key in {"absent_from", "absent_to"} and isinstance(one, Caseworker) and one.absences:
        return str(one.absences[0].first if key == "absent_from" else one.absences[0].last)
    value = getattr(one, key)
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if hasattr(value, "isoformat") else value


def _same(read: object, meant: object) -> bool:
    if isinstance(read, float) and isinstance(meant, int | float):
        # Full time in minutes a month, or a part of it with two decimals, says no more.
        return abs(read - meant) < 0.1  # six minutes a week
    if isinstance(meant, list):
        # A language is the same with a capital, as the program reads it.
        return sorted(str(one).casefold() for one in read) == sorted(
            str(one).casefold() for one in meant) if isinstance(read, list) else False
    return (read or None) == (meant or None)
