"""Staff changes as a program says them; the same as the options and files of `rebalance`.

`reason`: why, of the model's list, for the record alone: no letter and no explanation says it.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar, get_args

from assigner.errors import Misused
from assigner.scenarios.change import Kind, Written
from assigner.words import say


@dataclass(frozen=True)
class Leaves:
    """Somebody leaves for good: `on` that day, or today. `to`: who takes all cases over."""

    caseworker: str
    on: date | None = None
    to: str | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "leaves"
    keys: ClassVar[tuple[str, ...]] = ("caseworker", "date", "to", "reason")


@dataclass(frozen=True)
class Absent:
    """Somebody is away from `since` to `until` (inclusive; None: until further notice).

    `cover_by`: who covers all their cases.
    """

    caseworker: str
    since: date
    until: date | None = None
    cover_by: str | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "absent"
    keys: ClassVar[tuple[str, ...]] = ("caseworker", "from", "to", "cover_by", "reason")


@dataclass(frozen=True)
class Returns:
    """Somebody comes back: what colleagues cover for them goes back."""

    caseworker: str
    on: date | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "returns"
    keys: ClassVar[tuple[str, ...]] = ("caseworker", "date", "reason")


@dataclass(frozen=True)
class Joins:
    """Somebody new, with contracted hours a week, in a team of the model."""

    id: str
    team: str
    weekly_hours: float
    on: date | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "joins"
    keys: ClassVar[tuple[str, ...]] = ("id", "team", "weekly_hours", "date", "reason")


@dataclass(frozen=True)
class Hours:
    """Somebody works other hours a week."""

    caseworker: str
    weekly_hours: float
    on: date | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "hours"
    keys: ClassVar[tuple[str, ...]] = ("caseworker", "weekly_hours", "date", "reason")


@dataclass(frozen=True)
class Team:
    """Somebody changes team."""

    caseworker: str
    team: str
    on: date | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "team"
    keys: ClassVar[tuple[str, ...]] = ("caseworker", "team", "date", "reason")


@dataclass(frozen=True)
class Capacity:
    """Somebody carries a share of a full load, in per cent, for a while."""

    caseworker: str
    percent: int
    until: date | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "capacity"
    keys: ClassVar[tuple[str, ...]] = ("caseworker", "percent", "until", "reason")


@dataclass(frozen=True)
class HandOver:
    """One open case changes hands: `to` somebody by name, or to whom it suits best."""

    case: str
    to: str | None = None
    reason: str | None = None
    kind: ClassVar[Kind] = "hand_over"
    keys: ClassVar[tuple[str, ...]] = ("case", "to", "reason")


@dataclass(frozen=True)
class Keep:
    """Of the cases of whoever leaves or is away, this one stays where it is."""

    case: str
    kind: ClassVar[Kind] = "keep"
    keys: ClassVar[tuple[str, ...]] = ("case",)


@dataclass(frozen=True)
class Give:
    """Of the cases of whoever leaves or is away, this one goes `to` somebody by name."""

    case: str
    to: str
    kind: ClassVar[Kind] = "give"
    keys: ClassVar[tuple[str, ...]] = ("case", "to")


StaffChange = (
    Leaves | Absent | Returns | Joins | Hours | Team | Capacity | HandOver | Keep | Give
)


def written(change: StaffChange) -> Written:
    """The change as an option or a file would say it. Raises Misused for what is none."""
    if not isinstance(change, StaffChange):
        raise Misused(say("{given} is no staff change; give one of {kinds}.", given=repr(change),
                          kinds=", ".join(kind.__name__ for kind in get_args(StaffChange))))
    values = (getattr(change, item.name) for item in fields(change))
    cells = {
        key: value for key, value in zip(change.keys, values, strict=True) if value is not None
    }
    said = ", ".join(f"{item.name}={getattr(change, item.name)!s}" for item in fields(change)
                     if getattr(change, item.name) is not None)
    said = f"{type(change).__name__}({said})"
    return Written(change.kind, cells, dict.fromkeys(cells, said), said)
