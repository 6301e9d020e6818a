"""The light a utilisation shows; always a word, so that colour is never the only sign."""

from typing import NamedTuple

from assigner.view import Cell, Tone
from assigner.words import Words, say


class Light(NamedTuple):
    """A word and its tone."""

    word: Words
    tone: Tone

    @property
    def cell(self) -> Cell:
        """The word, set as a label."""
        return Cell(self.word, tone=self.tone, tag=True)


RED = 1.10
"""Utilisation from which the light is red."""
NO_CAPACITY = Light(say("no hours"), "quiet")


def light(utilisation: float | None) -> Light:
    """Blue below 95 %, green to 100, amber to 110, red from 110.

    Source: Community Care 2010 on workload weighting in other professions (local).
    """
    if utilisation is None:
        return NO_CAPACITY
    for below, shown in (
        (0.95, Light(say("blue"), "calm")),
        (1.00, Light(say("green"), "good")),
        (RED, Light(say("amber"), "warn")),
    ):
        if utilisation < below:
            return shown
    return Light(say("red"), "bad")
