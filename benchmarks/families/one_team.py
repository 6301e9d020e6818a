"""One large team under the whole Danish model: everybody is eligible for everything."""

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.families import municipality
from benchmarks.question import Places, Posed, Question

SECONDS = {"30x60": 30, "200x1000": 30, "200x4000": 30}


def questions(places: Places) -> Iterator[Question]:
    """Every size; the peers know no such rules."""
    del places
    for size, seconds in SECONDS.items():
        yield Question("one_team", size, "loose", seconds, ("ours",))


def pose(question: Question) -> Posed:
    """A municipality of one team, which loose eligibility is."""
    return municipality.pose(replace(question, family="municipality"))
