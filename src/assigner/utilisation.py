"""How evenly work lies on people: utilisation is load / capacity, and its spread.

The spread is the standard deviation, weighted by capacity: an hour counts the same whoever works
it. From whole minutes it is exact until the root is taken.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import sqrt

from assigner.problem import Problem


def variance(squares: Fraction, carried: int, capacity: int) -> Fraction:
    """The square of the spread: sum(load^2 / capacity) against what all carry, in minutes.

    Below 0 where `squares` is a bound that lies below what any loads have.
    """
    return squares / capacity - Fraction(carried, capacity) ** 2


def variance_of(
    problem: Problem, load: Mapping[str, int], among: Iterable[str] | None = None
) -> Fraction:
    """That of these loads (None: of all), of whom has hours for cases; 0 where nobody has."""
    able = [w for w in (problem.capacity if among is None else among) if problem.capacity[w] > 0]
    if not able:
        return Fraction(0)
    squares = sum((Fraction(load[w] ** 2, problem.capacity[w]) for w in able), Fraction(0))
    return variance(
        squares, sum(load[w] for w in able), sum(problem.capacity[w] for w in able)
    )


def spread(
    problem: Problem, load: Mapping[str, int], among: Iterable[str] | None = None
) -> float:
    """The spread of utilisation of these loads, as a share: 0.05 is 5 percentage points."""
    return sqrt(variance_of(problem, load, among))
