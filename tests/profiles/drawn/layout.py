"""An export and the day it stands for, written down in full: what is not written is blank there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assigner.absence import Absence
from assigner.instance import Case, Caseworker, OpenCase
from tests.profiles.handed_in import Hand, Rows, by_hand, write_book, write_text


@dataclass(frozen=True)
class Layout:
    """An export of 2026-11-23. `people`: id | name | team | hours a week | hired | more.

    `new` and `held`: id | phase | complexity | received | due | more, and who has it before more.
    `merged`: ranges of merged cells by sheet. `hand`: the lines to change.
    """

    files: Mapping[str, str | Mapping[str, Rows]]
    people: str
    new: str
    held: str
    encoding: str = "utf-8"
    merged: Mapping[str, Sequence[str]] = ()  # type: ignore[assignment]  # none
    hand: tuple[Hand, ...] = ()

    def write(self, folder: Path) -> list[Path]:
        """Write its files."""
        folder.mkdir()
        for name, content in self.files.items():
            if isinstance(content, str):
                write_text(folder / name, content, self.encoding)
            else:
                write_book(folder / name, content, dict(self.merged))
        return sorted(folder.iterdir())

    def by_hand(self, proposed: str) -> str:
        """The proposal as a coordinator leaves it."""
        return by_hand(proposed, self.hand)

    @property
    def caseworkers(self) -> list[Caseworker]:
        """Everybody it stands for, by id."""
        return sorted((
            Caseworker(id=id_, name=name, team=team, weekly_minutes=round(float(hours) * 60),
                       hired=_day(hired), **_more(more, id_))
            for id_, name, team, hours, hired, *more in _lines(self.people)
        ), key=lambda one: one.id)

    @property
    def cases(self) -> list[Case]:
        """Every new and open case it stands for, by id."""
        new = [Case(id=id_, phase=phase, complexity=complexity, received=_day(received),
                    due=_day(due), **_more(more))
               for id_, phase, complexity, received, due, *more in _lines(self.new)]
        held = [OpenCase(id=id_, phase=phase, complexity=complexity, received=_day(received),
                         due=_day(due), caseworker=who, **_more(more))
                for id_, phase, complexity, received, due, who, *more in _lines(self.held)]
        return sorted((*new, *held), key=lambda one: one.id)


def _lines(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _more(parts: Sequence[str], who: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in parts:
        name, _, value = part.partition("=")
        if name == "leave":
            first, _, last = value.partition("..")
            found["absences"] = (Absence(caseworker=who, first=_day(first), last=_day(last)),)
            continue
        found[name] = (
            _day(value) if name in {"absent_from", "absent_to", "assigned", "cover_until"}
            else frozenset(value.split("+")) if name in {"skills", "roles", "topics", "districts"}
            else value == "yes" if name in {"two_advisers", "reassessment"}
            else int(value) if name in {"children", "experience_months"} else value
        )
    return found
