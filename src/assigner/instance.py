"""One day of one office: the facts, frozen, in whole minutes.

The doors (`files/`) turn an export into these; nothing after them reads a file again.
An `Instance` orders its own rows by id, so the order of rows in a file cannot matter.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import ClassVar

from assigner.absence import Absence
from assigner.by_column import canonical, canonical_row
from assigner.other_work import OtherWork
from assigner.reduction import Reduction

COMPLEXITIES = ("simple", "complex", "very_complex")
"""Levels of complexity where a model names none of its own."""
VERY_COMPLEX = COMPLEXITIES[-1]
NAMELESS = "instance"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of `date.weekday`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseworker:
    """Somebody who can hold cases. Minutes are minutes a week; dates are inclusive.

    `works`: the weekdays at work, of WEEKDAYS; none named is every day the office is open.
    `absences`: beside the one of the row. `reductions`: what takes hours of their week, then
    and when. `other_work`: what they do that is no case.
    """

    id: str
    team: str
    weekly_minutes: int
    name: str = ""
    hired: date | None = None
    experience_months: int = 0
    roles: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    interests: tuple[tuple[str, int], ...] = ()
    reserved_minutes: int = 0
    capacity_percent: int | None = None
    capacity_until: date | None = None
    absent_from: date | None = None
    absent_to: date | None = None
    max_cases: int | None = None
    max_new_cases: int | None = None
    districts: frozenset[str] = frozenset()
    capacity_minutes: int | None = None
    works: frozenset[str] = frozenset()
    absences: tuple[Absence, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    other_work: tuple[OtherWork, ...] = ()
    row: int = field(default=0, compare=False)

    def present(self, on: date) -> bool:
        """Hired, not absent, and at work on that weekday."""
        return self.works_on(on) and self.employed(on)

    def works_on(self, on: date) -> bool:
        """Whether it is one of their weekdays, absent or not."""
        return not self.works or WEEKDAYS[on.weekday()] in self.works

    def employed(self, on: date) -> bool:
        """Hired, and not absent, on the day: their cases stay theirs over a weekday off."""
        if self.hired is not None and self.hired > on:
            return False
        if any(item.holds(on) for item in self.absences):
            return False
        first, last = self.absent_from, self.absent_to
        away = (first is None or first <= on) and (last is None or on <= last)
        return (first is None and last is None) or not away

    def other_minutes(self, on: date) -> int:
        """Minutes a week of work that is no case on the day: none while away or gone."""
        return self.employed(on) * sum(item.minutes for item in self.other_work if item.active(on))

    def months_here(self, on: date) -> int | None:
        """Whole months since `hired`; None when the date is not known."""
        return None if (since := self.hired) is None else (
            12 * (on.year - since.year) + on.month - since.month - (on.day < since.day))

    def months_of_experience(self, on: date) -> int | None:
        """Months here and relevant months before; None when `hired` is not known."""
        here = self.months_here(on)
        return None if here is None else here + self.experience_months

    def has_situation(self, on: date) -> bool:
        """An individual situation (return from leave, illness, ...) lowers capacity today."""
        return (
            self.capacity_percent is not None
            and self.capacity_percent < 100
            and (self.capacity_until is None or on <= self.capacity_until)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case to be placed today. `weight_minutes` overrides what the model computes.

    `birth_day`: the child's day of birth within its month, 1-31, and nothing else of the
    date. `given_to`, `given_co`: whom the office itself gave the case to, where its export
    has that. No rule and no tier looks at these three; baselines do.
    `changes_12m`: how often it changed caseworker in the last 12 months, None where that is not
    known; `earlier`: who has had it before, in this case or another. `previous_closed`: when
    that case closed with its previous caseworker. `restricted_to`: who alone may know it.
    """

    id: str
    phase: str
    complexity: str
    family: str = ""
    children: int = 1
    skills: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    district: str = ""
    received: date | None = None
    due: date | None = None
    two_advisers: bool = False
    previous_caseworker: str = ""
    disqualified: frozenset[str] = frozenset()
    involved: frozenset[str] = frozenset()
    reassessment: bool = False
    weight_minutes: int | None = None
    birth_day: int | None = None
    given_to: str = ""
    given_co: str = ""
    changes_12m: int | None = None
    earlier: frozenset[str] = frozenset()
    previous_closed: date | None = None
    restricted_to: frozenset[str] = frozenset()
    row: int = field(default=0, compare=False)

    def kept_from(self, worker: str) -> bool:
        """Whether somebody may have no part in it: disqualified, or not named for it."""
        return worker in self.disqualified or worker not in (self.restricted_to or (worker,))

    def opened(self, caseworker: str, co_caseworker: str | None, on: date) -> "OpenCase":
        """The case once somebody has it, from that day; it is in no row of a file yet.

        Where changes are counted, it is one more if others had it, and the last of them, or as
        far as is known any of them, is somebody else.
        """
        facts = {item.name: getattr(self, item.name) for item in fields(Case)}
        last = {self.previous_caseworker} if self.previous_caseworker else self.earlier
        if self.changes_12m is not None and last and caseworker not in last:
            facts |= {"changes_12m": self.changes_12m + 1, "earlier": self.earlier | last}
        return OpenCase(
            **{**facts, "row": 0}, caseworker=caseworker, co_caseworker=co_caseworker or "",
            assigned=on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Case):
    """A case somebody holds already.

    While it is covered, `cover_for` is whose it is, `cover_for_since` when they had got it, and
    `cover_for_co` who assisted them: all of it is theirs again when the cover ends, on the day
    after `cover_until`, or when they are back where that is blank.
    """

    caseworker: str
    co_caseworker: str = ""
    assigned: date | None = None
    cover_until: date | None = None
    cover_for: str = ""
    cover_for_since: date | None = None
    cover_for_co: str = ""
    frozen: bool = False

    def given_up(self) -> Case:
        """The case once nobody has it; it asks for as many advisers as it had."""
        facts = {item.name: getattr(self, item.name) for item in fields(Case)}
        return Case(**{**facts, "two_advisers": self.two_advisers or bool(self.co_caseworker)})

    @property
    def belongs_to(self) -> str:
        """Whose case it is while it is covered; blank where nobody covers, or nobody is named.

        A file that does not say so names them as the previous caseworker.
        """
        if self.cover_for or self.cover_until is None:
            return self.cover_for
        return self.previous_caseworker


