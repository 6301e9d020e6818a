"""What was decided of a line before, in words: by hand, who and why; or signed, by whom."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from assigner.allocation import Allocation
from assigner.documents.pinned import PinnedCase
from assigner.view import Item, Listed
from assigner.words import Words, joined, listing, say


def pinned_words(said: PinnedCase) -> Words:
    """Who pinned a case and why, and what moved with it, on one line; or who signed it."""
    if said.signed is not None:
        return say("signed at {time} by {by}, number {number} in the record",
                   time=_clock(said.signed.at), by=said.by, number=said.signed.number)
    parts = []
    if said.by is not None:
        parts.append(say("by {by}", by=said.by))
    parts.append(say("no reason given") if said.reason is None else
                 say("reason: {reason}", reason=said.reason))
    if said.also_moved is None:
        parts.append(say("what else moved because of it is not known"))
    elif said.also_moved:
        parts.append(say("elsewhere because of it: {cases}", cases=listing(said.also_moved)))
    else:
        parts.append(say("nothing else moved because of it"))
    return joined(parts, " · ")


def pinned_list(pinned: Mapping[str, PinnedCase], allocation: Allocation) -> Iterator[Listed]:
    """What was pinned by hand, a line each, and what was signed before, a line a signature."""
    hand = {case: said for case, said in pinned.items() if said.signed is None}
    if hand:
        yield Listed(say("Pinned by hand"), [
            Item(say("{case} to {person}", case=case, person=allocation.seats[case].caseworker),
                 pinned_words(said))
            for case, said in sorted(hand.items())
        ])
    signed: dict[str, list[str]] = {}
    for case, said in sorted(pinned.items()):
        if case not in hand:
            signed.setdefault(str(pinned_words(said)), []).append(case)
    if signed:
        yield Listed(say("Stays as it was signed"), [
            Item(words, listing(cases)) for words, cases in signed.items()])


def _clock(moment: str) -> str:
    """The time of day, as whoever reads it lives."""
    return f"{datetime.fromisoformat(moment).astimezone():%H:%M}"
