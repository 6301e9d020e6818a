"""A whole office shared out afresh: nobody carries anything, everybody gets many cases."""

from collections.abc import Iterator
from random import Random

from benchmarks.bare import Bare
from benchmarks.eligibility import draw
from benchmarks.families.day import CAPACITY, METHODS, posed
from benchmarks.question import STRENGTHS, Places, Posed, Question

FEW = {"200x60": (2, 5), "7500x163": (3, 12)}
FULL = 0.9


def questions(places: Places) -> Iterator[Question]:
    """A section where each case has few people, and an office of a municipality."""
    del places
    yield Question("afresh", "200x60", "tight", 15, METHODS)
    for strength in STRENGTHS:
        yield Question("afresh", "7500x163", strength, 15, METHODS)


def pose(question: Question) -> Posed:
    """The office as a problem with one rule and two tiers."""
    return posed(bare(question))


def bare(question: Question) -> Bare:
    """Draw the office: weights such that the cases fill nine tenths of all capacity."""
    random = Random(question.grain)
    cases, workers = question.counts
    capacity = tuple(random.choice(CAPACITY) for _ in range(workers))
    mean = FULL * sum(capacity) / cases
    return Bare(
        weights=tuple(max(1, round(mean * random.uniform(0.3, 1.7))) for _ in range(cases)),
        base=(0,) * workers,
        capacity=capacity,
        eligible=draw(random, cases, workers, question.strength, FEW.get(question.size, (2, 5))),
    )
