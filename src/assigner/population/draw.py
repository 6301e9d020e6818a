"""Draws that do not depend on the machine: seeded with a text, never with a hash."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Draw:
    """A stream of draws. Two streams of different names do not touch one another."""

    def __init__(self, *name: object) -> None:
        self.random = Random("|".join(str(part) for part in name))

    def happens(self, share: float) -> bool:
        """True with the probability `share`, 0-1."""
        return self.random.random() < share

    def one(self, of: Sequence[Item]) -> Item:
        """One of them, each as likely."""
        return of[int(self.random.random() * len(of))]

    def weighted(self, of: Mapping[Item, float]) -> Item:
        """One of the keys, as likely as its value says."""
        sums = list(accumulate(of.values()))
        place = bisect(sums, self.random.random() * sums[-1])
        return list(of)[min(place, len(sums) - 1)]

    def some(self, of: Sequence[Item], at_least: int, at_most: int) -> frozenset[Item]:
        """Between `at_least` and `at_most` different ones."""
        return frozenset(self.random.sample(list(of), self.random.randint(at_least, at_most)))

    def around(self, mean: float, spread: float) -> float:
        """A positive number: log-normal with that mean and that relative spread."""
        if spread <= 0:
            return mean
        return mean * self.random.lognormvariate(-spread * spread / 2, spread)


def shared_out(total: int, sizes: Sequence[float], least: int = 0) -> list[int]:
    """Whole numbers that add up to `total`, in proportion to `sizes` (largest remainders).

    Nobody gets less than `least`. Raises ValueError when that cannot be.
    """
    free = total - least * len(sizes)
    if free < 0 or not sizes:
        raise ValueError(f"{total} cannot be shared out to {len(sizes)} with {least} each")
    whole = sum(sizes)
    exact = [free * size / whole for size in sizes]
    found = [int(part) for part in exact]
    by_remainder = sorted(range(len(sizes)), key=lambda place: (found[place] - exact[place], place))
    for place in by_remainder[: free - sum(found)]:
        found[place] += 1
    return [least + part for part in found]
