"""The light a utilisation shows; always a word, so that colour is never the only sign."""

from typing import NamedTuple

from assigner.words import marked


class Light(NamedTuple):
    """A word and the colour it is printed in."""

    word: str
    colour: str


NO_CAPACITY = Light(marked("no hours"), "dim")


def light(utilisation: float | None) -> Light:
    """Blue below 95 %, green to 100, amber to 110, red from 110.

    Source: Community Care 2010 on workload weighting in other professions (local).
    """
    if utilisation is None:
        return NO_CAPACITY
    for below, shown in (
        (0.95, Light(marked("blue"), "blue")),
        (1.00, Light(marked("green"), "green")),
        (1.10, Light(marked("amber"), "yellow")),
    ):
        if utilisation < below:
            return shown
    return Light(marked("red"), "red")
