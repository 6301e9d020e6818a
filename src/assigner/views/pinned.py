"""What was pinned by hand, in words: who, why, and what else is elsewhere because of it."""

from collections.abc import Iterator, Mapping

from assigner.allocation import Allocation
from assigner.documents.plan import PinnedCase
from assigner.view import Item, Listed
from assigner.words import Words, joined, listing, say


def pinned_words(said: PinnedCase) -> Words:
    """Who pinned a case and why, and what moved with it, on one line."""
    parts = []
    if said.by is not None:
        parts.append(say("by {by}", by=said.by))
    parts.append(say("no reason given") if said.reason is None else
                 say("reason: {reason}", reason=said.reason))
    if said.also_moved is None:
        parts.append(say("what else moved because of it is not known: not proven in the time"))
    elif said.also_moved:
        parts.append(say("elsewhere because of it: {cases}", cases=listing(said.also_moved)))
    else:
        parts.append(say("nothing else moved because of it"))
    return joined(parts, " · ")


def pinned_list(pinned: Mapping[str, PinnedCase], allocation: Allocation) -> Iterator[Listed]:
    """The pins of a plan, a line each; nothing where there are none."""
    if pinned:
        yield Listed(say("Pinned by hand"), [
            Item(say("{case} to {person}", case=case, person=allocation.seats[case].caseworker),
                 pinned_words(said))
            for case, said in sorted(pinned.items())
        ])
