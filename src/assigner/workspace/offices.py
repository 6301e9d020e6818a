"""The offices of a folder and their days: what is served, found by what lies there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from assigner.api.day_files import DayFiles
from assigner.errors import AssignerError, InputError
from assigner.files.complaints import INSTANCE
from assigner.files.header import Header
from assigner.files.workbook import NAME, is_workbook
from assigner.words import say

PLAN = "plan.json"
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(\.xlsx)?")


@dataclass(frozen=True)
class DayPlace:
    """A day where it lies: a folder or a workbook, and the plan that belongs to it."""

    path: Path
    date: date

    @property
    def plan(self) -> Path:
        """Where its plan is kept: in its folder, or beside its workbook."""
        return self.path / PLAN if self.path.is_dir() else self.path.with_suffix(f".{PLAN}")

    @property
    def head(self) -> Header:
        """Whose day it is, and under which model."""
        return _head(self.path, _changed(self.path))


@dataclass(frozen=True)
class Office:
    """An office: a folder of dated days. `since`: only days from then on, as of one office."""

    key: str
    folder: Path
    since: date | None = None
    only: str | None = None

    @property
    def days(self) -> tuple[DayPlace, ...]:
        """Its days, the earliest first."""
        found = [place for place in _days(self.folder)
                 if self.since is None or place.date >= self.since]
        return tuple(sorted(
            (place for place in found if self.only is None or place.head.office == self.only),
            key=lambda place: (place.date, place.path),
        ))

    @property
    def today(self) -> DayPlace | None:
        """The day that is worked on: its last."""
        return self.days[-1] if self.days else None

    @property
    def name(self) -> str:
        """What it is called."""
        today = self.today
        if today is None:
            return self.folder.name
        return today.head.office or today.head.title or self.folder.name


@dataclass(frozen=True)
class Served:
    """What `assigner serve` was given. Raises AssignerError where it is no folder or day.

    `key`: what the workspace keeps an office under; no two have the same.
    """

    root: Path
    key: Callable[[Office], str]

    def __post_init__(self) -> None:
        if not self.root.exists():
            raise InputError([str(say("{folder}: there is no such folder.", folder=self.root))])
        if not self.root.is_dir() and not is_workbook(self.root):
            raise InputError([str(say("{folder}: name a folder of days, or a day.",
                                      folder=self.root))])

    @cached_property
    def single(self) -> DayPlace | None:
        """The one day that was named, if it was."""
        return _day(self.root)

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices, by name of folder; one without days where there is nothing yet."""
        if self.single is not None:
            return (self._office(self.root.resolve().parent, self.single),)
        if any(_days(self.root)):
            return (self._office(self.root),)
        below = [self._office(each) for each in sorted(self.root.iterdir())
                 if each.is_dir() and not each.name.startswith(".") and any(_days(each))]
        return tuple(below) or (self._office(self.root),)

    def office(self, key: str) -> Office | None:
        """The office of that key; None where there is none (any more)."""
        return next((one for one in self.offices if one.key == key), None)

    def _office(self, folder: Path, single: DayPlace | None = None) -> Office:
        found = Office("", folder) if single is None else Office(
            "", folder, single.date, single.head.office)
        return replace(found, key=self.key(found))


def _days(folder: Path) -> Iterator[DayPlace]:
    for each in sorted(folder.iterdir()):
        if not each.name.startswith((".", "~$")) and (found := _day(each)) is not None:
            yield found


def _day(path: Path) -> DayPlace | None:
    """The day at a path; None where there is none, or nothing says which."""
    book = path.is_file() and is_workbook(path)
    if not book and not (path / INSTANCE).is_file() and not (path / NAME).is_file():
        return None
    dated = _DATED.fullmatch(path.name)
    if dated is not None:
        try:
            return DayPlace(path, date.fromisoformat(dated[1]))
        except ValueError:
            return None
    head = _head(path, _changed(path))
    return None if head.date is None else DayPlace(path, head.date)


def _changed(path: Path) -> tuple[int, ...]:
    files = [file for file in (path, path / INSTANCE, path / NAME) if file.exists()]
    return tuple(file.stat().st_mtime_ns for file in files)


@lru_cache(maxsize=1024)  # a year of days in some offices
def _head(path: Path, changed: tuple[int, ...]) -> Header:
    del changed
    try:
        return DayFiles(path).head
    except AssignerError:
        return Header()
