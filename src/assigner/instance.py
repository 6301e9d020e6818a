"""One day of one office: the facts, frozen, in whole minutes.

The doors (`files/`) turn an export into these; nothing after them reads a file again.
An `Instance` orders its own rows by id, so the order of rows in a file cannot matter.
"""

import hashlib
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import ClassVar

COMPLEXITIES = ("simple", "complex", "very_complex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseworker:
    """Somebody who can hold cases. Minutes are minutes a week; dates are inclusive."""

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
    row: int = field(default=0, compare=False)

    def present(self, on: date) -> bool:
        """Hired, and not absent, on the day."""
        if self.hired is not None and self.hired > on:
            return False
        if self.absent_from is None and self.absent_to is None:
            return True
        began = self.absent_from is None or self.absent_from <= on
        over = self.absent_to is not None and self.absent_to < on
        return not began or over

    def months_here(self, on: date) -> int | None:
        """Whole months since `hired`; None when the date is not known."""
        if self.hired is None:
            return None
        months = (on.year - self.hired.year) * 12 + on.month - self.hired.month
        return months - (on.day < self.hired.day)

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
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Case):
    """A case somebody holds already."""

    caseworker: str
    co_caseworker: str = ""
    assigned: date | None = None
    cover_until: date | None = None
    frozen: bool = False


@dataclass(frozen=True)
class Instance:
    """A day: who can hold cases, what is new, what is held. Rows are kept sorted by id.

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

    schema: ClassVar[str] = "1"

    def __post_init__(self) -> None:
        for name in ("caseworkers", "cases", "caseload"):
            rows = tuple(sorted(getattr(self, name), key=lambda row: row.id))
            object.__setattr__(self, name, rows)
        workers = {worker.id for worker in self.caseworkers}
        if len(workers) != len(self.caseworkers):
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
        return f"{self.office or self.title or 'instance'} {self.date.isoformat()}"

    @cached_property
    def sha256(self) -> str:
        """A fingerprint of the facts, the same however rows and columns are ordered."""
        digest = hashlib.sha256(self.schema.encode())
        digest.update(repr((self.date.isoformat(), self.office, self.title)).encode())
        for rows in (self.caseworkers, self.cases, self.caseload):
            for row in rows:
                digest.update(_canonical(row).encode())
        return digest.hexdigest()


def _canonical(row: Caseworker | Case) -> str:
    values = []
    for name in _FIELDS[type(row)]:
        value = getattr(row, name)
        if value in (None, "", ()):
            continue
        if isinstance(value, frozenset):
            if not value:
                continue
            value = sorted(value)
        elif isinstance(value, date):
            value = value.isoformat()
        values.append((name, value))
    return repr(values)


_FIELDS = {
    kind: [item.name for item in fields(kind) if item.compare]
    for kind in (Caseworker, Case, OpenCase)
}