Day = date
"""The type, where a field named `date` hides it."""
AGREED = ("handover", "cover", "co_worker", "leaves", "absent", "hours", "team", "capacity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Something decided for a day that has not come yet; dates are inclusive.

    `what`: one of AGREED. A `handover` gives a `case` from a `caseworker` `to` another, for
    good, a `cover` for a time; a `co_worker` has `to` assist in it instead of `caseworker`. The
    others change a caseworker's row. `until` is the last day of a cover (of who assists, of the
    one they assist in), of an absence or of a capacity situation; blank where it is not known.
    """

    on: date
    what: str
    case: str = ""
    caseworker: str = ""
    to: str = ""
    until: date | None = None
    weekly_minutes: int | None = None
    team: str = ""
    percent: int | None = None
    row: int = field(default=0, compare=False)

    def away(self, worker: str, on: date) -> bool:
        """Whether it takes somebody away from work on the day."""
        if self.caseworker != worker or on < self.on:
            return False
        return self.what == "leaves" or (
            self.what == "absent" and (self.until is None or on <= self.until)
        )


@dataclass(frozen=True)
class Instance:
    """A day: who can hold cases, what is new, what is held. Rows are kept sorted by id.

    `agreed`: what earlier plans decided for later days.

    Raises ValueError when ids repeat or a case names a caseworker who is not there;
    the readers complain about both, with the cell, before it comes to that.
    """

    date: date
    model: str
    caseworkers: tuple[Caseworker, ...]
    cases: tuple[Case, ...] = ()
    caseload: tuple[OpenCase, ...] = ()
    title: str = ""
    office: str = ""
    agreed: tuple[Agreed, ...] = ()
    deciders: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), compare=False)
    """Name and roles of who decides; no fact that a plan is made of."""

    schema: ClassVar[str] = "1"

    def __post_init__(self) -> None:
        for name in ("caseworkers", "cases", "caseload"):
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=attrgetter("id"))))
        object.__setattr__(self, "agreed", tuple(sorted(set(self.agreed), key=canonical_row)))
        if len(workers := {one.id for one in self.caseworkers}) != len(self.caseworkers):
            raise ValueError("two caseworkers share an id")
        ids = {case.id for case in (*self.cases, *self.caseload)}
        if len(ids) != len(self.cases) + len(self.caseload):
            raise ValueError("two cases share an id")
        for held in self.caseload:
            if held.caseworker not in workers:
                raise ValueError(f"case {held.id} is held by nobody known")

    @property
    def name(self) -> str:
        """What the day is called in a plan: by its content, never by where it lies."""
        return f"{self.office or self.title or NAMELESS} {self.date.isoformat()}"

    @cached_property
    def people(self) -> Mapping[str, Caseworker]:
        """Caseworkers by id."""
        return {worker.id: worker for worker in self.caseworkers}

    def there(self, worker: str, on: Day) -> bool:
        """Whether somebody is not away on a day, by their row and by what is agreed.

        A weekday off is no absence: see `at_work`.
        """
        return self.people[worker].employed(on) and not any(
            item.away(worker, on) for item in self.agreed
        )

    def at_work(self, worker: str, on: Day) -> bool:
        """Whether somebody is there on a day, and it is one of their weekdays."""
        return self.people[worker].works_on(on) and self.there(worker, on)

    @cached_property
    def other_minutes(self) -> Mapping[str, int]:
        """Caseworker -> minutes a week of today's work that is no case; only who has any."""
        return {who.id: who.other_minutes(self.date) for who in self.caseworkers if who.other_work}

    @cached_property
    def sha256(self) -> str:
        """A fingerprint of the facts, the same however rows and columns are ordered."""
        digest = hashlib.sha256(self.schema.encode())
        digest.update(repr((self.date.isoformat(), self.office, self.title)).encode())
        for rows in (self.caseworkers, self.cases, self.caseload, self.agreed):
            digest.update(canonical(rows).encode())
        return digest.hexdigest()
