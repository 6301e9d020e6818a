"""Identical machines, the classic sets: alike people who hold nothing, everybody eligible.

2.25 to 4 cases each. Weights uniform or normal, or cut from equal shares, so that a perfectly
even deal is there. Literature asks for the highest load; here it is the sum of squares, as in
every family, whose optimum is at least as hard to prove.
"""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from benchmarks.bare import Bare
from benchmarks.question import Places, Posed, Question

SECONDS = 10
SIZES = ("60x24", "90x40", "150x60", "200x50")
WEIGHTS = ("uniform", "normal", "planted")
METHODS = ("ours", "plain", "greedy", "timefold")
CAPACITY = 1600
SHARE = 480  # minutes of everybody in a planted deal


def questions(places: Places) -> Iterator[Question]:
    """Every size with weights of every kind."""
    del places
    for size in SIZES:
        for kind in WEIGHTS:
            yield Question("alike", size, kind, SECONDS, METHODS)


def bare(question: Question) -> Bare:
    """Draw the weights."""
    random = Random(question.grain)
    cases, workers = question.counts
    match question.strength:
        case "uniform":
            weights = [random.randint(1, 100) for _ in range(cases)]
        case "normal":
            weights = [max(1, round(random.gauss(100, 20))) for _ in range(cases)]
        case _:
            weights = _planted(random, cases, workers)
    everybody = tuple(range(workers))
    return Bare(tuple(weights), (0,) * workers, (CAPACITY,) * workers, (everybody,) * cases)


def _planted(random: Random, cases: int, workers: int) -> list[int]:
    """Equal shares cut into two, three or more."""
    pieces = [cases // workers] * workers
    for worker in random.sample(range(workers), cases - sum(pieces)):
        pieces[worker] += 1
    weights: list[int] = []
    for many in pieces:
        cuts = [0, *sorted(random.sample(range(1, SHARE), many - 1)), SHARE]
        weights += [after - before for before, after in pairwise(cuts)]
    random.shuffle(weights)
    return weights


def pose(question: Question) -> Posed:
    """No rule, two tiers."""
    drawn = bare(question)
    return Posed(drawn.problem(), (), (Unassigned(), Balance()), drawn)
