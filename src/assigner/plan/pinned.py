"""What people decided in a plan: each pin with who and why, and the overrides it carries."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from assigner.words import Words, say

Pair = tuple[str, str]
"""(case, caseworker) or (rule, case)"""


class Pinned(BaseModel):
    """A case that somebody gave to somebody by hand.

    `also_moved`: cases that are elsewhere because of it; None where that is not known, since
    time ran out while it was asked.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: str | None = None
    reason: str | None = None
    also_moved: tuple[str, ...] | None = ()

    def row(self) -> dict[str, Any]:
        """As it stands in a plan."""
        moved = None if self.also_moved is None else list(self.also_moved)
        return {"by": self.by, "reason": self.reason, "also_moved": moved}


class Carried(BaseModel):
    """An override of the ledger, as the plan that obeys it names it. `at` in UTC."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: str
    at: str
    pins: tuple[Pair, ...] = ()
    forbids: tuple[Pair, ...] = ()
    lifts: tuple[Pair, ...] = ()

    def row(self) -> dict[str, Any]:
        """As it stands in a plan."""
        return {
            "by": self.by, "at": self.at, "pins": [list(pair) for pair in self.pins],
            "forbids": [list(pair) for pair in self.forbids],
            "lifts": [list(pair) for pair in self.lifts],
        }


@dataclass(frozen=True)
class Decided:
    """`pinned`: case -> who pinned it; `overrides`: in the order they were recorded."""

    pinned: Mapping[str, Pinned]
    overrides: tuple[Carried, ...] = ()

    def row(self, case: str) -> dict[str, Any] | None:
        """Who pinned a case, as it stands in a plan; None where nobody did."""
        said = self.pinned.get(case)
        return None if said is None else said.row()

    def faults(
        self, pins: Iterable[Pair], lifts: Iterable[Pair], cases: Collection[str]
    ) -> Iterator[Words]:
        """What cannot be: a reason without a pin, moves of no case, lifts the plan has not."""
        known = {case for case, _ in pins}
        for case in sorted(self.pinned.keys() - known):
            yield say("{case} has a reason for a pin, and no pin", case=case)
        moved = {case for said in self.pinned.values() for case in said.also_moved or ()}
        for case in sorted(moved - set(cases)):
            yield say("{case} is said to have moved, and is no case of the day", case=case)
        if not {lift for item in self.overrides for lift in item.lifts} <= set(lifts):
            yield say("an override it carries lifts what the plan does not")

    def still(self, pins: Iterable[Pair]) -> "Decided":
        """What holds once these are the pins: a pin that is gone has no reason any more."""
        kept = {case for case, _ in pins}
        pinned = {case: said for case, said in self.pinned.items() if case in kept}
        return Decided(pinned, self.overrides)


NOTHING = Decided({})
