"""Greedy with moves and swaps, in numpy: the baseline that is hard to beat where it is loose."""

from time import monotonic

import numpy as np
from numpy.typing import NDArray

from assigner.allocation import Seats
from benchmarks.answer import Answer
from benchmarks.bare import Bare
from benchmarks.question import Places, Posed

GAIN = 1e-9


def lacks(places: Places) -> str:
    """Nothing is missing."""
    del places
    return ""


def answer(posed: Posed, seconds: float, places: Places) -> Answer:
    """From two starts, the most urgent and the heaviest first; the better end counts."""
    del places
    if posed.bare is None:
        raise TypeError("greedy is given bare questions only")
    bare = posed.bare
    over = monotonic() + seconds
    urgent = np.arange(len(bare.weights))
    heaviest = np.argsort(-np.array(bare.weights), kind="stable")
    ends = []
    for order in (urgent, heaviest):
        desks = Desks(bare)
        desks.hand_out(order)
        while monotonic() < over and (desks.move(over) | desks.swap(over)):
            pass
        ends.append(desks)
    best = min(ends, key=lambda desks: desks.value())
    workers = bare.workers
    return Answer(
        {case: Seats(workers[place]) for case, place in zip(bare.cases, best.taken, strict=True)}
    )


class Desks:
    """Loads, and who takes what so far. Cases are by place, most urgent first."""

    def __init__(self, bare: Bare) -> None:
        self.weights = np.array(bare.weights, dtype=float)
        self.capacity = np.array(bare.capacity, dtype=float)
        self.load = np.array(bare.base, dtype=float)
        self.eligible = [np.array(places) for places in bare.eligible]
        self.may: NDArray[np.bool_] = np.zeros((len(bare.weights), len(bare.base)), dtype=bool)
        for case, places in enumerate(self.eligible):
            self.may[case, places] = True
        self.taken = np.zeros(len(bare.weights), dtype=int)

    def value(self) -> float:
        """Sum of load^2 / capacity."""
        return float((self.load**2 / self.capacity).sum())

    def hand_out(self, order: NDArray[np.int_]) -> None:
        """Each case to whoever has the lowest utilisation after it."""
        for case in order:
            possible = self.eligible[case]
            after = (self.load[possible] + self.weights[case]) / self.capacity[possible]
            worker = possible[np.argmin(after)]
            self.taken[case] = worker
            self.load[worker] += self.weights[case]

    def move(self, over: float) -> bool:
        """Once through the cases, each to where it lowers the sum most."""
        moved = False
        for case, weight in enumerate(self.weights):
            if monotonic() > over:
                break
            here, there = self.taken[case], self.eligible[case]
            gain = self._less(here, weight) - self._more(there, weight)
            gain[there == here] = 0
            best = np.argmax(gain)
            if gain[best] > GAIN * self.load[here]:
                self.load[here] -= weight
                self.load[there[best]] += weight
                self.taken[case] = there[best]
                moved = True
        return moved

    def swap(self, over: float) -> bool:
        """Once through the cases, each for the other one that lowers the sum most."""
        swapped = False
        for case, weight in enumerate(self.weights):
            if monotonic() > over:
                break
            here = self.taken[case]
            others = np.flatnonzero(self.may[:, here] & self.may[case, self.taken])
            others = others[self.taken[others] != here]
            if not len(others):
                continue
            there = self.taken[others]
            given = weight - self.weights[others]
            gain = self._less(here, given) - self._more(there, given)
            best = np.argmax(gain)
            if gain[best] > GAIN * self.load[here]:
                self.load[here] -= given[best]
                self.load[there[best]] += given[best]
                self.taken[case], self.taken[others[best]] = there[best], here
                swapped = True
        return swapped

    def _less(self, worker: int, given: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """What the sum loses when `worker` gives minutes away."""
        return np.asarray(given * (2 * self.load[worker] - given) / self.capacity[worker])

    def _more(
        self, workers: NDArray[np.int_], given: float | NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """What the sum gains when each of `workers` takes them over."""
        return np.asarray(given * (2 * self.load[workers] + given) / self.capacity[workers])
