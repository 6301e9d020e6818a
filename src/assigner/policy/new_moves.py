"""[moves] of a model of an office's own, begun: what it costs that an open case changes hands."""

from collections.abc import Iterator

from assigner.policy.commented import comment, number
from assigner.words import Words, say

USUAL = "1"
"""Hours of balance that a move must even out, where nobody says another number."""


def new_moves(heaviest: str = "", each: str = USUAL) -> Iterator[str]:
    """The lines of the table. `heaviest`: the key of a level whose cases had better stay."""
    talk = say("to be talked over")
    yield from comment(say(
        "After staff changes (`assigner rebalance`): an open case moves by choice where that evens "
        "out more hours than all of these together."))
    yield "[moves]"
    yield number("each", each, "hours", say("the new one reads the file"))
    yield number("a_year", "0.5", "hours a year", say("for each year somebody has had it"))
    yield number("years", "5", "years", say("beyond so many it is no longer"))
    if heaviest:
        yield number(f"complexity.{heaviest}", "1", "hours", say("had better stay"))
    yield number("each_caseworker", "0.5", "hours", say("for each who has had it within a year"))
    yield number("known_share", "0", "share", say("nothing where the new one knows the case"))
    yield number("near_deadline", "14", "days", say("due so soon, it stays where it is"))
    yield number("at_most", "10", "moves", talk)
    yield ""


def none_yet(model: str) -> Words:
    """Why staff changes cannot be priced under a model, and what to write in it."""
    return say(
        "{model}: has no [moves], so it does not say what a move costs. Write this in it, with "
        "your own numbers (docs/models.md):\n\n{table}", model=model, table="\n".join(new_moves()))
