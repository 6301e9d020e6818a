"""What people decided in a plan: each pin with who and why, and the overrides it carries."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from assigner.documents.pinned import PinnedCase
from assigner.documents.plan import CarriedOverride, Pair
from assigner.words import Words, say


@dataclass(frozen=True)
class Decided:
    """`pinned`: case -> who pinned it; `overrides`: in the order they were recorded."""

    pinned: Mapping[str, PinnedCase]
    overrides: tuple[CarriedOverride, ...] = ()

    def faults(
        self, pins: Collection[Pair], lifts: Iterable[Pair], cases: Collection[str]
    ) -> Iterator[Words]:
        """What cannot be: a reason without a pin, moves of no case, lifts the plan has not."""
        known = {case for case, _ in pins}
        for case in sorted(self.pinned.keys() - known):
            yield say("{case} has a reason for a pin, and no pin", case=case)
        moved = {case for said in self.pinned.values() for case in said.also_moved or ()}
        for case in sorted(moved - set(cases)):
            yield say("{case} is said to have moved, and is no case of the day", case=case)
        if not {lift for item in self.overrides for lift in _lifts(item, pins)} <= set(lifts):
            yield say("an override it carries lifts what the plan does not")

    def still(self, pins: Iterable[Pair]) -> "Decided":
        """What holds once these are the pins: a pin that is gone has no reason any more."""
        kept = {case for case, _ in pins}
        pinned = {case: said for case, said in self.pinned.items() if case in kept}
        return Decided(pinned, self.overrides)


def _lifts(item: CarriedOverride, pins: Collection[Pair]) -> Iterator[Pair]:
    """What an override lifts for those of its pins that still are."""
    cases = {case for case, _ in {*item.pins} & {*pins}}
    return (lift for lift in item.lifts if lift[1] in cases)


NOTHING = Decided({})
