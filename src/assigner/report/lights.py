"""The light a utilisation shows; always a word, so that colour is never the only sign."""

from typing import NamedTuple


class Light(NamedTuple):
    """A word and the colour it is printed in."""

    word: str
    colour: str


NO_CAPACITY = Light("no hours", "dim")


def light(utilisation: float | None) -> Light:
    """Blue below 95 %, green to 100, amber to 110, red from 110.

    Source: Community Care 2010 on workload weighting in other professions (local).
    """
    if utilisation is None:
        return NO_CAPACITY
    for below, shown in (
        (0.95, Light("blue", "blue")),
        (1.00, Light("green", "green")),
        (1.10, Light("amber", "yellow")),
    ):
        if utilisation < below:
            return shown
    return Light("red", "red")
