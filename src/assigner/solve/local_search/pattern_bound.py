"""A lower bound of the balance of a large team, by duals on classes of blocks.

Lagrange: every block is paid the dual of its class, everybody keeps the set that is best at
these duals, and the tier kept has a price so high that nobody goes above it for what a block
pays. Counted in whole numbers over every set there can be: the useful sets of first seats are
listed (`BlockPatterns`), second seats are a knapsack by minutes. Sets of blocks nobody could have
together only make the bound lower, so who may have which block is left out.
"""

import numpy as np

from assigner.solve.local_search.block_patterns import BlockPatterns
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import PatternParameters as Parameters

FITS = 1 << 60
"""No number on the way may be larger: sums of a few then fit 64 bits."""
NEVER = -FITS
"""What minutes pay that no set of second seats comes to."""


def least_balance(patterns: BlockPatterns, duals: Ints, most: int) -> int | None:
    """A lower bound of sum(k x load^2); None where numbers grow too large.

    `duals`: (class,), what a block pays beyond its forced cost in the tier kept, which costs at
    most `most`.
    """
    data, able = patterns.data, patterns.able
    duals = np.maximum(duals, 0)
    price = -(-int(duals.max(initial=0)) // patterns.price)
    spare = patterns.spare(most)
    base, steep = data.base[able], data.steep[able]
    whole = sum(int(k) * int(b) ** 2 for k, b in zip(data.steep, data.base, strict=True))
    total = whole + sum(int(d) * int(n) for d, n in zip(duals, patterns.many, strict=True))
    total -= price * max(0, spare)
    # Who is so full that a minute costs more than any block pays for one takes nothing.
    dearest = int((-(-duals // patterns.weight)).max(initial=0))
    some = np.flatnonzero(2 * steep * base < dearest)
    heaviest = int((patterns.leads @ patterns.weight).max())
    paid = _knapsack(patterns, duals, dearest // max(1, int(steep.min(initial=1 << 60))) + 1)
    if paid is None:
        return None
    reach = heaviest + len(paid)
    excess = patterns.excess(patterns.leads) - patterns.leads @ patterns.forced
    largest = int(steep.max(initial=0)) * reach * (2 * int(base.max(initial=0)) + reach)
    if max(largest, price * int(excess.max(initial=0)), 2 * price + int(paid.max())) > FITS:
        return None
    for first in range(0, len(some), Parameters.people):
        mine = some[first : first + Parameters.people]
        cost = _least(patterns, duals, price, paid, mine, excess[mine])
        total += int(np.minimum(cost, 0).sum())
    return total


def _knapsack(patterns: BlockPatterns, duals: Ints, worth: int) -> Ints | None:
    """(minutes,), the most that second seats of so many minutes pay; None where these are too many.

    `worth`: minutes from which on nobody takes more, as each costs more than any block pays.
    """
    seconds = np.flatnonzero(~patterns.lead)
    minutes = min(worth, int((patterns.weight * patterns.many)[seconds].sum()))
    if minutes > Parameters.minutes:
        return None
    paid = np.full(minutes + 1, NEVER, np.int64)
    paid[0] = 0
    for row in seconds.tolist():
        weight = int(patterns.weight[row])
        for _ in range(int(patterns.many[row]) if weight <= minutes else 0):
            taken = paid[:-weight] + duals[row]
            paid[weight:] = np.maximum(paid[weight:], np.where(paid[:-weight] < 0, NEVER, taken))
    return paid


def _least(
    patterns: BlockPatterns, duals: Ints, price: int, paid: Ints, mine: Ints, excess: Ints
) -> Ints:
    """(person of `mine`,), the least reduced cost of any set they can have."""
    data = patterns.data
    workers = patterns.able[mine]
    base, steep = data.base[workers, None], data.steep[workers, None]
    heavy = patterns.leads @ patterns.weight
    cost = steep * (heavy * (2 * base + heavy)) - patterns.leads @ duals + price * excess
    cost = np.where(patterns.broken(patterns.leads)[mine], FITS, cost)
    # Of sets of one weight the cheapest is enough, before second seats come beside it.
    weights, at = np.unique(heavy, return_inverse=True)
    best = np.full((len(mine), len(weights)), FITS, np.int64)
    for column in range(len(heavy)):
        np.minimum(best[:, at[column]], cost[:, column], out=best[:, at[column]])
    minutes = np.flatnonzero(paid > NEVER)
    pays = paid[minutes]
    least = np.full(len(mine), FITS, np.int64)
    for column, weight in enumerate(weights.tolist()):
        beside = steep * (minutes * (2 * (base + weight) + minutes)) - pays
        least = np.minimum(least, best[:, column] + beside.min(axis=1))
    return least
