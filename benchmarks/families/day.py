"""A day: few new cases, caseworkers who carry 60 to 100 per cent of what they can already."""

from collections.abc import Iterator
from random import Random

from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from benchmarks.bare import Bare
from benchmarks.eligibility import draw
from benchmarks.question import STRENGTHS, Places, Posed, Question
from benchmarks.rules.listed import Listed

SECONDS = {"20x40": 10, "50x163": 60, "200x1000": 15, "200x4000": 15}
METHODS = ("ours", "plain", "greedy", "highs", "timefold")
# Minutes a week of a case, as a contact rhythm gives them; further children add a third each.
KINDS = (28, 55, 69, 83, 97, 125, 152, 180)
CAPACITY = (755, 880, 1005, 1130, 1255, 1381, 1547)


def questions(places: Places) -> Iterator[Question]:
    """Every size in every strength."""
    del places
    for size, seconds in SECONDS.items():
        for strength in STRENGTHS:
            yield Question("day", size, strength, seconds, METHODS)


def bare(question: Question) -> Bare:
    """Draw the day."""
    random = Random(question.grain)
    cases, workers = question.counts
    capacity = tuple(random.choice(CAPACITY) for _ in range(workers))
    return Bare(
        weights=tuple(
            random.choice(KINDS) * (3 + random.choice((0, 0, 0, 1, 1, 2))) // 3
            for _ in range(cases)
        ),
        base=tuple(hours * random.randint(60, 100) // 100 for hours in capacity),
        capacity=capacity,
        eligible=draw(random, cases, workers, question.strength),
    )


def pose(question: Question) -> Posed:
    """The day as a problem with one rule and two tiers."""
    return posed(bare(question))


def posed(drawn: Bare) -> Posed:
    """A bare problem under its only rule."""
    listed = Listed(kind="policy", status="assumed", of=drawn.listed())
    return Posed(drawn.problem(), (listed,), (Unassigned(), Balance()), drawn)
