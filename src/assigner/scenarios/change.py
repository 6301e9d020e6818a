"""A staff change as data: what happens to whom, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from assigner.instance import Caseworker

Kind = Literal[
    "leaves", "absent", "returns", "joins", "hours", "team", "capacity", "hand_over", "keep", "give"
]


@dataclass(frozen=True)
class Change:
    """One staff change. `on`: the day it takes effect; None is today, unforeseen.

    `until`: the last day of an absence or of a capacity situation. `joins` brings a
    `newcomer`; `hand_over` a `case`. `to`: who takes over the case, or all cases of who leaves
    or is away, where that is decided. Of those cases one is kept out of it (`keep`), or goes
    `to` somebody by name (`give`).
    """

    kind: Kind
    caseworker: str = ""
    on: date | None = None
    until: date | None = None
    weekly_minutes: int = 0
    team: str = ""
    percent: int = 100
    case: str = ""
    to: str = ""
    newcomer: Caseworker | None = None
    written: tuple[tuple[str, str], ...] = ()

    def row(self) -> dict[str, Any]:
        """The change as a plan keeps it: as it was written, key by key."""
        return {"kind": self.kind, **dict(self.written)}


@dataclass(frozen=True)
class Written:
    """A change as somebody wrote it. `place`: where each key stands; `rest`: the whole."""

    kind: str
    cells: Mapping[str, Any]
    places: Mapping[str, str]
    place: str
